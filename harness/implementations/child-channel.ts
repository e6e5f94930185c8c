import fs from 'node:fs';
import v8 from 'node:v8';
import type { Tensor } from '#spec/signature.ts';
import { CHANNEL, type MessageFromChild, type MessageToChild } from '../calling/child-messages.ts';
import { frame, type Key, PREFIX_BYTES } from '../calling/frame.ts';
import { bufferOf, bytesOf, lengthOf, U8, U32 } from '../core/intrinsics.ts';

export interface Received {
  message: MessageToChild;
  /** The elements, from the start of this memory; good until the next message is received. */
  buffer: ArrayBufferLike;
  byteLength: number;
}

export interface Channel {
  /** Waits for a message, and lets nothing else run in this thread; undefined once the suite is gone. */
  receive(): Received | undefined;
  send(message: MessageFromChild, data?: Tensor['data']): void;
}

/**
 * The child's end. It reads and writes at once, without streams and events: the implementation shares this thread, and
 * could replace those. The first message brings the key.
 */
export function openChannel(): Channel {
  const { readSync: read, writeSync: write } = fs;
  const { deserialize } = v8;
  const prefix = new U32(PREFIX_BYTES / 4);
  const prefixBytes = pinned(bytesOf(prefix));
  const key: Key = new U32(2);
  let body = pinned(new U8(2 ** 16));

  function filled(bytes: Uint8Array, length: number): boolean {
    for (let done = 0; done < length; ) {
      const got = read(CHANNEL, bytes, done, length - done, null);
      if (got === 0) return false;
      done += got;
    }
    return true;
  }

  return {
    receive() {
      if (!filled(prefixBytes, PREFIX_BYTES)) return undefined;
      key[0] = prefix[0];
      key[1] = prefix[1];
      const byteLength = prefix[2];
      const end = byteLength + prefix[3];
      if (lengthOf(body) < end) body = pinned(new U8(end));
      if (!filled(body, end)) return undefined;
      const message = deserialize(new U8(bufferOf(body), byteLength, prefix[3])) as MessageToChild;
      return { message, buffer: bufferOf(body), byteLength };
    },
    send(message, data) {
      const pieces = frame(key, message, data);
      for (let piece = 0; piece < pieces.length; piece++) {
        const bytes = pinned(pieces[piece]);
        const length = lengthOf(bytes);
        for (let done = 0; done < length; ) done += write(CHANNEL, bytes, done, length - done, null);
      }
    },
  };
}

// Taken before any implementation is loaded, which may replace it.
const { defineProperty } = Object;

/** Node looks this length up on the prototype at every reading and writing. */
function pinned(bytes: Uint8Array): Uint8Array {
  return defineProperty(bytes, 'byteLength', { value: lengthOf(bytes), __proto__: null } as PropertyDescriptor);
}
