import { decoded, encoded, FLOAT_FORMATS } from '#reference/rounding.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { ARITHMETIC } from '../../judge/arithmetic.ts';
import { blendingRule } from '../../judge/blending-rule.ts';
import { NO_DEPARTURES } from '../../judge/errata.ts';
import type { Decisions } from '../../resizer/decisions.ts';
import { resize } from '../../resizer/resize.ts';
import type { Asked } from '../asked.ts';
import type { Hypothesis, Seen } from '../hypothesis.ts';
import { rightResult } from '../right-result.ts';
import {
  and,
  type Concerns,
  changed,
  decided,
  isBlending,
  isComputed,
  isCopying,
  not,
  ofDtypes,
  shown,
} from '../rows.ts';
import { numbersOf } from '../seen-numbers.ts';

type Row = [
  id: string,
  clause: ClauseId,
  sentence: string,
  concerns: Concerns,
  decisions: Partial<Decisions>,
  also?: string,
];

const FLOAT = and(isBlending, ofDtypes('float32', 'float64'));
const HALF = and(isBlending, ofDtypes('float16', 'bfloat16'));
const FLOAT64 = and(isBlending, ofDtypes('float64'));
const UINT8 = and(isBlending, ofDtypes('uint8'));
const ANY_FLOAT = and(isBlending, not(ofDtypes('uint8')));

const hasNaN: Concerns = ({ input }) => input.dtype !== 'uint8' && decoded(input).some(Number.isNaN);
const hasInfinity: Concerns = ({ input }) =>
  input.dtype !== 'uint8' && decoded(input).some((value) => Math.abs(value) === Number.POSITIVE_INFINITY);

