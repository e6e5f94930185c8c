import { getFloat16 } from '@petamoriken/float16';
import { describe, expect, test } from 'vitest';
import { exactData } from './exact-bits.ts';

/** Every float16, and what it is worth by an oracle of its own. */
const EVERY_FLOAT16 = Array.from({ length: 65536 }, (_, bits) => {
  const view = new DataView(new ArrayBuffer(2));
  view.setUint16(0, bits);
  return { bits, value: getFloat16(view, 0) };
}).filter(({ value }) => !Number.isNaN(value));

describe('float16', () => {
  test('has exact bits for each of its values', () => {
    const different = EVERY_FLOAT16.filter(({ bits, value }) => exactData([value], 'float16')[0] !== bits);
    expect(different).toEqual([]);
  });

  test('has one NaN', () => {
    expect([...exactData([Number.NaN], 'float16')]).toEqual([0x7e00]);
  });

  test.each([0.1, 2049, 65505, 65520, 2 ** -25, 1 + 2 ** -11])('refuses %d, which it cannot hold', (value) => {
    expect(() => exactData([value], 'float16')).toThrow(`float16 cannot hold ${value} exactly`);
  });
});

describe('bfloat16', () => {
  test('is the upper half of float32', () => {
    expect([...exactData([1, -2, 0, -0, Infinity, Number.NaN, 2 ** -133], 'bfloat16')]).toEqual([
      0x3f80, 0xc000, 0, 0x8000, 0x7f80, 0x7fc0, 1,
    ]);
  });

  test.each([257, 0.1, 2 ** -134])('refuses %d, which it cannot hold', (value) => {
    expect(() => exactData([value], 'bfloat16')).toThrow(`cannot hold`);
  });
});

describe('the other dtypes', () => {
  test('hold what they are given', () => {
    expect(exactData([0.1, -0], 'float64')).toEqual(Float64Array.of(0.1, -0));
    expect(exactData([0.5, -0], 'float32')).toEqual(Float32Array.of(0.5, -0));
    expect(exactData([0, 255], 'uint8')).toEqual(Uint8Array.of(0, 255));
  });

  test('refuse what they cannot hold', () => {
    expect(() => exactData([0.1], 'float32')).toThrow('float32 cannot hold 0.1 exactly');
    expect(() => exactData([256], 'uint8')).toThrow('uint8 cannot hold 256 exactly');
    expect(() => exactData([-1], 'uint8')).toThrow('uint8 cannot hold -1 exactly');
    expect(() => exactData([0.5], 'uint8')).toThrow('uint8 cannot hold 0.5 exactly');
  });
});
