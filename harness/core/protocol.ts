import type { InterpolateOptions, Mode } from '#spec/signature.ts';

/** No tensor of PyTorch has more. */
export const MOST_AXES = 64;

/** The options in PyTorch's own spelling, as they stand in JSON. */
export interface WireOptions {
  size?: number | readonly number[];
  scale_factor?: number | readonly number[];
  mode?: string;
  align_corners?: boolean;
  recompute_scale_factor?: boolean;
  antialias?: boolean;
}

export function toWire(options: InterpolateOptions): WireOptions {
  return present({
    size: options.size,
    scale_factor: options.scaleFactor,
    mode: options.mode,
    align_corners: options.alignCorners,
    recompute_scale_factor: options.recomputeScaleFactor,
    antialias: options.antialias,
  });
}

export function fromWire(options: WireOptions): InterpolateOptions {
  return present({
    size: options.size,
    scaleFactor: options.scale_factor,
    mode: options.mode as Mode | undefined,
    alignCorners: options.align_corners,
    recomputeScaleFactor: options.recompute_scale_factor,
    antialias: options.antialias,
  });
}

/** Numbers that JSON lacks are strings. */
export type WireNumber = number | 'NaN' | 'Infinity' | '-Infinity' | '-0';

export function toWireNumber(value: number): WireNumber {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Number.POSITIVE_INFINITY) return 'Infinity';
  if (value === Number.NEGATIVE_INFINITY) return '-Infinity';
  return Object.is(value, -0) ? '-0' : value;
}

export function fromWireNumber(value: WireNumber): number {
  return Number(value);
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(record: T): Present<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Present<T>;
}
