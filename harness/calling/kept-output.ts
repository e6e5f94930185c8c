const EMPTY = Buffer.alloc(0);
const KEPT_BYTES = 16_384;
const SHOWN_LINES = 5;
const SHOWN_CHARACTERS_PER_LINE = 120;
const OUT_OF_MEMORY = /^FATAL ERROR: .*JavaScript heap out of memory/m;
/** What V8 and Node print when they abort; its addresses are others every time. */
const NATIVE_STACK = /^(?:#FailureMessage|----- (?:Native|JavaScript) stack trace)[\s\S]*/m;

/** The last of what a process prints during a call, however much that is. */
export interface KeptOutput {
  add(piece: Buffer): void;
  clear(): void;
  /** V8's own word that it ended the process for want of memory. */
  tellsOfMemory(): boolean;
  /** The last lines, as an end of the sentence that tells how it ended. */
  note(): string;
}

export function keptOutput(shownLines = SHOWN_LINES): KeptOutput {
  let kept: Buffer = EMPTY;
  return {
    add(piece) {
      kept = Buffer.concat([kept, piece.subarray(-KEPT_BYTES)]).subarray(-KEPT_BYTES);
    },
    clear() {
      kept = EMPTY;
    },
    tellsOfMemory: () => OUT_OF_MEMORY.test(kept.toString('utf8')),
    note() {
      const text = kept.toString('utf8').replace(NATIVE_STACK, '');
      const lines = text
        .trim()
        .split('\n')
        .slice(-shownLines)
        .join('\n')
        .slice(-shownLines * SHOWN_CHARACTERS_PER_LINE);
      return lines === '' ? '' : `; its last output: ${lines}`;
    },
  };
}
