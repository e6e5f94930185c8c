import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../core/open-implementation.ts';
import { acceptSocket, type ServerSocket } from './web-socket.ts';

export interface Answer {
  status?: number;
  type?: string;
  body: Uint8Array | string;
}

/** What answers below the secret path: the method and the path without it. */
export type Route = (request: IncomingMessage, path: string) => Promise<Answer | undefined>;

export type PageServer = Awaited<ReturnType<typeof pageServer>>;

/** A page of its own origin and agent cluster: exact timers, shared memory, nobody else's window. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/**
 * Serves on this machine alone unless told otherwise, below a path that nobody can guess: other pages in the same
 * browser can reach the port, but not what is behind it.
 */
export async function pageServer(route: Route, host = '127.0.0.1') {
  const secret = randomBytes(16).toString('hex');
  const waiting = new Map<string, (socket: ServerSocket) => void>();
  const open = new Set<ServerSocket>();
  const server = createServer((request, response) => {
    void respond(request, response, secret, route);
  });
  server.on('upgrade', (request, stream, head) => {
    const resolve = waiting.get(pathBelow(secret, request.url) ?? '');
    if (resolve === undefined) {
      stream.destroy();
      return;
    }
    waiting.delete(pathBelow(secret, request.url) ?? '');
    void acceptSocket(request, stream, head).then((socket) => {
      open.add(socket);
      stream.on('close', () => open.delete(socket));
      resolve(socket);
    });
  });
  await new Promise<void>((resolve, reject) => {
    const refuse = ({ message }: Error) =>
      reject(new UsageError(`host: expected an address of this machine to listen at, got '${host}' (${message})`));
    server.once('error', refuse).listen(0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return {
    /** Ends with a slash; whoever does not know it gets nothing. */
    address: `http://${name}:${port}/${secret}/`,
    /** The socket that will be opened at this path. */
    socketAt: (path: string) => new Promise<ServerSocket>((resolve) => waiting.set(path, resolve)),
    async close(): Promise<void> {
      for (const socket of open) socket.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  secret: string,
  route: Route,
): Promise<void> {
  const path = pathBelow(secret, request.url);
  const answer = path === undefined ? undefined : await answerOf(request, path, route);
  const { status = 200, type = 'text/plain; charset=utf-8', body } = answer ?? { status: 404, body: 'not here\n' };
  response.writeHead(status, { ...HEADERS, 'Content-Type': type });
  response.end(body);
}

async function answerOf(request: IncomingMessage, path: string, route: Route): Promise<Answer | undefined> {
  try {
    return await route(request, path);
  } catch (error) {
    return { status: 500, body: `${error instanceof Error ? error.message : String(error)}\n` };
  }
}

function pathBelow(secret: string, url = ''): string | undefined {
  return url.startsWith(`/${secret}/`) ? url.slice(secret.length + 1) : undefined;
}
