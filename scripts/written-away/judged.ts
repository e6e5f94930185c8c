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

export function writtenAwayText(all: readonly Judged[], of: Readonly<Record<string, WrittenAway>>): string {
  const share = (count: number) => `${((100 * count) / all.length).toFixed(1)} %`;
  const rows = VERDICTS.map((verdict) => {
    const count = all.filter((one) => one.verdict === verdict).length;
    return `| ${verdict} | ${count} | ${share(count)} |`;
  });
  const others = VERDICTS.slice(1).flatMap((verdict) =>
    all
      .filter((one) => one.verdict === verdict)
      .map(({ id, sentence }) => `- \`${id}\` (${of[id].does}): ${verdict}${sentence ? `, “${sentence}”` : ''}`),
  );
  return [`| first sentence of ${all.length} | faults | share |`, '| --- | ---: | ---: |', ...rows, '', ...others].join(
    '\n',
  );
}
