import type { Design } from './case.ts';
import { crossing } from './crossing.ts';
import { constant, design, grid, impulse, quick, ramp, values } from './design.ts';
import { BICUBIC } from './variants.ts';

const special: readonly Design[] = [
  quick('bicubic/upsample-5-to-10-impulse', {
    fact: 'bicubic weighs distance ¼ with 0.8789 and distance ¾ with 0.2617: its coefficient is −0.75',
    clauses: ['bicubic.coefficient', 'bicubic.kernel'],
    call: { input: impulse([1, 1, 1, 5], 2), size: [1, 10], mode: 'bicubic' },
  }),
  quick('bicubic/first-element-4-to-8', {
    fact: 'the first element gathers the weights of the bicubic taps left of it',
    clauses: ['bicubic.border-taps', 'bicubic.not-clamped'],
    call: { input: impulse([1, 1, 1, 4], 0), size: [1, 8], mode: 'bicubic' },
  }),
  design('bicubic/last-element-4-to-8', {
    fact: 'the last element gathers the weights of the bicubic taps right of it',
    clauses: ['bicubic.border-taps', 'bicubic.not-clamped'],
    call: { input: impulse([1, 1, 1, 4], 3), size: [1, 8], mode: 'bicubic' },
  }),
  design('bicubic/second-element-4-to-12', {
    fact: 'a bicubic coordinate left of the first centre is not moved into the axis',
    clauses: ['bicubic.not-clamped'],
    call: { input: impulse([1, 1, 1, 4], 1), size: [1, 12], mode: 'bicubic' },
  }),
  design('bicubic/corner-of-an-image', {
    fact: 'the corner gathers the weights of the bicubic taps beyond both edges',
    clauses: ['bicubic.border-taps'],
    call: { input: impulse([1, 1, 3, 4], 0), size: [7, 9], mode: 'bicubic' },
  }),
  design('bicubic/down-reads-four-elements', {
    fact: 'bicubic 12 → 3 reads four elements around each coordinate and skips the others',
    clauses: ['bicubic.kernel'],
    call: { input: impulse([1, 1, 1, 12], 3), size: [1, 3], mode: 'bicubic' },
  }),
  quick('bicubic/overshoots-at-an-edge', {
    fact: 'bicubic goes below 0 and above 8 beside an edge from 0 to 8',
    clauses: ['bicubic.overshoot'],
    call: { input: values([1, 1, 1, 6], [0, 0, 0, 8, 8, 8]), size: [1, 15], mode: 'bicubic' },
  }),
  design('bicubic/constant-7', {
    fact: 'the bicubic weights sum to 1 without being divided by their sum',
    clauses: ['bicubic.no-renormalisation'],
    call: { input: constant([1, 1, 1, 7], 7), size: [1, 31], mode: 'bicubic' },
  }),
  design('bicubic/single-column', {
    fact: 'bicubic repeats a single column, whose four taps are all that column',
    clauses: ['bicubic.no-renormalisation', 'bicubic.border-taps'],
    call: { input: constant([1, 1, 3, 1], 7), size: [3, 4], mode: 'bicubic' },
  }),
  ...(['float64', 'float32', 'float16', 'bfloat16'] as const).map((dtype) =>
    design(`bicubic/factor-1p09-keeps-size-${dtype}`, {
      fact: `bicubic resamples 10 columns by 1.09 although 10 remain, in ${dtype}`,
      clauses: ['bicubic.unchanged-size-with-factor'],
      call: { input: ramp([1, 1, 1, 10], dtype), scaleFactor: [1, 1.09], mode: 'bicubic' },
      profile: dtype === 'float32' ? 'quick' : 'standard',
    }),
  ),
  quick('bicubic/factor-1p09-keeps-columns-of-more-rows', {
    fact: 'bicubic resamples 10 columns by 1.09 although 10 remain, where 4 rows become 6',
    clauses: ['bicubic.unchanged-size-with-factor'],
    call: { input: grid([1, 1, 4, 10]), scaleFactor: [1.5, 1.09], mode: 'bicubic' },
  }),
  design('bicubic/factor-1p09-recomputed', {
    fact: 'bicubic leaves 10 columns by 1.09 as they are when the factor is recomputed',
    clauses: ['bicubic.unchanged-size-with-factor', 'coordinates.recompute-drops-factor'],
    call: { input: ramp([1, 1, 1, 10]), scaleFactor: [1, 1.09], mode: 'bicubic', recomputeScaleFactor: true },
  }),
  design('bicubic/ramp-is-not-reproduced', {
    fact: 'bicubic does not reproduce a ramp: its coefficient −0.75 bends it between elements',
    clauses: ['bicubic.coefficient'],
    call: { input: ramp([1, 1, 1, 9]), size: [1, 27], mode: 'bicubic', alignCorners: false },
  }),
];

export const bicubicDesigns: readonly Design[] = [...crossing('bicubic', BICUBIC), ...special];
