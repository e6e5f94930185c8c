import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PageServer, pageServer } from './page-server.ts';

let server: PageServer;
beforeEach(async () => {
  server = await pageServer(async (_request, path) => {
    if (path === '/fails') throw new Error('a reason');
    return path === '/here' ? { body: 'text' } : undefined;
  });
});
afterEach(() => server.close());

test('what is below the secret path is answered, isolated from other origins', async () => {
  const response = await fetch(`${server.address}here`);
  expect(await response.text()).toBe('text');
  expect(response.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  expect(response.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
});

test('without the secret there is nothing', async () => {
  expect((await fetch(new URL('/here', server.address))).status).toBe(404);
  expect((await fetch(new URL(`/${'0'.repeat(32)}/here`, server.address))).status).toBe(404);
  expect((await fetch(`${server.address}elsewhere`)).status).toBe(404);
});

test('a fault of a route is told', async () => {
  const response = await fetch(`${server.address}fails`);
  expect([response.status, await response.text()]).toEqual([500, 'a reason\n']);
});

test('a socket that nobody waits for is closed', async () => {
  const closed = new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write('GET /socket/1 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    });
    socket.on('close', () => resolve('closed')).on('error', () => {});
  });
  expect(await closed).toBe('closed');
});

/** A frame as a browser sends it, masked. */
function masked(first: number, payload: Buffer): Buffer {
  const mask = Buffer.of(1, 2, 3, 4);
  const length = payload.length < 126 ? Buffer.of(0x80 | payload.length) : Buffer.alloc(3);
  if (payload.length >= 126) {
    length[0] = 0x80 | 126;
    length.writeUInt16BE(payload.length, 1);
  }
  const body = payload.map((byte, index) => byte ^ mask[index % 4]);
  return Buffer.concat([Buffer.of(first), length, mask, body]);
}

test('messages pass both ways, in pieces and cut into frames', async () => {
  const { pathname } = new URL(server.address);
  const opened = server.socketAt('/socket/1');
  const client = connect(server.port, '127.0.0.1');
  const received: Buffer[] = [];
  client.on('data', (piece) => received.push(piece));
  client.write(
    `GET ${pathname}socket/1 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  );
  const socket = await opened;
  const heard: Buffer[] = [];
  const two = new Promise<void>((resolve) => {
    socket.hear({
      message(bytes) {
        heard.push(Buffer.from(bytes));
        if (heard.length === 2) resolve();
      },
      end() {},
    });
  });
  const long = Buffer.alloc(300, 7);
  const all = Buffer.concat([
    masked(0x02, Buffer.from('one ')),
    masked(0x80, Buffer.from('message')),
    masked(0x82, long),
  ]);
  for (let start = 0; start < all.length; start += 50) client.write(all.subarray(start, start + 50));
  await two;
  expect(heard[0].toString()).toBe('one message');
  expect(heard[1]).toEqual(long);
  const answered = new Promise<void>((resolve) => client.on('data', () => resolve()));
  socket.send(Buffer.from('back'));
  await answered;
  const text = Buffer.concat(received).toString('latin1');
  expect(text).toContain('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  expect(text.endsWith('\u0082\u0004back')).toBe(true);
  const ended = new Promise<void>((resolve) => socket.hear({ message() {}, end: resolve }));
  client.destroy();
  await ended;
});
