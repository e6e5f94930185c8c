import { decoded, encoded, FLOAT_FORMATS, type FloatFormat } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { accepts } from '../judge/accepted.ts';
import type { Asked } from './asked.ts';
import { always, and, dtypes, has, is, not, or } from './calls.ts';
import type { Make, Seen } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import { after, changed, countedAfter, each, type How, mistakes, shown } from './rows.ts';
import { numbersOf, wrongElements } from './seen-numbers.ts';
import { withValues } from './tensors.ts';

const isInfinite = (value: number) => Math.abs(value) === Number.POSITIVE_INFINITY;
const zero = () => 0;
const largest = (value: number, dtype: DType) =>
  (value < 0 ? -1 : 1) * (dtype === 'uint8' ? 255 : largestNumber(FLOAT_FORMATS[dtype]));

/** What several wrong elements have in common, beyond which there is nothing. */
const limits = (limitOf: (...came: readonly number[]) => number) => ({
  candidates: [],
  estimates: (seen: Seen) => {
    const { came } = numbersOf(seen);
    const { expectation } = seen;
    if (expectation === undefined || came.length !== expectation.ideal.length || came.length > MOST_LIMITED) return [];
    const limit = limitOf(...came.filter(Number.isFinite));
    return wrongElements(seen, expectation).filter((element) => came[element] === limit).length > 1 ? [limit] : [];
  },
  said: (limit: number) => String(Number(limit.toPrecision(6))).replace('-', '−'),
});
const MOST_LIMITED = 20_000;
const LIMITED = [
  ['above', 'most', Math.min, Math.max],
  ['below', 'least', Math.max, Math.min],
] as const;

/** What is put in the place of a result that is no number. */
const REPLACED: readonly (readonly [
  name: string,
  said: string,
  is: (value: number) => boolean,
  to: (value: number, dtype: DType) => number,
])[] = [
  ['nan-result-zeroed', 'It gives zero where the result is NaN.', Number.isNaN, zero],
  ['nan-result-largest', 'It gives the largest number where the result is NaN.', Number.isNaN, largest],
  ['infinity-result-zeroed', 'It gives zero where the result is infinite.', isInfinite, zero],
  ['infinity-result-largest', 'It gives the largest number where the result is infinite.', isInfinite, largest],
  ['infinity-result-nan', 'It gives NaN where the result is infinite.', isInfinite, () => Number.NaN],
  ['non-finite-zeroed', 'It gives zero where the result is NaN or infinite.', (value) => !Number.isFinite(value), zero],
];

