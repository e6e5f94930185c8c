import type { Channel } from './life.ts';

/** The channel of a page or worker that a suite in Node drives. */
export async function socketChannel(address: string): Promise<Channel> {
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  const send = socket.send.bind(socket);
  const { Uint8Array: Bytes } = globalThis;
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  return {
    send,
    hear(listener) {
      socket.onmessage = ({ data }) => listener(new Bytes(data as ArrayBuffer));
    },
  };
}
