import { expect, test } from 'vitest';
import { elements, type Picture, painted } from './picture.ts';

const DTYPES = ['float64', 'float32', 'float16', 'bfloat16', 'uint8'] as const;
const PICTURES: readonly Picture[] = [
  { kind: 'ramp' },
  { kind: 'impulse', at: 9 },
  { kind: 'whole', seed: 4 },
  { kind: 'fine', seed: 4 },
];

test('every picture is exact in every dtype', () => {
  for (const dtype of DTYPES) {
    for (const picture of PICTURES) expect(() => painted(dtype, [3, 100], picture)).not.toThrow();
  }
});

test('the same picture has the same bits', () => {
  for (const picture of PICTURES)
    expect(painted('float32', [2, 5], picture)).toEqual(painted('float32', [2, 5], picture));
});

test('whole numbers lie between −8 and 8, and reach both', () => {
  const values = elements('float32', [1000], { kind: 'whole', seed: 0 });
  expect([Math.min(...values), Math.max(...values)]).toEqual([-8, 8]);
  expect(values.every(Number.isInteger)).toBe(true);
});

test('fine numbers lie between −1 and 1 and lose bits in a smaller dtype', () => {
  const values = elements('float32', [1000], { kind: 'fine', seed: 0 });
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(1);
  expect(values.every((value) => Math.fround(value) === value)).toBe(true);
  expect(values.filter((value) => Number.isInteger(value * 2 ** 22)).length).toBeLessThan(700);
});

test('an impulse stands alone, wherever it is asked for', () => {
  expect(elements('uint8', [4], { kind: 'impulse', at: 6 })).toEqual([0, 0, 1, 0]);
});

test('another seed is another picture', () => {
  expect(elements('float32', [9], { kind: 'whole', seed: 1 })).not.toEqual(
    elements('float32', [9], { kind: 'whole', seed: 2 }),
  );
});
