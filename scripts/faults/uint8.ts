import { resize } from '#harness/mistakes/resizer/resize.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { type Fault, wrapped } from './fault.ts';
import { rowsOf } from './rows.ts';
import { antialiased, both, dtypes, modes, plain } from './scope.ts';

const UINT8 = dtypes('uint8');

/** Cluster I: how bytes are weighed, summed, rounded and clamped. */
export const UINT8_FAULTS: readonly Fault[] = [
  ...rowsOf('arithmetic', 'I', [
    [
      'uint8-truncated',
      'rounding.uint8-half-up',
      'cuts uint8 results down',
      { uint8Passes: 'rounded-once', uint8Rounding: 'truncated' },
      UINT8,
      'microsoft/onnxruntime#25417',
    ],
    [
      'uint8-truncated-each-pass',
      'rounding.uint8-two-passes',
      'cuts each pass of uint8 down',
      { uint8Rounding: 'truncated' },
      UINT8,
    ],
    [
      'uint8-rounded-up',
      'rounding.uint8-half-up',
      'rounds uint8 results up',
      { uint8Rounding: 'up', uint8Weights: 'real' },
      UINT8,
    ],
    [
      'uint8-half-even',
      'rounding.uint8-half-up',
      'rounds a uint8 half to even',
      { uint8Rounding: 'half-even' },
      both(UINT8, plain),
    ],
    [
      'uint8-half-even-antialias',
      'rounding.uint8-half-up',
      'rounds a uint8 half to even with antialias',
      { uint8Rounding: 'half-even' },
      both(UINT8, antialiased),
    ],
    [
      'uint8-half-even-once',
      'rounding.uint8-half-up',
      'rounds uint8 bilinear once, a half to even, as rint does',
      { uint8Rounding: 'half-even', uint8Passes: 'rounded-once' },
      both(UINT8, modes('bilinear')),
    ],
    [
      'uint8-half-even-bicubic',
      'rounding.uint8-half-up',
      'rounds a uint8 half to even in bicubic',
      { uint8Rounding: 'half-even', uint8Weights: 'real' },
      both(UINT8, modes('bicubic')),
    ],
    [
      'uint8-half-down',
      'rounding.uint8-half-up',
      'cuts a uint8 half off',
      { uint8Rounding: 'half-down' },
      both(UINT8, plain),
    ],
    [
      'uint8-half-down-antialias',
      'rounding.uint8-half-up',
      'cuts a uint8 half off with antialias',
      { uint8Rounding: 'half-down' },
      both(UINT8, antialiased),
    ],
    ['uint8-wrapped', 'rounding.uint8-clamp', 'lets uint8 overflow', { uint8Range: 'wrapped' }, UINT8],
    [
      'uint8-late-clamp',
      'rounding.uint8-clamp',
      'clamps uint8 only after the last pass',
      { uint8Range: 'clamped-at-the-end' },
      UINT8,
    ],
    [
      'uint8-weights-10-bits',
      'rounding.uint8-weights',
      'keeps uint8 weights of 10 bits',
      { uint8Weights: 'fixed-10' },
      UINT8,
    ],
    [
      'uint8-weights-cut-to-8-bits',
      'rounding.uint8-weights',
      'cuts uint8 weights off after 8 bits',
      { uint8Weights: 'cut-8' },
      UINT8,
    ],
    [
      'uint8-weights-cut-to-14-bits',
      'rounding.uint8-weights',
      'cuts uint8 weights off after 14 bits',
      { uint8Weights: 'cut-14' },
      UINT8,
    ],
    [
      'uint8-weights-of-255',
      'rounding.uint8-weights',
      'takes 256 for 1 where its uint8 weights are 255ths',
      { uint8Weights: 'whole-255' },
      UINT8,
    ],
    [
      'uint8-sums-of-16-bits',
      'rounding.uint8-weights',
      'sums uint8 in 16 bits',
      { uint8Weights: 'fixed-8', uint8Sums: 'int16' },
      UINT8,
    ],
    [
      'uint8-sums-of-32-bits',
      'rounding.uint8-weights',
      'sums uint8 with weights of 24 bits in 32 bits',
      { uint8Weights: 'fixed-24', uint8Sums: 'int32' },
      UINT8,
    ],
    [
      'uint8-cut-between-passes',
      'rounding.uint8-two-passes',
      'cuts uint8 down between the passes',
      { uint8Between: 'cut-before-another' },
      UINT8,
    ],
    [
      'uint8-width-cut',
      'rounding.uint8-two-passes',
      'cuts uint8 down after the width, and rounds after the height',
      { uint8Between: 'cut-after-width' },
      UINT8,
    ],
    [
      'uint8-once-bicubic',
      'rounding.uint8-two-passes',
      'rounds uint8 bicubic and lanczos once',
      { uint8Passes: 'rounded-once' },
      both(UINT8, modes('bicubic', 'lanczos')),
      'pytorch/vision#8399',
    ],
    [
      'uint8-height-first',
      'rounding.uint8-two-passes',
      'resizes the height of uint8 bicubic first',
      { passOrder: 'first-axis-first' },
      both(UINT8, modes('bicubic')),
    ],
    [
      'uint8-height-first-lanczos',
      'rounding.uint8-two-passes',
      'resizes the height of uint8 lanczos first',
      { passOrder: 'first-axis-first' },
      both(UINT8, modes('lanczos')),
    ],
    [
      'uint8-weights-11-bits',
      'rounding.uint8-weights',
      'keeps uint8 weights of 11 bits, as OpenCV does',
      { uint8Weights: 'fixed-11' },
      UINT8,
    ],
    [
      'uint8-weights-8-bits',
      'rounding.uint8-weights',
      'keeps uint8 weights of 8 bits',
      { uint8Weights: 'fixed-8' },
      UINT8,
    ],
    [
      'uint8-weights-7-bits',
      'rounding.uint8-weights',
      'keeps uint8 weights of 7 bits',
      { uint8Weights: 'fixed-7' },
      UINT8,
    ],
  ]),
  wrapped({
    id: 'arithmetic/uint8-signed',
    sentence: 'reads uint8 above 127 as negative numbers',
    cluster: 'I',
    clause: 'rounding.uint8-clamp',
    make: () => (input, options) => {
      const result = resize(input, options);
      if (input.dtype !== 'uint8' || (options.mode ?? 'nearest').startsWith('nearest')) return result;
      const signed = Float32Array.from(input.data, (value) => (value > 127 ? value - 256 : value));
      const float = resize({ ...input, dtype: 'float32', data: signed }, options);
      return { ...result, data: Uint8Array.from(float.data, (value) => Math.round(value) & 255) };
    },
  }),
  wrapped({
    id: 'arithmetic/uint8-normalised',
    sentence: 'divides uint8 by 255, keeps float16 and cuts when it multiplies back',
    cluster: 'I',
    clause: 'rounding.uint8-nearest-any',
    make: () => (input, options) => {
      const result = resize(input, options);
      if (input.dtype !== 'uint8') return result;
      const normalised = Float64Array.from(result.data, (value) => value / 255);
      const kept = decoded({ dtype: 'float16', data: encoded('float16', normalised) });
      return { ...result, data: Uint8Array.from(kept, (value) => Math.trunc(value * 255)) };
    },
  }),
];
