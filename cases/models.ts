import type { InterpolateOptions } from '#spec/signature.ts';
import type { ModelDesign } from './case.ts';

const RAISE: InterpolateOptions = { size: [13, 10], mode: 'bilinear', alignCorners: false };

/** What real networks do with the operation between their layers. */
export const modelDesigns: readonly ModelDesign[] = [
  {
    id: 'models/hrnet-v2-last-stage',
    fact: 'HRNetV2 raises its three coarser maps to the finest one and concatenates the four by channel: 13×10, 7×5, 4×3 and 2×2',
    clauses: ['linear.separable', 'linear.two-taps', 'coordinates.half-pixel', 'coordinates.step-from-sizes'],
    profile: 'quick',
    steps: [
      { input: { dtype: 'float32', shape: [1, 2, 13, 10], fill: { kind: 'grid', seed: 1 } }, options: null },
      { input: { dtype: 'float32', shape: [1, 4, 7, 5], fill: { kind: 'grid', seed: 1 } }, options: RAISE },
      { input: { dtype: 'float32', shape: [1, 8, 4, 3], fill: { kind: 'grid', seed: 1 } }, options: RAISE },
      { input: { dtype: 'float32', shape: [1, 16, 2, 2], fill: { kind: 'grid', seed: 1 } }, options: RAISE },
    ],
    concatenate: 1,
  },
];
