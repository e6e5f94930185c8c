import { printableLine } from '../../core/printable.ts';
import { type CaseReport, failsRun } from '../../report/case-report.ts';
import type { Paint } from './paint.ts';

/** One case on one line, as `--verbose` prints it: status, id, level, and what took how long. */
export function caseLine(one: CaseReport, paint: Paint): string {
  const colour = failsRun(one) ? 'red' : one.status === 'pass' ? 'green' : 'dim';
  const reason = one.status === 'pass' || one.status === 'fail' ? '' : printableLine(one.message, 100);
  const details = [one.level, one.known === undefined ? undefined : 'known', reason].filter(Boolean).join(', ');
  const time = `${one.duration_ms.toFixed(one.duration_ms < 10 ? 1 : 0)} ms`;
  return `${paint(colour, one.status.padEnd(14))} ${one.id}  ${details === '' ? '' : `${details}, `}${time}`;
}
