/**
 * `npm run bench`: what a call costs by each way to an implementation, beside the same call in this process; what whole runs
 * cost, judging beside the implementation and failing beside passing; what it costs to start a command and to run each profile,
 * of what is built; and what the reference costs beside others, with `--python PATH` PyTorch among them. All that a table compares is timed in one run,
 * one after the other. `--only` with the name of a table leaves out the rest; `--write` puts the tables into the page.
 */
import { cpus } from 'node:os';
import { profileTexts, startUpTexts } from './bench-commands.ts';
import { referenceTexts } from './bench-reference.ts';
import { runTexts } from './bench-runs.ts';
import { wayTexts } from './bench-ways.ts';
import { writeBlock } from './marked-block.ts';
import { wishes } from './wishes.ts';

const PAGE = 'spec/decisions/speed.md';

const { values: flags } = wishes({
  options: { only: { type: 'string' }, python: { type: 'string' }, write: { type: 'boolean' } },
});
const TABLES: Readonly<Record<string, () => Promise<string>>> = {
  ways: wayTexts,
  runs: runTexts,
  'start-up': startUpTexts,
  profiles: profileTexts,
  reference: () => referenceTexts(flags.python),
};

const [{ model }] = cpus();
const MACHINE = `Measured with Node ${process.versions.node} on ${cpus().length} processors (${model.trim()}).`;
/** What a way costs says more of the machine than of the suite. */
const PRINTED = ['ways'];

for (const [name, textOf] of Object.entries(TABLES)) {
  if ((flags.only ?? name) !== name) continue;
  const text = `${await textOf()}\n\n${MACHINE}`;
  console.log(text);
  if (flags.write && !PRINTED.includes(name)) writeBlock(PAGE, name, text);
}
