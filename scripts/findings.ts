/**
 * `npm run findings -- [NAME …]` runs the programs of `spec/matrix/findings` against the libraries, says which still show their
 * bug, keeps the answers, and writes `spec/matrix/FINDINGS.md`. `--page` writes the page alone, `--check` compares it.
 */
import { writeKept } from './findings/kept.ts';
import { look } from './findings/look.ts';
import { findingsPage } from './findings/page.ts';
import { FINDINGS } from './findings/table.ts';
import { CannotRun } from './matrix/environment.ts';
import { writeMade } from './tools.ts';
import { wishes } from './wishes.ts';

const { values: wish, positionals: names } = wishes({
  allowPositionals: true,
  options: { page: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
});
const unknown = names.filter((name) => !Object.hasOwn(FINDINGS, name));
if (unknown.length > 0) {
  console.error(`findings: expected names of ${Object.keys(FINDINGS).join(', ')}; got ${unknown.join(', ')}`);
  process.exit(2);
}
if (!wish.check && !wish.page) for (const name of names.length > 0 ? names : Object.keys(FINDINGS)) await show(name);
writeMade({ 'spec/matrix/FINDINGS.md': findingsPage() }, wish.check, 'npm run findings -- --page');

async function show(name: string): Promise<void> {
  try {
    const kept = await look(name, FINDINGS[name]);
    writeKept(name, kept);
    console.log(`${kept.shows ? 'shows' : 'gone '}  ${name}: expected ${kept.expected}, got ${kept.got}`);
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    console.log(`not run  ${name}: ${error.message}`);
    process.exitCode = 1;
  }
}
