import { count, counted } from '../../core/printable.ts';
import type { Report } from '../../report/report.ts';

/** What `--repeat` found; nothing where every case was examined once. */
export function repeatTexts({ suite, summary }: Pick<Report, 'suite' | 'summary'>): string[] {
  if (suite.repeat === undefined) return [];
  const { flaky = 0, varying = 0 } = summary;
  if (flaky + varying === 0) return [`steady: the same bits in ${count(suite.repeat)} rounds of every case`];
  return [
    ...(flaky > 0 ? [`flaky: ${counted(flaky, 'case')} ended differently in ${count(suite.repeat)} rounds`] : []),
    ...(varying > 0
      ? [`varying: ${counted(varying, 'case')} other bits from round to round, with the same status`]
      : []),
  ];
}
