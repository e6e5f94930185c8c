import type { Design } from './case.ts';
import { design, grid, ramp } from './design.ts';

const THREE = ramp([1, 1, 3]);
const TEN = ramp([1, 1, 10]);

export const coordinatesDesigns: readonly Design[] = [
  design('coordinates/three-to-six', {
    fact: 'the half pixel puts the coordinates of 3 → 6 at −0.25, 0.25, 0.75, 1.25, 1.75 and 2.25',
    clauses: ['coordinates.half-pixel', 'linear.border'],
    input: THREE,
    options: { size: 6, mode: 'linear' },
    profile: 'quick',
  }),
  design('coordinates/three-to-five-aligned', {
    fact: 'aligned corners put the coordinates of 3 → 5 at 0, 0.5, 1, 1.5 and 2',
    clauses: ['coordinates.align-corners', 'linear.align-corners-ends'],
    input: THREE,
    options: { size: 5, mode: 'linear', alignCorners: true },
    profile: 'quick',
  }),
  design('coordinates/given-scale-factor-is-kept', {
    fact: 'with scale_factor 2.5 the step is 1/2.5, although 3 → 7 suggests 3/7',
    clauses: ['coordinates.given-scale-factor'],
    input: THREE,
    options: { scaleFactor: 2.5, mode: 'linear' },
    profile: 'quick',
  }),
  design('coordinates/given-scale-factor-is-recomputed', {
    fact: 'with scale_factor 2.5 and recompute_scale_factor the step of 3 → 7 is 3/7',
    clauses: ['coordinates.recompute-drops-factor'],
    input: THREE,
    options: { scaleFactor: 2.5, mode: 'linear', recomputeScaleFactor: true },
    profile: 'quick',
  }),
  design('coordinates/size-has-its-step', {
    fact: 'with size 7 the step of 3 → 7 is 3/7',
    clauses: ['coordinates.step-from-sizes'],
    input: THREE,
    options: { size: 7, mode: 'linear' },
    profile: 'quick',
  }),
  design('coordinates/aligned-factor-only-sets-size', {
    fact: 'with align_corners the factor 2.5 only makes 7 elements of 3',
    clauses: ['coordinates.align-corners-ignores-factor'],
    input: THREE,
    options: { scaleFactor: 2.5, mode: 'linear', alignCorners: true },
    profile: 'quick',
  }),
  design('coordinates/factor-below-one', {
    fact: 'with scale_factor 0.35 the step is 1/0.35, although 10 → 3 suggests 10/3',
    clauses: ['coordinates.given-scale-factor'],
    input: TEN,
    options: { scaleFactor: 0.35, mode: 'linear' },
  }),
  design('coordinates/factor-below-one-recomputed', {
    fact: 'with scale_factor 0.35 and recompute_scale_factor the step of 10 → 3 is 10/3',
    clauses: ['coordinates.recompute-drops-factor'],
    input: TEN,
    options: { scaleFactor: 0.35, mode: 'linear', recomputeScaleFactor: true },
  }),
  design('coordinates/factor-loses-the-right-end', {
    fact: 'with scale_factor 1.15 the last of 11 outputs of 10 elements looks at 8.63 and not at 9',
    clauses: ['coordinates.given-scale-factor'],
    input: TEN,
    options: { scaleFactor: 1.15, mode: 'linear' },
    profile: 'quick',
  }),
  design('coordinates/factor-to-one', {
    fact: 'with scale_factor 0.19 the only output of 10 elements looks at 2.13 and not at the middle',
    clauses: ['coordinates.given-scale-factor'],
    input: TEN,
    options: { scaleFactor: 0.19, mode: 'linear' },
  }),
  design('coordinates/factor-to-one-bicubic', {
    fact: 'with scale_factor 0.19 the only column of a bicubic result looks at 2.13',
    clauses: ['coordinates.given-scale-factor'],
    input: ramp([1, 1, 1, 10]),
    options: { scaleFactor: [1, 0.19], mode: 'bicubic' },
  }),
  design('coordinates/factor-to-one-antialias', {
    fact: 'with scale_factor 0.19 the only column of an antialiased result has its centre at 2.63',
    clauses: ['coordinates.given-scale-factor', 'antialias.centre'],
    input: ramp([1, 1, 1, 10]),
    options: { scaleFactor: [1, 0.19], mode: 'bilinear', antialias: true },
  }),
  design('coordinates/aligned-to-one', {
    fact: 'with align_corners the only output of 5 elements looks at the first',
    clauses: ['coordinates.align-corners-output-one'],
    input: ramp([1, 1, 5]),
    options: { size: 1, mode: 'linear', alignCorners: true },
    profile: 'quick',
  }),
  design('coordinates/unaligned-to-one', {
    fact: 'without align_corners the only output of 5 elements looks at the middle',
    clauses: ['coordinates.half-pixel'],
    input: ramp([1, 1, 5]),
    options: { size: 1, mode: 'linear', alignCorners: false },
    profile: 'quick',
  }),
  design('coordinates/aligned-to-one-bicubic', {
    fact: 'with align_corners the only element of a bicubic result is the first of the input',
    clauses: ['coordinates.align-corners-output-one'],
    input: ramp([1, 1, 3, 5]),
    options: { size: [1, 1], mode: 'bicubic', alignCorners: true },
  }),
  design('coordinates/aligned-to-one-row', {
    fact: 'with align_corners the only row of a bilinear result is the first of the input',
    clauses: ['coordinates.align-corners-output-one'],
    input: ramp([1, 1, 3, 5]),
    options: { size: [1, 4], mode: 'bilinear', alignCorners: true },
  }),
  ...(['float64', 'float16', 'bfloat16'] as const).flatMap((dtype) => [
    design(`coordinates/long-axis-${dtype}`, {
      fact: `linear keeps its place on an axis of 4099 in ${dtype}`,
      clauses: ['coordinates.precision'],
      input: grid([1, 1, 4099], dtype),
      options: { size: 67, mode: 'linear' },
      profile: 'full',
    }),
    design(`coordinates/long-axis-factor-${dtype}`, {
      fact: `linear keeps the factor 0.017 on an axis of 4099 in ${dtype}`,
      clauses: ['coordinates.precision', 'coordinates.given-scale-factor'],
      input: grid([1, 1, 4099], dtype),
      options: { scaleFactor: 0.017, mode: 'linear' },
      profile: 'full',
    }),
  ]),
  ...(['bilinear', 'bicubic'] as const).map((mode) =>
    design(`coordinates/long-axis-${mode}-uint8`, {
      fact: `${mode} keeps its place on an axis of 4099 in uint8`,
      clauses: ['coordinates.precision', 'rounding.uint8-weights'],
      input: grid([1, 1, 1, 4099], 'uint8'),
      options: { size: [1, 67], mode },
      profile: 'full',
    }),
  ),
  design('coordinates/long-axis-aligned', {
    fact: 'linear with align_corners keeps its place on an axis of 4099',
    clauses: ['coordinates.precision', 'coordinates.align-corners'],
    input: grid([1, 1, 4099]),
    options: { size: 61, mode: 'linear', alignCorners: true },
    profile: 'full',
  }),
  design('coordinates/long-output', {
    fact: 'linear places 2001 outputs over 7 elements',
    clauses: ['coordinates.precision'],
    input: grid([1, 1, 7]),
    options: { size: 2001, mode: 'linear' },
    profile: 'full',
  }),
  design('coordinates/long-output-aligned', {
    fact: 'bicubic with align_corners places 2001 columns over 7',
    clauses: ['coordinates.precision', 'coordinates.align-corners'],
    input: grid([1, 1, 1, 7]),
    options: { size: [1, 2001], mode: 'bicubic', alignCorners: true },
    profile: 'full',
  }),
  design('coordinates/nearly-the-same-size', {
    fact: 'linear drifts by one element over the 1023 outputs of 1024 elements',
    clauses: ['coordinates.precision'],
    input: grid([1, 1, 1024]),
    options: { size: 1023, mode: 'linear' },
    profile: 'full',
  }),
  design('coordinates/half-type-does-not-round-coordinates', {
    fact: 'the coordinates of a bfloat16 ramp 128 → 256 are not bfloat16: output 190 is 95',
    clauses: ['coordinates.precision', 'rounding.half-types'],
    input: ramp([1, 1, 128], 'bfloat16'),
    options: { size: 256, mode: 'linear' },
    profile: 'quick',
  }),
];
