import { grows, modes, ranks, shrinks, someAxis } from '#harness/mistakes/calls.ts';
import type { FaultRow } from './fault.ts';
import { named } from './named.ts';

/** What is refused, and how front ends hand their options over. */
export const CALLS_FAULTS: Readonly<Record<string, FaultRow>> = {
  ...named('refusals/*-refused', 'arguments.refuses-*', {
    float64: [],
    bfloat16: [],
    'uint8-bicubic': [modes('bicubic')],
    shrinking: [someAxis(({ inputSize, outputSize }) => outputSize > 0 && outputSize < inputSize)],
  }),
  'refusals/uint8-nearest-rows-refused': ['arguments.refuses-uint8-rows'],
  'refusals/recompute-false-with-size-refused': ['arguments.refuses-recompute-false'],
  'front-ends/default-mode-bilinear': ['front-ends.default-mode-bilinear', ranks(4)],
  'front-ends/upsample-steps-by-sizes': ['front-ends.upsample-recomputes'],
};

const backward = (mistake: string, report?: `${string}#${number}`): FaultRow =>
  report === undefined ? [mistake, { isBackward: true }] : [mistake, report, { isBackward: true }];

/** The way forward is right, the way back is not. */
export const GRADIENTS_FAULTS: Readonly<Record<string, FaultRow>> = {
  'gradients/nearest-by-centres': backward('nearest.exact-for-nearest'),
  'gradients/align-corners-forgotten': backward('coordinates.align-corners-ignored'),
  'gradients/factor-forgotten': backward('steps.sizes-for-factor'),
  'gradients/antialias-forgotten': backward('antialias.ignored'),
  'gradients/antialias-not-normalised': backward('antialias.not-normalised'),
  'gradients/area-not-divided': backward('area.not-divided'),
  'gradients/first-image-for-all': backward('memory.batch-stride-missing'),
  'gradients/refused': backward('gradients.refused'),
  'gradients/asymmetric': backward('coordinates.asymmetric'),
  'gradients/border-zero': backward('linear.border-zero', 'intel/torch-xpu-ops#1627'),
  'gradients/cubic-coefficient': backward('bicubic.coefficient'),
  'gradients/zeros': backward('memory.zeros'),
  'gradients/steps-exchanged-in-landscape': backward('layout.steps-exchanged-in-landscape'),
  'gradients/float64-through-float32': [
    'gradients.float64-in-float32', // Where one part makes an element, these are one and the same.
    { or: ['weights.float32', 'precision.float32-sums', 'precision.float32-for-float64'] },
  ],
  'gradients/overwrites': ['gradients.overwrites'],
  'gradients/overwrites-when-enlarging': ['gradients.overwrites', grows],
  'gradients/overwrites-when-shrinking': ['gradients.overwrites', shrinks],
};
