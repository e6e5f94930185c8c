import { and, grows, has, is, not, or, ranks, shrinks } from './calls.ts';
import type { Decisions } from './resizer/decisions.ts';
import { mistakes, orWith } from './rows.ts';

/** Bytes are blended with products of 12 bits, or by cubic weights cut off after 12 bits at the nearest 64th. */
const BYTES_OF_LIBVIPS: Partial<Decisions> = {
  uint8Passes: 'product-weights',
  cubicPhases: '64ths',
  uint8Weights: 'cut-12',
  uint8Range: 'clamped-at-the-end',
};

export const LIBRARY_MISTAKES = [
  // What OpenCV has of its own, and those who call it for a mode of PyTorch.
  ...mistakes('area', 'area.windows', and(is.area, has.rows), {
    'crossed-elements': [
      'It weighs the ends of area windows by the part that is covered, and where an axis grows it blends only where an output lies across two elements.',
      { areaWindow: 'opencv' },
      "OpenCV's INTER_AREA",
    ],
  }),
  ...mistakes('antialias', 'antialias.bilinear-kernel', is.linearWindow, {
    'bilinear-as-covered-area': [
      'It averages the elements that an output covers, by the part that is covered, where antialiased bilinear weighs by a triangle.',
      { computedAs: { 'antialias-bilinear': 'area' }, areaWindow: 'opencv' },
      "OpenCV's INTER_AREA",
    ],
  }),
  ...mistakes('lanczos', 'antialias.lanczos-kernel', is.lanczos, {
    'eight-taps': [
      'Its Lanczos kernel has four lobes and is not stretched, and the last element is repeated beyond the border.',
      { lanczosLobes: 4, stretch: 'never', antialiasBorder: 'replicated' },
      "OpenCV's INTER_LANCZOS4",
    ],
  }),
  ...mistakes('lanczos', 'antialias.lanczos-kernel', and(is.lanczos, is.bytes), {
    'eight-taps-of-11-bits': [
      'Its Lanczos kernel has four lobes and is not stretched, its weights have 11 bits, and it rounds uint8 once at the end.',
      {
        lanczosLobes: 4,
        stretch: 'never',
        antialiasBorder: 'replicated',
        uint8Passes: 'rounded-once',
        weightPrecision: 'fixed-11',
      },
      "OpenCV's INTER_LANCZOS4",
    ],
  }),
  ...mistakes('rounding', 'rounding.uint8-weights', and(is.blending, is.bytes), {
    'uint8-weights-11-bits-rounded-once': [
      'Its uint8 weights have 11 bits, and it rounds once at the end.',
      { uint8Passes: 'rounded-once', weightPrecision: 'fixed-11' },
      "OpenCV's INTER_CUBIC",
    ],
    'uint8-weights-8-bits-rounded-once': [
      'Its uint8 weights have 8 bits, and it rounds once at the end.',
      { uint8Passes: 'rounded-once', weightPrecision: 'fixed-8' },
      "OpenCV's INTER_LINEAR_EXACT",
    ],
  }),
  ...mistakes('rounding', 'rounding.uint8-weights', and(is.linear, is.bytes, ranks(4)), {
    'uint8-quarter-levels': [
      'Its uint8 weights have 11 bits, and it cuts what each of two rows gives down to quarters of a level before it adds them up.',
      { uint8Passes: 'quarter-levels', linearBorder: 'replicated', coordinatePrecision: 'float32-position' },
      "OpenCV's INTER_LINEAR",
    ],
  }),

  // What libvips has of its own, and sharp with it.
  ...orWith(
    orWith(
      [
        ...mistakes(
          'coordinates',
          'coordinates.half-pixel',
          and(or(is.placed, is.antialiased), not(is.aligned), not(is.lanczos)),
          {
            'affine-transform': [
              'It looks at k · step, without the half pixels, in a picture with zeros around it; its cubic coefficient is −0.5, and it ignores antialias.',
              {
                transform: 'asymmetric',
                linearBorder: 'zero',
                cubicBorder: 'zero',
                cubicCoefficient: -0.5,
                computedAs: { 'antialias-bilinear': 'linear', 'antialias-bicubic': 'bicubic' },
              },
              'the affine transform of libvips and sharp, and so RawImage.resize of transformers.js in Node',
            ],
          },
        ),
        ...mistakes('antialias', 'antialias.enlarging', and(is.antialiased, not(is.lanczos), grows, not(shrinks)), {
          'enlarged-by-affine-transform': [
            'Where no axis shrinks it computes antialias without a filter, at k · step − ½; its cubic coefficient is −0.5.',
            {
              computedAs: { 'antialias-bilinear': 'linear', 'antialias-bicubic': 'bicubic' },
              cubicCoefficient: -0.5,
              transform: 'asymmetric',
              shift: -0.5,
              unchangedAxis: 'resampled',
            },
            'libvips and sharp where they enlarge',
          ],
        }),
        ...mistakes('lanczos', 'antialias.lanczos-kernel', and(is.lanczos, grows, not(shrinks)), {
          'enlarged-by-affine-transform': [
            'Where no axis shrinks it computes lanczos as bicubic with the coefficient −0.5, at k · step − ½, so that an axis of unchanged size is moved by half an element.',
            {
              computedAs: { 'antialias-lanczos': 'bicubic' },
              cubicCoefficient: -0.5,
              transform: 'asymmetric',
              shift: -0.5,
              unchangedAxis: 'resampled',
            },
            'libvips and sharp where they enlarge, and so RawImage.resize of transformers.js in Node',
          ],
        }),
      ],
      BYTES_OF_LIBVIPS,
      is.bytes,
    ),
    { cubicPhases: '64ths' },
    is.float,
  ),
];
