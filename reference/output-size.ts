import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import { Refusal } from './arguments/refusal.ts';

/** What the caller said about sizes. Factors still to be multiplied stay factors: their refusals come later. */
export interface GivenSizes {
  /** One per axis, where a size was given or recomputed. */
  readonly sizes?: readonly number[];
  /** `coordinates.given-scale-factor`: one per axis, where the kernel multiplies and steps by the factor itself. */
  readonly kernelFactors?: readonly number[];
}

/** `output-size.truncated-product`: one product in float64, cut towards zero: 100 · 0.29 gives 28, 10 · 0.7 gives 7. */
export function scaledSize(inputSize: number, scaleFactor: number): number {
  return Math.trunc(inputSize * scaleFactor);
}

/**
 * The size half of `arguments.order-of-checks`.
 * @throws Refusal when size and factor contradict each other or the shape.
 */
export function givenOutputSizes(shape: readonly number[], mode: Mode, options: InterpolateOptions): GivenSizes {
  const { size, scaleFactor, recomputeScaleFactor = false } = options;
  const spatial = shape.slice(2);
  if (size !== undefined && scaleFactor !== undefined) {
    throw new Refusal(
      'ValueError',
      'arguments.one-of-size-and-factor',
      'only one of size or scale_factor should be defined',
    );
  }
  if (size !== undefined) {
    const sizes = perAxis(size, spatial, sizeLengthRefusal);
    if (Array.isArray(size)) requireIntegers(sizes);
    if (recomputeScaleFactor) {
      throw new Refusal(
        'ValueError',
        'arguments.recompute-needs-factor',
        'recompute_scale_factor is not meaningful with an explicit size.',
      );
    }
    return { sizes };
  }
  if (scaleFactor === undefined) {
    throw new Refusal(
      'ValueError',
      'arguments.one-of-size-and-factor',
      'either size or scale_factor should be defined',
    );
  }
  const factors = perAxis(scaleFactor, spatial, factorLengthRefusal);
  // `area.factor-only-sets-size`: area always recomputes.
  return recomputeScaleFactor || mode === 'area'
    ? { sizes: factors.map((factor, axis) => recomputedSize(spatial[axis], factor)) }
    : { kernelFactors: factors };
}

/**
 * `arguments.positive-sizes`, `arguments.non-empty-input`, `arguments.area-allows-empty`: what the kernels check.
 * @throws Refusal when an axis is empty.
 */
export function requireKernelSizes(shape: readonly number[], mode: Mode, given: GivenSizes): readonly number[] {
  const spatial = shape.slice(2);
  const sizes = given.sizes ?? (given.kernelFactors ?? []).map((factor, axis) => kernelSize(spatial[axis], factor));
  sizes.forEach(requireInteger);
  if (mode === 'area') {
    requirePoolingSizes(shape, sizes);
    return sizes;
  }
  if ([...spatial, ...sizes].some((size) => size <= 0)) {
    throw new Refusal('RuntimeError', 'arguments.positive-sizes', emptyAxisMessage(spatial, sizes));
  }
  if (shape[1] === 0) {
    throw new Refusal(
      'RuntimeError',
      'arguments.non-empty-input',
      `Non-empty ${shape.length}D data tensor expected but got a tensor with sizes [${shape.join(', ')}]`,
    );
  }
  return sizes;
}

/** `arguments.scalar-for-every-axis` */
function perAxis(
  value: number | readonly number[],
  spatial: readonly number[],
  lengthRefusal: (value: readonly number[], spatial: readonly number[]) => Refusal,
): readonly number[] {
  if (typeof value === 'number') return spatial.map(() => value);
  if (value.length !== spatial.length) throw lengthRefusal(value, spatial);
  return value;
}

function sizeLengthRefusal(size: readonly number[], spatial: readonly number[]): Refusal {
  return new Refusal(
    'ValueError',
    'arguments.size-length',
    'Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of' +
      ` [${spatial.join(', ')}] and output size of ${tuple(size)}. Please provide input tensor in (N, C, d1, d2, ...,dK) format` +
      ' and output size in (o1, o2, ...,oK) format.',
  );
}

