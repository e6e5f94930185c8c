const KEPT_BYTES = 16_384;
const SHOWN_LINES = 14;
/** Of them at the beginning: a sanitizer or a compiler says first what is wrong, an interpreter last. */
const HEAD_LINES = 8;
const SHOWN_CHARACTERS = 1_680;
const HEAD_BYTES = 4_096;
const OUT_OF_MEMORY = /^FATAL ERROR: .*JavaScript heap out of memory/m;
/** What V8 and Node print when they abort; its addresses are others every time. */
const NATIVE_STACK = /^(?:#FailureMessage|----- (?:Native|JavaScript) stack trace)[\s\S]*/m;

/** The first and the last of what a process prints during a call, however much that is. */
export function keptOutput() {
  let streams: KeptStream[] = [];
  return {
    /** Of one of its streams: what comes of two is not mixed, since nothing tells their order. */
    add(piece: Buffer, stream = 0): void {
      const { head, tail, size } = streams[stream] ?? EMPTY;
      streams[stream] = {
        head: Buffer.concat([head, piece.subarray(0, HEAD_BYTES - head.length)]),
        tail: Buffer.concat([tail, piece.subarray(-KEPT_BYTES)]).subarray(-KEPT_BYTES),
        size: size + piece.length,
      };
    },
    clear(): void {
      streams = [];
    },
    /** V8's own word that it ended the process for want of memory. */
    tellsOfMemory: () => streams.some(({ tail }) => OUT_OF_MEMORY.test(tail.toString('utf8'))),
    /** The lines, without the middle where they are many, as an end of the sentence that tells how it ended. */
    note(): string {
      const texts = streams.map(shown).filter(({ text }) => text !== '');
      if (texts.length === 0) return '';
      const what = texts.some(({ isWhole }) => !isWhole) ? 'its output, without its middle' : 'its last output';
      return `; ${what}: ${texts.map(({ text }) => text).join('\n')}`;
    },
  };
}

interface KeptStream {
  readonly head: Buffer;
  readonly tail: Buffer;
  readonly size: number;
}

const EMPTY: KeptStream = { head: Buffer.alloc(0), tail: Buffer.alloc(0), size: 0 };

function shown({ head, tail, size }: KeptStream): { text: string; isWhole: boolean } {
  const lines = linesOf(tail);
  const text = lines.join('\n');
  if (size <= KEPT_BYTES && lines.length <= SHOWN_LINES && text.length <= SHOWN_CHARACTERS)
    return { text, isWhole: true };
  const first = linesOf(head).slice(0, HEAD_LINES).join('\n');
  const last = lines.slice(HEAD_LINES - SHOWN_LINES).join('\n');
  const half = SHOWN_CHARACTERS / 2;
  return { text: `${first.slice(0, half)}\n…\n${last.slice(-half)}`, isWhole: false };
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString('utf8').replace(NATIVE_STACK, '').trim().split('\n');
}
