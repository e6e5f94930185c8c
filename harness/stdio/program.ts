import type { ChildProcess } from 'node:child_process';
import { keptOutput } from '../calling/kept-output.ts';
import { type Mark, mark } from '../calling/left-behind.ts';
import { watchMemory } from '../calling/memory.ts';
import { guardGroup } from '../calling/process-group.ts';
import { type Ended, ProcessLife } from '../calling/process-life.ts';
import { workingFolder } from '../core/working-folder.ts';
import {
  type Frame,
  type FrameReader,
  frameReader,
  NoFrame,
  PREFIX_BYTES,
  printedInWords,
  printedText,
} from './frame.ts';

/** Milliseconds from the closing of a pipe of its own to the end that usually causes it. */
const END_TIMEOUT_MS = 300;

export type News =
  | { kind: 'frame'; frame: Frame }
  /** What came is no frame, and nothing after it can be read. */
  | { kind: 'noise'; trouble: NoFrame }
  | Ended;

/** A program from its start to its end. */
export interface Program {
  /** How it ended, in words, once it has. */
  readonly end: string | undefined;
  /** What follows goes to this listener, and to no other; the end comes last. */
  hear(listener: (news: News) => void): void;
  send(pieces: readonly Uint8Array[]): void;
  /** What it has printed to the standard error since this was asked last: the end of it. */
  printed(): string;
  /** The bytes of a frame that is not complete. */
  rest(): Uint8Array;
  /** What of an answer is there, as the end of a sentence that says that there is none. */
  pending(): string;
  /** From now on it may take so many megabytes more. */
  limitMemory(megabytes: number): void;
  /** Ends it with every process that it has started; after its input is closed and some time, where that is given. */
  stop(patience?: number): Promise<void>;
}

/** Starts it, in a process group of its own, without a shell. */
export async function startProgram([file, ...args]: readonly [string, ...string[]]): Promise<Program> {
  const { execa } = await import('execa');
  const session = mark();
  const child = execa(file, args, {
    cwd: workingFolder(),
    env: session.environment,
    stdin: 'pipe',
    stdout: 'pipe',
    stderr: 'pipe',
    encoding: 'buffer',
    buffer: false,
    reject: false,
    cleanup: false,
    detached: process.platform !== 'win32',
  });
  return programOf(child, file, session);
}

type Child = Pick<ChildProcess, 'pid' | 'exitCode' | 'signalCode' | 'on' | 'stdio'> & {
  stdin: NonNullable<ChildProcess['stdin']>;
  stdout: NonNullable<ChildProcess['stdout']>;
  stderr: NonNullable<ChildProcess['stderr']>;
};

function programOf(child: Child, file: string, session: Mark): Program {
  const { pid } = child;
  const guard = guardGroup(pid);
  const output = keptOutput();
  const reader = frameReader();
  let isSilenced = false;
  let stopWatching = () => {};
  const life = new ProcessLife<Exclude<News, Ended>>(child, session, {
    ending: (why) => `${why}${cutShort(reader)}${output.note()}`,
    startTrouble: (error) => startTrouble(error, file),
    exited() {
      guard.release();
      stopWatching();
    },
  });

  child.stdout.on('data', (piece: Buffer) => {
    if (isSilenced) return;
    try {
      for (const frame of reader.read(piece)) life.tell({ kind: 'frame', frame });
    } catch (trouble) {
      if (!(trouble instanceof NoFrame)) throw trouble;
      isSilenced = true;
      life.tell({ kind: 'noise', trouble });
    }
  });
  child.stdout.on('close', () =>
    life.endWith('it closed its standard output, where the answers belong', END_TIMEOUT_MS),
  );
  child.stdin.on('error', () => life.endWith('it closed its standard input, where the calls come', END_TIMEOUT_MS));
  child.stderr.on('data', (piece: Buffer) => output.add(piece));

  return {
    get end() {
      return life.end;
    },
    hear: (listener) => life.hear(listener),
    send(pieces) {
      output.clear();
      for (const piece of pieces) if (child.stdin.writable) child.stdin.write(piece);
    },
    printed: () => output.note(),
    rest: reader.rest,
    pending: () => pendingInWords(reader),
    limitMemory(megabytes) {
      stopWatching();
      stopWatching = watchMemory(pid, megabytes, () => life.endWith(`it took more than ${megabytes} MB of memory`));
    },
    async stop(patience = 0) {
      if (patience > 0 && life.isAlive()) child.stdin.end();
      await life.stop(life.isAlive() ? patience : 0);
      stopWatching();
    },
  };
}

function cutShort(reader: FrameReader): string {
  if (reader.rest().length === 0) return '';
  return printedInstead(reader) ?? ` in the middle of a frame (${shareOf(reader)})`;
}

function pendingInWords(reader: FrameReader): string {
  if (reader.rest().length === 0) return '';
  return printedInstead(reader) ?? `; the last frame is not complete (${shareOf(reader)})`;
}

/** A line that is too short for the lengths of a frame. */
function printedInstead(reader: FrameReader): string | undefined {
  const bytes = reader.rest();
  const printed = bytes.length < PREFIX_BYTES ? printedText(bytes) : undefined;
  return printed === undefined ? undefined : `; ${printedInWords(printed)}`;
}

function shareOf(reader: FrameReader): string {
  const expected = reader.expected();
  return `after ${reader.rest().length}${expected === undefined ? '' : ` of its ${expected}`} bytes`;
}

function startTrouble(error: Error, file: string): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT')
    return `cannot start '${file}': ${/[\\/]/.test(file) ? 'there is no such file' : 'not on the PATH'}`;
  if (code === 'EACCES') return `'${file}' may not be run; run chmod +x on it, or name the interpreter before it`;
  return `it cannot be started: ${error.message}`;
}
