import type { Design } from './case.ts';
import { crossing } from './crossing.ts';
import { design, grid, impulse, ramp } from './design.ts';
import { LINEAR } from './variants.ts';

const special: readonly Design[] = [
  design('linear/down-reads-two-elements', {
    fact: 'linear 6 → 2 reads elements 1 and 4 alone and skips the others',
    clauses: ['linear.two-taps', 'linear.weights'],
    input: impulse([1, 1, 6], 1),
    options: { size: 2, mode: 'linear' },
    profile: 'quick',
  }),
  design('linear/down-skips-element-zero', {
    fact: 'linear 6 → 2 does not read element 0',
    clauses: ['linear.two-taps'],
    input: impulse([1, 1, 6], 0),
    options: { size: 2, mode: 'linear' },
  }),
  design('linear/border-repeats-first', {
    fact: 'linear repeats the first element for the outputs that look left of its centre',
    clauses: ['linear.border'],
    input: impulse([1, 1, 4], 0),
    options: { size: 12, mode: 'linear' },
    profile: 'quick',
  }),
  design('linear/border-repeats-last', {
    fact: 'linear repeats the last element for the outputs that look right of its centre',
    clauses: ['linear.border'],
    input: impulse([1, 1, 4], 3),
    options: { size: 12, mode: 'linear' },
  }),
  design('linear/border-of-an-image', {
    fact: 'bilinear repeats the corner for the outputs beyond its centre',
    clauses: ['linear.border', 'linear.separable'],
    input: impulse([1, 1, 3, 4], 11),
    options: { size: [8, 9], mode: 'bilinear' },
  }),
  design('linear/impulse-in-the-middle', {
    fact: 'bilinear weighs an element by the product of its weights along rows and columns',
    clauses: ['linear.separable', 'linear.weights'],
    input: impulse([1, 1, 3, 4], 5),
    options: { size: [7, 10], mode: 'bilinear' },
    profile: 'quick',
  }),
  design('linear/impulse-in-a-volume', {
    fact: 'trilinear weighs an element by the product of its weights along three axes',
    clauses: ['linear.separable', 'linear.weights'],
    input: impulse([1, 1, 2, 3, 4], 6),
    options: { size: [3, 5, 7], mode: 'trilinear' },
    profile: 'quick',
  }),
  ...(
    [
      [2, 42],
      [119, 113],
      [5, 117],
    ] as const
  ).map(([inputSize, outputSize]) =>
    design(`linear/aligned-ends-${inputSize}-to-${outputSize}`, {
      fact: `linear with align_corners ends on the last of ${inputSize} elements at output ${outputSize - 1}`,
      clauses: ['linear.align-corners-ends', 'coordinates.align-corners'],
      input: ramp([1, 1, inputSize]),
      options: { size: outputSize, mode: 'linear', alignCorners: true },
    }),
  ),
  design('linear/aligned-ends-float64', {
    fact: 'linear with align_corners ends on the last element in float64',
    clauses: ['linear.align-corners-ends'],
    input: ramp([1, 1, 2], 'float64'),
    options: { size: 42, mode: 'linear', alignCorners: true },
  }),
  design('linear/unchanged-axis-between-two', {
    fact: 'trilinear leaves the height as it is between a depth and a width that change',
    clauses: ['linear.unchanged-axis'],
    input: grid([1, 2, 3, 4, 5]),
    options: { size: [5, 4, 3], mode: 'trilinear' },
  }),
];

export const linearDesigns: readonly Design[] = [...crossing('linear', LINEAR), ...special];
