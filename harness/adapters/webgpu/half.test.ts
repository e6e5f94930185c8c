import { expect, test } from 'vitest';
import { decoded, encoded } from '#reference/rounding.ts';
import { bfloat16Bits, float16Bits, float16Value } from './half.ts';

const bits = new DataView(new ArrayBuffer(4));

function bitsOf(value: number): number {
  bits.setFloat32(0, value);
  return bits.getUint32(0);
}

/** Half values of every exponent, and what lies half-way to the next and beside that. */
function aroundMany(dtype: 'float16' | 'bfloat16'): number[] {
  const patterns = Array.from({ length: 0x400 }, (_, place) => 64 * place + (place % 64));
  const [values, next] = [0, 1].map((more) => decoded({ dtype, data: Uint16Array.from(patterns, (p) => p + more) }));
  return Array.from(values).flatMap((value, place) => {
    if (!Number.isFinite(value) || !Number.isFinite(next[place])) return [value];
    const middle = Math.fround((value + next[place]) / 2);
    return [value, middle, middle * (1 + 2 ** -22), middle * (1 - 2 ** -22)].map(Math.fround);
  });
}

test('a float32 rounds to the nearest float16, and at a tie to the even one', () => {
  const values = aroundMany('float16');
  const rounded = values.map((value) => float16Bits(bitsOf(value)));
  expect(Uint16Array.from(rounded, withoutPayload)).toEqual(encoded('float16', Float64Array.from(values)));
});

test('a float32 rounds to the nearest bfloat16, and at a tie to the even one', () => {
  const values = aroundMany('bfloat16');
  const rounded = values.map((value) => bfloat16Bits(bitsOf(value)));
  expect(Uint16Array.from(rounded)).toEqual(encoded('bfloat16', Float64Array.from(values)));
});

test('a float16 is the number that its bits say', () => {
  const all = Uint16Array.from({ length: 0x1_0000 }, (_, pattern) => pattern);
  expect(Array.from(all, float16Value)).toEqual(Array.from(decoded({ dtype: 'float16', data: all })));
});

test('what is beyond the largest float16 by half a step is infinite', () => {
  expect([65519, 65520, -65520].map((value) => float16Bits(bitsOf(value)))).toEqual([0x7bff, 0x7c00, 0xfc00]);
});

function withoutPayload(pattern: number): number {
  return (pattern & 0x7fff) > 0x7c00 ? 0x7e00 : pattern;
}
