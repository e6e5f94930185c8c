import type { Design } from './case.ts';
import { crossing } from './crossing.ts';
import { design, grid, impulse, quick, ramp } from './design.ts';
import { LINEAR } from './variants.ts';

const special: readonly Design[] = [
  quick('linear/down-reads-two-elements', {
    fact: 'linear 6 → 2 reads elements 1 and 4 alone and skips the others',
    clauses: ['linear.two-taps', 'linear.weights'],
    call: { input: impulse([1, 1, 6], 1), size: 2, mode: 'linear' },
  }),
  design('linear/down-skips-element-zero', {
    fact: 'linear 6 → 2 does not read element 0',
    clauses: ['linear.two-taps'],
    call: { input: impulse([1, 1, 6], 0), size: 2, mode: 'linear' },
  }),
  quick('linear/border-repeats-first', {
    fact: 'linear repeats the first element for the outputs that look left of its centre',
    clauses: ['linear.border'],
    call: { input: impulse([1, 1, 4], 0), size: 12, mode: 'linear' },
  }),
  design('linear/border-repeats-last', {
    fact: 'linear repeats the last element for the outputs that look right of its centre',
    clauses: ['linear.border'],
    call: { input: impulse([1, 1, 4], 3), size: 12, mode: 'linear' },
  }),
  design('linear/border-of-an-image', {
    fact: 'bilinear repeats the corner for the outputs beyond its centre',
    clauses: ['linear.border', 'linear.separable'],
    call: { input: impulse([1, 1, 3, 4], 11), size: [8, 9], mode: 'bilinear' },
  }),
  quick('linear/impulse-in-the-middle', {
    fact: 'bilinear weighs an element by the product of its weights along rows and columns',
    clauses: ['linear.separable', 'linear.weights'],
    call: { input: impulse([1, 1, 3, 4], 5), size: [7, 10], mode: 'bilinear' },
  }),
  quick('linear/impulse-in-a-volume', {
    fact: 'trilinear weighs an element by the product of its weights along three axes',
    clauses: ['linear.separable', 'linear.weights'],
    call: { input: impulse([1, 1, 2, 3, 4], 6), size: [3, 5, 7], mode: 'trilinear' },
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
      call: { input: ramp([1, 1, inputSize]), size: outputSize, mode: 'linear', alignCorners: true },
    }),
  ),
  design('linear/aligned-ends-float64', {
    fact: 'linear with align_corners ends on the last element in float64',
    clauses: ['linear.align-corners-ends'],
    call: { input: ramp([1, 1, 2], 'float64'), size: 42, mode: 'linear', alignCorners: true },
  }),
  design('linear/unchanged-axis-between-two', {
    fact: 'trilinear leaves the height as it is between a depth and a width that change',
    clauses: ['linear.unchanged-axis'],
    call: { input: grid([1, 2, 3, 4, 5]), size: [5, 4, 3], mode: 'trilinear' },
  }),
];

export const linearDesigns: readonly Design[] = [...crossing('linear', LINEAR), ...special];
