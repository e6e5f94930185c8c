import type { Mode } from '#spec/signature.ts';
import type { Design } from './case.ts';
import { design, ramp, values } from './design.ts';

const TWO = values([1, 1, 2], [0, 3]);
const SIX = ramp([1, 1, 6]);

export const claimsDesigns: readonly Design[] = [
  design('claims/upsample-takes-area', {
    fact: 'F.upsample takes area, so that it is not bilinear only',
    clauses: ['claims.upsample-only-bilinear'],
    entry: 'upsample',
    aspect: 'front-ends',
    input: values([1, 1, 4], [0, 1, 2, 3]),
    options: { size: 2, mode: 'area' },
  }),
  design('claims/upsample-takes-size', {
    fact: 'F.upsample takes a size, so that it does not need a factor',
    clauses: ['claims.upsample-only-factor'],
    entry: 'upsample',
    aspect: 'front-ends',
    input: TWO,
    options: { size: 3 },
  }),
  design('claims/interpolate-takes-factor', {
    fact: 'F.interpolate takes a factor, so that it does not need a size',
    clauses: ['claims.upsample-only-factor'],
    input: TWO,
    options: { scaleFactor: 2 },
    profile: 'quick',
  }),
  design('claims/module-works', {
    fact: 'nn.Upsample works like F.interpolate and is not deprecated',
    clauses: ['claims.upsample-module-deprecated'],
    entry: 'nn.Upsample',
    aspect: 'front-ends',
    input: TWO,
    options: { scaleFactor: 2 },
  }),
  design('claims/module-takes-nearest-exact', {
    fact: 'nn.Upsample takes nearest-exact and a size, so that it is not bilinear with a factor only',
    clauses: ['claims.module-only-bilinear-and-factor'],
    entry: 'nn.Upsample',
    aspect: 'front-ends',
    input: TWO,
    options: { size: 3, mode: 'nearest-exact' },
  }),
  design('claims/corners-left-out', {
    fact: 'leaving align_corners out gives 0, 0.75, 2.25 and 3 for 0 and 3',
    clauses: ['claims.align-corners-usually-true', 'arguments.align-corners-default'],
    input: TWO,
    options: { size: 4, mode: 'linear' },
    profile: 'quick',
  }),
  design('claims/corners-off', {
    fact: 'align_corners false gives 0, 0.75, 2.25 and 3 for 0 and 3',
    clauses: ['claims.align-corners-usually-true', 'arguments.align-corners-default'],
    input: TWO,
    options: { size: 4, mode: 'linear', alignCorners: false },
    profile: 'quick',
  }),
  design('claims/corners-on', {
    fact: 'align_corners true gives 0, 1, 2 and 3 for 0 and 3',
    clauses: ['claims.align-corners-usually-true', 'coordinates.align-corners'],
    input: TWO,
    options: { size: 4, mode: 'linear', alignCorners: true },
    profile: 'quick',
  }),
  design('claims/bicubic-corners-left-out', {
    fact: 'bicubic overshoots 0 and 3 at the ends when align_corners is left out',
    clauses: ['claims.bicubic-aligns-corners', 'bicubic.overshoot'],
    input: values([1, 1, 1, 2], [0, 3]),
    options: { size: [1, 4], mode: 'bicubic' },
  }),
  design('claims/bicubic-corners-on', {
    fact: 'bicubic ends on 0 and 3 when align_corners is true',
    clauses: ['claims.bicubic-aligns-corners', 'coordinates.align-corners'],
    input: values([1, 1, 1, 2], [0, 3]),
    options: { size: [1, 4], mode: 'bicubic', alignCorners: true },
  }),
  design('claims/custom-method', {
    fact: 'a mode of one’s own is refused',
    clauses: ['claims.custom-methods', 'arguments.mode-names'],
    aspect: 'rejections',
    input: TWO,
    options: { size: 3, mode: 'my-own-method' as Mode },
  }),
  design('claims/interpolate-is-the-resize', {
    fact: 'the resize is F.interpolate: 0 and 4 become 0, 1, 3 and 4',
    clauses: ['claims.resize-exists'],
    input: values([1, 1, 2], [0, 4]),
    options: { size: 4, mode: 'linear' },
  }),
  design('claims/interpolate-gives-the-bits-of-upsample', {
    fact: 'F.interpolate gives the bits of F.upsample for 0, 1, 5 to 4 elements',
    clauses: ['claims.interpolate-is-slower'],
    input: values([1, 1, 3], [0, 1, 5]),
    options: { size: 4, mode: 'linear' },
  }),
  design('claims/linear-refuses-an-image', {
    fact: 'linear refuses an image of one row',
    clauses: ['claims.linear-on-images', 'arguments.ranks'],
    aspect: 'rejections',
    input: values([1, 1, 1, 2], [0, 3]),
    options: { size: [1, 4], mode: 'linear' },
  }),
  design('claims/bilinear-takes-an-image', {
    fact: 'bilinear takes an image of one row and gives what linear gives for a line',
    clauses: ['claims.linear-on-images'],
    input: values([1, 1, 1, 2], [0, 3]),
    options: { size: [1, 4], mode: 'bilinear' },
  }),
  design('claims/nearest-takes-the-left-edge', {
    fact: 'nearest reads elements 0 and 3 of six for two outputs, where Pillow reads 1 and 4',
    clauses: ['claims.nearest-is-pillow', 'nearest.index'],
    input: SIX,
    options: { size: 2 },
    profile: 'quick',
  }),
  design('claims/nearest-exact-takes-the-centre', {
    fact: 'nearest-exact reads elements 1 and 4 of six for two outputs, as Pillow does',
    clauses: ['claims.nearest-is-pillow', 'nearest.exact-index'],
    input: SIX,
    options: { size: 2, mode: 'nearest-exact' },
    profile: 'quick',
  }),
  design('claims/equal-size-by-size', {
    fact: 'bicubic to the same size by size is the identity on finite numbers',
    clauses: ['claims.equal-size-is-identity'],
    input: values([1, 1, 1, 3], [3, 1, 4]),
    options: { size: [1, 3], mode: 'bicubic' },
  }),
  design('claims/equal-size-by-factor', {
    fact: 'bicubic to the same size by the factor 1.3 is not the identity',
    clauses: ['claims.equal-size-is-identity', 'bicubic.unchanged-size-with-factor'],
    input: values([1, 1, 1, 3], [3, 1, 4]),
    options: { scaleFactor: [1, 1.3], mode: 'bicubic' },
  }),
  design('claims/equal-size-nearest-by-factor', {
    fact: 'nearest to the same size by the factor 1.24 is not the identity',
    clauses: ['claims.equal-size-is-identity', 'nearest.given-factor'],
    input: ramp([1, 1, 4]),
    options: { scaleFactor: 1.24 },
  }),
];
