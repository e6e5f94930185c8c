import type { DType, InterpolateOptions, Mode } from '#spec/signature.ts';

/** In the order of every table. */
export const DTYPES = ['float64', 'float32', 'float16', 'bfloat16', 'uint8'] as const satisfies readonly DType[];
export const MODES = [
  'nearest',
  'nearest-exact',
  'linear',
  'bilinear',
  'trilinear',
  'bicubic',
  'area',
  'lanczos',
] as const satisfies readonly Mode[];

/** No tensor of PyTorch has more. */
export const MOST_AXES = 64;

/** The options in PyTorch's own spelling. */
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

/** The options in PyTorch's own spelling, as they stand in JSON. */
export type JsonOptions = Omit<WireOptions, 'size' | 'scale_factor'> & {
  size?: WireNumber | WireNumber[];
  scale_factor?: WireNumber | WireNumber[];
};

export function toJson(options: InterpolateOptions): JsonOptions {
  const { size, scale_factor, ...rest } = toWire(options);
  return present({ size: mapped(size, toWireNumber), scale_factor: mapped(scale_factor, toWireNumber), ...rest });
}

export function fromJson({ size, scale_factor, ...rest }: JsonOptions): InterpolateOptions {
  const numbers = { size: mapped(size, fromWireNumber), scale_factor: mapped(scale_factor, fromWireNumber) };
  return fromWire(present({ ...numbers, ...rest }));
}

function mapped<From extends WireNumber, To>(
  value: From | readonly From[] | undefined,
  change: (number: From) => To,
): To | To[] | undefined {
  return typeof value === 'object' ? value.map(change) : value === undefined ? undefined : change(value);
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same without the members that are undefined. */
export function present<T extends object>(record: T): Present<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Present<T>;
}
