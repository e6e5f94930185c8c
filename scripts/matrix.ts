import { PROFILES } from '#cases/case.ts';
import { loadEntries } from '#harness/suite/suite.ts';
import { ask, tell } from './matrix/ask.ts';
import { CannotRun, runnable } from './matrix/environment.ts';
import { isNarrower, keptNames, readKept, requireWhole, resultOf, today, writeKept } from './matrix/kept-row.ts';
import { pages } from './matrix/pages.ts';
import { ROWS, type Row } from './matrix/rows.ts';
import { writeMade } from './tools.ts';
import { wishes } from './wishes.ts';

/**
 * Installs and runs the implementations of `scripts/matrix/rows.ts`, keeps what they reached in `spec/matrix/rows`, and writes
 * `spec/matrix/MATRIX.md` and `matrix.html` from what is kept: `npm run matrix`. `--only NAME` takes one row, and may be given
 * several times; `--profile NAME` another profile than the row has; `--jobs N` so many processes. A result of a narrower
 * profile than the kept one takes its place with `--replace` only. `--pages` writes the pages alone, `--check` compares them.
 *
 * With a command of the suite, runs that for one row instead:
 * `npm run matrix -- --only pillow explain antialias/bilinear-down-uint8`.
 */

/** Writes the pages from what is kept. */
const PAGES = 'npm run matrix -- --pages';

const { values: wish, positionals: words } = wishes({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true, default: Object.keys(ROWS) },
    profile: { type: 'string' },
    replace: { type: 'boolean', default: false },
    jobs: { type: 'string' },
    pages: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});
const unknown = wish.only.filter((name) => !Object.hasOwn(ROWS, name));
if (unknown.length > 0) stop(`--only: expected one of ${Object.keys(ROWS).join(', ')}; got ${unknown.join(', ')}`);

if (wish.check) await check();
else if (words.length > 0) await command();
else {
  if (!wish.pages) for (const name of wish.only) await runRow(name, ROWS[name]);
  writeMade(await pages(), false, PAGES);
}

/** Another command of the suite, with the implementation of a row as its last word. */
async function command(): Promise<void> {
  const [name, ...others] = wish.only;
  if (others.length > 0) return stop(`--only: expected one row for ${words.join(' ')}, got ${wish.only.length}`);
  process.exitCode = await tell(await runnable(ROWS[name]), words);
}

/** What cannot be run keeps its last result. */
async function runRow(name: string, row: Row): Promise<void> {
  const profile = PROFILES.find((one) => one === (wish.profile ?? row.profile));
  if (profile === undefined) return stop(`--profile: expected one of ${PROFILES.join(', ')}; got ${wish.profile}`);
  try {
    const prepared = await runnable(row);
    const report = await ask(row, prepared, { profile, jobs: wish.jobs });
    requireWhole(report);
    const result = resultOf(report, await loadEntries(), { packages: row.packages, engine: prepared.engine });
    console.log(
      `${name}: ${result.passed} of ${result.supported} cases pass, of ${result.cases} (${result.seconds} s)`,
    );
    const kept = readKept(name)?.result;
    if (kept && isNarrower(result, kept) && !wish.replace) {
      const words = `spec/matrix/rows/${name}.json keeps its result of the profile ${kept.suite.profile}`;
      console.log(`${name}: ${words}, which is wider than ${result.suite.profile}; --replace replaces it`);
    } else await writeKept(name, { result });
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    await writeKept(name, { ...readKept(name), notRun: { date: today(), reason: error.message } });
    console.log(`${name}: not run: ${error.message}`);
    process.exitCode = 1;
  }
}

async function check(): Promise<void> {
  writeMade(await pages(), true, PAGES);
  for (const name of keptNames().filter((one) => !Object.hasOwn(ROWS, one))) {
    console.log(`spec/matrix/rows/${name}.json: expected a row ${name} in scripts/matrix/rows.ts, found none`);
    process.exitCode = 1;
  }
}

function stop(words: string): never {
  console.error(words);
  process.exit(2);
}
