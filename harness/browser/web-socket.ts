import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

/** The server's end of a WebSocket for whole binary messages. What came before somebody hears is kept for them. */
export interface ServerSocket {
  send(bytes: Uint8Array): void;
  hear(listener: Listener): void;
  close(): void;
}

interface Listener {
  message(bytes: Uint8Array): void;
  end(): void;
}

/** Bytes of one message: more than any answer to a call of the suite has. */
const LARGEST = 2 ** 30;

const server = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: LARGEST });

export function acceptSocket(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<ServerSocket> {
  return new Promise((resolve) => {
    server.handleUpgrade(request, stream, head, (socket) => {
      let listener: Listener | undefined;
      let ended = false;
      const early: Uint8Array[] = [];
      socket.on('message', (data) => {
        const bytes = data as Buffer;
        if (listener) listener.message(bytes);
        else early.push(bytes);
      });
      // What is malformed or too long closes the socket, which tells the rest.
      socket.on('error', () => {});
      socket.on('close', () => {
        ended = true;
        listener?.end();
      });
      resolve({
        send: (bytes) => socket.send(bytes),
        hear(next) {
          listener = next;
          for (const bytes of early.splice(0)) next.message(bytes);
          if (ended) next.end();
        },
        close: () => socket.terminate(),
      });
    });
  });
}
