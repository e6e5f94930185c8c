import { deserialize, serialize } from 'node:v8';
import type { Tensor } from '#spec/signature.ts';
import { bufferOf, bytesOf, lengthOf, setAll, U8, U32 } from '../core/intrinsics.ts';

/** Eight random bytes that only the suite and its own code in the child know: what lacks them was not written by us. */
export type Key = Uint32Array;

/** Two words of key, the byte length of the elements, the byte length of the message; then the elements, the message. */
export const PREFIX_BYTES = 16;

/** Bytes of elements that are not copied once more. */
const LONG = 2 ** 20;

/**
 * A message and the elements of its tensor, if it has one: in one piece, or with long elements where they lie. Nothing the
 * globals became can change it.
 */
export function frame(key: Key, message: object, data?: Tensor['data']): readonly Uint8Array[] {
  const body = serialize(message);
  const elements = data === undefined ? new U8(0) : bytesOf(data);
  const isLong = lengthOf(elements) > LONG;
  const bytes = new U8(PREFIX_BYTES + (isLong ? 0 : lengthOf(elements) + lengthOf(body)));
  const prefix = new U32(bufferOf(bytes), 0, 4);
  prefix[0] = key[0];
  prefix[1] = key[1];
  prefix[2] = lengthOf(elements);
  prefix[3] = lengthOf(body);
  if (isLong) return [bytes, elements, body];
  setAll(bytes, elements, PREFIX_BYTES);
  setAll(bytes, body, PREFIX_BYTES + lengthOf(elements));
  return [bytes];
}

/** Takes what a pipe gives in pieces; calls with each frame, its elements in memory of their own. */
export function frameReader(key: Key, receive: (message: unknown, data: ArrayBuffer) => void): (piece: Buffer) => void {
  let pieces: Buffer[] = [];
  let size = 0;
  let needed = PREFIX_BYTES;
  return (piece) => {
    pieces.push(piece);
    size += piece.length;
    while (size >= needed) {
      const bytes = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, size);
      const { data, message } = lengthsOf(key, bytes);
      const messageStart = PREFIX_BYTES + data;
      const end = messageStart + message;
      pieces = size < end ? [bytes] : [bytes.subarray(end)];
      needed = size < end ? end : PREFIX_BYTES;
      if (size < end) return;
      size -= end;
      receive(
        deserialize(bytes.subarray(messageStart, end)),
        bytes.buffer.slice(bytes.byteOffset + PREFIX_BYTES, bytes.byteOffset + messageStart) as ArrayBuffer,
      );
    }
  };
}

function lengthsOf(key: Key, bytes: Buffer): { data: number; message: number } {
  const [first, second, data, message] = new Uint32Array(new Uint8Array(bytes.subarray(0, PREFIX_BYTES)).buffer);
  if (first !== key[0] || second !== key[1]) throw new Error('not a frame of ours');
  return { data, message };
}
