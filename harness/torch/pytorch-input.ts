import { decoded } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { pythonLiteral } from './pytorch-call.ts';

/** What a snippet needs before its first line. */
export const PYTORCH_IMPORTS = 'import numpy as np, torch, torch.nn as nn, torch.nn.functional as F';

/** A tensor as an expression of PyTorch: short where its values are plain, otherwise from its file. */
export function pytorchTensor(tensor: Tensor, path: string): string {
  return inlineTensor(tensor, SHORT) ?? pytorchFile(tensor.dtype, path);
}

/** numpy has no bfloat16: its bits are stored as uint16. */
function pytorchFile(dtype: DType, path: string): string {
  const loaded = `torch.from_numpy(np.load(${pythonLiteral(path)}))`;
  return dtype === 'bfloat16' ? `${loaded}.view(torch.bfloat16)` : loaded;
}

/** Values that fit on a line. */
const SHORT = 16;

/** An expression that needs no file; none where more than `limit` values would have to be written out. */
export function inlineTensor({ dtype, shape, data }: Tensor, limit: number): string | undefined {
  const values = [...decoded({ dtype, data })];
  const type = `dtype=torch.${dtype}`;
  const reshape = `reshape(${shape.join(', ')})`;
  if (values.length === 0) return `torch.zeros(${pythonLiteral(shape)}, ${type})`;
  if (values.length > 2 && values.every((value, at) => Object.is(value, at))) {
    return `torch.arange(${values.length}, ${type}).${reshape}`;
  }
  if (values.every((value) => Object.is(value, values[0]))) {
    return `torch.full(${pythonLiteral(shape)}, ${pythonLiteral(values[0])}, ${type})`;
  }
  const side = Math.sqrt(values.length);
  if (side > 2 && isIdentity(values, side)) return `torch.eye(${side}, ${type}).${reshape}`;
  if (values.length > limit) return undefined;
  return `torch.tensor([${values.map(pythonLiteral).join(', ')}], ${type}).${reshape}`;
}

/** Unit vectors, as the probes have them. */
function isIdentity(values: readonly number[], side: number): boolean {
  return Number.isInteger(side) && values.every((value, at) => Object.is(value, at % (side + 1) === 0 ? 1 : 0));
}
