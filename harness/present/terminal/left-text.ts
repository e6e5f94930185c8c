import { counted } from '../../core/printable.ts';
import type { Report } from '../../report/report.ts';

const WORDS: Readonly<Record<string, string>> = {
  golden: 'recorded call',
  refusal: 'refused call',
  model: 'network',
  probe: 'probe',
  property: 'random relation',
};

/** What a run on a budget has not come to; nothing of any other run. */
export function leftTexts({ left = {} }: Pick<Report, 'left'>): string[] {
  const kinds = Object.entries(left).map(([kind, cases]) => counted(cases, WORDS[kind] ?? kind));
  return kinds.length === 0 ? [] : [`not examined: ${kinds.join(', ')}`];
}
