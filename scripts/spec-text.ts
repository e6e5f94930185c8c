import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#harness/core/package-root.ts';
import { SuiteError } from '#harness/core/suite-error.ts';

/** One line of a Python session: what is asked and what is written below it. */
export interface Example {
  readonly line: number;
  readonly source: string;
  readonly answer: readonly string[];
}

/** The examples of one fenced block; names live as long as the block. `only`: true of the target, or of the rule, alone. */
export interface ExampleBlock {
  readonly examples: readonly Example[];
  readonly only?: 'target' | 'rule';
}

export interface Clause {
  readonly id: string;
  readonly page: string;
  /** The line of the heading. */
  readonly line: number;
  /** The normative sentence on one line, its links reduced to their words. */
  readonly sentence: string;
  /** All below the heading, as written. */
  readonly text: string;
  readonly blocks: readonly ExampleBlock[];
}

/** A page of the text. Blocks that stand outside clauses are in `blocks` too. */
export interface Page {
  readonly name: string;
  readonly clauses: readonly Clause[];
  readonly blocks: readonly ExampleBlock[];
}

/** Every clause of the text, page by page in the order of the file names. */
export function readClauses(): Clause[] {
  return readPages().flatMap((page) => page.clauses);
}

export function readPages(): Page[] {
  const folder = join(packageRoot(), 'spec');
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return files
    .toSorted()
    .map((file) => parsePage(file.slice(0, -'.md'.length), readFileSync(join(folder, file), 'utf8')));
}

/** The clauses and examples of a page. Every `###` heading of a page is a clause of that page, or the page is wrong. */
export function parsePage(name: string, markdown: string): Page {
  const lines = markdown.split('\n');
  const fences = fencesOf(lines);
  const isProse = (index: number) => !fences.some(({ start, end }) => index >= start && index <= end);
  const headings = lines.flatMap((line, index) => (/^#{1,3} /.test(line) && isProse(index) ? [index] : []));
  const clauses = headings.flatMap((start, order) => {
    if (!lines[start].startsWith('### ')) return [];
    const end = headings[order + 1] ?? lines.length;
    const id = lines[start].slice('### '.length);
    if (!/^[a-z0-9-]+\.[a-z0-9-]+$/.test(id) || !id.startsWith(`${name}.`)) {
      throw new SuiteError(
        `spec/${name}.md:${start + 1}: expected a heading '### ${name}.rule-in-words', got '${lines[start]}'`,
      );
    }
    const blocks = fences
      .filter((fence) => fence.start > start && fence.start < end)
      .flatMap((fence) => blockOf(lines, fence));
    const below = lines.slice(start + 1, end);
    return [{ id, page: name, line: start + 1, sentence: sentenceOf(below), text: below.join('\n').trim(), blocks }];
  });
  return { name, clauses, blocks: fences.flatMap((fence) => blockOf(lines, fence)) };
}

interface Fence {
  readonly start: number;
  /** The line that closes it. */
  readonly end: number;
  readonly info: string;
}

function fencesOf(lines: readonly string[]): Fence[] {
  const fences: Fence[] = [];
  for (let start = 0; start < lines.length; start++) {
    const [, mark, info] = /^(`{3,})(.*)$/.exec(lines[start]) ?? [];
    if (mark === undefined) continue;
    const closing = lines.findIndex((line, index) => index > start && line.startsWith(mark) && /^`+\s*$/.test(line));
    const end = closing === -1 ? lines.length - 1 : closing;
    fences.push({ start, end, info });
    start = end;
  }
  return fences;
}

/** A block is an example when it is Python and begins with a prompt. */
function blockOf(lines: readonly string[], { start, end, info }: Fence): ExampleBlock[] {
  const [language, only] = info.split(' ');
  if (language !== 'python' || !lines[start + 1].startsWith('>>> ')) return [];
  const examples: { line: number; source: string; answer: string[] }[] = [];
  for (let index = start + 1; index < end; index++) {
    const line = lines[index];
    if (line.startsWith('>>> ')) examples.push({ line: index + 1, source: line.slice('>>> '.length), answer: [] });
    else if (!line.startsWith('#')) examples[examples.length - 1].answer.push(line);
  }
  return [only === 'target' || only === 'rule' ? { examples, only } : { examples }];
}

/** The first paragraph. */
function sentenceOf(below: readonly string[]): string {
  const start = below.findIndex((line) => line !== '');
  const end = below.findIndex((line, index) => index > start && line === '');
  const paragraph = start === -1 ? [] : below.slice(start, end === -1 ? undefined : end);
  return paragraph.join(' ').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}
