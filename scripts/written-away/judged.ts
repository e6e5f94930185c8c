import type { Diagnosis } from '#harness/report/report.ts';
import type { WrittenAway } from './written-away.ts';

/** How the first sentence of a report does to a fault. */
const VERDICTS = ['right', 'vague', 'nothing named', 'misnamed'] as const;

export interface Judged {
  readonly id: string;
  readonly verdict: (typeof VERDICTS)[number];
  /** The first sentence, if a mistake is named at all. */
  readonly sentence?: string;
}

/** By the first diagnosis that names a mistake. */
export function judged(id: string, { due, vague }: WrittenAway, diagnoses: readonly Diagnosis[]): Judged {
  const [first] = diagnoses.filter(({ measured }) => measured !== true);
  if (first === undefined) return { id, verdict: due === null ? 'right' : 'nothing named' };
  const { sentence } = first;
  const verdict = due?.test(sentence) ? 'right' : vague?.test(sentence) ? 'vague' : 'misnamed';
  return { id, verdict, sentence };
}

export function writtenAwayText(
  all: readonly Judged[],
  sets: Readonly<Record<string, Readonly<Record<string, WrittenAway>>>>,
): string {
  // The newest first: the others have been looked at.
  const parts = Object.entries(sets)
    .reverse()
    .map(([name, faults]) => ({ name, faults, some: all.filter(({ id }) => id in faults) }))
    .filter(({ some }) => some.length > 0);
  const count = (some: readonly Judged[], verdict: Judged['verdict']) => {
    const own = some.filter((one) => one.verdict === verdict).length;
    return `${own} (${((100 * own) / some.length).toFixed(1)} %)`;
  };
  return [
    `| first sentence | ${parts.map(({ name, some }) => `${name} ${some.length}`).join(' | ')} |`,
    `| --- | ${parts.map(() => '---:').join(' | ')} |`,
    ...VERDICTS.map((verdict) => `| ${verdict} | ${parts.map(({ some }) => count(some, verdict)).join(' | ')} |`),
    ...parts
      .filter(({ some }) => some.some(({ verdict }) => verdict !== 'right'))
      .flatMap(({ name, faults, some }) => ['', `Not right of the ${name}:`, '', ...linesOf(some, faults)]),
  ].join('\n');
}

function linesOf(some: readonly Judged[], faults: Readonly<Record<string, WrittenAway>>): string[] {
  return VERDICTS.slice(1).flatMap((verdict) =>
    some
      .filter((one) => one.verdict === verdict)
      .map(({ id, sentence }) => `- \`${id}\`: ${faults[id].does}. ${verdict}${sentence ? `: “${sentence}”` : ''}`),
  );
}
