import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { type CaseReport, isFailing } from '#harness/report/case-report.ts';
import type { Diagnosis, Report } from '#harness/report/report.ts';
import { runConformance } from '#harness/run/run.ts';
import type { Implementation } from '#spec/signature.ts';
import { CATALOGUE } from './faults/catalogue.ts';
import { CLUSTERS, type Cluster, type Fault, heldOutText, isHeldOut, SPLIT } from './faults/fault.ts';
import { keepResult, keptResults, listedBelow, partOf, writeMeasured } from './measured.ts';
import { numberTable } from './number-table.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { matching, wishes } from './wishes.ts';
import { SETS, WRITTEN_AWAY } from './written-away/all.ts';
import { type Judged, judged, writtenAwayText } from './written-away/judged.ts';
import { made, type WrittenAway } from './written-away/written-away.ts';

/**
 * How many faults of the catalogue are named by their mechanism: `tsx -C source scripts/diagnosis-accuracy.ts [--write]`. With
 * `--today DAY` a few are named, others every day, and the page must say the same of them. With `--written-away` it is those
 * faults of which the known mistakes know nothing.
 */

const PAGE = 'spec/decisions/diagnosis.md';

/** A prime, so that a run that is interrupted has asked some of every cluster. */
const STRIDE = 61;

/** Fewer say little: standard is asked then. */
const FEW = 3;

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

interface Question {
  readonly id: string;
  ask(): Promise<Named | Judged>;
}

/** Faults that are named again in a day. */
const TODAY = 3;

const isAway = wish['written-away'];
const faults = isAway ? [] : matching('only', wish.only, CATALOGUE, ({ id }) => id);
const away = isAway ? matching('only', wish.only, Object.entries(WRITTEN_AWAY), ([id]) => id) : [];
/** What is asked of each of them becomes a line of the file. */
const questions: readonly Question[] = isAway
  ? away.map(([id, fault]) => ({ id, ask: () => judgedRun(id, fault) }))
  : faults.map((fault) => ({ id: fault.id, ask: () => named(fault) }));
const keptFile = wish.keep ?? join(temporaryFolder('diagnosis'), 'kept.jsonl');
if (wish.today !== undefined) await nameToday(wish.today);
else if (wish.part !== undefined) await namePart(wish.part);
else {
  await nameInJobs(Number(wish.jobs));
  const text = isAway ? writtenAwayText(keptOf<Judged>(), SETS) : pageText(keptOf<Named>());
  console.log(text);
  if (wish.write) writeMeasured(PAGE, isAway ? 'written away' : 'diagnosis', text);
}

/** What the page says is named otherwise has to be so, and where the page is of all faults, no other. */
async function nameToday(day: string): Promise<void> {
  const isWhole = !readFileSync(PAGE, 'utf8').includes('all that were asked, of ');
  const listed = listedBelow('Named otherwise', PAGE);
  const some = faults.filter(({ id }) => listed.has(id));
  for (const fault of [...partOf(some, day, 1), ...partOf(faults, day, TODAY)]) {
    const { id, place, names } = await named(fault);
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
  for (const { ask } of strewn.filter(({ id }, at) => at % parts === part - 1 && !kept.has(id))) {
    keepResult(keptFile, await ask());
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

async function named(fault: Fault): Promise<Named> {
  const { id, cluster } = fault;
  const { cases, diagnoses } = await diagnosedRun(() => fault.make());
  const names = diagnoses.flatMap(({ hypothesis, equally = [] }) => [
    hypothesis,
    ...equally.map((other) => other.hypothesis),
  ]);
  const place = names.findIndex((name) => fault.due.includes(name));
  if (wish.verbose) console.error(logLine(id, cases, diagnoses, place));
  return { id, cluster, names, ...(place >= 0 && { place }) };
}

/** A run of quick, or of standard where few cases fail in quick. */
async function diagnosedRun(make: () => Implementation): Promise<Report> {
  const quick = await runConformance(make(), { profile: 'quick' });
  return quick.cases.filter(isFailing).length >= FEW ? quick : runConformance(make(), { profile: 'standard' });
}

async function judgedRun(id: string, fault: WrittenAway): Promise<Judged> {
  const { cases, diagnoses } = await diagnosedRun(() => made(id, fault));
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
