import { decoded, encoded } from '#reference/rounding.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';

/** A Python value: an int is a bigint and a float a number, so that `1` and `1.` stay apart as they do in PyTorch. */
export type TorchValue =
  | bigint
  | number
  | boolean
  | string
  | null
  | Sequence
  | TorchTensor
  | { readonly kind: 'dtype'; readonly dtype: TorchDType }
  | { readonly kind: 'memory'; readonly buffer: ArrayBufferLike }
  | TorchFunction
  | { readonly kind: 'namespace'; readonly name: string; readonly members: ReadonlyMap<string, TorchValue> };

export interface Sequence {
  readonly kind: 'list' | 'tuple';
  readonly items: readonly TorchValue[];
}

export type Keywords = ReadonlyMap<string, TorchValue>;

export interface TorchFunction {
  readonly kind: 'function';
  call(positional: readonly TorchValue[], keywords: Keywords): TorchValue;
}

/** Ints make an int64 tensor, which no operation of ours takes: `.to(uint8)` comes before. */
export type TorchDType = DType | 'int64';

export interface TorchTensor {
  readonly kind: 'tensor';
  readonly dtype: TorchDType;
  readonly shape: readonly number[];
  readonly data: Tensor['data'];
  /** Of a result of `F.interpolate`: what `torch.autograd.grad` has to know. */
  readonly resized?: { readonly input: TorchTensor; readonly options: InterpolateOptions };
}

/** The example cannot be evaluated: it uses what only real PyTorch has, or it is wrong. */
export class ExampleError extends Error {
  override readonly name = 'ExampleError';
}

export function torchTensor(dtype: TorchDType, shape: readonly number[], values: Iterable<number>): TorchTensor {
  const reals = Float64Array.from(values);
  const count = shape.reduce((product, size) => product * size, 1);
  if (reals.length !== count)
    throw new ExampleError(`shape [${shape.join(', ')}]: expected ${count} elements, got ${reals.length}`);
  return { kind: 'tensor', dtype, shape, data: dtype === 'int64' ? reals : encoded(dtype, reals) };
}

export function valuesOf({ dtype, data }: TorchTensor): Float64Array {
  return dtype === 'int64' ? Float64Array.from(data) : decoded({ dtype, data });
}

/** `.tolist()`: nested lists of numbers; of the integer types, ints. */
export function listOf(tensor: TorchTensor): TorchValue {
  const values = valuesOf(tensor);
  const isInteger = tensor.dtype === 'uint8' || tensor.dtype === 'int64';
  const nested = (axis: number, offset: number): TorchValue => {
    if (axis === tensor.shape.length) return isInteger ? BigInt(values[offset]) : values[offset];
    const length = tensor.shape[axis];
    const items = Array.from({ length }, (_, index) => nested(axis + 1, offset * length + index));
    return { kind: 'list', items };
  };
  return nested(0, 0);
}

/** A value as it is written: tensors as lists, also those in a tuple. */
export function writtenValue(value: TorchValue): TorchValue {
  if (typeof value !== 'object' || value === null) return value;
  if (value.kind === 'tuple') return { kind: 'tuple', items: value.items.map(writtenValue) };
  return value.kind === 'tensor' ? listOf(value) : value;
}

/** The message names the value that was expected and what came. */
export function integerOf(value: TorchValue): number {
  if (typeof value === 'bigint') return Number(value);
  throw new ExampleError(`expected an integer, got ${describe(value)}`);
}

export function numberOf(value: TorchValue): number {
  if (typeof value === 'bigint' || typeof value === 'number') return Number(value);
  throw new ExampleError(`expected a number, got ${describe(value)}`);
}

export function tensorOf(value: TorchValue): TorchTensor {
  if (typeof value === 'object' && value?.kind === 'tensor') return value;
  throw new ExampleError(`expected a tensor, got ${describe(value)}`);
}

export function describe(value: TorchValue): string {
  if (value === null) return 'None';
  return typeof value === 'object' ? `a ${value.kind}` : `${typeof value} ${value}`;
}
