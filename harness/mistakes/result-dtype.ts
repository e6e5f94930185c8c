import { decoded, encoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Mistake } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import { and, changed, isBlending, ofDtypes, shown } from './rows.ts';

/** How a result becomes its dtype. */
export const RESULT_DTYPE_MISTAKES: readonly Mistake[] = [
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
    and(isBlending, ofDtypes('float16', 'bfloat16')),
    tiesAway,
  ),
  changed(
    'rounding.half-types-confused',
    'rounding.half-types',
    'It reads the bits of bfloat16 as float16.',
    ofDtypes('bfloat16'),
    ({ input, options }) => ({ ...resize({ ...input, dtype: 'float16' }, options), dtype: 'bfloat16' }),
  ),
  shown(
    'rounding.other-dtype',
    'rounding.result-dtype',
    'Its results have another dtype than its inputs.',
    ({ got, expectation }) => got !== undefined && expectation !== undefined && got.dtype !== expectation.dtype,
  ),
];

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
