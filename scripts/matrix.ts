/**
 * `npm run matrix -- [--only NAME …] [--profile quick] [--jobs N]` installs and runs the implementations of `matrix/rows.ts`,
 * keeps what they reached in `spec/matrix/rows`, and writes the pages from what is kept. `--keep FOLDER` also keeps the whole
 * report of each row, and `--from FOLDER` takes those instead of running. `--pages` writes the pages alone, `--check` compares
 * them. Words name a command of the suite for a row instead: `npm run matrix -- --only pillow explain CASE`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROFILES } from '#cases/case.ts';
import type { Report } from '#harness/report/report.ts';
import { ask, tell } from './matrix/ask.ts';
import { CannotRun, runnable } from './matrix/environment.ts';
import { keptNames, readKept, requireWhole, resultOf, today, writeKept } from './matrix/kept-row.ts';
import { pages } from './matrix/pages.ts';
import { ROWS, type Row } from './matrix/rows.ts';

const { values: wish, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true },
    profile: { type: 'string' },
    jobs: { type: 'string' },
    keep: { type: 'string' },
    from: { type: 'string' },
    pages: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});

if (wish.check) check();
else if (words.length > 0) await command();
else {
  if (!wish.pages) for (const name of chosenNames()) await runRow(name, ROWS[name]);
  for (const [file, text] of Object.entries(pages())) writeFileSync(file, text);
}

function chosenNames(): string[] {
  const unknown = (wish.only ?? []).filter((name) => !Object.hasOwn(ROWS, name));
  if (unknown.length > 0) stop(`--only: expected one of ${Object.keys(ROWS).join(', ')}; got ${unknown.join(', ')}`);
  return wish.only ?? Object.keys(ROWS);
}

/** Another command of the suite, with the implementation of a row as its last word. */
async function command(): Promise<void> {
  const [name, ...others] = chosenNames();
  if (others.length > 0)
    return stop(`--only: expected one row for ${words.join(' ')}, got ${wish.only?.length ?? 'all'}`);
  process.exitCode = await tell(await runnable(ROWS[name]), words);
}

/** What cannot be run keeps its last result. */
async function runRow(name: string, row: Row): Promise<void> {
  const profile = PROFILES.find((one) => one === (wish.profile ?? row.profile));
  if (profile === undefined) return stop(`--profile: expected one of ${PROFILES.join(', ')}; got ${wish.profile}`);
  try {
    const prepared = await runnable(row);
    const report =
      wish.from === undefined ? await ask(row, prepared, { profile, jobs: wish.jobs }) : reportIn(wish.from, name);
    if (wish.keep !== undefined) {
      mkdirSync(wish.keep, { recursive: true });
      writeFileSync(join(wish.keep, `${name}.json`), JSON.stringify(report));
    }
    requireWhole(report);
    const result = resultOf(report, row.packages, prepared.engine);
    await writeKept(name, { result });
    console.log(
      `${name}: ${result.passed} of ${result.supported} cases pass, of ${result.cases} (${result.seconds} s)`,
    );
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    await writeKept(name, { ...readKept(name), notRun: { date: today(), reason: error.message } });
    console.log(`${name}: not run: ${error.message}`);
    process.exitCode = 1;
  }
}

function reportIn(folder: string, name: string): Report {
  const file = join(folder, `${name}.json`);
  if (!existsSync(file)) stop(`--from: expected ${file}, as --keep writes it; found none`);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

function check(): void {
  for (const name of keptNames().filter((one) => !Object.hasOwn(ROWS, one))) {
    console.log(`spec/matrix/rows/${name}.json: expected a row ${name} in scripts/matrix/rows.ts, found none`);
    process.exitCode = 1;
  }
  for (const [file, text] of Object.entries(pages())) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    console.log(`${file}: expected what the kept rows give, got something else; run: npm run matrix -- --pages`);
    process.exitCode = 1;
  }
}

function stop(words: string): never {
  console.error(words);
  process.exit(2);
}
