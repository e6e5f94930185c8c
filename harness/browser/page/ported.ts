import { live } from './life.ts';

/** A worker whose suite is in the page that started it. */
const { postMessage: post } = globalThis;
const { Uint8Array: Bytes } = globalThis;

live({
  send: (bytes) => post(bytes.buffer, { transfer: [bytes.buffer] }),
  hear(listener) {
    addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => listener(new Bytes(data)));
  },
});
