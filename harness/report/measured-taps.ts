import type { z } from 'zod';
import type { taps } from './report-schema.ts';

/** What the weights of a failing operator probe look like, over the output elements whose weights are not the due ones. */
export type MeasuredTaps = z.infer<typeof taps>;

/** Least and most, over the output elements that are measured. */
export type Range = MeasuredTaps['sum'];

/** At a distance, in input elements, what an element weighs and what it should weigh. */
export type KernelSample = NonNullable<MeasuredTaps['kernel']>[number];

/**
 * What a resize may have another number of: what weights sum to; input elements by which all coordinates are off; how
 * long steps are and how wide the kernel, as multiples of the due ones; the cubic coefficient.
 */
export type Quantity = keyof NonNullable<MeasuredTaps['nearest']>;
