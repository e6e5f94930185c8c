import { decoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { numberText } from '../core/number-text.ts';
import { toWireNumber } from '../core/protocol.ts';
import { pythonLiteral } from './pytorch-call.ts';

/** What a snippet needs before its first line. */
export const PYTORCH_IMPORTS = 'import numpy as np, torch, torch.nn as nn, torch.nn.functional as F';

/** A tensor as an expression of PyTorch: short where its values are plain, otherwise from its file. */
export function pytorchTensor(tensor: Tensor, path: string, limit: number = SHORT): string {
  return inlineTensor(tensor, limit) ?? pytorchFile(tensor.dtype, path);
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
  const values = decoded({ dtype, data });
  const type = `dtype=torch.${dtype}`;
  const reshape = `reshape(${shape.join(', ')})`;
  if (values.length === 0) return `torch.zeros(${pythonLiteral(shape)}, ${type})`;
  if (values.length > 2 && values.every((value, at) => Object.is(value, at))) {
    return `torch.arange(${values.length}, ${type}).${reshape}`;
  }
  if (values.every((value) => Object.is(value, values[0]))) {
    return `torch.full(${pythonLiteral(shape)}, ${pythonLiteral(values[0])}, ${type})`;
  }
  const units = unitVectors(values, shape);
  if (units !== undefined) return `torch.eye(${shape[1]}, ${type})${units}`;
  if (values.length > limit) return undefined;
  const written = Array.from(values, (value) => writtenValue(value, dtype));
  return `torch.tensor([${written.join(', ')}], ${type}).${reshape}`;
}

/** A float32 in the fewest digits that PyTorch reads back as the same bits. */
function writtenValue(value: number, dtype: DType): string {
  const isPlain = dtype !== 'float32' || !Number.isFinite(value) || Object.is(value, -0);
  return isPlain ? pythonLiteral(value) : numberText(toWireNumber(value), dtype);
}

/** As the probes have them, a channel for each index of an axis: what follows `torch.eye`. */
function unitVectors(values: Float64Array, shape: readonly number[]): string | undefined {
  const [batch, channels] = shape;
  const height = values[0];
  if (batch !== 1 || channels < 3 || !Number.isInteger(height) || height <= 0) return undefined;
  for (const axis of [...shape.keys()].slice(2)) {
    if (shape[axis] !== channels || !isUnitAlong(values, shape, axis, height)) continue;
    const narrow = shape.map((size, place) => (place === 1 || place === axis ? size : 1));
    const isNarrow = narrow.join() === shape.join();
    return [
      ...(height === 1 ? [] : [`.mul(${height})`]),
      `.reshape(${narrow.join(', ')})`,
      ...(isNarrow ? [] : [`.expand(${shape.join(', ')}).contiguous()`]),
    ].join('');
  }
  return undefined;
}

function isUnitAlong(values: Float64Array, shape: readonly number[], axis: number, height: number): boolean {
  const inner = elementCount(shape.slice(axis + 1));
  const plane = elementCount(shape.slice(2));
  return values.every((value, offset) => {
    const isOne = Math.floor(offset / plane) === Math.floor(offset / inner) % shape[axis];
    return Object.is(value, isOne ? height : 0);
  });
}
