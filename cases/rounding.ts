import type { Design } from './case.ts';
import { constant, design, grid, quick, UINT8_BLENDING, values } from './design.ts';

const CHECKERBOARD = {
  dtype: 'uint8',
  shape: [1, 1, 6, 5],
  fill: { kind: 'checkerboard', low: 0, high: 255 },
} as const;

const uint8: readonly Design[] = UINT8_BLENDING.flatMap(({ name, title, options }) => [
  quick(`rounding/uint8-${name}-saturates-up`, {
    fact: `${title} enlarges a uint8 checkerboard of 0 and 255 and clamps each pass`,
    clauses: ['rounding.uint8-clamp', 'rounding.uint8-two-passes'],
    call: { input: CHECKERBOARD, ...options, size: [11, 13] },
  }),
  design(`rounding/uint8-${name}-saturates-down`, {
    fact: `${title} shrinks a uint8 checkerboard of 0 and 255`,
    clauses: ['rounding.uint8-clamp', 'rounding.uint8-weights'],
    call: { input: CHECKERBOARD, ...options, size: [4, 3] },
  }),
  design(`rounding/uint8-${name}-constant-255`, {
    fact: `${title} keeps a uint8 constant of 255`,
    clauses: ['rounding.uint8-constant', 'rounding.uint8-weights'],
    call: { input: constant([1, 2, 5, 7], 255, 'uint8'), ...options, size: [9, 4] },
  }),
  design(`rounding/uint8-${name}-five-channels`, {
    fact: `${title} shrinks uint8 images of five channels`,
    clauses: ['rounding.uint8-weights', 'memory.independent-planes'],
    call: { input: grid([2, 5, 7, 9], 'uint8'), ...options, size: [4, 5] },
  }),
  design(`rounding/uint8-${name}-ratio-ten`, {
    fact: `${title} shrinks uint8 columns tenfold, for which its weights have more bits`,
    clauses: ['rounding.uint8-weights'],
    call: { input: grid([1, 3, 4, 70], 'uint8'), ...options, size: [6, 7] },
  }),
  design(`rounding/uint8-${name}-unchanged-rows-with-factor`, {
    fact: `${title} leaves uint8 rows as they are or resamples them when the factor 1.09 keeps their number`,
    clauses: ['rounding.uint8-unchanged-axis'],
    call: { input: grid([1, 1, 10, 5], 'uint8'), ...options, scaleFactor: [1.09, 1.7] },
  }),
]);

const borders: readonly Design[] = [
  quick('rounding/uint8-mean-of-four-rounds-twice', {
    fact: 'the uint8 mean of 0, 0, 0 and 1 is rounded after each axis',
    clauses: ['rounding.uint8-two-passes'],
    call: { input: values([1, 1, 2, 2], [0, 0, 0, 1], 'uint8'), size: 1, mode: 'bilinear' },
  }),
  quick('rounding/uint8-tenth', {
    fact: 'the uint8 weight of a tenth is a little less than a tenth, which decides a tie',
    clauses: ['rounding.uint8-weights'],
    call: { input: values([1, 1, 1, 2], [0, 5], 'uint8'), size: [1, 5], mode: 'bilinear' },
  }),
  quick('rounding/uint8-half-rounds-up', {
    fact: 'a uint8 half is rounded up',
    clauses: ['rounding.uint8-two-passes'],
    call: { input: values([1, 1, 1, 4], [0, 1, 254, 255], 'uint8'), size: [1, 2], mode: 'bilinear' },
  }),
  design('rounding/uint8-constant-of-3000', {
    fact: 'lanczos keeps a uint8 constant of 255 when 3000 elements become 3',
    clauses: ['rounding.uint8-constant'],
    call: { input: constant([1, 1, 1, 3000], 255, 'uint8'), size: [1, 3], mode: 'lanczos', antialias: true },
  }),
  design('rounding/uint8-nearest-volume', {
    fact: 'nearest copies uint8 elements of a volume',
    clauses: ['rounding.uint8-nearest-any', 'rounding.result-dtype'],
    call: { input: grid([2, 3, 2, 4, 3], 'uint8'), size: [3, 5, 2] },
  }),
];

const HALF_TYPES = ['float16', 'bfloat16'] as const;

const halves: readonly Design[] = HALF_TYPES.flatMap((dtype) => [
  design(`rounding/${dtype}-bilinear-wide-output`, {
    fact: `bilinear rounds a ${dtype} result once where rows and columns exceed 128 together`,
    clauses: ['rounding.half-types'],
    call: { input: grid([1, 1, 2, 70], dtype, 2), size: [3, 133], mode: 'bilinear' },
  }),
  design(`rounding/${dtype}-bicubic-seventeen-channels`, {
    fact: `bicubic adds in float32 for seventeen ${dtype} channels`,
    clauses: ['rounding.half-types'],
    call: { input: grid([1, 17, 3, 4], dtype), size: [4, 3], mode: 'bicubic' },
  }),
  design(`rounding/${dtype}-area-of-200`, {
    fact: `area adds 200 ${dtype} ones in float32`,
    clauses: ['rounding.half-types', 'area.mean'],
    call: { input: constant([1, 1, 10, 40], 1, dtype), size: [2, 1], mode: 'area' },
  }),
  quick(`rounding/${dtype}-thirds`, {
    fact: `linear weighs elements by thirds in ${dtype}`,
    clauses: ['rounding.half-types', 'rounding.result-dtype'],
    call: { input: values([1, 1, 3], [1, 2, 4], dtype), size: 9, mode: 'linear' },
  }),
]);

export const roundingDesigns: readonly Design[] = [
  ...uint8,
  ...borders,
  ...halves,
  quick('rounding/float64-thirds', {
    fact: 'linear weighs elements by thirds in float64, more precisely than in float32',
    clauses: ['rounding.float64-arithmetic', 'rounding.result-dtype'],
    call: { input: values([1, 1, 3], [1, 2, 4], 'float64'), size: 9, mode: 'linear' },
  }),
  quick('rounding/float32-thirds', {
    fact: 'linear weighs elements by thirds in float32',
    clauses: ['rounding.float-arithmetic', 'rounding.result-dtype'],
    call: { input: values([1, 1, 3], [1, 2, 4]), size: 9, mode: 'linear' },
  }),
];
