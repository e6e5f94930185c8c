import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { keepResult, keptResults, partOf, writeMeasured } from './measured.ts';
import { edited, type Mutant, scriptMutants } from './mutants/mutations.ts';
import { countedList, numberTable } from './number-table.ts';
import { wishes } from './wishes.ts';

/**
 * Whether our own tests notice mutants of the judge, the comparison, the errata and the protocol: `npm run own-mutants`. The
 * tests of a mutant run in a copy of the tree.
 */

const PAGE = 'spec/decisions/mutants.md';
const COPY = resolve('.cache/own-mutants');
/** Copied, or linked where they are large and stay as they are. */
const COPIED = ['spec', 'reference', 'cases', 'harness', 'scripts'];
const LINKED = [
  'node_modules',
  'dist',
  'package.json',
  'vitest.config.ts',
  'tsconfig.json',
  'README.md',
  'CHANGELOG.md',
];

/** What the judge accepts of recorded calls is data, and a step of `npm run check` compares them. */
const ACCEPTED = 'scripts/accepted.ts';

interface Part {
  readonly name: string;
  readonly files: readonly string[];
  readonly tests: readonly string[];
  /** A step of `npm run check`. */
  readonly step?: string;
}

/** What is mutated, and the tests that are to notice. */
const PARTS: readonly Part[] = [
  { name: 'judge', files: filesOf('harness/judge'), tests: ['harness/judge'], step: ACCEPTED },
  { name: 'errata', files: ['cases/errata-table.ts'], tests: ['harness/judge', 'cases'], step: ACCEPTED },
  {
    name: 'examination',
    files: ['examine', 'examine-probe', 'repeated'].map((name) => `harness/run/${name}.ts`),
    tests: ['harness/run', 'harness/judge'],
  },
  {
    name: 'protocol',
    files: [
      ...['frame', 'answer', 'message-session'].map((name) => `harness/calling/${name}.ts`),
      ...['frame', 'stdio-answer', 'check-protocol'].map((name) => `harness/stdio/${name}.ts`),
    ],
    tests: ['harness/calling', 'harness/stdio'],
  },
];

const { values: wish } = wishes({
  options: {
    seed: { type: 'string', default: '1' },
    sample: { type: 'string', default: '10' },
    keep: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

interface Tried {
  readonly id: string;
  readonly isNoticed: boolean;
}

const kept = keptResults<Tried>(wish.keep);
copyTree();
const rows: [string, ...number[]][] = [];
const survivors: string[] = [];
for (const part of PARTS) {
  const { name, files, tests } = part;
  const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
  const mutants = [...texts].flatMap(([file, text]) => scriptMutants(file, text, () => true));
  if (await fails(tests)) throw new Error(`${name}: the tests of the right tree fail`);
  const tried: Tried[] = [];
  for (const mutant of partOf(mutants, wish.seed, Number(wish.sample))) {
    tried.push(kept.get(mutant.id) ?? (await tryMutant(mutant, texts.get(mutant.program) as string, part)));
  }
  const noticed = tried.filter(({ isNoticed }) => isNoticed).length;
  rows.push([name, mutants.length, tried.length, noticed]);
  survivors.push(...tried.filter(({ isNoticed }) => !isNoticed).map(({ id }) => `\`${id}\``));
}
const table = numberTable(['part', 'mutants', 'asked', 'noticed'], rows);
const text = `${table}\n\n${countedList('Survivors', survivors)}`;
console.log(text);
if (wish.write) writeMeasured(PAGE, 'own', text);

async function tryMutant({ id, program, edit }: Mutant, text: string, { tests, step }: Part): Promise<Tried> {
  const file = join(COPY, program);
  writeFileSync(file, edited(text, [edit]));
  const own = program.replace(/\.ts$/, '.test.ts');
  // The tests beside the file are quick, and notice most.
  const isNoticed =
    (existsSync(join(COPY, own)) && (await fails([own]))) ||
    (await fails(tests)) ||
    (step !== undefined && (await failsStep(step)));
  writeFileSync(file, text);
  const tried = { id, isNoticed };
  keepResult(wish.keep, tried);
  console.error(isNoticed ? 'noticed ' : 'SURVIVES', id);
  return tried;
}

async function fails(tests: readonly string[]): Promise<boolean> {
  const run = ['run', '--bail', '1', '--reporter', 'dot', ...tests];
  return (await execa('node_modules/.bin/vitest', run, { cwd: COPY, reject: false, timeout: 600_000 })).failed;
}

async function failsStep(script: string): Promise<boolean> {
  const run = ['-C', 'source', script, '--check'];
  return (await execa('node_modules/.bin/tsx', run, { cwd: COPY, reject: false, timeout: 600_000 })).failed;
}

function copyTree(): void {
  rmSync(COPY, { recursive: true, force: true });
  mkdirSync(COPY, { recursive: true });
  for (const folder of COPIED) {
    cpSync(folder, join(COPY, folder), { recursive: true, filter: (path) => !path.startsWith('cases/golden') });
  }
  symlinkSync(resolve('cases/golden'), join(COPY, 'cases/golden'));
  for (const name of LINKED) symlinkSync(resolve(name), join(COPY, name));
}

function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file}`);
}
