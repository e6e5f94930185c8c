import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
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
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1', () => {
      socket.write('GET /socket/1 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    });
    socket.on('close', () => resolve('closed')).on('error', () => {});
  });
  expect(await closed).toBe('closed');
});

test('messages pass both ways, and an end is heard', async () => {
  const opened = server.socketAt('/socket/1');
  const client = new WebSocket(`${server.address.replace('http:', 'ws:')}socket/1`);
  client.on('open', () => client.send('early'));
  const socket = await opened;
  const answer = new Promise<string>((resolve) => client.on('message', (data) => resolve((data as Buffer).toString())));
  const heard: string[] = [];
  const ended = new Promise<void>((resolve) => {
    socket.hear({
      message(bytes) {
        heard.push(Buffer.from(bytes).toString());
        socket.send(Buffer.from('back'));
      },
      end: resolve,
    });
  });
  expect(await answer).toBe('back');
  expect(heard).toEqual(['early']);
  client.terminate();
  await ended;
});
