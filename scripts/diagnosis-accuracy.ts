import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import type { Profile } from '#cases/case.ts';
import { diagnose } from '#harness/diagnosis/diagnose.ts';
import { type CaseReport, isFailing } from '#harness/report/case-report.ts';
import type { Diagnosis } from '#harness/report/report.ts';
import { examineImplementation } from '#harness/run.ts';
import type { RunOptions } from '#harness/run-options.ts';
import { ownParts } from '#harness/run-parts.ts';
import { loadSuite } from '#harness/suite.ts';
import { CATALOGUE } from './faults/catalogue.ts';
import { CLUSTERS, type Cluster, type Fault } from './faults/fault.ts';
import { mechanismsOf } from './faults/mechanisms.ts';
import { withBlock } from './marked-block.ts';

/** How many faults of the catalogue are named by their mechanism: `tsx -C source scripts/diagnosis-accuracy.ts [--write]`. */

const PAGE = 'spec/decisions/diagnosis.md';

/** Probes and properties ask the same again at other sizes, and take most of the time. */
const RECORDED =
  'antialias area arguments bicubic claims coordinates errata front-ends linear long-axes models nearest output-size rounding special-values'
    .split(' ')
    .map((page) => `${page}/*`);

/** What a call remembers shows in few cases, and none of them may be cut off. */
const SERIES = ['state/*', 'memory/*'];

/** Failures after which a run of the rest ends: as many say what is wrong as all do. */
const ENOUGH = 20;

/** Fewer say little: standard is asked then. */
const FEW = 3;

const { values: wish } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    part: { type: 'string', default: '1/1' },
    jobs: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
  },
});

/** What is said of a fault. */
interface Named {
  id: string;
  cluster: Cluster;
  names: readonly string[];
  /** Place of the first right name; absent where there is none. */
  place?: number;
}

/** A line of a part begins so, when a process has been given one. */
const LINE = 'named ';

const isPart = wish.part !== '1/1';
const faults = CATALOGUE.filter(({ id }) => new RegExp(wish.only).test(id));
const results = Number(wish.jobs) > 1 ? await fromJobs(Number(wish.jobs)) : await fromPart(wish.part);
if (!isPart) {
  const text = pageText(results);
  console.log(text);
  if (wish.write) writeFileSync(PAGE, withBlock(readFileSync(PAGE, 'utf8'), 'diagnosis', text));
}

async function fromPart(text: string): Promise<Named[]> {
  const [part, parts] = text.split('/').map(Number);
  const all: Named[] = [];
  for (const fault of faults.filter((_, at) => at % parts === part - 1)) {
    const one = await named(fault);
    if (isPart) console.log(LINE + JSON.stringify(one));
    all.push(one);
  }
  return all;
}

/** The same from so many processes, in the order of the catalogue. */
async function fromJobs(jobs: number): Promise<Named[]> {
  const parts = await Promise.all(
    Array.from({ length: jobs }, async (_, at) => {
      const own = ['--part', `${at + 1}/${jobs}`, '--only', wish.only, ...(wish.verbose ? ['--verbose'] : [])];
      const command = [...process.execArgv, process.argv[1], ...own];
      const { stdout } = await execa(process.execPath, command, { stderr: 'inherit' });
      return stdout.split('\n').filter((line) => line.startsWith(LINE));
    }),
  );
  const all: Named[] = parts.flat().map((line) => JSON.parse(line.slice(LINE.length)));
  return faults.flatMap(({ id }) => all.filter((one) => one.id === id));
}

async function named(fault: Fault): Promise<Named> {
  const { id, cluster } = fault;
  const cases = await askedCases(fault);
  const diagnoses = await diagnose(cases, loadSuite);
  const names = diagnoses.flatMap(({ hypothesis, equally = [] }) => [
    hypothesis,
    ...equally.map((other) => other.hypothesis),
  ]);
  const right = mechanismsOf(id);
  const place = names.findIndex((name) => right.includes(name));
  if (wish.verbose) console.error(logLine(id, cases, diagnoses, place));
  return { id, cluster, names, ...(place >= 0 && { place }) };
}

/** The recorded cases of quick; where few fail, those of standard, and where none does, the rest of standard. */
async function askedCases(fault: Fault): Promise<readonly CaseReport[]> {
  const quick = await casesOf(fault, 'quick');
  if (quick.filter(isFailing).length >= FEW) return quick;
  const standard = await casesOf(fault, 'standard');
  if (standard.some(isFailing)) return standard;
  return examined(fault, { bail: ENOUGH });
}

async function casesOf(fault: Fault, profile: Profile): Promise<CaseReport[]> {
  const series = await examined(fault, { profile, filter: SERIES });
  return [...series, ...(await examined(fault, { profile, filter: RECORDED, bail: ENOUGH }))];
}

/** A run without its diagnosis, which is made of all cases together. */
async function examined(fault: Fault, options: RunOptions): Promise<CaseReport[]> {
  const parts = { ...(await ownParts()), diagnose: async () => [] };
  return (await examineImplementation(fault.make(), options, parts)).cases;
}

function logLine(id: string, cases: readonly CaseReport[], diagnoses: readonly Diagnosis[], place: number): string {
  const said = diagnoses.slice(0, 4).map(({ hypothesis, explains, of }) => `${hypothesis} ${explains}/${of}`);
  const mark = place === 0 ? 'ok  ' : place < 0 ? 'MISS' : `at ${place + 1}`;
  const seconds = Math.round(performance.now() / 1000);
  return `${mark} ${id} (${cases.filter(isFailing).length} fail, ${seconds} s): ${said.join('; ') || 'nothing'}`;
}

function pageText(all: readonly Named[]): string {
  const clusters = Object.keys(CLUSTERS) as Cluster[];
  const rows = clusters
    .map(
      (cluster) => [`${cluster} ${CLUSTERS[cluster]}`, all.filter((one) => one.cluster === cluster)] as const,
    )
    .filter(([, some]) => some.length > 0);
  const misses = all.filter(({ place }) => place !== 0);
  return [
    '| cluster | faults | first | among three | none fits |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows.map(([title, some]) => row(title, some)),
    row('all', all),
    '',
    `First ${share(all, 1)}, among three ${share(all, 3)}; another mechanism is named first for ${all.filter((one) => one.place !== 0 && one.names.length > 0).length}, none for ${all.filter(({ names }) => names.length === 0).length}.`,
    '',
    'Named otherwise:',
    '',
    ...misses.map(
      ({ id, names }) =>
        `- \`${id}\`: ${
          names
            .slice(0, 3)
            .map((name) => `\`${name}\``)
            .join(', ') || 'none'
        }`,
    ),
  ].join('\n');
}

function within(all: readonly Named[], places: number): number {
  return all.filter(({ place }) => place !== undefined && place < places).length;
}

function share(all: readonly Named[], places: number): string {
  return `${((100 * within(all, places)) / all.length).toFixed(1)} %`;
}

function row(title: string, all: readonly Named[]): string {
  const silent = all.filter(({ names }) => names.length === 0).length;
  return `| ${title} | ${all.length} | ${within(all, 1)} | ${within(all, 3)} | ${silent} |`;
}
