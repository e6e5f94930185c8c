import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBlock } from './marked-block.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What a measurement that is written is of: git's trees of the folders as they are at its start. */
const TREES = process.argv.includes('--write') ? treesOf(['reference', 'cases', 'harness', 'scripts']) : [];

/**
 * Puts a table that was measured into a page, and the trees: `git rev-parse COMMIT:harness` says whether a commit has the
 * same, however it was rebased, and what was not committed has a tree too.
 */
export function writeMeasured(page: string, name: string, text: string): void {
  writeBlock(page, name, `${text}\n\nMeasured with the trees ${TREES.join(', ')}.`);
}

/** What a page lists between backticks below a title. */
export function listedBelow(title: string, page: string): ReadonlySet<string> {
  const [, below = ''] = readFileSync(page, 'utf8').split(`\n${title}:`);
  const [list] = below.split(/\n(?=[^-\n])/);
  return new Set([...list.matchAll(/^- `(.*?)`/gm)].map(([, id]) => id));
}

/** So many of all, by a hash of the day and their ids: others every day, and the same all day. */
export function partOf<T extends { readonly id: string }>(all: readonly T[], day: string, count: number): T[] {
  const places = new Map(all.map(({ id }) => [id, createHash('sha256').update(`${day} ${id}`).digest('hex')]));
  return all
    .toSorted((one, other) => (String(places.get(one.id)) < String(places.get(other.id)) ? -1 : 1))
    .slice(0, count);
}

/** What a measurement has found so far, by id: a line of JSON each, so that one that was interrupted can go on. */
export function keptResults<T extends { readonly id: string }>(file: string | undefined): Map<string, T> {
  if (file === undefined || !existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line) as T).map((one) => [one.id, one]));
}

export function keepResult(file: string | undefined, result: object): void {
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(result)}\n`);
}

/** With an index of its own, so that nothing is staged. */
function treesOf(folders: readonly string[]): string[] {
  const env = { ...process.env, GIT_INDEX_FILE: join(temporaryFolder('measured'), 'index') };
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', env }).trim();
  git('read-tree', 'HEAD');
  git('add', '--all', '--', ...folders);
  const tree = git('write-tree');
  return folders.map((folder) => `\`${folder}\` ${git('rev-parse', '--short=7', `${tree}:${folder}`)}`);
}
