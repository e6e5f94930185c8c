import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import { scaledSizes } from '../output-size.ts';
import { Refusal } from './refusal.ts';

/** What a call says of its output, one number per axis: sizes, or factors that the kernel multiplies and steps by. */
export type GivenOutput =
  | { readonly kind: 'sizes'; readonly sizes: readonly number[] }
  | { readonly kind: 'factors'; readonly factors: readonly number[] };

/** Checks 2 to 7 of `arguments.order-of-checks`: what can be said of `size` and `scale_factor` without the mode's kernel. */
export function givenOutput(spatial: readonly number[], mode: Mode, options: InterpolateOptions): GivenOutput {
  const { size, scaleFactor, recomputeScaleFactor = false } = options;
  if (size !== undefined && scaleFactor !== undefined) {
    throw notOneOfTwo('only one of size or scale_factor should be defined');
  }
  if (size !== undefined) {
    const sizes = perAxis(size, spatial, wrongSizeLength);
    if (typeof size !== 'number') requireIntegers(sizes);
    if (recomputeScaleFactor) throw recomputedWithoutFactor();
    return { kind: 'sizes', sizes };
  }
  if (scaleFactor === undefined) throw notOneOfTwo('either size or scale_factor should be defined');
  const factors = perAxis(scaleFactor, spatial, wrongFactorLength);
  // `coordinates.recompute-drops-factor`, `area.factor-only-sets-size`
  return recomputeScaleFactor || mode === 'area'
    ? { kind: 'sizes', sizes: scaledSizes(spatial, factors).map(requirePythonInt) }
    : { kind: 'factors', factors };
}

/** Checks 12 and 13: what the kernel says of the sizes (`output-size.explicit-size`) or factors that it is given. */
export function outputSizes(spatial: readonly number[], given: GivenOutput): number[] {
  return given.kind === 'sizes'
    ? given.sizes.map(requireInt64)
    : scaledSizes(spatial, given.factors).map(requireProductInt64);
}

/** `arguments.scalar-for-every-axis`, `arguments.size-length`, `arguments.factor-length` */
function perAxis(
  given: number | readonly number[],
  spatial: readonly number[],
  wrongLength: (given: readonly number[], spatial: readonly number[]) => Refusal,
): readonly number[] {
  if (typeof given === 'number') return spatial.map(() => given);
  if (given.length !== spatial.length) throw wrongLength(given, spatial);
  return given;
}

function wrongSizeLength(size: readonly number[], spatial: readonly number[]): Refusal {
  return new Refusal(
    'ValueError',
    'arguments.size-length',
    'Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of ' +
      `[${spatial.join(', ')}] and output size of ${tuple(size)}. ` +
      'Please provide input tensor in (N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.',
  );
}

function wrongFactorLength(factors: readonly number[], spatial: readonly number[]): Refusal {
  return new Refusal(
    'ValueError',
    'arguments.factor-length',
    'Input and scale_factor must have the same number of spatial dimensions, but got input with spatial dimensions of ' +
      `[${spatial.join(', ')}] and scale_factor of shape ${tuple(factors.map(pythonFloat))}. ` +
      'Please provide input tensor in (N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) format.',
  );
}

function tuple(items: readonly (number | string)[]): string {
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}

/** As Python writes a float. */
function pythonFloat(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e16 ? `${value}.0` : value.toExponential();
  return `${value}`.replace('NaN', 'nan').replace('Infinity', 'inf');
}

function notOneOfTwo(message: string): Refusal {
  return new Refusal('ValueError', 'arguments.one-of-size-and-factor', message);
}

function recomputedWithoutFactor(): Refusal {
  return new Refusal(
    'ValueError',
    'arguments.recompute-needs-factor',
    'recompute_scale_factor is not meaningful with an explicit size.',
  );
}

/** `arguments.size-integers`, for a sequence. */
function requireIntegers(sizes: readonly number[]): void {
  if (sizes.every(Number.isInteger)) return;
  const types = sizes.map((size) => (Number.isInteger(size) ? "<class 'int'>" : "<class 'float'>"));
  throw new Refusal(
    'TypeError',
    'arguments.size-integers',
    'expected size to be one of int or Tuple[int] or Tuple[int, int] or Tuple[int, int, int], ' +
      `but got size with types [${types.join(', ')}]`,
  );
}

/** `arguments.finite-factor`, where the front end computes the size: Python's integers have no end. */
function requirePythonInt(size: number): number {
  if (Number.isNaN(size)) throw unusableFactor('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(size)) throw unusableFactor('OverflowError', 'cannot convert float infinity to integer');
  return size;
}

/** `arguments.size-integers` for a lone number, and `arguments.finite-factor`; in our words, as the target lists its signatures. */
function requireInt64(size: number): number {
  if (!Number.isInteger(size)) {
    throw new Refusal('TypeError', 'arguments.size-integers', `size: expected an integer, got ${size}`);
  }
  if (!fitsInt64(size)) throw unusableFactor('TypeError', `an output size of ${size} does not fit 64 bits`);
  return size;
}

/** `arguments.finite-factor`, where the kernel computes the size. */
function requireProductInt64(size: number): number {
  if (fitsInt64(size)) return size;
  throw unusableFactor('RuntimeError', 'value cannot be converted to type int64_t without overflow');
}

/** `arguments.memory`: be the batch empty or not. */
export function requireMemory(outputShape: readonly number[]): void {
  if (outputShape.reduce((product, size) => product * Math.max(size, 1), 1) < 2 ** 48) return;
  const message = `Storage size calculation overflowed with sizes=[${outputShape.join(', ')}]`;
  throw new Refusal('RuntimeError', 'arguments.memory', message);
}

/** False for NaN. */
function fitsInt64(size: number): boolean {
  return Math.abs(size) < 2 ** 63;
}

function unusableFactor(name: Refusal['name'], message: string): Refusal {
  return new Refusal(name, 'arguments.finite-factor', message);
}
