import { elementCount } from '#spec/shape.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { bytesOf, elementsAt, ITEM_BYTES } from './intrinsics.ts';

/** A tensor as it stands in JSON. */
export interface TensorJson {
  dtype: DType;
  shape: readonly number[];
  /** Little-endian bits in base64, as the dtype stores them. */
  data: string;
}

export function tensorToJson({ dtype, shape, data }: Tensor): TensorJson {
  return { dtype, shape: [...shape], data: base64(bytesOf(data)) };
}

export function tensorFromJson({ dtype, shape, data: text }: TensorJson): Tensor {
  const { buffer, length } = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return { dtype, shape, data: elementsAt(dtype, buffer, length - (length % ITEM_BYTES[dtype])) };
}

/** Whether it has as many bytes as its shape says. */
export function isWhole({ dtype, shape, data: text }: TensorJson): boolean {
  return (text.replace(/=+$/, '').length * 6) >> 3 === elementCount(shape) * ITEM_BYTES[dtype];
}

/** Arguments of one call. */
const AT_ONCE = 2 ** 14;

/** In a page too, where there is no Buffer. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE) text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return btoa(text);
}
