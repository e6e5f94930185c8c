import { count, counted, fullName, printableData, printableLine } from '../../core/printable.ts';
import { fromWireNumber } from '../../core/protocol.ts';
import { type CaseState, CHANGES, type Change, type ReportDiff } from '../../report/report-diff.ts';
import { multipleText } from './matrix-table.ts';
import type { Paint } from './paint.ts';

const WORDS: Readonly<Record<Change, { title: string; colour: 'red' | 'green' | 'dim' }>> = {
  broken: { title: 'broken: passed before, fails now', colour: 'red' },
  worse: { title: 'worse', colour: 'red' },
  declined: { title: 'no longer supported', colour: 'red' },
  fixed: { title: 'fixed: failed before, passes now', colour: 'green' },
  better: { title: 'better', colour: 'green' },
  gained: { title: 'newly supported', colour: 'green' },
  new: { title: 'new cases', colour: 'dim' },
  gone: { title: 'no longer run', colour: 'dim' },
};

/** The cases that changed, by what became of them, `most` of each kind. */
export function diffText(given: ReportDiff, paint: Paint, most: number): string {
  const diff = printableData(given);
  const blocks = CHANGES.flatMap((change) => {
    const own = diff.changes.filter((one) => one.change === change);
    if (own.length === 0) return [];
    const { title, colour } = WORDS[change];
    const lines = own
      .slice(0, most)
      .map(({ id, before, after }) => `  ${printableLine(id)}  ${[before, after].flatMap(stateText).join(' → ')}`);
    const hidden = own.length - lines.length;
    return [
      [
        `${paint(colour, title)} (${count(own.length)})`,
        ...lines,
        ...(hidden > 0 ? [`  and ${count(hidden)} more`] : []),
      ].join('\n'),
    ];
  });
  return `${[heading(diff), ...blocks, `${counted(diff.unchanged, 'case')} unchanged`].join('\n\n')}\n`;
}

function heading({ before, after }: ReportDiff): string {
  return [before, after].map((one) => printableLine(fullName(one))).join(' → ');
}

function stateText(state: CaseState | undefined): string[] {
  if (state === undefined) return [];
  const { status, level, max_bound } = state;
  const multiple = level === 'divergent' || level === 'close' ? multipleText(fromWireNumber(max_bound ?? 0)) : '';
  return [
    [status, level === undefined ? '' : `(${[level, multiple].filter(Boolean).join(' ')})`].filter(Boolean).join(' '),
  ];
}
