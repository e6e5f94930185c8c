import { styleText } from 'node:util';
import { withoutWorkflowCommands } from '#harness/core/printable.ts';
import { type Paint, plain, type Style } from '#harness/present/terminal/paint.ts';
import type { ProgressStream } from '#harness/present/terminal/progress.ts';

/** Where a command speaks: results to `stdout`, everything else to `stderr`. */
export interface Streams {
  stdout: ProgressStream;
  stderr: ProgressStream;
}

/** The same streams, where no line of what is written is a command to a CI runner. */
export function guardedStreams({ stdout, stderr }: Streams): Streams {
  return { stdout: new GuardedStream(stdout), stderr: new GuardedStream(stderr) };
}

/** What a guarded stream writes to: for commands of our own, and for what a terminal can do. */
export function unguarded(stream: ProgressStream): ProgressStream {
  return stream instanceof GuardedStream ? stream.inner : stream;
}

class GuardedStream implements ProgressStream {
  readonly inner: ProgressStream;

  constructor(inner: ProgressStream) {
    this.inner = inner;
  }

  get isTTY(): boolean {
    return this.inner.isTTY === true;
  }

  get columns(): number {
    return this.inner.columns ?? 0;
  }

  write(text: string): unknown {
    return this.inner.write(withoutWorkflowCommands(text));
  }
}

/** Columns of a table in a pipe, where nobody says how wide the reader's window is. */
const PIPE_WIDTH = 120;

export function widthOf(stream: ProgressStream): number {
  return stream.columns || Number(process.env.COLUMNS) || PIPE_WIDTH;
}

/** A line of prose is hard to read when it is longer, and a pipe has no width. */
const READABLE_WIDTH = 80;

export function readableWidth(stream: ProgressStream): number {
  return Math.min(widthOf(stream), READABLE_WIDTH);
}

/** Colours on a terminal that wants them: `NO_COLOR` and `FORCE_COLOR` are heard. */
export function paintFor(stream: ProgressStream): Paint {
  const inner = unguarded(stream);
  if (inner !== process.stdout && inner !== process.stderr) return plain;
  return (colour, text) => styleText(colour, text, { stream: inner as NodeJS.WriteStream });
}

/** Of prose and tables that people read. */
export function styleFor(stream: ProgressStream): Style {
  return { paint: paintFor(stream), width: readableWidth(stream) };
}
