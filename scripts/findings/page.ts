import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pytorchCall } from '#harness/torch/pytorch-call.ts';
import { CLAUSES, type ClauseId } from '#spec/clauses.ts';
import { ROWS } from '../matrix/rows.ts';
import type { Finding } from './finding.ts';
import { FOLDER, type Kept, readKept } from './kept.ts';
import { FINDINGS } from './table.ts';

/** `spec/matrix/FINDINGS.md`. */
export function findingsPage(): string {
  const all = Object.entries(FINDINGS).map(([name, finding]) => ({ name, finding, kept: keptOf(name) }));
  const shown = all.filter(({ kept }) => kept.shows);
  const projects = new Set(shown.map(({ finding }) => projectOf(finding)));
  return `${['# Findings', introduction(shown.length, projects.size), table(all), ...all.map(section)].join('\n\n')}\n`;
}

interface Told {
  readonly name: string;
  readonly finding: Finding;
  readonly kept: Kept;
}

function keptOf(name: string): Kept {
  const kept = readKept(name);
  if (kept === undefined) throw new Error(`${name}: expected its answer to be kept; run: npm run findings -- ${name}`);
  return kept;
}

function introduction(findings: number, projects: number): string {
  return `Bugs of libraries that the suite has found, each with the smallest program that shows it: ${findings} in ${projects} projects. Where a
library follows another convention, [the matrix](MATRIX.md) says so, and it is no finding. Each program makes the call of the
library itself to which \`shrink\` reduces the case that is named with it, or one with plainer numbers. \`npm run findings\`
runs the programs against the libraries that \`scripts/matrix/rows.ts\` pins, judges the answers
by the clauses without the errata, and writes all that stands here under *expected*, *got* and *versions*; with names it runs
those. *Public* is what a search of public issues found on 2026-11-28.`;
}

function table(all: readonly Told[]): string {
  const rows = all.map(
    ({ name, finding, kept }) =>
      `| ${projectOf(finding)} | [${finding.title}](#${name}) | ${kept.shows ? 'shows' : `gone on ${kept.date}`} | ${publicly(finding)} |`,
  );
  return ['| project | finding | now | public |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function section({ name, finding, kept }: Told): string {
  const { title, call, fix, clause, row } = finding;
  const language = ROWS[row].language;
  const file = `${name}.${language === 'Python' ? 'py' : 'mjs'}`;
  const program = readFileSync(join(FOLDER, file), 'utf8').trimEnd();
  return [
    `## ${name}`,
    `Title: ${title}.`,
    `[${file}](findings/${file}), which \`npm run findings -- ${name}\` runs:`,
    [`\`\`\`${language === 'Python' ? 'python' : 'js'}`, program, '```'].join('\n'),
    `It asks what \`${pytorchCall(call)}\` asks with an input of shape (${call.input.shape.join(', ')}).`,
    ['```text', `expected  ${kept.expected}`, `got       ${kept.got}`, '```'].join('\n'),
    [
      `- Clause: [${clause}](${clauseLink(clause)}). ${CLAUSES[clause].sentence}`,
      `- Fix: ${fix}`,
      `- Public: ${finding.reported?.replace(/https:\S+\w/, '<$&>') ?? 'no report found'}.`,
      `- Versions, ${kept.date}: ${versionsText(kept.versions)}; case \`${finding.case}\`.`,
    ].join('\n'),
  ].join('\n\n');
}

function clauseLink(clause: ClauseId): string {
  return `../${CLAUSES[clause].page}.md#${clause.replaceAll('.', '')}`;
}

function versionsText(versions: Kept['versions']): string {
  return Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}

/** What comes before the comma in the title of a row. */
function projectOf({ row }: Finding): string {
  return ROWS[row].title.split(',')[0];
}

function publicly({ reported }: Finding): string {
  return /https:\S+\w/.exec(reported ?? '')?.[0].replace(/^https:\/\/[^/]+\//, '') ?? 'not found';
}