/** What becomes of NaN, the infinities, the sign of zero, and the ends of the range. */
export const VALUE_MISTAKES = [
  ...mistakes('special-values', 'special-values.overflow', is.float, {
    'overflow-saturates': ['It gives the largest number instead of an infinity.', { overflow: 'saturated' }],
  }),
  ...mistakes('special-values', 'special-values.nan', has.nan, {
    'nan-zeroed': ['It reads a NaN as zero.', { nan: 'as-zero' }],
    'nan-largest': ['It reads a NaN as the largest number.', { nan: 'as-largest' }],
    'nan-skipped': ['It leaves NaNs out and divides by the other weights.', { nan: 'skipped' }],
    'nan-over-row': ['It spreads a NaN over its row.', { nan: 'spread-over-row' }],
  }),
  ...mistakes('special-values', 'special-values.infinity', has.infinity, {
    'infinity-largest': ['It reads an infinity as the largest number.', { infinity: 'as-largest' }],
    'infinity-nan': ['It makes a NaN of an infinity.', { infinity: 'as-nan' }],
    'infinity-zero': ['It reads an infinity as zero.', { infinity: 'as-zero' }],
  }),
  ...mistakes('special-values', 'special-values.signed-zero', is.copying, {
    'negative-zero-lost': ['It loses the sign of zero.', { negativeZero: 'lost' }],
  }),
  ...mistakes('special-values', 'special-values.subnormal', dtypes('float16'), {
    'float16-subnormals-flushed': ['It flushes float16 subnormals to zero.', { subnormals: 'flushed-in-float16' }],
  }),
  ...mistakes('special-values', 'special-values.nan', always, {
    ...each(REPLACED, ([name, said, isReplaced, to]) => ({
      [name]: [
        said,
        and(is.float, or(has.nan, has.infinity)),
        after((right) => withValues(right, (value) => (isReplaced(value) ? to(value, right.dtype) : value))),
      ],
    })),
    'non-finite-replaced': [
      'It gives zero for NaN and the largest number for an infinity.',
      and(is.float, or(has.nan, has.infinity)),
      after((right) =>
        withValues(right, (value) =>
          Number.isNaN(value) ? 0 : isInfinite(value) ? largest(value, right.dtype) : value,
        ),
      ),
    ],
    'nan-results': ['It gives NaN.', and(is.float, not(has.nan), not(has.infinity)), ofEach(() => Number.NaN)],
    'nan-over-all': ['It gives NaN everywhere where the input has one.', has.nan, ofEach(() => Number.NaN)],
    'nan-over-channels': [
      'It spreads a NaN to the same place of every channel.',
      and(has.channels, or(has.nan, has.infinity)),
      after(nanOverChannels),
      { clause: 'memory.independent-planes' },
    ],
    'nan-spoils-neighbours': [
      'It computes nearest as a blend with weights 1 and 0, which a NaN or an infinity spoils.',
      and(is.copying, or(has.nan, has.infinity)),
      after(nanNextDoor),
      { clause: 'nearest.copies' },
    ],
  }),
  ...mistakes('arithmetic', 'rounding.float-arithmetic', is.float, {
    'negative-zeroed': ['It gives zero where the result is negative.', ofEach((value) => Math.max(value, 0))],
    'clamped-to-one': ['It clamps its results to 0…1.', ofEach((value) => Math.min(Math.max(value, 0), 1))],
    'clamped-to-255': ['It clamps its results to 0…255.', ofEach((value) => Math.min(Math.max(value, 0), 255))],
    'sign-dropped': ['It drops the sign of its results.', ofEach(Math.abs)],
  }),
  ...mistakes('arithmetic', 'rounding.result-dtype', always, {
    ...each(LIMITED, ([side, said, cut, limitOf]) => ({
      [`limited-${side}`]: [
        `It limits its results to {} at the ${said}.`,
        countedAfter((right, limit) => withValues(right, (value) => cut(value, limit)), limits(limitOf)),
      ],
    })),
  }),
  ...mistakes('special-values', 'memory.independent-planes', always, {
    'nan-of-a-neighbouring-channel': [
      'NaN and infinity leak into the neighbouring channel: it is read and multiplied by zero.',
      shown(hasNaNFromNextDoor),
      'ONNX Runtime, which reads an input of three dimensions as a volume',
    ],
  }),

  // How a result becomes its dtype.
  ...mistakes('rounding', 'rounding.half-types', always, {
    'bfloat16-cut': [
      'It truncates float32 to bfloat16 instead of rounding.',
      and(is.blending, dtypes('bfloat16')),
      changed(cutToBfloat16),
      { clause: 'rounding.result-dtype' },
    ],
    'float16-cut': [
      'It truncates results to float16 instead of rounding.',
      and(is.blending, dtypes('float16')),
      changed((asked) => cutToFloat16(asked, 'float32')),
    ],
    'half-ties-away': [
      'It rounds ties of half types away from zero.',
      and(is.blending, is.half),
      changed(tiesAway),
      { clause: 'rounding.half-ties-to-even' },
    ],
    'half-types-confused': [
      'It reads the bits of bfloat16 as float16.',
      dtypes('bfloat16'),
      changed(({ input, options }) => ({ ...resize({ ...input, dtype: 'float16' }, options), dtype: 'bfloat16' })),
    ],
  }),
  ...mistakes('rounding', 'rounding.result-dtype', always, {
    'other-dtype': [
      'Its results have another dtype than its inputs.',
      shown(
        ({ got, expectation }) => got !== undefined && expectation !== undefined && got.dtype !== expectation.dtype,
        {
          'arithmetic/half-as-float32': asFloat32('float16', 'bfloat16'),
          'arithmetic/float64-as-float32': asFloat32('float64'),
        },
      ),
    ],
  }),
];

function ofEach(change: (value: number) => number): How {
  return after((right) => withValues(right, change));
}

