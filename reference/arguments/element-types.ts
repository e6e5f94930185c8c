import type { DType, Mode, Tensor } from '#spec/signature.ts';
import { Refusal } from './refusal.ts';

/** `arguments.dtype-support`: what the target's kernels for the CPU lack. */
export function requireElementType(
  { dtype, shape }: Pick<Tensor, 'dtype' | 'shape'>,
  mode: Mode,
  antialias: boolean,
  outputShape: readonly number[],
): void {
  if (antialias) requireNoHalfType(dtype, shape.join() === outputShape.join());
  if (dtype !== 'uint8') return;
  if (mode === 'linear' || mode === 'trilinear') throw notImplemented('compute_indices_weights_linear', dtype);
  if (mode === 'area') requireNothingToPool(outputShape);
}

/** Where no size changes, the antialiased modes copy elements of any type. */
function requireNoHalfType(dtype: DType, isUnchanged: boolean): void {
  if (isUnchanged || (dtype !== 'float16' && dtype !== 'bfloat16')) return;
  throw notImplemented('compute_index_ranges_weights', dtype);
}

/** `area` of uint8: to a single element it is a mean, which has words of its own; in 3-D and 4-D an empty result is fine. */
function requireNothingToPool(outputShape: readonly number[]): void {
  if (outputShape.slice(2).every((size) => size === 1)) {
    throw new Refusal(
      'RuntimeError',
      'arguments.dtype-support',
      'mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Byte',
    );
  }
  if (outputShape.length === 5) throw notImplemented('adaptive_avg_pool3d_cpu', 'uint8');
  if (!outputShape.includes(0)) throw notImplemented('adaptive_avg_pool2d', 'uint8');
}

const NAME_IN_MESSAGES: Readonly<Record<DType, string>> = {
  float64: 'Double',
  float32: 'Float',
  float16: 'Half',
  bfloat16: 'BFloat16',
  uint8: 'Byte',
};

function notImplemented(kernel: string, dtype: DType): Refusal {
  const message = `"${kernel}" not implemented for '${NAME_IN_MESSAGES[dtype]}'`;
  return new Refusal('NotImplementedError', 'arguments.dtype-support', message);
}
