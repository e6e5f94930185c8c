import type { Design } from './case.ts';
import { crossing } from './crossing.ts';
import { design, grid, impulse, quick, ramp } from './design.ts';
import { AREA } from './variants.ts';

const special: readonly Design[] = [
  quick('area/windows-overlap-5-to-3', {
    fact: 'the windows of 5 → 3 are elements 0–1, 1–3 and 3–4: neighbours share an element',
    clauses: ['area.windows'],
    call: { input: ramp([1, 1, 5]), size: 3, mode: 'area' },
  }),
  design('area/shared-element-5-to-3', {
    fact: 'element 1 of 5 → 3 enters the first two windows',
    clauses: ['area.windows'],
    call: { input: impulse([1, 1, 5], 1), size: 3, mode: 'area' },
  }),
  design('area/windows-7-to-5', {
    fact: 'the windows of 7 → 5 hold two or three elements',
    clauses: ['area.windows', 'area.mean'],
    call: { input: impulse([1, 1, 7], 4), size: 5, mode: 'area' },
  }),
  quick('area/windows-touch-6-to-3', {
    fact: 'the windows of 6 → 3 touch and do not overlap',
    clauses: ['area.windows'],
    call: { input: ramp([1, 1, 6]), size: 3, mode: 'area' },
  }),
  quick('area/enlarging-3-to-5', {
    fact: 'area enlarges 3 → 5 by copies and means of two neighbours',
    clauses: ['area.enlarging'],
    call: { input: ramp([1, 1, 3]), size: 5, mode: 'area' },
  }),
  design('area/enlarging-3-to-6', {
    fact: 'area enlarges 3 → 6 by copies alone',
    clauses: ['area.enlarging'],
    call: { input: ramp([1, 1, 3]), size: 6, mode: 'area' },
  }),
  quick('area/window-of-two-axes', {
    fact: 'an area window of an image is the product of its windows along rows and columns',
    clauses: ['area.mean', 'area.adaptive-pooling'],
    call: { input: impulse([1, 1, 5, 7], 17), size: [3, 4], mode: 'area' },
  }),
  design('area/window-of-three-axes', {
    fact: 'an area window of a volume is the product of its windows along three axes',
    clauses: ['area.mean', 'area.adaptive-pooling'],
    call: { input: impulse([1, 1, 3, 4, 5], 32), size: [2, 3, 3], mode: 'area' },
  }),
  quick('area/factor-not-recomputed-line', {
    fact: 'in area recompute_scale_factor false changes nothing: 10 by 0.35 has the windows of 10 → 3',
    clauses: ['area.factor-only-sets-size'],
    call: { input: ramp([1, 1, 10]), scaleFactor: 0.35, mode: 'area', recomputeScaleFactor: false },
  }),
  design('area/size-line', {
    fact: 'in area 10 by 0.35 and size 3 have the same windows',
    clauses: ['area.factor-only-sets-size', 'area.windows'],
    call: { input: ramp([1, 1, 10]), size: 3, mode: 'area' },
  }),
  design('area/mean-of-all', {
    fact: 'area to a single element is the mean of all 70',
    clauses: ['area.mean'],
    call: { input: grid([1, 2, 7, 10]), size: 1, mode: 'area' },
  }),
];

export const areaDesigns: readonly Design[] = [...crossing('area', AREA), ...special];
