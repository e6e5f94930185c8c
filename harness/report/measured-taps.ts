/** Least and most, over the output elements that are measured. */
export type Range = readonly [least: number, most: number];

/** What the weights of a failing operator probe look like, over the output elements whose weights are not the due ones. */
export interface MeasuredTaps {
  /** Output elements, and those that are measured. */
  readonly outputs: number;
  readonly differing: number;
  /** Where all of them are, if they are not strewn. */
  readonly where?: 'border' | 'inside';
  /** They are not the same at every element along the other axes. */
  readonly uneven?: true;
  /** What the weights of an output element sum to, where 1 is due. */
  readonly sum: Range;
  /** Input elements that have a weight, and that should have one. */
  readonly taps: Range;
  readonly due: Range;
  /** The numbers of a resize whose weights are nearest, as few as tell what differs. */
  readonly nearest?: Partial<Record<Quantity, number>>;
  /** The largest difference of a weight from that resize, or from the due ones where none is nearer. */
  readonly off: number;
  /** What an element weighs at some distances from the coordinate, where no resize is nearer. */
  readonly kernel?: readonly KernelSample[];
  /** Every weight is a multiple of 2 to the minus this. */
  readonly bits?: number;
}

/** At a distance, in input elements, what an element weighs and what it should weigh. */
export type KernelSample = readonly [distance: number, weight: number, due: number];

/**
 * What a resize may have another number of: what weights sum to; input elements by which all coordinates are off; how
 * long steps are and how wide the kernel, as multiples of the due ones; the cubic coefficient.
 */
export type Quantity = 'gain' | 'shift' | 'step' | 'width' | 'coefficient';