const ROWS: readonly Row[] = [
  [
    'precision.float16',
    'rounding.float-arithmetic',
    'It computes in float16.',
    FLOAT,
    { sumPrecision: 'float16', betweenPrecision: 'float16' },
  ],
  [
    'precision.bfloat16',
    'rounding.float-arithmetic',
    'It computes in bfloat16.',
    FLOAT,
    { sumPrecision: 'bfloat16', betweenPrecision: 'bfloat16' },
  ],
  [
    'precision.float16-between-passes',
    'rounding.float-arithmetic',
    'It keeps float16 between the passes.',
    FLOAT,
    { betweenPrecision: 'float16' },
  ],
  ['weights.float16', 'rounding.float-arithmetic', 'Its weights are float16.', FLOAT, { weightPrecision: 'float16' }],
  [
    'weights.bfloat16',
    'rounding.float-arithmetic',
    'Its weights are bfloat16.',
    ANY_FLOAT,
    { weightPrecision: 'bfloat16' },
  ],
  [
    'weights.11-bits',
    'rounding.float-arithmetic',
    'Its weights have 11 bits.',
    ANY_FLOAT,
    { weightPrecision: 'fixed-11' },
    'OpenCV for bytes',
  ],
  [
    'weights.8-bits',
    'rounding.float-arithmetic',
    'Its weights have 8 bits.',
    ANY_FLOAT,
    { weightPrecision: 'fixed-8' },
    'the texture units of GPUs',
  ],
  [
    'weights.5-bits',
    'rounding.float-arithmetic',
    'Its weights have 5 bits, as those of a table.',
    ANY_FLOAT,
    { weightPrecision: 'fixed-5' },
  ],
  [
    'coordinates.in-float16',
    'coordinates.precision',
    'It computes coordinates in float16.',
    ANY_FLOAT,
    { coordinatePrecision: 'float16' },
  ],
  [
    'coordinates.in-bfloat16',
    'coordinates.precision',
    'It computes coordinates in bfloat16.',
    ANY_FLOAT,
    { coordinatePrecision: 'bfloat16' },
  ],
  [
    'coordinates.accumulated',
    'coordinates.precision',
    'It adds the step up from element to element, and the roundings with it.',
    isBlending,
    { coordinatePrecision: 'accumulated' },
  ],
  [
    'coordinates.of-16-bits',
    'coordinates.precision',
    'Its steps have 16 bits after the point.',
    isBlending,
    { coordinatePrecision: 'fixed-16' },
  ],
  [
    'coordinates.of-11-bits',
    'coordinates.precision',
    'Its steps have 11 bits after the point.',
    isBlending,
    { coordinatePrecision: 'fixed-11' },
  ],
  [
    'coordinates.cut-to-16-bits',
    'coordinates.precision',
    'Its steps are cut off after 16 bits.',
    isBlending,
    { coordinatePrecision: 'cut-16' },
  ],
  [
    'coordinates.cut-to-8-bits',
    'coordinates.precision',
    'Its steps are cut off after 8 bits.',
    isBlending,
    { coordinatePrecision: 'cut-8' },
  ],
  [
    'coordinates.of-8-bits',
    'coordinates.precision',
    'Its steps have 8 bits after the point.',
    isBlending,
    { coordinatePrecision: 'fixed-8' },
  ],
  [
    'precision.float32-for-float64',
    'rounding.float64-arithmetic',
    'It computes float64 in float32.',
    FLOAT64,
    {
      coordinatePrecision: 'float32',
      weightPrecision: 'float32',
      sumPrecision: 'float32',
      betweenPrecision: 'float32',
    },
  ],
  [
    'coordinates.in-float32',
    'rounding.float64-arithmetic',
    'It computes coordinates of float64 in float32.',
    FLOAT64,
    { coordinatePrecision: 'float32' },
  ],
  [
    'weights.float32',
    'rounding.float64-arithmetic',
    'Its weights for float64 are float32.',
    FLOAT64,
    { weightPrecision: 'float32' },
  ],
  [
    'precision.float32-sums',
    'rounding.float64-arithmetic',
    'It sums float64 in float32.',
    FLOAT64,
    { sumPrecision: 'float32' },
  ],
  [
    'precision.half-sums',
    'rounding.half-types',
    'It sums half types in the half type.',
    HALF,
    { sumPrecision: 'dtype', betweenPrecision: 'dtype' },
  ],
  [
    'precision.half-between-passes',
    'rounding.half-types',
    'It keeps the half type between the passes.',
    HALF,
    { betweenPrecision: 'dtype' },
  ],
  [
    'rounding.uint8-truncates',
    'rounding.uint8-half-up',
    'It cuts uint8 results down instead of rounding them.',
    UINT8,
    { uint8Passes: 'rounded-once', uint8Weights: 'real', uint8Rounding: 'truncated' },
    'ONNX Runtime',
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
    'rounding.uint8-weights-11-bits',
    'rounding.uint8-weights',
    'Its uint8 weights have 11 bits.',
    UINT8,
    { uint8Weights: 'fixed-11' },
    'OpenCV',
  ],
  [
    'rounding.uint8-weights-8-bits',
    'rounding.uint8-weights',
    'Its uint8 weights have 8 bits.',
    UINT8,
    { uint8Weights: 'fixed-8' },
  ],
  [
    'rounding.uint8-weights-7-bits',
    'rounding.uint8-weights',
    'Its uint8 weights have 7 bits.',
    UINT8,
    { uint8Weights: 'fixed-7' },
  ],
  [
    'special-values.overflow-saturates',
    'special-values.overflow',
    'It gives the largest number of the dtype where an infinity is due.',
    not(ofDtypes('uint8')),
    { overflow: 'saturated' },
  ],
  ['special-values.nan-zeroed', 'special-values.nan', 'It reads a NaN as zero.', hasNaN, { nan: 'as-zero' }],
  [
    'special-values.nan-largest',
    'special-values.nan',
    'It reads a NaN as the largest number.',
    hasNaN,
    { nan: 'as-largest' },
  ],
  [
    'special-values.nan-skipped',
    'special-values.nan',
    'It leaves NaNs out and divides by the other weights.',
    hasNaN,
    { nan: 'skipped' },
  ],
  [
    'special-values.nan-over-row',
    'special-values.nan',
    'It spreads a NaN over its row.',
    hasNaN,
    { nan: 'spread-over-row' },
  ],
  [
    'special-values.infinity-largest',
    'special-values.infinity',
    'It reads an infinity as the largest number.',
    hasInfinity,
    { infinity: 'as-largest' },
  ],
  [
    'special-values.infinity-nan',
    'special-values.infinity',
    'It makes a NaN of an infinity.',
    hasInfinity,
    { infinity: 'as-nan' },
  ],
  [
    'special-values.infinity-zero',
    'special-values.infinity',
    'It reads an infinity as zero.',
    hasInfinity,
    { infinity: 'as-zero' },
  ],
  [
    'special-values.negative-zero-lost',
    'special-values.signed-zero',
    'It loses the sign of zero.',
    isCopying,
    { negativeZero: 'lost' },
  ],
  [
    'special-values.float16-subnormals-flushed',
    'special-values.subnormal',
    'It flushes the subnormals of float16 to zero.',
    ofDtypes('float16'),
    { subnormals: 'flushed-in-float16' },
  ],
];