function factorLengthRefusal(factors: readonly number[], spatial: readonly number[]): Refusal {
  return new Refusal(
    'ValueError',
    'arguments.factor-length',
    'Input and scale_factor must have the same number of spatial dimensions, but got input with spatial dimensions of' +
      ` [${spatial.join(', ')}] and scale_factor of shape ${tuple(factors.map(pythonFloat))}. Please provide input tensor in` +
      ' (N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) format.',
  );
}

/** `arguments.size-integers` */
function requireIntegers(sizes: readonly number[]): void {
  if (sizes.every(Number.isInteger)) return;
  const types = sizes.map((size) => (Number.isInteger(size) ? "<class 'int'>" : "<class 'float'>"));
  throw new Refusal(
    'TypeError',
    'arguments.size-integers',
    'expected size to be one of int or Tuple[int] or Tuple[int, int] or Tuple[int, int, int],' +
      ` but got size with types [${types.join(', ')}]`,
  );
}

/** `arguments.size-integers`: a scalar is checked last, where the kernel receives it. */
function requireInteger(size: number): void {
  if (Number.isInteger(size)) return;
  throw new Refusal('TypeError', 'arguments.size-integers', `size: expected an integer, got ${size}`);
}

/** `arguments.finite-factor`, where the size is computed before the kernel. */
function recomputedSize(inputSize: number, scaleFactor: number): number {
  const size = scaledSize(inputSize, scaleFactor);
  if (Number.isNaN(size))
    throw new Refusal('ValueError', 'arguments.finite-factor', 'cannot convert float NaN to integer');
  if (!Number.isFinite(size)) {
    throw new Refusal('OverflowError', 'arguments.finite-factor', 'cannot convert float infinity to integer');
  }
  if (Math.abs(size) >= 2 ** 63) {
    throw new Refusal(
      'TypeError',
      'arguments.finite-factor',
      `scale_factor: ${scaleFactor} gives a size beyond 64 bits`,
    );
  }
  return size;
}

/** `arguments.finite-factor`, where the kernel computes the size. */
function kernelSize(inputSize: number, scaleFactor: number): number {
  const size = scaledSize(inputSize, scaleFactor);
  if (Number.isFinite(size) && Math.abs(size) < 2 ** 63) return size;
  throw new Refusal(
    'RuntimeError',
    'arguments.finite-factor',
    'value cannot be converted to type int64_t without overflow',
  );
}

/** `arguments.area-allows-empty`: pooling accepts an empty result, and no empty image. */
function requirePoolingSizes(shape: readonly number[], sizes: readonly number[]): void {
  const pooled = sizes.length === 1 ? [1, ...sizes] : sizes;
  const operation = `adaptive_avg_pool${pooled.length}d`;
  if (sizes.some((size) => size < 0)) {
    throw new Refusal(
      'RuntimeError',
      'arguments.area-allows-empty',
      `${operation}: elements of output_size must be greater than or equal to 0 but received {${pooled.join(', ')}}`,
    );
  }
  const pooledShape = sizes.length === 1 ? [shape[0], shape[1], 1, shape[2]] : shape;
  const firstNonBatch = pooledShape.length === 5 ? 1 : 2;
  const empty = pooledShape.findIndex((size, dimension) => dimension >= firstNonBatch && size === 0);
  if (empty < 0) return;
  throw new Refusal(
    'RuntimeError',
    'arguments.area-allows-empty',
    `${operation}(): Expected input to have non-zero size for non-batch dimensions, but input has sizes` +
      ` [${pooledShape.join(', ')}] with dimension ${empty} being empty`,
  );
}

function emptyAxisMessage(spatial: readonly number[], sizes: readonly number[]): string {
  const names = ['D', 'H', 'W'].slice(-spatial.length);
  const listed = (values: readonly number[]) => values.map((value, axis) => `${names[axis]}: ${value}`).join(', ');
  const conjunction = spatial.length === 1 ? 'and ' : '';
  return (
    'Input and output sizes should be greater than 0, but got input' +
    ` (${listed(spatial)}) ${conjunction}output (${listed(sizes)})`
  );
}

function pythonFloat(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function tuple(values: readonly (number | string)[]): string {
  return values.length === 1 ? `(${values[0]},)` : `(${values.join(', ')})`;
}
