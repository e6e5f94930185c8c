import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { type CaseReport, isFailing } from '#harness/report/case-report.ts';
import type { Diagnosis, Report } from '#harness/report/report.ts';
import { isOfState } from '#harness/report/state-claims.ts';
import { runConformance } from '#harness/run/run.ts';
import { CATALOGUE } from './faults/catalogue.ts';
import { CLUSTERS, type Cluster, type Fault, heldOutText, isHeldOut, SPLIT } from './faults/fault.ts';
import { faultNamed, moduleOf } from './faults-by-id.ts';
import { keepResult, keptResults, listedBelow, partOf, writeMeasured } from './measured.ts';
import { numberTable } from './number-table.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { matching, wishes } from './wishes.ts';
import { SETS, WRITTEN_AWAY } from './written-away/all.ts';
import { type Judged, judged, writtenAwayText } from './written-away/judged.ts';
import type { WrittenAway } from './written-away/written-away.ts';

/**
 * How many faults of the catalogue are named by their mechanism: `tsx -C source scripts/diagnosis-accuracy.ts [--write]`. With
 * `--today DAY` a few are named, others every day, and the page must say the same of them. With `--written-away` it is those
 * faults of which the known mistakes know nothing. With `--as-modules` it is the memories of both and, by a seed, some of the
 * others: as objects, and in standard as modules, whose failing cases are run again in a fresh process.
 */

const PAGE = 'spec/decisions/diagnosis.md';

/** A prime, so that a run that is interrupted has asked some of every cluster. */
const STRIDE = 61;

/** Fewer say little: standard is asked then. */
const FEW = 3;

/** Of the sample of those that remember nothing. */
const SEED = '5';

