import type { DType, InterpolateOptions } from '#spec/signature.ts';

/** A network and the calls of the operation that its published code makes. */
export interface Network {
  /** As in `run --model NAME` and in the ids of its cases. */
  name: string;
  title: string;
  /** The published code. */
  source: string;
  calls: readonly NetworkCall[];
}

interface NetworkCall {
  /** The end of the case's id. */
  words: string;
  /** What the network does: the verb of the case's fact. */
  does: string;
  /** Batch and channels are fewer than the network's. */
  shape: readonly number[];
  options: InterpolateOptions;
  dtype: DType;
}

export const BILINEAR = { mode: 'bilinear', alignCorners: false } as const;
export const ALIGNED = { mode: 'bilinear', alignCorners: true } as const;
export const NEAREST = { mode: 'nearest' } as const;
export const BICUBIC = { mode: 'bicubic' } as const;
export const PREPROCESSED = { mode: 'bicubic', alignCorners: false, antialias: true } as const;

export function call(
  words: string,
  does: string,
  shape: readonly number[],
  options: InterpolateOptions,
  dtype: DType = 'float32',
): NetworkCall {
  return { words, does, shape, options, dtype };
}

/** The positions of a vision transformer: the added 0.1 keeps the floor of the product at the wanted size. */
export function offset(positions: number, height: number, width: number): InterpolateOptions {
  return { scaleFactor: [(height + 0.1) / positions, (width + 0.1) / positions], ...BICUBIC };
}
