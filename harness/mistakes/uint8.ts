import { decoded, encoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Asked } from './asked.ts';
import type { Mistake } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';
import { and, changed, type DecidedRow, decided, isBlending, ofDtypes } from './rows.ts';

const UINT8 = and(isBlending, ofDtypes('uint8'));

const ROUNDINGS: readonly DecidedRow[] = [
  [
    'rounding.uint8-truncates',
    'rounding.uint8-half-up',
    'It cuts uint8 results down instead of rounding them.',
    UINT8,
    { uint8Passes: 'rounded-once', uint8Weights: 'real', uint8Rounding: 'truncated' },
    'ONNX Runtime, interpolate of transformers.js',
  ],
  [
    'rounding.uint8-truncates-each-pass',
    'rounding.uint8-two-passes',
    'It cuts each pass of uint8 down instead of rounding it.',
    UINT8,
    { uint8Rounding: 'truncated' },
  ],
  [
    'rounding.uint8-rounds-up',
    'rounding.uint8-half-up',
    'It rounds uint8 results up.',
    UINT8,
    { uint8Rounding: 'up', uint8Weights: 'real' },
  ],
  [
    'rounding.uint8-half-even',
    'rounding.uint8-half-up',
    'It rounds a uint8 half to even.',
    UINT8,
    { uint8Rounding: 'half-even' },
    'the rint of C, numpy and CUDA',
  ],
  [
    'rounding.uint8-half-even-once',
    'rounding.uint8-half-up',
    'It rounds uint8 once at the end, a half to even.',
    UINT8,
    { uint8Rounding: 'half-even', uint8Passes: 'rounded-once' },
  ],
  [
    'rounding.uint8-half-down',
    'rounding.uint8-half-up',
    'It rounds a uint8 half down.',
    UINT8,
    { uint8Rounding: 'half-down' },
  ],
  [
    'rounding.uint8-wraps',
    'rounding.uint8-clamp',
    'It lets uint8 overflow instead of clamping it.',
    UINT8,
    { uint8Range: 'wrapped' },
  ],
  [
    'rounding.uint8-late-clamp',
    'rounding.uint8-clamp',
    'It clamps uint8 only after the last pass.',
    UINT8,
    { uint8Range: 'clamped-at-the-end' },
  ],
  [
    'rounding.uint8-rounds-once',
    'rounding.uint8-two-passes',
    'It rounds uint8 once at the end, not after each pass.',
    UINT8,
    { uint8Passes: 'rounded-once' },
  ],
  [
    'rounding.uint8-height-first',
    'rounding.uint8-two-passes',
    'It resizes the height of uint8 before the width.',
    UINT8,
    { passOrder: 'first-axis-first' },
    'Pillow 13, where that is less work',
  ],
  [
    'rounding.uint8-cut-between-passes',
    'rounding.uint8-two-passes',
    'It cuts uint8 down between the passes, and rounds only the last.',
    UINT8,
    { uint8Between: 'cut-before-another' },
  ],
  [
    'rounding.uint8-width-cut',
    'rounding.uint8-two-passes',
    'It cuts uint8 down after the pass over the width, and rounds only that over the height.',
    UINT8,
    { uint8Between: 'cut-after-width' },
  ],
];

const OPENCV_BITS = 11;
const ROUNDED_BITS: readonly number[] = [11, 8, 7, 6, 9, 10, 12];
const CUT_BITS: readonly number[] = [7, 8, 10, 11, 12, 14];

const WEIGHTS: readonly [id: string, sentence: string, decisions: Partial<Decisions>, also?: string | undefined][] = [
  ...ROUNDED_BITS.map((bits): (typeof WEIGHTS)[number] => [
    `uint8-weights-${bits}-bits`,
    `Its uint8 weights have ${bits} bits.`,
    { uint8Weights: `fixed-${bits}` },
    bits === OPENCV_BITS ? 'OpenCV' : undefined,
  ]),
  ...CUT_BITS.map((bits): (typeof WEIGHTS)[number] => [
    `uint8-weights-cut-to-${bits}-bits`,
    `Its uint8 weights are cut off after ${bits} bits, so that they sum to less than 1.`,
    { uint8Weights: `cut-${bits}` },
  ]),
  [
    'uint8-weights-of-255',
    'Its uint8 weights are whole 255ths, of which it takes 256 for 1.',
    { uint8Weights: 'whole-255' },
  ],
  [
    'uint8-sums-of-16-bits',
    'Its sums of uint8 overflow 16 bits: weights of 8 bits leave no room.',
    { uint8Weights: 'fixed-8', uint8Sums: 'int16' },
  ],
  [
    'uint8-sums-of-32-bits',
    'Its sums of uint8 overflow 32 bits: weights of 24 bits leave no room.',
    { uint8Weights: 'fixed-24', uint8Sums: 'int32' },
  ],
];

/** How bytes are weighed, summed, rounded, clamped and kept between the passes. */
export const UINT8_MISTAKES: readonly Mistake[] = [
  ...ROUNDINGS.map((row) => decided(...row)),
  ...WEIGHTS.map(([id, sentence, decisions, also]) =>
    decided(`rounding.${id}`, 'rounding.uint8-weights', sentence, UINT8, decisions, also),
  ),
  changed(
    'rounding.uint8-clamped-to-254',
    'rounding.uint8-clamp',
    'It clamps uint8 to 254.',
    ofDtypes('uint8'),
    ({ input, options }) => {
      const right = resize(input, options);
      return { ...right, data: right.data.map((level) => Math.min(level, 254)) as Tensor['data'] };
    },
  ),
  changed(
    'rounding.uint8-signed',
    'rounding.result-dtype',
    'It computes uint8 as signed bytes: what is above 127 is negative, and its bits are written as they are.',
    ofDtypes('uint8'),
    (one) => signedBytes(one, (value) => value & 255),
  ),
  changed(
    'rounding.uint8-read-signed',
    'rounding.result-dtype',
    'It reads uint8 above 127 as negative numbers, and clamps its results.',
    ofDtypes('uint8'),
    (one) => signedBytes(one, (value) => Math.min(Math.max(value, 0), 255)),
  ),
  changed(
    'rounding.uint8-through-unit-range',
    'rounding.uint8-nearest-any',
    'It divides uint8 by 255 and multiplies back in low precision.',
    ofDtypes('uint8'),
    unitRange,
  ),
];

function signedBytes({ input, options }: Asked, byte: (value: number) => number): Tensor {
  const signed = { dtype: 'float64' as const, shape: input.shape, data: Float64Array.from(Int8Array.from(input.data)) };
  const right = resize(signed, options);
  return {
    dtype: 'uint8',
    shape: right.shape,
    data: Uint8Array.from(right.data, (value) => byte(Math.round(value))),
  };
}

function unitRange({ input, options }: { input: Tensor; options: object }): Tensor {
  const right = resize(input, options);
  const unit = Float64Array.from(right.data, (level) => level / 255);
  const kept = decoded({ dtype: 'float16', data: encoded('float16', unit) });
  return { ...right, data: Uint8Array.from(kept, (value) => Math.trunc(value * 255)) };
}
