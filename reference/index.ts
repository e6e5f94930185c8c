export type { CallDescription, DType, Implementation, InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
export { Refusal } from './arguments/refusal.ts';
export { createUpsample, upsample } from './front-ends.ts';
export { interpolateBackward } from './gradients.ts';
export { interpolate } from './interpolate.ts';