/** Weights, or sums, of so many significant bits, whatever is kept in them; the narrowest that holds comes first. */
const LOW: readonly [id: string, sentence: string, bits: number, concerns: Concerns][] = [
  ['precision.about-24-bits', 'Its arithmetic has about 24 significant bits, as float32 has.', 24, FLOAT64],
  ['precision.about-11-bits', 'Its arithmetic has about 11 significant bits, as float16 has.', 11, FLOAT],
  [
    'precision.about-8-bits',
    'Its arithmetic has about 8 significant bits, as bfloat16 and texture units have.',
    8,
    ANY_FLOAT,
  ],
];

/** Every wrong element is a NaN beside which, in the channel before or after, a NaN or an infinity is accepted. */
function hasNaNFromNextDoor({ got, expectation, isRight }: Seen): boolean {
  if (isRight || got === undefined || expectation === undefined || got.dtype === 'uint8') return false;
  if (got.shape.join() !== expectation.shape.join() || got.dtype !== expectation.dtype) return false;
  const plane = got.shape.slice(2).reduce((product, size) => product * size, 1);
  return decoded(got).every((value, element) => {
    if (expectation.judge(element, value) <= 1) return true;
    const beside = [element - plane, element + plane].filter((other) => other >= 0 && other < expectation.ideal.length);
    const isSpoilt = (other: number) =>
      !Number.isFinite(expectation.ideal[other]) || expectation.judge(other, Number.NaN) <= 1;
    return Number.isNaN(value) && beside.some(isSpoilt);
  });
}

/** float64 in which coordinates and weights are float32, but sums are not. */
function isPlacedInFloat32({ asked, got, isRight }: Seen): boolean {
  if (isRight || got === undefined || asked.accepted === undefined || !FLOAT64(asked)) return false;
  if (got.shape.join() !== asked.accepted.outputShape.join() || got.dtype !== 'float64') return false;
  const arithmetic = { ...ARITHMETIC.float32, weightUnit: 2 ** -24, result: FLOAT_FORMATS.float64 };
  const rule = blendingRule(asked.accepted, asked.input, NO_DEPARTURES, arithmetic);
  return decoded(got).every((value, element) => rule.judge(element, value) <= 1);
}

function isWithinArithmetic(seen: Seen, bits: number): boolean {
  const { asked, got, isRight } = seen;
  if (isRight || got === undefined || asked.accepted === undefined) return false;
  const { input, accepted } = asked;
  if (got.shape.join() !== accepted.outputShape.join() || got.dtype !== input.dtype) return false;
  // Coordinates keep their precision: a coordinate that is off is another mistake.
  const arithmetic = { ...ARITHMETIC[input.dtype], weightUnit: 2 ** -bits };
  const rule = blendingRule(accepted, input, NO_DEPARTURES, arithmetic);
  const { came, mostWrong } = numbersOf(seen);
  if (mostWrong !== undefined && rule.judge(mostWrong.element, came[mostWrong.element]) > 1) return false;
  return came.every((value, element) => rule.judge(element, value) <= 1);
}

