import { styleText } from 'node:util';
import { type Paint, plain } from '#harness/present/terminal/paint.ts';
import type { ProgressStream } from '#harness/present/terminal/progress.ts';

/** Where a command speaks: results to `stdout`, everything else to `stderr`. */
export interface Streams {
  stdout: ProgressStream;
  stderr: ProgressStream;
}

/** Columns of a table in a pipe, where nobody says how wide the reader's window is. */
const PIPE_WIDTH = 120;

export function widthOf(stream: ProgressStream): number {
  return stream.columns || PIPE_WIDTH;
}

/** A line of prose is hard to read when it is longer, and a pipe has no width. */
const READABLE_WIDTH = 80;

export function readableWidth(stream: ProgressStream): number {
  return Math.min(widthOf(stream), READABLE_WIDTH);
}

/** Colours on a terminal that wants them: `NO_COLOR` and `FORCE_COLOR` are heard. */
export function paintFor(stream: ProgressStream): Paint {
  if (stream !== process.stdout && stream !== process.stderr) return plain;
  return (colour, text) => styleText(colour, text, { stream: stream as NodeJS.WriteStream });
}
