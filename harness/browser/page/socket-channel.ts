import type { Channel } from './life.ts';

/** The channel of a page or worker that a suite in Node drives. */
export async function socketChannel(address: string): Promise<Channel> {
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  const send = socket.send.bind(socket);
  const { Uint8Array: Bytes } = globalThis;
  const { apply } = Reflect;
  // An implementation that replaced this getter would get hold of the event, and by it of the socket.
  const dataOf = Reflect.get(
    Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data') ?? {},
    'get',
  ) as () => unknown;
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  return {
    send,
    hear(listener) {
      socket.onmessage = (event) => listener(new Bytes(apply(dataOf, event, []) as ArrayBuffer));
    },
  };
}
