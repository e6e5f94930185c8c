import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's end of a WebSocket (RFC 6455) for whole binary messages: all that a page of ours needs. */
export interface ServerSocket {
  send(bytes: Uint8Array): void;
  hear(listener: { message(bytes: Uint8Array): void; end(): void }): void;
  close(): void;
}

/** Section 1.3 of the RFC. */
const HANDSHAKE_WORD = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const OPCODE = { continuation: 0, binary: 2, close: 8, ping: 9, pong: 10 } as const;
/** Bytes of one message: more than any answer to a call of the suite has. */
const LARGEST = 2 ** 30;

export function acceptSocket(request: IncomingMessage, stream: Duplex): ServerSocket {
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1').update(`${key}${HANDSHAKE_WORD}`).digest('base64');
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let listener: { message(bytes: Uint8Array): void; end(): void } | undefined;
  let ended = false;
  const early: Uint8Array[] = [];
  const end = () => {
    if (!ended) listener?.end();
    ended = true;
  };
  const write = (opcode: number, bytes: Uint8Array) => {
    if (stream.writable) stream.write(Buffer.concat([header(opcode, bytes.length), bytes]));
  };
  const read = messageReader({
    message(bytes) {
      if (listener) listener.message(bytes);
      else early.push(bytes);
    },
    ping: (bytes) => write(OPCODE.pong, bytes),
    close: () => stream.end(),
  });
  stream.on('data', (piece: Buffer) => {
    try {
      read(piece);
    } catch {
      stream.destroy();
    }
  });
  stream
    .on('error', end)
    .on('close', end)
    .on('end', () => stream.end());
  return {
    send: (bytes) => write(OPCODE.binary, bytes),
    hear(next) {
      listener = next;
      for (const bytes of early.splice(0)) next.message(bytes);
      if (ended) next.end();
    },
    close: () => stream.destroy(),
  };
}

function header(opcode: number, length: number): Buffer {
  if (length < 126) return Buffer.of(0x80 | opcode, length);
  const head = Buffer.alloc(length < 2 ** 16 ? 4 : 10);
  head[0] = 0x80 | opcode;
  if (length < 2 ** 16) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return head;
}

interface Heard {
  message(bytes: Uint8Array): void;
  ping(bytes: Uint8Array): void;
  close(): void;
}

/** Takes what the stream gives in pieces; a browser masks every frame, and may cut a message into several. */
function messageReader(heard: Heard): (piece: Buffer) => void {
  let pieces: Buffer[] = [];
  let size = 0;
  let needed = 2;
  let parts: Buffer[] = [];
  return (piece) => {
    pieces.push(piece);
    size += piece.length;
    while (size >= needed) {
      const bytes = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, size);
      const frame = frameAt(bytes);
      pieces = [bytes];
      needed = frame.end;
      if (size < needed) return;
      take(frame.opcode, frame.last, unmasked(bytes, frame.mask, frame.end));
      pieces = [bytes.subarray(frame.end)];
      size -= frame.end;
      needed = 2;
    }
  };

  function take(opcode: number, last: boolean, payload: Buffer): void {
    if (opcode === OPCODE.close) heard.close();
    else if (opcode === OPCODE.ping) heard.ping(payload);
    else if (opcode !== OPCODE.pong) {
      parts.push(payload);
      if (parts.reduce((sum, part) => sum + part.length, 0) > LARGEST) throw new RangeError('the message is too long');
      if (!last) return;
      heard.message(parts.length === 1 ? parts[0] : Buffer.concat(parts));
      parts = [];
    }
  }
}

const MASK_BYTES = 4;

/** Where the mask of the first frame begins and where the frame ends; as far as its header is there. */
function frameAt(bytes: Buffer): { opcode: number; last: boolean; mask: number; end: number } {
  const opcode = bytes[0] & 0x0f;
  const last = bytes[0] >= 0x80;
  if (bytes[1] < 0x80) throw new Error('expected a masked frame');
  const short = bytes[1] & 0x7f;
  const mask = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
  if (bytes.length < mask) return { opcode, last, mask, end: mask };
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (length > LARGEST) throw new RangeError('the message is too long');
  return { opcode, last, mask, end: mask + MASK_BYTES + length };
}

function unmasked(bytes: Buffer, mask: number, end: number): Buffer {
  const start = mask + MASK_BYTES;
  const payload = Buffer.alloc(end - start);
  for (let index = 0; index < payload.length; index++)
    payload[index] = bytes[start + index] ^ bytes[mask + (index % MASK_BYTES)];
  return payload;
}
