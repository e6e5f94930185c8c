import type { Mode } from '#spec/signature.ts';
import type { Design } from './case.ts';
import { design, quick, ramp, values } from './design.ts';

const TWO = values([1, 1, 2], [0, 3]);
const SIX = ramp([1, 1, 6]);

export const claimsDesigns: readonly Design[] = [
  design('claims/upsample-takes-area', {
    fact: 'F.upsample takes area: it is not bilinear only',
    clauses: ['claims.upsample-only-bilinear'],
    entry: 'upsample',
    aspect: 'front-ends',
    call: { input: values([1, 1, 4], [0, 1, 2, 3]), size: 2, mode: 'area' },
  }),
  design('claims/upsample-takes-size', {
    fact: 'F.upsample takes a size: it does not need a factor',
    clauses: ['claims.upsample-only-factor'],
    entry: 'upsample',
    aspect: 'front-ends',
    call: { input: TWO, size: 3 },
  }),
  quick('claims/interpolate-takes-factor', {
    fact: 'F.interpolate takes a factor: it does not need a size',
    clauses: ['claims.upsample-only-factor'],
    call: { input: TWO, scaleFactor: 2 },
  }),
  design('claims/module-works', {
    fact: 'nn.Upsample works like F.interpolate and is not deprecated',
    clauses: ['claims.upsample-module-deprecated'],
    entry: 'nn.Upsample',
    aspect: 'front-ends',
    call: { input: TWO, scaleFactor: 2 },
  }),
  design('claims/module-takes-nearest-exact', {
    fact: 'nn.Upsample takes nearest-exact and a size: it is not bilinear with a factor only',
    clauses: ['claims.module-only-bilinear-and-factor'],
    entry: 'nn.Upsample',
    aspect: 'front-ends',
    call: { input: TWO, size: 3, mode: 'nearest-exact' },
  }),
  quick('claims/corners-left-out', {
    fact: 'leaving align_corners out gives 0, 0.75, 2.25 and 3 for 0 and 3',
    clauses: ['claims.align-corners-usually-true', 'arguments.align-corners-default'],
    call: { input: TWO, size: 4, mode: 'linear' },
    stated: { values: [0, 0.75, 2.25, 3] },
  }),
  quick('claims/corners-off', {
    fact: 'align_corners false gives 0, 0.75, 2.25 and 3 for 0 and 3',
    clauses: ['claims.align-corners-usually-true', 'arguments.align-corners-default'],
    call: { input: TWO, size: 4, mode: 'linear', alignCorners: false },
    stated: { values: [0, 0.75, 2.25, 3] },
  }),
  quick('claims/corners-on', {
    fact: 'align_corners true gives 0, 1, 2 and 3 for 0 and 3',
    clauses: ['claims.align-corners-usually-true', 'coordinates.align-corners'],
    call: { input: TWO, size: 4, mode: 'linear', alignCorners: true },
    stated: { values: [0, 1, 2, 3] },
  }),
  design('claims/bicubic-corners-left-out', {
    fact: 'bicubic overshoots 0 and 3 at the ends when align_corners is left out',
    clauses: ['claims.bicubic-aligns-corners', 'bicubic.overshoot'],
    call: { input: values([1, 1, 1, 2], [0, 3]), size: [1, 4], mode: 'bicubic' },
  }),
  design('claims/bicubic-corners-on', {
    fact: 'bicubic ends on 0 and 3 when align_corners is true',
    clauses: ['claims.bicubic-aligns-corners', 'coordinates.align-corners'],
    call: { input: values([1, 1, 1, 2], [0, 3]), size: [1, 4], mode: 'bicubic', alignCorners: true },
    stated: { values: { 0: 0, 3: 3 } },
  }),
  design('claims/custom-method', {
    fact: 'a custom mode is refused',
    clauses: ['claims.custom-methods', 'arguments.mode-names'],
    aspect: 'rejections',
    call: { input: TWO, size: 3, mode: 'my-own-method' as Mode },
  }),
  design('claims/interpolate-is-the-resize', {
    fact: 'the resize is F.interpolate: 0 and 4 become 0, 1, 3 and 4',
    clauses: ['claims.resize-exists'],
    call: { input: values([1, 1, 2], [0, 4]), size: 4, mode: 'linear' },
    stated: { values: [0, 1, 3, 4] },
  }),
  design('claims/interpolate-gives-the-bits-of-upsample', {
    fact: 'F.interpolate gives the bits of F.upsample for 0, 1, 5 to 4 elements',
    clauses: ['claims.interpolate-is-slower'],
    call: { input: values([1, 1, 3], [0, 1, 5]), size: 4, mode: 'linear' },
  }),
  design('claims/linear-refuses-an-image', {
    fact: 'linear refuses an image of one row',
    clauses: ['claims.linear-on-images', 'arguments.ranks'],
    aspect: 'rejections',
    call: { input: values([1, 1, 1, 2], [0, 3]), size: [1, 4], mode: 'linear' },
  }),
  design('claims/bilinear-takes-an-image', {
    fact: 'bilinear takes an image of one row and gives what linear gives for a line',
    clauses: ['claims.linear-on-images'],
    call: { input: values([1, 1, 1, 2], [0, 3]), size: [1, 4], mode: 'bilinear' },
  }),
  quick('claims/nearest-takes-the-left-edge', {
    fact: 'nearest reads elements 0 and 3 of six for two outputs, where Pillow reads 1 and 4',
    clauses: ['claims.nearest-is-pillow', 'nearest.index'],
    call: { input: SIX, size: 2 },
    stated: { values: [0, 3] },
  }),
  quick('claims/nearest-exact-takes-the-centre', {
    fact: 'nearest-exact reads elements 1 and 4 of six for two outputs, as Pillow does',
    clauses: ['claims.nearest-is-pillow', 'nearest.exact-index'],
    call: { input: SIX, size: 2, mode: 'nearest-exact' },
    stated: { values: [1, 4] },
  }),
  ...(['bilinear', 'bicubic', 'lanczos'] as const).map((mode) =>
    design(`claims/antialias-is-pillow-${mode}`, {
      fact: `antialiased ${mode} shrinks 0, 100, 200, 50, 250 to the three levels that Pillow gives`,
      clauses: ['claims.antialias-is-pillow', 'rounding.uint8-weights'],
      call: { input: values([1, 1, 1, 5], [0, 100, 200, 50, 250], 'uint8'), size: [1, 3], mode, antialias: true },
    }),
  ),
  design('claims/area-touches', {
    fact: 'area of 0, 0, 6, 0, 0 to three elements is 0, 2, 0: the middle window touches three elements',
    clauses: ['claims.area-is-box', 'area.windows'],
    call: { input: values([1, 1, 5], [0, 0, 6, 0, 0]), size: 3, mode: 'area' },
  }),
  design('claims/area-divides', {
    fact: 'area of 0, 0, 6, 0, 0, 2 to three elements is 0, 3, 1, as of any box filter',
    clauses: ['claims.area-is-box', 'area.mean'],
    call: { input: values([1, 1, 6], [0, 0, 6, 0, 0, 2]), size: 3, mode: 'area' },
  }),
  design('claims/equal-size-by-size', {
    fact: 'bicubic to the same size by size is the identity on finite numbers',
    clauses: ['claims.equal-size-is-identity'],
    call: { input: values([1, 1, 1, 3], [3, 1, 4]), size: [1, 3], mode: 'bicubic' },
  }),
  design('claims/equal-size-by-factor', {
    fact: 'bicubic to the same size by the factor 1.3 is not the identity',
    clauses: ['claims.equal-size-is-identity', 'bicubic.unchanged-size-with-factor'],
    call: { input: values([1, 1, 1, 3], [3, 1, 4]), scaleFactor: [1, 1.3], mode: 'bicubic' },
  }),
  design('claims/equal-size-nearest-by-factor', {
    fact: 'nearest to the same size by the factor 1.24 is not the identity',
    clauses: ['claims.equal-size-is-identity', 'nearest.given-factor'],
    call: { input: ramp([1, 1, 4]), scaleFactor: 1.24 },
  }),
];
