import { decoded, encoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Asked } from './asked.ts';
import { and, is } from './calls.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';
import { after, changed, each, fitted, type How, mistakes } from './rows.ts';

const BYTES = and(is.blending, is.bytes);

const bits = (candidates: readonly number[], decisions: (count: number) => Partial<Decisions>): How =>
  fitted(decisions, { candidates });

/** How bytes are weighed, summed, rounded, clamped and kept between the passes. */
export const UINT8_MISTAKES = [
  ...mistakes('rounding', 'rounding.uint8-two-passes', BYTES, {
    'uint8-truncates': [
      'It truncates uint8 results instead of rounding them.',
      { uint8Passes: 'rounded-once', uint8Weights: 'real', uint8Rounding: 'truncated' },
      { clause: 'rounding.uint8-half-up', also: 'ONNX Runtime, interpolate of transformers.js' },
    ],
  }),
  ...mistakes('rounding', 'rounding.uint8-half-up', BYTES, {
    'uint8-truncates-each-pass': ['It truncates each pass of uint8.', { uint8Rounding: 'truncated' }],
    'uint8-rounds-up': ['It rounds uint8 results up.', { uint8Rounding: 'ceil', uint8Weights: 'real' }],
    'uint8-half-even': [
      'It rounds a uint8 half to even.',
      { uint8Rounding: 'half-even' },
      'the rint of C, numpy and CUDA',
    ],
    'uint8-half-even-once': [
      'It rounds uint8 once at the end, a half to even.',
      { uint8Rounding: 'half-even', uint8Passes: 'rounded-once' },
    ],
    'uint8-half-down': ['It rounds a uint8 half down.', { uint8Rounding: 'half-down' }],
  }),
  ...mistakes('rounding', 'rounding.uint8-clamp', BYTES, {
    'uint8-wraps': ['It lets uint8 overflow instead of clamping it.', { uint8Range: 'wrapped' }],
    'uint8-late-clamp': ['It clamps uint8 only after the last pass.', { uint8Range: 'clamped-at-the-end' }],
  }),
  ...mistakes('rounding', 'rounding.uint8-two-passes', BYTES, {
    'uint8-rounds-once': ['It rounds uint8 once at the end, not after each pass.', { uint8Passes: 'rounded-once' }],
    'uint8-height-first': [
      'It resizes the height of uint8 before the width.',
      { passOrder: 'first-axis-first' },
      'Pillow 13, where that is less work',
    ],
    'uint8-cut-between-passes': [
      'It rounds only the last pass of uint8, and truncates the others.',
      { uint8Between: 'cut-before-another' },
    ],
    'uint8-width-cut': [
      'It rounds the vertical pass of uint8, and truncates the horizontal one.',
      { uint8Between: 'cut-after-width' },
    ],
  }),
  ...mistakes('rounding', 'rounding.uint8-weights', BYTES, {
    'uint8-weights-of-bits': [
      'Its uint8 weights have {} bits.',
      bits([11, 8, 7, 6, 9, 10, 12, 5, 4], (count) => ({ uint8Weights: `fixed-${count}` })),
    ],
    'uint8-weights-cut-to-bits': [
      'Its uint8 weights are truncated to {} bits, so that they sum to less than 1.',
      [
        bits([8, 7, 10, 11, 12, 14, 6, 5, 9], (count) => ({ uint8Weights: `cut-${count}` })),
        bits([], (count) => ({ uint8Weights: 'real', weightPrecision: `cut-${count}` })),
      ],
    ],
    'uint8-fraction-cut-to-bits': [
      'It truncates the fraction between two elements of uint8 to {} bits.',
      is.placed,
      bits([5, 4, 8, 7, 6, 3, 2, 10, 11], (count) => ({ uint8Weights: 'real', fractionPrecision: `cut-${count}` })),
    ],
    'uint8-fraction-of-bits': [
      'It rounds the fraction between two elements of uint8 to {} bits.',
      is.cubic,
      bits([5, 4, 8, 7, 6, 3, 2, 10, 11], (count) => ({ uint8Weights: 'real', fractionPrecision: `fixed-${count}` })),
    ],
    'uint8-weights-of-255': ['Its uint8 weights are whole 255ths, divided by 256.', { uint8Weights: 'whole-255' }],
    ...each(['float16', 'bfloat16'] as const, (dtype) => ({
      [`uint8-in-${dtype}`]: [
        `It computes uint8 in ${dtype}.`,
        [
          { uint8Weights: 'real', sumPrecision: dtype },
          { uint8Weights: 'real', sumPrecision: dtype, betweenPrecision: dtype, uint8Passes: 'rounded-once' },
        ],
      ],
    })),
    ...each([16, 32] as const, (size) => ({
      [`uint8-sums-of-${size}-bits`]: [
        `Its sums of uint8 overflow ${size} bits: weights of ${size - 8} bits leave no room.`,
        { uint8Weights: `fixed-${size - 8}`, uint8Sums: `int${size}` },
      ],
    })),
  }),
  ...mistakes('rounding', 'rounding.result-dtype', is.bytes, {
    'uint8-clamped-to-254': [
      'It clamps uint8 to 254.',
      after((right) => ({ ...right, data: right.data.map((level) => Math.min(level, 254)) as Tensor['data'] })),
      { clause: 'rounding.uint8-clamp' },
    ],
    'uint8-signed': [
      'It computes uint8 as signed bytes, and writes their bits.',
      changed((one) => signedBytes(one, 'float64', (value) => value & 255)),
    ],
    'uint8-read-signed': [
      'It reads uint8 as signed bytes, those above 127 as negative numbers, and clamps its results.',
      [
        changed((one) => signedBytes(one, 'float64', (value) => Math.min(Math.max(value, 0), 255))),
        { uint8Read: 'signed' },
      ],
    ],
    'uint8-through-unit-range': [
      'It divides uint8 by 255 and multiplies back in low precision.',
      after(unitRange),
      { clause: 'rounding.uint8-nearest-any' },
    ],
  }),
];

export function signedBytes(
  { input, options }: Asked,
  dtype: 'float32' | 'float64',
  byte: (value: number) => number,
): Tensor {
  const signed = encoded(dtype, Float64Array.from(Int8Array.from(input.data)));
  const right = resize({ dtype, shape: input.shape, data: signed }, options);
  return { dtype: 'uint8', shape: right.shape, data: Uint8Array.from(right.data, (value) => byte(Math.round(value))) };
}

function unitRange(right: Tensor): Tensor {
  const unit = Float64Array.from(right.data, (level) => level / 255);
  const kept = decoded({ dtype: 'float16', data: encoded('float16', unit) });
  return { ...right, data: Uint8Array.from(kept, (value) => Math.trunc(value * 255)) };
}
