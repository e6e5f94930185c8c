import { existsSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
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
  const file = sourceOf(report.implementation);
  const failing = representatives(report, MOST).filter(failsRun);
  return [
    ...failing.map((one) => command(file, one.id, `${one.call}\n${failureLine(one)}`)),
    command(file, report.implementation.name, verdictText(report)),
    '',
  ].join('\n');
}

function command(file: string | undefined, title: string, message: string): string {
  const place = file === undefined ? '' : `file=${escaped(file, PROPERTY)},`;
  return `::error ${place}title=${escaped(title, PROPERTY)}::${escaped(message, /[%\r\n]/g)}`;
}

const PROPERTY = /[%\r\n:,]/g;

/** The file of the implementation within the repository, where its specifier names one: GitHub shows the annotation there. */
function sourceOf({ specifier = '' }: Report['implementation']): string | undefined {
  const root = process.env.GITHUB_WORKSPACE ?? process.cwd();
  const words = specifier.replace(/^(exec|browser(-page)?):/, '').split(/\s+/);
  return words
    .filter((word) => word !== '' && existsSync(word) && statSync(word).isFile())
    .map((word) => relative(root, resolve(word)))
    .find((path) => !path.startsWith('..') && !isAbsolute(path));
}

/** As a workflow command wants it: nothing from an implementation begins another command or steers a terminal. */
function escaped(text: string, special: RegExp): string {
  return withoutWorkflowCommands(printable(text)).replace(
    special,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
