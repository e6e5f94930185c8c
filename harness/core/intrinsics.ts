import type { DType, Tensor } from '#spec/signature.ts';

// The built-ins that an answer is judged with, taken before any implementation is loaded: what it does to the globals
// of its realm afterwards does not reach them.

type Data = Tensor['data'];

const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const member = (owner: object, name: PropertyKey): unknown => Object.getOwnPropertyDescriptor(owner, name)?.value;
const call = member(Function.prototype, 'call') as CallableFunction;

/** `uncurried(method)(self, ...rest)` is `method.call(self, ...rest)`, whoever replaces `call` later. */
const uncurried = (method: unknown): unknown => Reflect.apply(Function.prototype.bind, call, [method]);
const getter = (name: PropertyKey): unknown =>
  uncurried(Reflect.get(Object.getOwnPropertyDescriptor(typedArray, name) ?? {}, 'get'));

export const { isArray } = Array;
export const { isInteger } = Number;
/** `Promise.prototype.then`: it throws for what is no promise. */
export const thenOf = uncurried(member(Promise.prototype, 'then')) as (
  promise: Promise<unknown>,
  fulfilled: undefined,
  rejected: () => void,
) => unknown;
export const sliceText = uncurried(member(String.prototype, 'slice')) as (
  text: string,
  start: number,
  end: number,
) => string;

/** A true array of the same elements, whatever class the array claims to be of. */
export function sliceArray<T>(array: readonly T[]): T[] {
  const copy: T[] = [];
  const { length } = array;
  for (let index = 0; index < length; index++) copy[index] = array[index];
  return copy;
}

/** The class of a typed array, of any realm or subclass; undefined for all else, a proxy included. */
export const arrayClass = getter(Symbol.toStringTag) as (value: unknown) => string | undefined;
export const lengthOf = getter('length') as (data: Data) => number;
export const bufferOf = getter('buffer') as (data: Data) => ArrayBufferLike;

const byteOffsetOf = getter('byteOffset') as (data: Data) => number;
const byteLengthOf = getter('byteLength') as (data: Data) => number;
export const setAll = uncurried(member(typedArray, 'set')) as (to: Data, from: Data, offset?: number) => void;
export const { Uint8Array: U8, Uint32Array: U32 } = globalThis;
const { Float64Array: F64, Float32Array: F32, Uint16Array: U16 } = globalThis;

/** Bytes of an element. */
export const ITEM_BYTES: Readonly<Record<DType, number>> = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 2,
  uint8: 1,
};

/** The class that a dtype travels in; undefined for a word that is not a dtype. */
export function classOfDtype(dtype: unknown): string | undefined {
  switch (dtype) {
    case 'float64':
      return 'Float64Array';
    case 'float32':
      return 'Float32Array';
    case 'float16':
    case 'bfloat16':
      return 'Uint16Array';
    case 'uint8':
      return 'Uint8Array';
    default:
      return undefined;
  }
}

/** A copy in memory of its own, bit for bit. */
export function copied(dtype: DType, data: Data): Data {
  const copy = empty(dtype, lengthOf(data));
  setAll(copy, data);
  return copy;
}

/** Elements before and behind a view; an odd number of them is on no boundary of vectors or textures. */
const BESIDE_VIEW = 3;

/** A copy, bit for bit, in the middle of a larger buffer of ones: NaN in every float type, 255 in uint8. */
export function copiedAsView(dtype: DType, data: Data): Data {
  const beside = BESIDE_VIEW * ITEM_BYTES[dtype];
  const length = byteLengthOf(data);
  const bytes = new U8(length + 2 * beside);
  for (let at = 0; at < length + 2 * beside; at++) bytes[at] = 0xff;
  const copy = elementsAt(dtype, bufferOf(bytes), length, beside);
  setAll(copy, data);
  return copy;
}

function empty(dtype: DType, length: number): Data {
  switch (dtype) {
    case 'float64':
      return new F64(length);
    case 'float32':
      return new F32(length);
    case 'float16':
    case 'bfloat16':
      return new U16(length);
    case 'uint8':
      return new U8(length);
  }
}

/** The elements of a dtype that these bytes are, where they lie. */
export function elementsAt(
  dtype: DType,
  buffer: ArrayBufferLike,
  byteLength: number = buffer.byteLength,
  byteOffset: number = 0,
): Data {
  switch (dtype) {
    case 'float64':
      return new F64(buffer, byteOffset, byteLength / 8);
    case 'float32':
      return new F32(buffer, byteOffset, byteLength / 4);
    case 'float16':
    case 'bfloat16':
      return new U16(buffer, byteOffset, byteLength / 2);
    case 'uint8':
      return new U8(buffer, byteOffset, byteLength);
  }
}

/** The bytes of these elements, where they lie. */
export function bytesOf(data: Data | Uint32Array): Uint8Array {
  const elements = data as Data;
  const length = byteLengthOf(elements);
  // Of memory that was given away, length 0 is all that may be asked.
  return length === 0 ? new U8(0) : new U8(bufferOf(elements), byteOffsetOf(elements), length);
}

/** NaN by their bits, −0 apart from 0. */
export function sameBytes(left: Data, right: Data): boolean {
  const length = byteLengthOf(left);
  if (byteLengthOf(right) !== length) return false;
  // Four bytes at a time, where both lie on a boundary of four.
  const inWords = isAligned(left) && isAligned(right) ? length - (length % 4) : 0;
  return sameWords(left, right, inWords) && sameTail(bytesOf(left), bytesOf(right), inWords);
}

function isAligned(data: Data): boolean {
  return byteLengthOf(data) > 0 && byteOffsetOf(data) % 4 === 0;
}

function sameWords(left: Data, right: Data, byteLength: number): boolean {
  if (byteLength === 0) return true;
  const leftWords = new U32(bufferOf(left), byteOffsetOf(left), byteLength / 4);
  const rightWords = new U32(bufferOf(right), byteOffsetOf(right), byteLength / 4);
  for (let index = 0; index < byteLength / 4; index++) if (leftWords[index] !== rightWords[index]) return false;
  return true;
}

function sameTail(left: Uint8Array, right: Uint8Array, from: number): boolean {
  const length = lengthOf(left);
  for (let index = from; index < length; index++) if (left[index] !== right[index]) return false;
  return true;
}
