import { antialias } from './arguments/antialiasing.ts';
import { positiveSizes } from './arguments/empty-tensors.ts';
import { IMAGE, LINE, NO_CHANNELS, VOLUME } from './arguments/inputs.ts';
import { alignCorners, modesAndRanks } from './arguments/mode-and-rank.ts';
import { order } from './arguments/order.ts';
import { finiteFactors, sizesAndFactors } from './arguments/size-and-factor.ts';
import type { Design } from './case.ts';
import { design, grid } from './design.ts';

const accepted: readonly Design[] = [
  design('arguments/mode-left-out', {
    fact: 'without a mode the mode is nearest',
    clauses: ['arguments.default-mode'],
    input: LINE,
    options: { size: 7 },
    profile: 'quick',
  }),
  design('arguments/recompute-off-with-size', {
    fact: 'recompute_scale_factor false with a size is accepted',
    clauses: ['arguments.recompute-needs-factor'],
    input: LINE,
    options: { size: 7, mode: 'linear', recomputeScaleFactor: false },
  }),
  design('arguments/antialias-off', {
    fact: 'antialias false is accepted in every mode',
    clauses: ['arguments.antialias-modes'],
    input: VOLUME,
    options: { size: [2, 3, 4], mode: 'area', antialias: false },
  }),
  ...(['nearest', 'bilinear', 'bicubic', 'area'] as const).map((mode) =>
    design(`arguments/empty-batch-${mode}`, {
      fact: `${mode} gives an empty result for an empty batch`,
      clauses: ['arguments.empty-batch'],
      input: grid([0, 3, 4, 5]),
      options: { size: 2, mode },
    }),
  ),
  design('arguments/empty-batch-antialias', {
    fact: 'antialiased bicubic gives an empty result for an empty batch',
    clauses: ['arguments.empty-batch'],
    input: grid([0, 3, 4, 5]),
    options: { size: 2, mode: 'bicubic', antialias: true },
  }),
  design('arguments/area-to-no-columns', {
    fact: 'area gives an empty result for an output width of 0',
    clauses: ['arguments.area-allows-empty'],
    input: IMAGE,
    options: { size: [2, 0], mode: 'area' },
  }),
  design('arguments/area-factor-too-small', {
    fact: 'area gives an empty result for a factor that leaves no element',
    clauses: ['arguments.area-allows-empty'],
    input: LINE,
    options: { scaleFactor: 0.19, mode: 'area' },
  }),
  design('arguments/area-without-channels', {
    fact: 'area gives an empty result for an image without channels',
    clauses: ['arguments.area-allows-empty'],
    input: NO_CHANNELS,
    options: { size: 3, mode: 'area' },
  }),
];

export const argumentsDesigns: readonly Design[] = [
  ...accepted,
  ...modesAndRanks,
  ...alignCorners,
  ...sizesAndFactors,
  ...finiteFactors,
  ...antialias,
  ...positiveSizes,
  ...order,
];
