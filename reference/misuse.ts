import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';

/**
 * What the types of `spec/signature.ts` forbid, for callers without a type checker. It is a plain `TypeError`, apart from
 * a `Refusal`, which is the target's answer to a call that the types allow.
 */
export function requireTensor(name: string, value: unknown): asserts value is Tensor {
  if (typeof value !== 'object' || value === null) throw expected(name, 'a tensor { dtype, shape, data }', value);
  const { dtype, shape, data } = value as Record<keyof Tensor, unknown>;
  if (typeof dtype !== 'string' || !Object.hasOwn(ARRAY_OF, dtype)) {
    throw expected(`${name}.dtype`, `one of ${Object.keys(ARRAY_OF).join(', ')}`, dtype);
  }
  requireShape(`${name}.shape`, shape);
  const array = ARRAY_OF[dtype as DType];
  if (!ArrayBuffer.isView(data) || className(data) !== array)
    throw expected(`${name}.data`, `a ${array} for ${dtype}`, data);
  const length = shape.reduce((product, size) => product * size, 1);
  if ((data as Tensor['data']).length === length) return;
  throw expected(`${name}.data`, `${length} elements for the shape [${shape.join(', ')}]`, data);
}

export function requireShape(name: string, value: unknown): asserts value is readonly number[] {
  const isShape = Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
  if (!isShape) throw expected(name, 'an array of whole numbers from 0', value);
}

export function requireOptions(value: unknown): asserts value is InterpolateOptions {
  if (typeof value !== 'object' || value === null) throw expected('options', 'an object', value);
  for (const [name, option] of Object.entries(value)) {
    if (!Object.hasOwn(TYPE_OF, name)) throw new TypeError(`options: there is no ${name}${correction(name)}`);
    const type = TYPE_OF[name as keyof InterpolateOptions];
    if (option !== undefined && !isOf(type, option)) throw expected(name, `${type}, or undefined for None`, option);
  }
}

/** The class by name, since an array from another window or context has a class of its own. */
const ARRAY_OF: Readonly<Record<DType, string>> = {
  float64: 'Float64Array',
  float32: 'Float32Array',
  float16: 'Uint16Array',
  bfloat16: 'Uint16Array',
  uint8: 'Uint8Array',
};

type OptionType = 'a number or an array of numbers' | 'a string' | 'true or false';

const TYPE_OF: Readonly<Record<keyof InterpolateOptions, OptionType>> = {
  size: 'a number or an array of numbers',
  scaleFactor: 'a number or an array of numbers',
  mode: 'a string',
  alignCorners: 'true or false',
  recomputeScaleFactor: 'true or false',
  antialias: 'true or false',
};

function isOf(type: OptionType, option: unknown): boolean {
  if (type === 'a string') return typeof option === 'string';
  if (type === 'true or false') return typeof option === 'boolean';
  const numbers: readonly unknown[] = Array.isArray(option) ? option : [option];
  return numbers.every((number) => typeof number === 'number');
}

/** `align_corners` is `alignCorners` here. */
function correction(name: string): string {
  const letters = name.replaceAll('_', '').toLowerCase();
  const known = Object.keys(TYPE_OF).find((option) => option.toLowerCase() === letters);
  return known === undefined ? ` (there are ${Object.keys(TYPE_OF).join(', ')})` : `; say ${known}`;
}

function expected(place: string, type: string, value: unknown): TypeError {
  return new TypeError(`${place}: expected ${type}, got ${inWords(value)}`);
}

/** Of letters, or of elements. */
const LONGEST = 40;

function inWords(value: unknown): string {
  if (typeof value === 'string') return value.length > LONGEST ? 'a long string' : `'${value}'`;
  if (Array.isArray(value))
    return value.length > LONGEST ? `an array of ${value.length}` : `the array [${value.join(', ')}]`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  return ArrayBuffer.isView(value) ? `a ${className(value)} of ${(value as Uint8Array).length}` : 'an object';
}

function className(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
