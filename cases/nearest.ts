import type { Design } from './case.ts';
import { crossing } from './crossing.ts';
import { design, grid, quick, ramp } from './design.ts';
import { NEAREST } from './variants.ts';

/** Size pairs with an exact tie at which the target takes the lower element: input, output, the output index, what it reads. */
const TIES: readonly (readonly [number, number, number, number])[] = [
  [14, 46, 23, 6],
  [39, 33, 11, 12],
  [52, 22, 11, 25],
  [62, 14, 7, 30],
  [6, 74, 37, 2],
  [2, 82, 41, 0],
  [21, 69, 23, 6],
  [54, 38, 19, 26],
];

const EXACT_TIES: readonly (readonly [number, number, number, number])[] = [
  [26, 11, 5, 12],
  [6, 37, 18, 2],
  [4, 41, 20, 1],
  [8, 41, 20, 3],
  [28, 23, 11, 13],
  [30, 29, 14, 14],
  [24, 37, 18, 11],
];

/** Here a fused multiply-add gives the other neighbour. */
const FUSED_TIES: readonly (readonly [number, number, number])[] = [
  [2, 41, 20],
  [2, 83, 41],
  [4, 82, 20],
  [2, 97, 48],
];

/** Size pairs of public reports, the least ones at which the two laws part, and two that a division by out/in gets wrong. */
const PAIRS: readonly (readonly [number, number])[] = [
  [26, 64],
  [14, 2],
  [21, 3],
  [20, 6],
  [20, 11],
  [5, 3],
  [3, 8],
  [2, 3],
  [214, 428],
];

const ties: readonly Design[] = [
  ...TIES.map(([inputSize, outputSize, at, read]) =>
    design(`nearest/tie-${inputSize}-to-${outputSize}`, {
      fact: `output ${at} of ${inputSize} → ${outputSize} is an exact tie, where float32 reads element ${read}`,
      clauses: ['nearest.step-is-float32', 'nearest.index'],
      call: { input: ramp([1, 1, inputSize]), size: outputSize },
      stated: { values: { [at]: read } },
    }),
  ),
  ...EXACT_TIES.map(([inputSize, outputSize, at, read]) =>
    design(`nearest/exact-tie-${inputSize}-to-${outputSize}`, {
      fact: `the centre of output ${at} of ${inputSize} → ${outputSize} is an exact tie, where float32 reads element ${read}`,
      clauses: ['nearest.exact-ties', 'nearest.exact-index'],
      call: { input: ramp([1, 1, inputSize]), size: outputSize, mode: 'nearest-exact' },
      stated: { values: { [at]: read } },
    }),
  ),
  ...FUSED_TIES.map(([inputSize, outputSize, at]) =>
    design(`nearest/exact-tie-fused-${inputSize}-to-${outputSize}`, {
      fact: `the centre of output ${at} of ${inputSize} → ${outputSize} is an exact tie, where a fused product reads the right neighbour`,
      clauses: ['nearest.exact-ties'],
      call: { input: ramp([1, 1, inputSize]), size: outputSize, mode: 'nearest-exact' },
    }),
  ),
];

const pairs: readonly Design[] = PAIRS.flatMap(([inputSize, outputSize]) => [
  design(`nearest/plain-${inputSize}-to-${outputSize}`, {
    fact: `nearest rounds the coordinates of ${inputSize} → ${outputSize} down to indices`,
    clauses: ['nearest.index', 'nearest.last-element'],
    call: { input: ramp([1, 1, inputSize]), size: outputSize },
  }),
  design(`nearest/exact-${inputSize}-to-${outputSize}`, {
    fact: `nearest-exact rounds the centres of ${inputSize} → ${outputSize} down to indices`,
    clauses: ['nearest.exact-index', 'nearest.last-element'],
    call: { input: ramp([1, 1, inputSize]), size: outputSize, mode: 'nearest-exact' },
  }),
]);

const factors: readonly Design[] = [
  quick('nearest/factor-0p2', {
    fact: '10 elements by 0.2 are elements 0 and 5: float32 hides that the double is above one fifth',
    clauses: ['nearest.given-factor'],
    call: { input: ramp([1, 1, 10]), scaleFactor: 0.2 },
    stated: { values: [0, 5] },
  }),
  quick('nearest/factor-0p35', {
    fact: '10 elements by 0.35 are elements 0, 2 and 5',
    clauses: ['nearest.given-factor'],
    call: { input: ramp([1, 1, 10]), scaleFactor: 0.35 },
    stated: { values: [0, 2, 5] },
  }),
  quick('nearest/factor-0p35-recomputed', {
    fact: '10 elements by 0.35 are elements 0, 3 and 6 when the factor is recomputed',
    clauses: ['coordinates.recompute-drops-factor', 'nearest.index'],
    call: { input: ramp([1, 1, 10]), scaleFactor: 0.35, recomputeScaleFactor: true },
    stated: { values: [0, 3, 6] },
  }),
  design('nearest/factor-1p1', {
    fact: '11 elements by 1.1 read element 10 at output 11',
    clauses: ['nearest.given-factor'],
    call: { input: ramp([1, 1, 11]), scaleFactor: 1.1 },
    stated: { values: { 11: 10 } },
  }),
  quick('nearest/exact-factor-1p09', {
    fact: '10 elements by 1.09 are 10, but nearest-exact reads one of them twice',
    clauses: ['nearest.exact-given-factor'],
    call: { input: ramp([1, 1, 10]), scaleFactor: 1.09, mode: 'nearest-exact' },
    stated: { sizes: [10] },
  }),
  design('nearest/exact-factor-1p09-recomputed', {
    fact: '10 elements by 1.09 are the same 10 for nearest-exact when the factor is recomputed',
    clauses: ['coordinates.recompute-drops-factor', 'nearest.exact-index'],
    call: { input: ramp([1, 1, 10]), scaleFactor: 1.09, mode: 'nearest-exact', recomputeScaleFactor: true },
    stated: { sizes: [10] },
  }),
  design('nearest/exact-factor-1p09-image', {
    fact: 'nearest-exact follows the factor 1.09 in an image whose width stays 10',
    clauses: ['nearest.exact-given-factor'],
    call: { input: ramp([1, 1, 5, 10]), scaleFactor: [1.3, 1.09], mode: 'nearest-exact' },
  }),
  design('nearest/factor-two-and-three-bfloat16', {
    fact: 'nearest copies bfloat16 rows twice and columns three times',
    clauses: ['nearest.given-factor', 'nearest.copies'],
    call: { input: grid([2, 3, 5, 7], 'bfloat16'), scaleFactor: [2, 3] },
  }),
];

export const nearestDesigns: readonly Design[] = [...crossing('nearest', NEAREST), ...ties, ...pairs, ...factors];
