import { printable, withoutWorkflowCommands } from '../core/printable.ts';
import { failsRun } from '../report/case-report.ts';
import type { Report } from '../report/report.ts';
import { representatives } from '../report/representatives.ts';
import { failureLine } from './terminal/failure-text.ts';
import { verdictText } from './terminal/verdict-text.ts';

/** GitHub shows ten annotations of a step; the last one says how many there are. */
const MOST = 9;

/** Failures as lines that GitHub makes annotations of. */
export function annotations(report: Report): string {
  if (report.summary.conforms) return '';
  const failing = representatives(report, MOST).filter(failsRun);
  return [
    ...failing.map((one) => command(one.id, `${one.call}\n${failureLine(one)}`)),
    command(report.implementation.name, verdictText(report)),
    '',
  ].join('\n');
}

function command(title: string, message: string): string {
  return `::error title=${escaped(title, /[%\r\n:,]/g)}::${escaped(message, /[%\r\n]/g)}`;
}

/** As a workflow command wants it: nothing from an implementation begins another command or steers a terminal. */
function escaped(text: string, special: RegExp): string {
  return withoutWorkflowCommands(printable(text)).replace(
    special,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
