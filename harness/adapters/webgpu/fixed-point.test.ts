import { expect, test } from 'vitest';
import { fixedPointTable } from './fixed-point.ts';

/** The table as rows of first index and weights. */
function rows({ words }: { words: Int32Array }, outputSize: number): { first: number; weights: number[] }[] {
  return Array.from({ length: outputSize }, (_, row) => {
    const [first, count, place] = words.subarray(3 * row, 3 * row + 3);
    return { first, weights: Array.from(words.subarray(place, place + count)) };
  });
}

function table(inputSize: number, outputSize: number, mode: 'bilinear' | 'bicubic', antialias: boolean) {
  const axis = { inputSize, outputSize, alignCorners: false };
  return fixedPointTable(axis, { mode, antialias, axes: [axis], outputShape: [] });
}

test('bilinear from 2 to 5 has the weights of the text: a tenth becomes 1638 of 16384', () => {
  const linear = table(2, 5, 'bilinear', false);
  expect(linear.shift).toBe(14);
  expect(rows(linear, 5)[1]).toEqual({ first: 0, weights: [14746, 1638] });
});

test('halving with antialias has 16 places, and a tenth 18', () => {
  expect(table(8, 4, 'bilinear', true).shift).toBe(16);
  expect(table(100, 10, 'bilinear', true).shift).toBe(18);
});

test('at the border the weights of what lies outside are added to the border element', () => {
  const [left] = rows(table(2, 4, 'bicubic', false), 4);
  expect(left.first).toBe(0);
  expect(left.weights).toHaveLength(2);
  expect(left.weights[0] + left.weights[1]).toBeCloseTo(2 ** 14, -1);
});

test('the cubic is another one with antialias', () => {
  const total = (antialias: boolean) =>
    rows(table(7, 14, 'bicubic', antialias), 14)[6].weights.map((weight) => weight / 2 ** 14);
  expect(Math.max(...total(false))).toBeCloseTo(0.8789, 4);
  expect(Math.max(...total(true))).toBeCloseTo(0.8672, 4);
});
