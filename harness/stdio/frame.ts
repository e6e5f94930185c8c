/** Two numbers before every frame: the byte length of its JSON and that of its payload, both u32, little-endian. */
export const PREFIX_BYTES = 8;
export const LONGEST_JSON = 2 ** 20;
export const LONGEST_PAYLOAD = 2 ** 28;

export interface Frame {
  json: Buffer;
  payload: Buffer;
}

/** The bytes of a frame, in the pieces in which they are written. */
export function frameBytes(message: object, payload: Uint8Array = new Uint8Array(0)): Uint8Array[] {
  const json = Buffer.from(JSON.stringify(message));
  const head = Buffer.concat([framePrefix(json, payload), json]);
  return payload.length === 0 ? [head] : [head, payload];
}

export function framePrefix(json: Uint8Array, payload: Uint8Array): Buffer {
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32LE(json.length, 0);
  prefix.writeUInt32LE(payload.length, 4);
  return prefix;
}

/** Bytes that cannot begin a frame; what follows them cannot be understood either. */
export class NoFrame extends Error {
  override readonly name = 'NoFrame';
  readonly bytes: Buffer;
  constructor(message: string, bytes: Buffer) {
    super(message);
    this.bytes = bytes;
  }
}

export type FrameReader = ReturnType<typeof frameReader>;

/** Takes what a pipe gives in pieces. Never holds more than one longest frame. */
export function frameReader() {
  let pieces: Buffer[] = [];
  let size = 0;
  let needed = PREFIX_BYTES;

  function joined(): Buffer {
    if (pieces.length !== 1) pieces = [Buffer.concat(pieces, size)];
    return pieces[0];
  }

  function next(): Frame | undefined {
    while (size >= needed) {
      const bytes = joined();
      const jsonLength = bytes.readUInt32LE(0);
      const payloadLength = bytes.readUInt32LE(4);
      checkLengths(jsonLength, payloadLength, bytes);
      const end = PREFIX_BYTES + jsonLength + payloadLength;
      if (size < end) {
        // The first byte of the JSON is worth a look before the rest is waited for.
        needed = size > PREFIX_BYTES ? end : PREFIX_BYTES + 1;
        return undefined;
      }
      needed = PREFIX_BYTES;
      pieces = [bytes.subarray(end)];
      size -= end;
      const payloadStart = PREFIX_BYTES + jsonLength;
      return { json: bytes.subarray(PREFIX_BYTES, payloadStart), payload: bytes.subarray(payloadStart, end) };
    }
    return undefined;
  }

  return {
    /** @throws NoFrame, and what follows is lost. */
    read(piece: Buffer): Frame[] {
      pieces.push(piece);
      size += piece.length;
      const frames: Frame[] = [];
      for (let frame = next(); frame !== undefined; frame = next()) frames.push(frame);
      return frames;
    },
    /** The bytes of the frame that is not complete, as far as they are here. */
    rest: joined,
    /** How many bytes that frame has, once that is known. */
    expected: () => (size < PREFIX_BYTES ? undefined : lengthsEnd(joined())),
  };
}

function checkLengths(json: number, payload: number, bytes: Buffer): void {
  const trouble = lengthTrouble(json, payload, bytes[PREFIX_BYTES]);
  if (trouble === undefined) return;
  // Where the JSON begins in its place, the lengths are wrong, though they may look like text.
  const printed = bytes[PREFIX_BYTES] === BRACE ? undefined : printedText(bytes);
  if (printed === undefined) throw new NoFrame(trouble, bytes);
  throw new NoFrame(`${printedInWords(printed)}; print to the standard error instead`, bytes);
}

export function printedInWords(printed: string): string {
  return `it printed '${printed}' on its standard output, where only frames belong`;
}

function lengthTrouble(json: number, payload: number, first = BRACE): string | undefined {
  if (json < 2 || json > LONGEST_JSON)
    return `the JSON length of a frame: expected 2 to ${LONGEST_JSON} bytes, got ${json}`;
  if (payload > LONGEST_PAYLOAD)
    return `the payload length of a frame: expected at most ${LONGEST_PAYLOAD} bytes, got ${payload}`;
  if (first === BRACE) return undefined;
  return `byte ${PREFIX_BYTES} of a frame: expected the { of its JSON, got 0x${first.toString(16).padStart(2, '0')}`;
}

function lengthsEnd(bytes: Buffer): number {
  return PREFIX_BYTES + bytes.readUInt32LE(0) + bytes.readUInt32LE(4);
}

const BRACE = 0x7b;
const SHOWN_TEXT = 80;
const FEWEST_CHARACTERS = 2;

/** The line of text that these bytes begin with, if they do. */
export function printedText(bytes: Buffer): string | undefined {
  const [start] = bytes
    .subarray(0, 4 * SHOWN_TEXT)
    .toString('utf8')
    .split(NO_TEXT);
  const line = start.trim().split(/\r?\n/)[0];
  if (line.length < FEWEST_CHARACTERS) return undefined;
  return line.length > SHOWN_TEXT ? `${line.slice(0, SHOWN_TEXT)} …` : line;
}

/** Controls but for white space, and what is not UTF-8. */
const NO_TEXT = /[^\P{Cc}\s]|\ufffd/u;
