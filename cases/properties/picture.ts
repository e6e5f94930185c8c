import { elementCount } from '#spec/shape.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { exactData } from '../exact-bits.ts';

/** What a random input shows, in plain data: the same picture and shape always give the same bits. */
export type Picture =
  /** 0, 1, 2 … in row-major order, beginning again at 251: a prime, so that no row repeats the one above. */
  | { kind: 'ramp' }
  /** One at an index taken modulo the number of elements, zero elsewhere. */
  | { kind: 'impulse'; at: number }
  /** Whole numbers from −8 to 8, for uint8 from 0 to 255. */
  | { kind: 'whole'; seed: number }
  /** Numbers between −1 and 1 that use every bit of the dtype. */
  | { kind: 'fine'; seed: number }
  | { kind: 'constant'; value: number };

export function painted(dtype: DType, shape: readonly number[], picture: Picture): Tensor {
  return tensorOf(dtype, shape, elements(dtype, shape, picture));
}

export function elements(dtype: DType, shape: readonly number[], picture: Picture): number[] {
  const length = elementCount(shape);
  const values: number[] = [];
  for (let index = 0; index < length; index++) values.push(element(picture, index, length, dtype));
  return values;
}

/** @throws where the dtype lacks one of the numbers */
export function tensorOf(dtype: DType, shape: readonly number[], values: readonly number[]): Tensor {
  return { dtype, shape, data: exactData(values, dtype) };
}

function element(picture: Picture, index: number, length: number, dtype: DType): number {
  switch (picture.kind) {
    case 'ramp':
      return index % 251;
    case 'impulse':
      return index === picture.at % length ? 1 : 0;
    case 'whole':
      return dtype === 'uint8' ? scrambled(picture.seed, index) % 256 : (scrambled(picture.seed, index) % 17) - 8;
    case 'fine':
      return dtype === 'uint8' ? scrambled(picture.seed, index) % 256 : fine(picture.seed, index, dtype);
    case 'constant':
      return picture.value;
  }
}

/** Numbers from 0 to 1 that a dtype holds beside each other: its significant bits without the sign. */
const STEPS = { float64: 2 ** 52, float32: 2 ** 23, float16: 2 ** 10, bfloat16: 2 ** 7, uint8: 2 ** 7 } as const;

function fine(seed: number, index: number, dtype: DType): number {
  const fraction = scrambled(seed, index) / 2 ** 32 + scrambled(seed + 1, index) / 2 ** 64;
  const steps = STEPS[dtype];
  return (Math.floor(fraction * 2 * steps) - steps) / steps;
}

/** 32 bits that look random: the finaliser of MurmurHash3 on the two numbers. */
function scrambled(seed: number, index: number): number {
  let bits = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca77);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
