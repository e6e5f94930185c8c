import {
  describe,
  ExampleError,
  integerOf,
  type Keywords,
  numberOf,
  type TorchDType,
  type TorchFunction,
  type TorchValue,
  torchTensor,
} from './torch-value.ts';

const DTYPES = ['float64', 'float32', 'float16', 'bfloat16', 'uint8'] as const;

/** The names of the examples' prelude that make tensors and types. */
export const CREATION_NAMES: ReadonlyMap<string, TorchValue> = new Map<string, TorchValue>([
  ['inf', Number.POSITIVE_INFINITY],
  ['nan', Number.NaN],
  ...DTYPES.map((dtype) => [dtype, { kind: 'dtype', dtype }] as const),
  ['tensor', torchFunction(tensor)],
  ['arange', torchFunction(arange)],
  ['zeros', torchFunction((sizes, keywords) => filled(sizes, 0, dtypeOr('float32', keywords)))],
  ['ones', torchFunction((sizes, keywords) => filled(sizes, 1, dtypeOr('float32', keywords)))],
  ['full', torchFunction(full)],
]);

export function torchFunction(call: TorchFunction['call']): TorchFunction {
  return { kind: 'function', call };
}

function tensor([value]: readonly TorchValue[], keywords: Keywords): TorchValue {
  const shape: number[] = [];
  for (let level = value; isSequence(level); level = level.items[0]) shape.push(level.items.length);
  const leaves = leavesOf(value);
  return torchTensor(dtypeOr(defaultDType(leaves), keywords), shape, leaves.map(numberOf));
}

function arange([end]: readonly TorchValue[], keywords: Keywords): TorchValue {
  const length = Math.ceil(numberOf(end));
  return torchTensor(
    dtypeOr(defaultDType([end]), keywords),
    [length],
    Array.from({ length }, (_, index) => index),
  );
}

function full([shape, value]: readonly TorchValue[], keywords: Keywords): TorchValue {
  if (!isSequence(shape)) throw new ExampleError(`full: expected a shape, got ${describe(shape)}`);
  return filled(shape.items, numberOf(value), dtypeOr(defaultDType([value]), keywords));
}

function filled(sizes: readonly TorchValue[], value: number, dtype: TorchDType): TorchValue {
  const shape = sizes.map(integerOf);
  const length = shape.reduce((product, size) => product * size, 1);
  return torchTensor(dtype, shape, new Array<number>(length).fill(value));
}

/** One float among ints makes floats. */
function defaultDType(leaves: readonly TorchValue[]): TorchDType {
  return leaves.every((leaf) => typeof leaf === 'bigint') ? 'int64' : 'float32';
}

function dtypeOr(fallback: TorchDType, keywords: Keywords): TorchDType {
  const value = keywords.get('dtype');
  if (value === undefined) return fallback;
  if (typeof value === 'object' && value?.kind === 'dtype') return value.dtype;
  throw new ExampleError(`dtype: expected a type, got ${describe(value)}`);
}

function leavesOf(value: TorchValue): readonly TorchValue[] {
  return isSequence(value) ? value.items.flatMap(leavesOf) : [value];
}

function isSequence(value: TorchValue): value is Extract<TorchValue, { kind: 'list' | 'tuple' }> {
  return typeof value === 'object' && (value?.kind === 'list' || value?.kind === 'tuple');
}
