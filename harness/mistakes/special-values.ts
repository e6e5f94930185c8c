import { decoded, encoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Mistake, Seen } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import { and, type Concerns, changed, type DecidedRow, decided, isCopying, not, ofDtypes, or, shown } from './rows.ts';

const hasNaN: Concerns = ({ input }) => input.dtype !== 'uint8' && decoded(input).some(Number.isNaN);
const hasInfinity: Concerns = ({ input }) =>
  input.dtype !== 'uint8' && decoded(input).some((value) => Math.abs(value) === Number.POSITIVE_INFINITY);

const ROWS: readonly DecidedRow[] = [
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

/** What becomes of NaN, the infinities, the sign of zero, and the ends of the range. */
export const SPECIAL_VALUE_MISTAKES: readonly Mistake[] = [
  ...ROWS.map((row) => decided(...row)),
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
    and(isCopying, or(hasNaN, hasInfinity)),
    nanNextDoor,
  ),
  {
    ...shown(
      'special-values.nan-of-a-neighbouring-channel',
      'memory.independent-planes',
      'A NaN or an infinity spoils the same place of a neighbouring channel, which is read with a weight of zero.',
      hasNaNFromNextDoor,
    ),
    also: 'ONNX Runtime, which reads an input of three dimensions as a volume',
  },
];

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
