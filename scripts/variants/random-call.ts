import { EVERY_VARIANT } from '#cases/variants.ts';
import { encoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { DType, InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';

/** A kind of call that is counted apart. */
export interface Family {
  name: string;
  mode: Mode;
  axes: readonly number[];
  dtypes: readonly DType[];
  antialias: boolean;
}

const AXES = { line: 1, image: 2, volume: 3 } as const;

export const FAMILIES: readonly Family[] = EVERY_VARIANT.map(({ mode, antialias = false, ranks, dtypes }) => ({
  name: antialias && mode !== 'lanczos' ? `antialiased ${mode}` : mode,
  mode,
  axes: ranks.map((rank) => AXES[rank]),
  dtypes,
  antialias,
}));

export type Random = () => number;

/** Mulberry32: the same seed, the same calls. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A valid call of a family: small axes mostly, a long one now and then. */
export function randomCall(family: Family, random: Random): { input: Tensor; options: InterpolateOptions } {
  const axes = chosen(family.axes, random);
  const dtype = chosen(family.dtypes, random);
  if (hasTies(dtype, family) && random() < 0.25) return callOfTies(family, axes, dtype, random);
  const longAxis = random() < 0.2 ? Math.floor(random() * axes) : -1;
  const spatial = Array.from({ length: axes }, (_, axis) => axisSize(axis === longAxis, axes, random));
  const input = randomTensor(dtype, [random() < 0.1 ? 2 : 1, chosen([1, 1, 1, 2, 3, 5], random), ...spatial], random);
  const options: InterpolateOptions = { mode: family.mode, ...(family.antialias && { antialias: true }) };
  if (!/nearest|area|lanczos/.test(family.mode) && random() < 0.4) options.alignCorners = random() < 0.8;
  if (random() < 0.5)
    return {
      input,
      options: { ...options, size: spatial.map((_, axis) => axisSize(axis === longAxis, axes, random)) },
    };
  const scaleFactor = spatial.map((size) => factorFor(size, size > 60, random));
  return {
    input,
    options: { ...options, scaleFactor, ...(random() < 0.2 && { recomputeScaleFactor: true }) },
  };
}

/** Where the direction in which a tie is rounded can show. */
function hasTies(dtype: DType, { mode }: Family): boolean {
  return ['uint8', 'float16', 'bfloat16'].includes(dtype) && !mode.startsWith('nearest');
}

/** Numbers of every bit or neighbours, weighed by short binary fractions: half of the neighbours fall on a tie, or nearly. */
function callOfTies(
  { mode, antialias }: Family,
  axes: number,
  dtype: DType,
  random: Random,
): { input: Tensor; options: InterpolateOptions } {
  const alignCorners = !/area|lanczos/.test(mode) && random() < 0.3;
  const spatial = Array.from({ length: axes }, () => 1 + Math.floor(random() * 16));
  const shape = [1, chosen([1, 2, 3, 4, 5], random), ...spatial];
  const base = Math.floor(random() * 16);
  const unit = { uint8: 1, float16: 2 ** -10, bfloat16: 2 ** -7 }[dtype as 'uint8'];
  const spread = chosen([2, 4, 16, dtype === 'uint8' ? 240 : 1 / unit], random);
  const start = dtype === 'uint8' ? base : 1 + base * unit;
  const length = elementCount(shape);
  const values = Float64Array.from({ length }, () => start + Math.floor(random() * spread) * unit);
  const sizes = alignCorners ? [1, 2, 3, 5, 9] : [1, 2, 4, 8, 16];
  const options: InterpolateOptions = {
    mode,
    ...(antialias && { antialias }),
    ...(alignCorners && { alignCorners }),
    ...(alignCorners || random() < 0.6
      ? { size: spatial.map((size) => (random() < 0.2 ? size : chosen(sizes, random))) }
      : { scaleFactor: spatial.map((size) => chosen(size < 4 ? [2, 4, 1] : [0.25, 0.5, 2], random)) }),
  };
  return { input: { dtype, shape, data: encoded(dtype, values) }, options };
}

function axisSize(isLong: boolean, axes: number, random: Random): number {
  if (isLong) return 1 + Math.floor(random() ** 2 * (axes === 1 ? 3000 : 400));
  return 1 + Math.floor(random() ** 2 * (axes === 3 ? 7 : 24));
}

/** At least one element; now and then a factor that leaves the size, or one with few digits. */
function factorFor(size: number, isLong: boolean, random: Random): number {
  const kind = random();
  if (kind < 0.15) return 1 + random() / (size + 1);
  const factor = 1 / size + random() ** 2 * (isLong ? 2 : 4);
  const short = Math.ceil(factor * 100) / 100;
  return kind < 0.5 && Math.trunc(size * short) >= 1 ? short : Math.max(factor, (1 + 1e-9) / size);
}

const SPECIAL = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 2 ** -149, 2 ** -24, 65504];
const MAGNITUDES = [1, 1, 1, 1, 1e-3, 1e3, 1e-30, 1e30];

function randomTensor(dtype: DType, shape: readonly number[], random: Random): Tensor {
  const length = elementCount(shape);
  const kind = random();
  const magnitude = dtype === 'float16' ? 1 : chosen(MAGNITUDES, random);
  const values = Float64Array.from({ length }, (_, at) => {
    if (dtype === 'uint8') return kind < 0.3 ? (random() < 0.5 ? 0 : 255) : Math.floor(random() * 256);
    if (kind < 0.1) return at * magnitude;
    if (kind < 0.2) return (1000 + random()) * magnitude;
    return (2 * random() - 1) * magnitude * (random() < 0.02 ? 1e4 : 1);
  });
  if (length > 0 && dtype !== 'uint8' && random() < 0.1)
    values[Math.floor(random() * length)] = chosen(SPECIAL, random);
  return { dtype, shape, data: encoded(dtype, values) };
}

export function chosen<T>(values: readonly T[], random: Random): T {
  return values[Math.floor(random() * values.length)] as T;
}
