import { modes, ranks, someAxis } from '#harness/mistakes/calls.ts';
import type { FaultRow } from './fault.ts';

/** What is refused, how front ends hand their options over, and the way back. */
export const CALLS_FAULTS: Readonly<Record<string, FaultRow>> = {
  'refusals/empty-area-refused': ['arguments.refuses-empty-area'],
  'refusals/volumes-refused': ['arguments.refuses-volumes'],
  'refusals/rows-refused': ['arguments.refuses-rows'],
  'refusals/float64-refused': ['arguments.refuses-float64'],
  'refusals/bfloat16-refused': ['arguments.refuses-bfloat16'],
  'refusals/uint8-bicubic-refused': ['arguments.refuses-uint8-bicubic', modes('bicubic')],
  'refusals/uint8-nearest-rows-refused': ['arguments.refuses-uint8-rows'],
  'refusals/recompute-false-with-size-refused': ['arguments.refuses-recompute-false'],
  'refusals/antialias-false-refused': ['arguments.refuses-antialias-false'],
  'refusals/lanczos-align-corners-false-refused': ['arguments.refuses-lanczos-align-corners-false'],
  'refusals/factor-list-refused': ['arguments.refuses-factor-list'],
  'refusals/fractional-factor-refused': ['arguments.refuses-fractional-factor'],
  'refusals/shrinking-refused': [
    'arguments.refuses-shrinking',
    someAxis(({ inputSize, outputSize }) => outputSize > 0 && outputSize < inputSize),
  ],
  'front-ends/default-mode-bilinear': ['front-ends.default-mode-bilinear', ranks(4)],
  'front-ends/upsample-steps-by-sizes': ['front-ends.upsample-recomputes'],
};
