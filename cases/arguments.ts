import type { Design } from './case.ts';
import { design, grid, IMAGE, LINE, quick, VOLUME } from './design.ts';
import { refusals } from './refusals.ts';

const accepted: readonly Design[] = [
  quick('arguments/mode-left-out', {
    fact: 'without a mode the mode is nearest',
    clauses: ['arguments.default-mode'],
    call: { input: LINE, size: 7 },
  }),
  design('arguments/recompute-off-with-size', {
    fact: 'recompute_scale_factor false with a size is accepted',
    clauses: ['arguments.recompute-needs-factor'],
    call: { input: LINE, size: 7, mode: 'linear', recomputeScaleFactor: false },
  }),
  design('arguments/antialias-off', {
    fact: 'antialias false is accepted in every mode',
    clauses: ['arguments.antialias-modes'],
    call: { input: VOLUME, size: [2, 3, 4], mode: 'area', antialias: false },
  }),
  ...(['nearest', 'bilinear', 'bicubic', 'area'] as const).map((mode) =>
    design(`arguments/empty-batch-${mode}`, {
      fact: `${mode} gives an empty result for an empty batch`,
      clauses: ['arguments.empty-batch'],
      call: { input: grid([0, 3, 4, 5]), size: 2, mode },
    }),
  ),
  design('arguments/empty-batch-antialias', {
    fact: 'antialiased bicubic gives an empty result for an empty batch',
    clauses: ['arguments.empty-batch'],
    call: { input: grid([0, 3, 4, 5]), size: 2, mode: 'bicubic', antialias: true },
  }),
  design('arguments/area-to-no-columns', {
    fact: 'area gives an empty result for an output width of 0',
    clauses: ['arguments.area-allows-empty'],
    call: { input: IMAGE, size: [2, 0], mode: 'area' },
  }),
  design('arguments/area-factor-too-small', {
    fact: 'area gives an empty result for a factor that leaves no element',
    clauses: ['arguments.area-allows-empty'],
    call: { input: LINE, scaleFactor: 0.19, mode: 'area' },
  }),
  design('arguments/area-without-channels', {
    fact: 'area gives an empty result for an image without channels',
    clauses: ['arguments.area-allows-empty'],
    call: { input: grid([2, 0, 4, 5]), size: 3, mode: 'area' },
  }),
  design('arguments/area-line-without-channels', {
    fact: 'area gives an empty result for a line without channels',
    clauses: ['arguments.area-allows-empty'],
    call: { input: grid([2, 0, 5]), size: 3, mode: 'area' },
  }),
];

export const argumentsDesigns: readonly Design[] = [...accepted, ...refusals];