/** What is lost in the arithmetic, and what becomes of special values. */
export const ARITHMETIC_HYPOTHESES: readonly Hypothesis[] = [
  ...ROWS.map(([id, clause, sentence, concerns, decisions, also]) =>
    decided(id, clause, sentence, concerns, decisions, also),
  ),
  changed(
    'precision.result-through-float16',
    'rounding.float-arithmetic',
    'Its results pass through float16.',
    and(isComputed, ofDtypes('float32', 'float64')),
    (asked) => through('float16', rightResult(asked)),
    'a texture of float16',
  ),
  changed(
    'precision.input-through-float16',
    'rounding.float-arithmetic',
    'Its inputs pass through float16.',
    and(isComputed, ofDtypes('float32', 'float64')),
    ({ input, options }) => resize(through('float16', input), options),
  ),
  changed(
    'precision.input-through-bfloat16',
    'rounding.float-arithmetic',
    'Its inputs pass through bfloat16.',
    and(isComputed, ofDtypes('float32', 'float64', 'float16')),
    ({ input, options }) => resize(through('bfloat16', input), options),
  ),
  changed(
    'precision.float64-through-float32',
    'nearest.copies',
    'Its float64 elements pass through float32.',
    and(isComputed, ofDtypes('float64')),
    ({ input, options }) => resize(through('float32', input), options),
  ),
  changed(
    'rounding.bfloat16-cut',
    'rounding.result-dtype',
    'It cuts float32 off to make bfloat16 instead of rounding.',
    and(isBlending, ofDtypes('bfloat16')),
    cutToBfloat16,
  ),
  changed(
    'rounding.float16-cut',
    'rounding.half-types',
    'It cuts results off to make float16 instead of rounding.',
    and(isBlending, ofDtypes('float16')),
    cutToFloat16,
  ),
  changed(
    'rounding.half-ties-away',
    'rounding.half-ties-to-even',
    'It rounds ties of half types away from zero.',
    HALF,
    tiesAway,
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
    'special-values.nan-result-zeroed',
    'special-values.nan',
    'It gives zero where the result is NaN.',
    hasNaN,
    ({ input, options }) => {
      const right = resize(input, options);
      const values = decoded(right).map((value) => (Number.isNaN(value) ? 0 : value));
      return { ...right, data: encoded(right.dtype, values) };
    },
  ),
  changed(
    'rounding.half-types-confused',
    'rounding.half-types',
    'It reads the bits of bfloat16 as float16.',
    ofDtypes('bfloat16'),
    ({ input, options }) => ({ ...resize({ ...input, dtype: 'float16' }, options), dtype: 'bfloat16' }),
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
  changed(
    'special-values.nan-over-channels',
    'memory.independent-planes',
    'It spreads a NaN to the same place of every channel.',
    hasNaN,
    nanOverChannels,
  ),
  changed(
    'special-values.nan-spoils-neighbours',
    'nearest.copies',
    'It computes nearest as a blend with weights 1 and 0, which a NaN or an infinity spoils.',
    and(isCopying, (asked) => hasNaN(asked) || hasInfinity(asked)),
    nanNextDoor,
  ),
  shown(
    'special-values.nan-of-a-neighbouring-channel',
    'memory.independent-planes',
    'A NaN or an infinity spoils the same place of a neighbouring channel, which is read with a weight of zero.',
    hasNaNFromNextDoor,
  ),
  shown(
    'precision.about-float32',
    'rounding.float64-arithmetic',
    'It computes coordinates or weights of float64 in float32.',
    isPlacedInFloat32,
    true,
  ),
  ...LOW.map(([id, sentence, bits, concerns]) =>
    shown(
      id,
      'rounding.float-arithmetic',
      sentence,
      (seen) => concerns(seen.asked) && isWithinArithmetic(seen, bits),
      true,
    ),
  ),
  shown(
    'rounding.other-dtype',
    'rounding.result-dtype',
    'Its results have another dtype than its inputs.',
    ({ got, expectation }) => got !== undefined && expectation !== undefined && got.dtype !== expectation.dtype,
  ),
];

function through(dtype: DType, tensor: Tensor): Tensor {
  const values = decoded({ dtype, data: encoded(dtype, decoded(tensor)) });
  return { ...tensor, data: encoded(tensor.dtype, values) };
}

function cutToBfloat16({ input, options }: { input: Tensor; options: object }): Tensor {
  const wide = { ...input, dtype: 'float32' as const, data: Float32Array.from(decoded(input)) };
  const right = resize(wide, options);
  const bits = new Uint32Array((right.data as Float32Array).buffer);
  return { dtype: 'bfloat16', shape: right.shape, data: Uint16Array.from(bits, (word) => word >>> 16) };
}

/** Where the nearest number is beyond the value, that before it; their bits count up with their magnitude. */
function cutToFloat16({ input, options }: { input: Tensor; options: object }): Tensor {
  const wide = { ...input, dtype: 'float32' as const, data: Float32Array.from(decoded(input)) };
  const right = resize(wide, options);
  const values = decoded(right);
  const bits = encoded('float16', values) as Uint16Array;
  const nearest = decoded({ dtype: 'float16', data: bits });
  const data = bits.map((word, element) =>
    Number.isFinite(values[element]) && Math.abs(nearest[element]) > Math.abs(values[element]) ? word - 1 : word,
  );
  return { dtype: 'float16', shape: right.shape, data };
}

/** A number in the middle of two has the same distance from the other one. */
function tiesAway({ input, options }: { input: Tensor; options: object }): Tensor {
  const wide = { ...input, dtype: 'float32' as const, data: Float32Array.from(decoded(input)) };
  const right = resize(wide, options);
  const held = (values: Float64Array) => decoded({ dtype: input.dtype, data: encoded(input.dtype, values) });
  const values = decoded(right);
  const even = held(values);
  const beyond = values.map((value, element) => 2 * value - even[element]);
  const other = held(beyond);
  const isAway = (element: number) =>
    other[element] === beyond[element] && Math.abs(other[element]) > Math.abs(even[element]);
  const away = even.map((value, element) => (isAway(element) ? other[element] : value));
  return { dtype: input.dtype, shape: right.shape, data: encoded(input.dtype, away) };
}

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

function nanOverChannels({ input, options }: { input: Tensor; options: object }): Tensor {
  const right = resize(input, options);
  const values = decoded(right);
  const [images, channels] = right.shape;
  const plane = right.shape.slice(2).reduce((product, size) => product * size, 1);
  const spread = values.map((value, element) => {
    const image = Math.floor(element / (channels * plane));
    const place = element % plane;
    const isSpoilt = Array.from(
      { length: channels },
      (_, channel) => values[(image * channels + channel) * plane + place],
    ).some(Number.isNaN);
    return isSpoilt && images > 0 ? Number.NaN : value;
  });
  return { ...right, data: encoded(right.dtype, spread) };
}

function nanNextDoor({ input, options }: { input: Tensor; options: object }): Tensor {
  const right = resize(input, options);
  const width = input.shape[input.shape.length - 1];
  const values = decoded(input);
  const marks = values.map((_, at) => (at % width < width - 1 && !Number.isFinite(values[at + 1]) ? 1 : 0));
  const marked = decoded(resize({ ...input, dtype: 'float64', data: marks }, options));
  return {
    ...right,
    data: encoded(
      right.dtype,
      decoded(right).map((value, at) => (marked[at] === 1 ? Number.NaN : value)),
    ),
  };
}
