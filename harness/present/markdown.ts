import { counted, fullName, printableLine } from '../core/printable.ts';
import type { CaseReport } from '../report/case-report.ts';
import type { KnownDeviation } from '../report/known.ts';
import type { Report } from '../report/report.ts';
import { representatives } from '../report/representatives.ts';
import { isUndecided } from '../report/summary.ts';
import { diagnosisLabel, diagnosisLines, diagnosisText, undiagnosedText } from './terminal/diagnosis-text.ts';
import {
  brokenTexts,
  coverageText,
  erratumText,
  furtherTexts,
  mappingTexts,
  unsupportedTexts,
} from './terminal/facts.ts';
import { failureText } from './terminal/failure-text.ts';
import { knownNotes } from './terminal/known-text.ts';
import { MATRIX_LEGEND, matrixTable } from './terminal/matrix-table.ts';
import { verdictText } from './terminal/verdict-text.ts';

/** A job summary of GitHub may be 1 MiB; what does not fit is left out and said so. */
const SIZE_LIMIT = 2 ** 20 - 2 ** 10;
const MOST_FAILURES = 50;

/** The report for a pull request or a job summary. Nothing from outside can break out of its place. */
export function markdownReport(report: Report, again: (one: CaseReport) => string): string {
  const head = [heading(report), matrix(report), facts(report)].join('\n');
  const sections: string[] = [];
  let size = byteLength(head);
  for (const one of representatives(report, MOST_FAILURES)) {
    const section = failure(one, again);
    size += byteLength(section);
    if (size > SIZE_LIMIT) break;
    sections.push(section);
  }
  const hidden = report.summary.failures - sections.length;
  return [
    head,
    ...(report.summary.failures > 0
      ? ['### Failures\n', ...brokenTexts(report).map((text) => `${escaped(text)}\n`)]
      : []),
    ...sections,
    ...(hidden > 0 ? [`And ${counted(hidden, 'more failing case')}: the JSON report has them all.\n`] : []),
  ].join('\n');
}

function heading(report: Report): string {
  const { suite, implementation } = report;
  return [
    `## ${mark(report)} ${code(fullName(implementation))} ${escaped(verdictText(report))}\n`,
    `interpolate-conformance ${escaped(suite.version)}, ${escaped(suite.target)}, profile ${suite.profile}, seed ${suite.seed}\n`,
  ].join('\n');
}

function mark(report: Report): string {
  if (isUndecided(report)) return '➖';
  return report.summary.conforms ? '✅' : '❌';
}

function matrix(report: Report): string {
  const { columns, rows, unsupported, asides } = matrixTable(report.matrix);
  if (rows.length === 0) return '';
  return [
    `| mode | ${columns.join(' | ')} |`,
    `| --- |${columns.map(() => ' --- |').join('')}`,
    ...rows.map(
      ({ label, cells }) =>
        `| ${escaped(label)} | ${cells.map(({ text, tone }) => `${MARKS[tone]}${escaped(text)}`).join(' | ')} |`,
    ),
    '',
    `${escaped(MATRIX_LEGEND)}${unsupported.length > 0 ? `; unsupported throughout: ${unsupported.join(', ')}` : ''}\n`,
    ...(asides.length > 0 ? [`finite values by size pass, and not all else: ${escaped(asides.join('; '))}\n`] : []),
  ].join('\n');
}

const MARKS = { good: '', fair: '', bad: '❌ ', none: '' } as const;

function facts(report: Report): string {
  const { diagnoses, errata, known } = report;
  const rest = undiagnosedText(report);
  const entryText = ({ pattern, reason, link }: KnownDeviation) =>
    `${code(pattern)}: ${escaped(reason)}, ${code(link)}`;
  return [
    ...mappingTexts(report).map(escaped),
    coverageText(report),
    ...unsupportedTexts(report).map(escaped),
    ...diagnoses.map(
      (one) => `${diagnosisLabel(one)}: ${diagnosisLines(diagnosisText(one, report)).map(escaped).join('\n  <br>')}`,
    ),
    ...(rest === undefined ? [] : [rest]),
    ...furtherTexts(report).map(escaped),
    ...errata.map((one) => `${code(one.id)}: ${erratumText(one)}`),
    ...knownNotes(known).map(({ text, entry }) => `${escaped(text)}: ${entryText(entry)}`),
  ]
    .map((text) => `- ${text}\n`)
    .join('');
}

function failure(one: CaseReport, again: (one: CaseReport) => string): string {
  const { word, id, clauses, lines } = failureText(one);
  return [
    `- **${word}** ${code(id)}, ${escaped(clauses)}`,
    ...lines.map((line) => `  <br>${code(line)}`),
    `  <br>again: ${code(again(one))}`,
    '',
  ].join('\n');
}

function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

/** Every character that means something in Markdown or HTML as an entity; a mention or a link in code stays text. */
function escaped(text: string): string {
  return printableLine(text, 2000).replace(/[&<>"'|*_`[\]\\~!#$@:]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
