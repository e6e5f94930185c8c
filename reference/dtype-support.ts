import type { DType, Mode } from '#spec/signature.ts';
import { Refusal } from './refusal.ts';

/** `arguments.dtype-support`: what the target does not implement on the CPU. */
const UNSUPPORTED: readonly { readonly dtypes: readonly DType[]; readonly calls: readonly string[]; readonly kernel: string }[] = [
  { dtypes: ['float16', 'bfloat16'], calls: ['antialias'], kernel: 'compute_index_ranges_weights' },
  { dtypes: ['uint8'], calls: ['linear', 'trilinear'], kernel: 'compute_indices_weights_linear' },
  { dtypes: ['uint8'], calls: ['area'], kernel: 'adaptive_avg_pool2d' },
];

const TORCH_NAME: Readonly<Record<DType, string>> = {
  float64: 'Double',
  float32: 'Float',
  float16: 'Half',
  bfloat16: 'BFloat16',
  uint8: 'Byte',
};

/** @throws Refusal for a dtype that the target's kernel lacks; antialias copies any dtype where no size changes. */
export function requireDtypeSupport(dtype: DType, mode: Mode, antialias: boolean, isUnchanged: boolean): void {
  if (antialias && isUnchanged) return;
  const asked = antialias ? 'antialias' : mode;
  const missing = UNSUPPORTED.find(({ dtypes, calls }) => dtypes.includes(dtype) && calls.includes(asked));
  if (missing === undefined) return;
  throw new Refusal(
    'NotImplementedError',
    'arguments.dtype-support',
    `"${missing.kernel}" not implemented for '${TORCH_NAME[dtype]}'`,
  );
}
