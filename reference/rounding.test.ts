import { Float16Array } from '@petamoriken/float16';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoded, encoded, FLOAT_FORMATS, unitInTheLastPlace } from './rounding.ts';

const ALL_BITS = Uint16Array.from({ length: 65_536 }, (_, bits) => bits);

describe('float16', () => {
  test('every bit pattern decodes to the value that an independent implementation gives', () => {
    const independent = new Float16Array(ALL_BITS.buffer.slice(0) as ArrayBuffer);
    expect(decoded({ dtype: 'float16', data: ALL_BITS })).toEqual(Float64Array.from(independent));
  });

  test('every value encodes to the bits that it was decoded from, NaN to one of its patterns', () => {
    const values = decoded({ dtype: 'float16', data: ALL_BITS });
    const back = encoded('float16', values);
    const changed = [...ALL_BITS].filter((bits) => !Number.isNaN(values[bits]) && back[bits] !== bits);
    expect(changed).toEqual([]);
  });

  test('any number rounds to nearest even as an independent implementation rounds it', () => {
    const scaled = fc.tuple(fc.double({ noNaN: true }), fc.integer({ min: -30, max: 20 }));
    fc.assert(
      fc.property(scaled, ([value, exponent]) => {
        const number = (value / 2 ** Math.max(Math.log2(Math.abs(value) || 1) | 0, -1000)) * 2 ** exponent;
        const independent = new Uint16Array(Float16Array.of(number).buffer);
        expect(encoded('float16', Float64Array.of(number))[0]).toBe(independent[0]);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  test.each([
    ['a half way to the smallest subnormal goes to zero', 2 ** -25, 0x0000],
    ['just above it goes up', 2 ** -25 * 1.0001, 0x0001],
    ['the last number that is not infinite', 65_519.99, 0x7bff],
    ['the first that is', 65_520, 0x7c00],
    ['minus zero keeps its sign', -0, 0x8000],
  ])('%s', (_, value, bits) => {
    expect(encoded('float16', Float64Array.of(value))[0]).toBe(bits);
  });
});

describe('bfloat16', () => {
  test('every value encodes to the bits that it was decoded from, NaN to one of its patterns', () => {
    const values = decoded({ dtype: 'bfloat16', data: ALL_BITS });
    const back = encoded('bfloat16', values);
    const changed = [...ALL_BITS].filter((bits) => !Number.isNaN(values[bits]) && back[bits] !== bits);
    expect(changed).toEqual([]);
  });

  test.each([
    ['a tie goes to the even neighbour below', 1 + 2 ** -8, 0x3f80],
    ['a tie goes to the even neighbour above', 1 + 3 * 2 ** -8, 0x3f82],
    ['a value is rounded once, not through float32', 1 + 2 ** -8 + 2 ** -40, 0x3f81],
    ['beyond the largest number is infinite', 3.4e38, 0x7f80],
  ])('%s', (_, value, bits) => {
    expect(encoded('bfloat16', Float64Array.of(value))[0]).toBe(bits);
  });
});

test('uint8 rounds halves up and saturates', () => {
  expect([...encoded('uint8', Float64Array.of(-3, 0.49, 0.5, 1.5, 254.5, 300))]).toEqual([0, 0, 1, 2, 255, 255]);
});

test.each([
  [1, 2 ** -23],
  [-1.5, 2 ** -23],
  [2 - 2 ** -30, 2 ** -23],
  [2, 2 ** -22],
  [0, 2 ** -149],
  [2 ** -140, 2 ** -149],
])('one unit in the last place at %d in float32 is %d', (value, unit) => {
  expect(unitInTheLastPlace(value, FLOAT_FORMATS.float32)).toBe(unit);
});
