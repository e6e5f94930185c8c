import type { Readable } from 'node:stream';

const KEPT_BYTES = 65_536;
const SHOWN_LINES = 5;
const SHOWN_CHARACTERS = 600;

/** The last of what an implementation printed; the rest is read and dropped, so that it never waits for us. */
export interface Printed {
  /** `; it printed last: …`, or nothing. */
  note(): string;
}

export function printedBy(...streams: readonly Readable[]): Printed {
  let kept = Buffer.alloc(0);
  let waiting: Buffer[] = [];
  let waitingBytes = 0;

  function gather(): void {
    kept = Buffer.concat([kept, ...waiting]).subarray(-KEPT_BYTES);
    waiting = [];
    waitingBytes = 0;
  }

  for (const stream of streams)
    stream.on('data', (chunk: Buffer) => {
      waiting.push(chunk);
      waitingBytes += chunk.length;
      if (waitingBytes > KEPT_BYTES) gather();
    });

  return {
    note() {
      gather();
      const text = kept.toString('utf8').trim().split('\n').slice(-SHOWN_LINES).join('\n').slice(-SHOWN_CHARACTERS);
      return text === '' ? '' : `; it printed last: ${text}`;
    },
  };
}
