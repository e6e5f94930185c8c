import type { DType } from '#spec/signature.ts';
import { ITEM_BYTES } from '../core/intrinsics.ts';

/** Two fillings of an output before a call, little-endian: NaNs of unusual bits, and two levels of uint8. */
const POISONS: readonly Readonly<Record<DType, readonly number[]>>[] = [
  {
    float64: [0x87, 0xd2, 0xb4, 0x96, 0xc3, 0xa5, 0xf4, 0x7f],
    float32: [0x96, 0xc3, 0xa5, 0x7f],
    float16: [0xa5, 0x7d],
    bfloat16: [0xa5, 0x7f],
    uint8: [0xa5],
  },
  {
    float64: [0x78, 0x2d, 0x4b, 0x69, 0x3c, 0x5a, 0xf3, 0x7f],
    float32: [0x69, 0x3c, 0x9a, 0x7f],
    float16: [0x5a, 0x7d],
    bfloat16: [0x9a, 0x7f],
    uint8: [0x5a],
  },
];

export function poisoned(dtype: DType, elements: number, round: number): Uint8Array {
  const pattern = POISONS[round][dtype];
  const bytes = new Uint8Array(elements * pattern.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = pattern[index % pattern.length];
  return bytes;
}

/** The elements that are still what the output was filled with. */
export function untouched(dtype: DType, bytes: Uint8Array, round: number): number[] {
  const pattern = POISONS[round][dtype];
  const found: number[] = [];
  for (let start = 0; start < bytes.length; start += ITEM_BYTES[dtype])
    if (pattern.every((byte, index) => bytes[start + index] === byte)) found.push(start / ITEM_BYTES[dtype]);
  return found;
}
