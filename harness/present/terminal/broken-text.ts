import { count } from '../../core/printable.ts';
import type { Report } from '../../report/report.ts';

const SHOWN_CLAUSES = 5;

/** What most of the failures have in common; one failure says by itself what it is about. */
export function brokenText({ clauses, summary }: Report): string | undefined {
  if (summary.failures < 2 || clauses.length === 0) return undefined;
  const shown = clauses
    .slice(0, SHOWN_CLAUSES)
    .map(({ id, failed, asked }) => `${id} ${count(failed)}/${count(asked)}`);
  return `clauses most broken (failing/all cases): ${shown.join(', ')}`;
}
