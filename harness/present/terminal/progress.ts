import { count, counted, printableLine } from '../../core/printable.ts';
import type { Progress } from '../../run/run-options.ts';

/** The part of a stream that progress needs. */
export interface ProgressStream {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** A bar on a terminal; in a pipe a plain line now and then. `clear` leaves the line free for what follows. */
export function progressTeller(stream: ProgressStream, now: () => number = () => performance.now()) {
  const interval = stream.isTTY ? BAR_INTERVAL : LINE_INTERVAL;
  let start: number | undefined;
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    tell(progress: Progress): void {
      if (start === undefined) {
        start = now();
        if (!stream.isTTY) last = start;
      }
      if (now() - last < interval) return;
      last = now();
      shown = true;
      const text = progressText(progress, now() - start);
      stream.write(stream.isTTY ? `\r\u001b[K${barText(progress, text, stream.columns || 80)}` : `${text}\n`);
    },
    clear(): void {
      if (stream.isTTY && shown) stream.write('\r\u001b[K');
    },
  };
}

/** Milliseconds: a bar ten times a second, a line in a log every ten seconds. */
const BAR_INTERVAL = 100;
const LINE_INTERVAL = 10_000;

/** Too little done to tell how long the rest takes. */
const FIRST_ESTIMATE = 0.02;

export function progressText({ implementation, done, total, failures, share }: Progress, elapsed: number): string {
  const isKnown = share >= FIRST_ESTIMATE && share < 1;
  const left = isKnown ? `, ${durationText((elapsed / share) * (1 - share))} left` : '';
  return `${printableLine(implementation.name, 40)}: ${count(done)} of ${counted(total, 'case')}, ${count(failures)} failed${left}`;
}

function barText({ share }: Progress, text: string, columns: number): string {
  const width = Math.min(30, columns - text.length - 4);
  if (width < 5) return text.slice(0, columns - 1);
  const filled = Math.floor(share * width);
  return `[${'='.repeat(filled)}${' '.repeat(width - filled)}] ${text}`;
}

/** `8 s`, `2 min 05 s` */
export function durationText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