function largestNumber({ significandBits, maxExponent }: FloatFormat): number {
  return (2 - 2 ** -significandBits) * 2 ** maxExponent;
}

function nanOverChannels(right: Tensor): Tensor {
  const values = decoded(right);
  const channels = right.shape[1];
  const plane = right.shape.slice(2).reduce((product, size) => product * size, 1);
  return withValues(right, (value, element) => {
    const start = element - (element % (channels * plane)) + (element % plane);
    const places = Array.from({ length: channels }, (_, channel) => start + channel * plane);
    return places.some((place) => Number.isNaN(values[place])) ? Number.NaN : value;
  });
}

/** The neighbour to the right, or the last element itself, is added with a weight of zero. */
function nanNextDoor(right: Tensor, { input, options }: Asked): Tensor {
  const width = input.shape[input.shape.length - 1];
  const shifted = input.data.map((value, at, all) => (at % width < width - 1 ? all[at + 1] : value)) as Tensor['data'];
  const neighbours = decoded(resize({ ...input, data: shifted }, options));
  return withValues(right, (value, at) => value + 0 * neighbours[at]);
}

/** Every wrong element is a NaN beside which, in the channel before or after, a NaN or an infinity is accepted. */
function hasNaNFromNextDoor({ got, expectation, isRight }: Seen): boolean {
  if (isRight || got === undefined || expectation === undefined || got.dtype === 'uint8') return false;
  if (got.shape.join() !== expectation.shape.join() || got.dtype !== expectation.dtype) return false;
  const plane = got.shape.slice(2).reduce((product, size) => product * size, 1);
  return decoded(got).every((value, element) => {
    if (accepts(expectation, element, value)) return true;
    const beside = [element - plane, element + plane].filter((other) => other >= 0 && other < expectation.ideal.length);
    const isSpoilt = (other: number) =>
      !Number.isFinite(expectation.ideal[other]) || accepts(expectation, other, Number.NaN);
    return Number.isNaN(value) && beside.some(isSpoilt);
  });
}

/** The result in a wider type of an input of a half type. */
function wideResult({ input, options }: Asked, dtype: 'float32' | 'float64' = 'float32'): Tensor {
  return resize({ ...input, dtype, data: encoded(dtype, decoded(input)) }, options);
}

function cutToBfloat16(asked: Asked): Tensor {
  const right = wideResult(asked);
  const bits = new Uint32Array((right.data as Float32Array).buffer);
  return { dtype: 'bfloat16', shape: right.shape, data: Uint16Array.from(bits, (word) => word >>> 16) };
}

/** Where the nearest number is beyond the value, that before it; their bits count up with their magnitude. */
export function cutToFloat16(asked: Asked, wide: 'float32' | 'float64'): Tensor {
  const right = wideResult(asked, wide);
  const values = decoded(right);
  const bits = encoded('float16', values) as Uint16Array;
  const nearest = decoded({ dtype: 'float16', data: bits });
  const data = bits.map((word, element) =>
    Number.isFinite(values[element]) && Math.abs(nearest[element]) > Math.abs(values[element]) ? word - 1 : word,
  );
  return { dtype: 'float16', shape: right.shape, data };
}

/** A number in the middle of two has the same distance from the other one. */
function tiesAway(asked: Asked): Tensor {
  const { dtype } = asked.input;
  const right = wideResult(asked);
  const held = (values: Float64Array) => decoded({ dtype, data: encoded(dtype, values) });
  const values = decoded(right);
  const even = held(values);
  const beyond = values.map((value, element) => 2 * value - even[element]);
  const other = held(beyond);
  const isAway = (element: number) =>
    other[element] === beyond[element] && Math.abs(other[element]) > Math.abs(even[element]);
  const away = even.map((value, element) => (isAway(element) ? other[element] : value));
  return { dtype, shape: right.shape, data: encoded(dtype, away) };
}

/** A result of certain dtypes in float32. */
function asFloat32(...concerned: readonly DType[]): Make {
  return () => (input, options) => {
    const result = resize(input, options);
    if (!concerned.includes(input.dtype)) return result;
    return { ...result, dtype: 'float32', data: Float32Array.from(decoded(result)) };
  };
}
