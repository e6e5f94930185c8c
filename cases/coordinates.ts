import type { Design } from './case.ts';
import { design, grid, quick, ramp } from './design.ts';

const THREE = ramp([1, 1, 3]);
const TEN = ramp([1, 1, 10]);

export const coordinatesDesigns: readonly Design[] = [
  quick('coordinates/three-to-six', {
    fact: 'the half pixel puts the coordinates of 3 → 6 at −0.25, 0.25, 0.75, 1.25, 1.75 and 2.25',
    clauses: ['coordinates.half-pixel', 'linear.border'],
    call: { input: THREE, size: 6, mode: 'linear' },
    stated: { values: { 1: 0.25, 2: 0.75, 3: 1.25, 4: 1.75 } },
  }),
  quick('coordinates/three-to-five-aligned', {
    fact: 'aligned corners put the coordinates of 3 → 5 at 0, 0.5, 1, 1.5 and 2',
    clauses: ['coordinates.align-corners', 'linear.align-corners-ends'],
    call: { input: THREE, size: 5, mode: 'linear', alignCorners: true },
    stated: { values: [0, 0.5, 1, 1.5, 2] },
  }),
  quick('coordinates/given-scale-factor-is-kept', {
    fact: 'with scale_factor 2.5 the step is 1/2.5, although 3 → 7 suggests 3/7',
    clauses: ['coordinates.given-scale-factor'],
    call: { input: THREE, scaleFactor: 2.5, mode: 'linear' },
  }),
  quick('coordinates/given-scale-factor-is-recomputed', {
    fact: 'with scale_factor 2.5 and recompute_scale_factor the step of 3 → 7 is 3/7',
    clauses: ['coordinates.recompute-drops-factor'],
    call: { input: THREE, scaleFactor: 2.5, mode: 'linear', recomputeScaleFactor: true },
  }),
  quick('coordinates/size-has-its-step', {
    fact: 'with size 7 the step of 3 → 7 is 3/7',
    clauses: ['coordinates.step-from-sizes'],
    call: { input: THREE, size: 7, mode: 'linear' },
  }),
  quick('coordinates/aligned-factor-only-sets-size', {
    fact: 'with align_corners the factor 2.5 only sets the size: 3 → 7',
    clauses: ['coordinates.align-corners-ignores-factor'],
    call: { input: THREE, scaleFactor: 2.5, mode: 'linear', alignCorners: true },
    stated: { sizes: [7] },
  }),
  design('coordinates/factor-below-one', {
    fact: 'with scale_factor 0.35 the step is 1/0.35, although 10 → 3 suggests 10/3',
    clauses: ['coordinates.given-scale-factor'],
    call: { input: TEN, scaleFactor: 0.35, mode: 'linear' },
  }),
  design('coordinates/factor-below-one-recomputed', {
    fact: 'with scale_factor 0.35 and recompute_scale_factor the step of 10 → 3 is 10/3',
    clauses: ['coordinates.recompute-drops-factor'],
    call: { input: TEN, scaleFactor: 0.35, mode: 'linear', recomputeScaleFactor: true },
  }),
  quick('coordinates/factor-loses-the-right-end', {
    fact: 'with scale_factor 1.15 the last of 11 outputs of 10 elements reads at 8.63, not at 9',
    clauses: ['coordinates.given-scale-factor'],
    call: { input: TEN, scaleFactor: 1.15, mode: 'linear' },
    stated: { values: { 10: 8.63 } },
  }),
  design('coordinates/factor-to-one', {
    fact: 'with scale_factor 0.19 the only output of 10 elements reads at 2.13, not at the middle',
    clauses: ['coordinates.given-scale-factor'],
    call: { input: TEN, scaleFactor: 0.19, mode: 'linear' },
    stated: { values: [2.13] },
  }),
  design('coordinates/factor-to-one-bicubic', {
    fact: 'with scale_factor 0.19 the only column of a bicubic result reads at 2.13',
    clauses: ['coordinates.given-scale-factor'],
    call: { input: ramp([1, 1, 1, 10]), scaleFactor: [1, 0.19], mode: 'bicubic' },
  }),
  design('coordinates/factor-to-one-antialias', {
    fact: 'with scale_factor 0.19 the only column of an antialiased result has its centre at 2.63',
    clauses: ['coordinates.given-scale-factor', 'antialias.centre'],
    call: { input: ramp([1, 1, 1, 10]), scaleFactor: [1, 0.19], mode: 'bilinear', antialias: true },
  }),
  quick('coordinates/aligned-to-one', {
    fact: 'with align_corners the only output of 5 elements is the first',
    clauses: ['coordinates.align-corners-output-one'],
    call: { input: ramp([1, 1, 5]), size: 1, mode: 'linear', alignCorners: true },
  }),
  quick('coordinates/unaligned-to-one', {
    fact: 'without align_corners the only output of 5 elements is the middle one',
    clauses: ['coordinates.half-pixel'],
    call: { input: ramp([1, 1, 5]), size: 1, mode: 'linear', alignCorners: false },
  }),
  design('coordinates/aligned-to-one-bicubic', {
    fact: 'with align_corners the only element of a bicubic result is the first of the input',
    clauses: ['coordinates.align-corners-output-one'],
    call: { input: ramp([1, 1, 3, 5]), size: [1, 1], mode: 'bicubic', alignCorners: true },
  }),
  design('coordinates/aligned-to-one-row', {
    fact: 'with align_corners the only row of a bilinear result is the first of the input',
    clauses: ['coordinates.align-corners-output-one'],
    call: { input: ramp([1, 1, 3, 5]), size: [1, 4], mode: 'bilinear', alignCorners: true },
  }),
  ...(['float64', 'float16', 'bfloat16'] as const).flatMap((dtype) => [
    design(`coordinates/long-axis-${dtype}`, {
      fact: `linear has accurate coordinates on an axis of 4099 in ${dtype}`,
      clauses: ['coordinates.precision'],
      call: { input: grid([1, 1, 4099], dtype), size: 67, mode: 'linear' },
      profile: 'full',
    }),
    design(`coordinates/long-axis-factor-${dtype}`, {
      fact: `linear keeps the factor 0.017 on an axis of 4099 in ${dtype}`,
      clauses: ['coordinates.precision', 'coordinates.given-scale-factor'],
      call: { input: grid([1, 1, 4099], dtype), scaleFactor: 0.017, mode: 'linear' },
      profile: 'full',
    }),
  ]),
  ...(['bilinear', 'bicubic'] as const).map((mode) =>
    design(`coordinates/long-axis-${mode}-uint8`, {
      fact: `${mode} has accurate coordinates on an axis of 4099 in uint8`,
      clauses: ['coordinates.precision', 'rounding.uint8-weights'],
      call: { input: grid([1, 1, 1, 4099], 'uint8'), size: [1, 67], mode },
      profile: 'full',
    }),
  ),
  design('coordinates/long-axis-aligned', {
    fact: 'linear with align_corners has accurate coordinates on an axis of 4099',
    clauses: ['coordinates.precision', 'coordinates.align-corners'],
    call: { input: grid([1, 1, 4099]), size: 61, mode: 'linear', alignCorners: true },
    profile: 'full',
  }),
  design('coordinates/long-output', {
    fact: 'linear places 2001 outputs over 7 elements',
    clauses: ['coordinates.precision'],
    call: { input: grid([1, 1, 7]), size: 2001, mode: 'linear' },
    profile: 'full',
  }),
  design('coordinates/long-output-aligned', {
    fact: 'bicubic with align_corners places 2001 columns over 7',
    clauses: ['coordinates.precision', 'coordinates.align-corners'],
    call: { input: grid([1, 1, 1, 7]), size: [1, 2001], mode: 'bicubic', alignCorners: true },
    profile: 'full',
  }),
  design('coordinates/nearly-the-same-size', {
    fact: 'the coordinates of linear drift by one element over the 1023 outputs of 1024 elements',
    clauses: ['coordinates.precision'],
    call: { input: grid([1, 1, 1024]), size: 1023, mode: 'linear' },
    profile: 'full',
  }),
  quick('coordinates/half-type-does-not-round-coordinates', {
    fact: 'the coordinates of a bfloat16 ramp 128 → 256 are not bfloat16: output 190 is 95',
    clauses: ['coordinates.precision', 'rounding.half-types'],
    call: { input: ramp([1, 1, 128], 'bfloat16'), size: 256, mode: 'linear' },
    stated: { values: { 190: 95 } },
  }),
];
