import type { Tensor } from '#spec/signature.ts';
import { bufferOf, bytesOf, lengthOf, setAll, U8 } from '../core/intrinsics.ts';
import { fromWireNumber, toWireNumber, type WireNumber } from '../core/protocol.ts';

// Taken before any implementation is loaded, which may replace them.
const { parse, stringify } = JSON;
const { isFinite: isFiniteNumber } = Number;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const encode = encoder.encode.bind(encoder);
const decode = decoder.decode.bind(decoder);

const LENGTH_BYTES = 4;

/** A message and the elements of its tensor in one piece: the length of the JSON text, the text, the elements. */
export function packed(message: object, data?: Tensor['data']): Uint8Array<ArrayBuffer> {
  const text = encode(stringify(message, withoutLoss));
  const elements = data === undefined ? new U8(0) : bytesOf(data);
  const bytes = new U8(LENGTH_BYTES + lengthOf(text) + lengthOf(elements));
  const length = lengthOf(text);
  for (let byte = 0; byte < LENGTH_BYTES; byte++) bytes[byte] = length >>> (8 * byte);
  setAll(bytes, text, LENGTH_BYTES);
  setAll(bytes, elements, LENGTH_BYTES + length);
  return bytes;
}

/** What `packed` made, from memory that begins with it; the elements are alone in theirs. */
export function unpacked(bytes: Uint8Array): { message: unknown; data: ArrayBuffer } {
  let length = 0;
  for (let byte = 0; byte < LENGTH_BYTES; byte++) length += bytes[byte] * 2 ** (8 * byte);
  const end = LENGTH_BYTES + length;
  const size = lengthOf(bytes) - end;
  if (!(size >= 0)) throw new RangeError(`a message of ${lengthOf(bytes)} bytes: expected at least ${end}`);
  const text = new U8(bufferOf(bytes), bytes.byteOffset + LENGTH_BYTES, length);
  const data = new U8(size);
  setAll(data, new U8(bufferOf(bytes), bytes.byteOffset + end, size));
  return { message: parse(decode(text), asWritten) as unknown, data: bufferOf(data) as ArrayBuffer };
}

/** JSON has no NaN, infinity or −0: they travel as `{ "number": "NaN" }`. */
function withoutLoss(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || (isFiniteNumber(value) && !Object.is(value, -0))) return value;
  return { number: toWireNumber(value) };
}

function asWritten(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const number: unknown = (value as { number?: unknown }).number;
  return typeof number === 'string' ? fromWireNumber(number as WireNumber) : value;
}
