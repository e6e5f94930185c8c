import type { DType, Mode, Tensor } from '#spec/signature.ts';
import { Refusal } from './refusal.ts';

const TORCH_NAME: Readonly<Record<DType, string>> = {
  float64: 'Double',
  float32: 'Float',
  float16: 'Half',
  bfloat16: 'BFloat16',
  uint8: 'Byte',
};

/**
 * `arguments.dtype-support`: what the target does not implement on the CPU.
 * @throws Refusal for a dtype that the target's kernel lacks.
 */
export function requireDtypeSupport(
  { dtype, shape }: Pick<Tensor, 'dtype' | 'shape'>,
  mode: Mode,
  antialias: boolean,
  outputSizes: readonly number[],
): void {
  const isUnchanged = outputSizes.every((size, axis) => size === shape[axis + 2]);
  if (antialias && !isUnchanged && (dtype === 'float16' || dtype === 'bfloat16')) {
    throw notImplemented('compute_index_ranges_weights', dtype);
  }
  if (dtype !== 'uint8') return;
  if (mode === 'linear' || mode === 'trilinear') throw notImplemented('compute_indices_weights_linear', dtype);
  if (mode === 'area' && (outputSizes.length === 3 || !outputSizes.includes(0))) throw poolingRefusal(outputSizes);
}

/** Pooling to a single element is a mean, which has a refusal of its own. */
function poolingRefusal(outputSizes: readonly number[]): Refusal {
  if (!outputSizes.every((size) => size === 1)) {
    return notImplemented(outputSizes.length === 3 ? 'adaptive_avg_pool3d_cpu' : 'adaptive_avg_pool2d', 'uint8');
  }
  return new Refusal(
    'RuntimeError',
    'arguments.dtype-support',
    'mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Byte',
  );
}

function notImplemented(kernel: string, dtype: DType): Refusal {
  return new Refusal(
    'NotImplementedError',
    'arguments.dtype-support',
    `"${kernel}" not implemented for '${TORCH_NAME[dtype]}'`,
  );
}