const { values: wish } = wishes({
  options: {
    write: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    part: { type: 'string' },
    today: { type: 'string' },
    jobs: { type: 'string', default: '1' },
    keep: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    'written-away': { type: 'boolean', default: false },
    'as-modules': { type: 'boolean', default: false },
    sample: { type: 'string', default: '16' },
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

type Said = Named | Judged;

interface SaidBothWays {
  readonly id: string;
  readonly asObject: Said;
  readonly asModule: Said;
}

interface Question {
  readonly id: string;
  readonly isMemory: boolean;
  ask(run: Run): Promise<Said>;
}

type Run = (id: string) => Promise<Report>;

/** Faults that are named again in a day. */
const TODAY = 3;

const isAway = wish['written-away'];
const isBothWays = wish['as-modules'];
const inCatalogue: readonly Question[] = CATALOGUE.map((fault) => ({
  id: fault.id,
  isMemory: fault.due.some((hypothesis) => isOfState({ hypothesis })),
  ask: (run) => named(fault, run),
}));
const writtenAway: readonly Question[] = Object.entries(WRITTEN_AWAY).map(([id, fault]) => ({
  id,
  isMemory: typeof fault.slips === 'function',
  ask: (run) => judgedRun(id, fault, run),
}));
const wished = matching(
  'only',
  wish.only,
  isBothWays ? [...inCatalogue, ...writtenAway] : isAway ? writtenAway : inCatalogue,
  ({ id }) => id,
);
/** What is asked of each of them becomes a line of the file. */
const questions = isBothWays ? memoriesAndSome(wished, Number(wish.sample)) : wished;
const faults = CATALOGUE.filter(({ id }) => questions.some((question) => question.id === id));
const keptFile = wish.keep ?? join(temporaryFolder('diagnosis'), 'kept.jsonl');
if (wish.today !== undefined) await nameToday(wish.today);
else if (wish.part !== undefined) await namePart(wish.part);
else {
  await nameInJobs(Number(wish.jobs));
  const text = isBothWays
    ? bothWaysText(keptOf<SaidBothWays>())
    : isAway
      ? writtenAwayText(keptOf<Judged>(), SETS)
      : pageText(keptOf<Named>());
  console.log(text);
  if (wish.write) writeMeasured(PAGE, isBothWays ? 'as modules' : isAway ? 'written away' : 'diagnosis', text);
}

/** What the page says is named otherwise has to be so, and where the page is of all faults, no other. */
async function nameToday(day: string): Promise<void> {
  const isWhole = !readFileSync(PAGE, 'utf8').includes('all that were asked, of ');
  const listed = listedBelow('Named otherwise', PAGE);
  const some = faults.filter(({ id }) => listed.has(id));
  for (const fault of [...partOf(some, day, 1), ...partOf(faults, day, TODAY)]) {
    const { id, place, names } = await named(fault, quickOrStandard);
    const isListed = listed.has(id);
    console.log(`${id}: ${place === 0 ? 'named first' : `named otherwise: ${names.join(', ')}`}`);
    if (isListed === (place !== 0) || (!isListed && !isWhole)) continue;
    console.log(`${PAGE} says otherwise`);
    process.exitCode = 1;
  }
}

/** Every fault of a part that is not named yet becomes a line of the file. */
async function namePart(text: string): Promise<void> {
  const [part, parts] = text.split('/').map(Number);
  const kept = keptResults(keptFile);
  const placeOf = (at: number) => (at * STRIDE) % questions.length;
  const order = questions.map((_, at) => at).sort((left, right) => placeOf(left) - placeOf(right));
  const strewn = order.map((at) => questions[at]);
  for (const question of strewn.filter(({ id }, at) => at % parts === part - 1 && !kept.has(id))) {
    keepResult(keptFile, await (isBothWays ? bothWays(question) : question.ask(quickOrStandard)));
  }
}

/** The parts side by side; with no job at all, what is kept is said. */
async function nameInJobs(jobs: number): Promise<void> {
  if (jobs === 1) return namePart('1/1');
  const own = [...process.execArgv, ...process.argv.slice(1), '--keep', keptFile, '--part'];
  const parts = Array.from({ length: jobs }, (_, at) => `${at + 1}/${jobs}`);
  await Promise.all(parts.map((part) => execa(process.execPath, [...own, part], { stdio: 'inherit' })));
}

/** In the order of the faults, whichever process asked. */
function keptOf<Kept extends { readonly id: string }>(): Kept[] {
  const kept = keptResults<Kept>(keptFile);
  return questions.flatMap(({ id }) => kept.get(id) ?? []);
}

/** All memories, and so many of the others. */
function memoriesAndSome(all: readonly Question[], count: number): readonly Question[] {
  const others = all.filter(({ isMemory }) => !isMemory);
  return [...all.filter(({ isMemory }) => isMemory), ...partOf(others, SEED, count)];
}

async function bothWays({ id, ask }: Question): Promise<SaidBothWays> {
  return { id, asObject: await ask(quickOrStandard), asModule: await ask(standardAsModule) };
}

async function named(fault: Fault, run: Run): Promise<Named> {
  const { id, cluster } = fault;
  const { cases, diagnoses } = await run(id);
  const names = diagnoses.flatMap(({ hypothesis, equally = [] }) => [
    hypothesis,
    ...equally.map((other) => other.hypothesis),
  ]);
  const place = names.findIndex((name) => fault.due.includes(name));
  if (wish.verbose) console.error(logLine(id, cases, diagnoses, place));
  return { id, cluster, names, ...(place >= 0 && { place }) };
}

/** A run of quick, or of standard where few cases fail in quick. */
async function quickOrStandard(id: string): Promise<Report> {
  const quick = await runConformance(faultNamed(id), { profile: 'quick' });
  const isTelling = quick.cases.filter(isFailing).length >= FEW;
  return isTelling ? quick : runConformance(faultNamed(id), { profile: 'standard' });
}

function standardAsModule(id: string): Promise<Report> {
  return runConformance(moduleOf(id), { profile: 'standard' });
}

async function judgedRun(id: string, fault: WrittenAway, run: Run): Promise<Judged> {
  const { cases, diagnoses } = await run(id);
  const one = judged(id, fault, diagnoses);
  if (wish.verbose) console.error(logLine(`${one.verdict} ${id}`, cases, diagnoses, one.verdict === 'right' ? 0 : -1));
  return one;
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
    .map((cluster) => [`${cluster} ${CLUSTERS[cluster]}`, all.filter((one) => one.cluster === cluster)] as const)
    .filter(([, some]) => some.length > 0);
  const misses = all.filter(({ place }) => place !== 0);
  return [
    numberTable(
      ['cluster', ...SPLIT.flatMap(({ title }) => [title, 'first', 'among three', 'none fits'])],
      [
        ...rows.map(([title, some]) => row(title, some)),
        row(all.length < CATALOGUE.length ? `all that were asked, of ${CATALOGUE.length}` : 'all', all),
      ],
    ),
    '',
    heldOutText(faults),
    '',
    ...SPLIT.map(({ title, holds }) => summary(title, all.filter(isOfPart(holds)))),
    '',
    'Named otherwise:',
    '',
    ...misses.map(({ id, names }) => `- \`${id}\`${isHeldOut(id) ? ', held out' : ''}: ${listed(names)}`),
  ].join('\n');
}

function bothWaysText(all: readonly SaidBothWays[]): string {
  const titleOf = ({ id, isMemory }: Question) =>
    isMemory ? (id in WRITTEN_AWAY ? 'memories written away' : 'memories of the catalogue') : 'some of the others';
  const titles = new Map(questions.map((question) => [question.id, titleOf(question)]));
  const rows = [...new Set(titles.values())].map((title) => {
    const some = all.filter(({ id }) => titles.get(id) === title);
    const count = (way: 'asObject' | 'asModule') => some.filter((one) => isRight(one[way])).length;
    return [title, some.length, count('asObject'), count('asModule')] as const;
  });
  const others = all.filter(({ asModule }) => !isRight(asModule));
  return [
    numberTable(['named first', 'faults', 'as objects', 'as modules'], rows),
    '',
    'Named otherwise as modules:',
    '',
    ...others.map(({ id, asObject, asModule }) => {
      const isOther = isRight(asObject) ? ' (right as an object)' : '';
      return `- \`${id}\`${isOther}: ${'names' in asModule ? listed(asModule.names) : quoted(asModule.sentence)}`;
    }),
  ].join('\n');
}

function quoted(sentence: string | undefined): string {
  return sentence === undefined ? 'none' : `“${sentence}”`;
}

function isRight(said: Said): boolean {
  return 'names' in said ? said.place === 0 : said.verdict === 'right';
}

function isOfPart(holds: (typeof SPLIT)[number]['holds']): (one: Named) => boolean {
  return ({ id }) => holds({ isHeldOut: isHeldOut(id) });
}

function row(title: string, all: readonly Named[]): [string, ...number[]] {
  const cells = SPLIT.flatMap(({ holds }) => {
    const some = all.filter(isOfPart(holds));
    return [some.length, within(some, 1), within(some, 3), silent(some)];
  });
  return [title, ...cells];
}

function summary(title: string, some: readonly Named[]): string {
  const others = some.filter(({ place, names }) => place !== 0 && names.length > 0).length;
  return `- ${title}: first ${share(some, 1)}, among three ${share(some, 3)}; another mechanism is named first for ${others}, none for ${silent(some)}.`;
}

function listed(names: readonly string[]): string {
  const first = names.slice(0, 3).map((name) => `\`${name}\``);
  return first.join(', ') || 'none';
}

function within(all: readonly Named[], places: number): number {
  return all.filter(({ place }) => place !== undefined && place < places).length;
}

function share(all: readonly Named[], places: number): string {
  return all.length === 0 ? '–' : `${((100 * within(all, places)) / all.length).toFixed(1)} %`;
}

function silent(all: readonly Named[]): number {
  return all.filter(({ names }) => names.length === 0).length;
}
