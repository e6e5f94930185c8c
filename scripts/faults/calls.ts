import { grows, modes, ranks, shrinks, someAxis } from '#harness/mistakes/calls.ts';
import { type FaultTable, named } from './fault.ts';

const isBackward = true;

export const CALLS_FAULTS: FaultTable = {
  // What is refused, and how front ends hand their options over.
  ...named('refusals/*-refused', 'arguments.refuses-*', {
    'uint8-bicubic': [modes('bicubic')],
    shrinking: [someAxis(({ inputSize, outputSize }) => outputSize > 0 && outputSize < inputSize)],
  }),
  'refusals/uint8-nearest-rows-refused': ['arguments.refuses-uint8-rows'],
  'refusals/recompute-false-with-size-refused': ['arguments.refuses-recompute-false'],
  'front-ends/default-mode-bilinear': ['front-ends.default-mode-bilinear', ranks(4)],
  'front-ends/upsample-steps-by-sizes': ['front-ends.upsample-recomputes'],

  // The way forward is right, the way back is not.
  'gradients/nearest-by-centres': ['nearest.exact-for-nearest', { isBackward }],
  'gradients/align-corners-forgotten': ['coordinates.align-corners-ignored', { isBackward }],
  'gradients/factor-forgotten': ['steps.sizes-for-factor', { isBackward }],
  'gradients/antialias-forgotten': ['antialias.ignored', { isBackward }],
  'gradients/antialias-not-normalised': ['antialias.not-normalised', { isBackward }],
  'gradients/area-not-divided': ['area.not-divided', { isBackward }],
  'gradients/first-image-for-all': ['memory.batch-stride-missing', { isBackward }],
  'gradients/refused': ['gradients.refused', { isBackward }],
  'gradients/asymmetric': ['coordinates.asymmetric', { isBackward }],
  'gradients/border-zero': ['linear.border-zero', 'intel/torch-xpu-ops#1627', { isBackward }],
  'gradients/cubic-coefficient': ['bicubic.coefficient', { isBackward }],
  'gradients/zeros': ['memory.zeros', { isBackward }],
  'gradients/steps-exchanged-in-landscape': ['layout.steps-exchanged-in-landscape', { isBackward }],
  'gradients/float64-through-float32': [
    'gradients.float64-in-float32', // Where one part makes an element, these are one and the same.
    { or: ['weights.float32', 'precision.float32-sums', 'precision.float32-for-float64'] },
  ],
  'gradients/overwrites': ['gradients.overwrites'],
  'gradients/overwrites-when-enlarging': ['gradients.overwrites', grows],
  'gradients/overwrites-when-shrinking': ['gradients.overwrites', shrinks],
};
