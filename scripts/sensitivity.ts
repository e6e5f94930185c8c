import type { Profile } from '#cases/case.ts';
import { loadSuite } from '#harness/suite/suite.ts';
import { Bench } from './faults/bench.ts';
import { CATALOGUE } from './faults/catalogue.ts';
import { CLUSTERS, type Cluster, type Fault, heldOutText, SPLIT } from './faults/fault.ts';
import { listedBelow, partOf, writeMeasured } from './measured.ts';
import { numberTable } from './number-table.ts';
import { matching, wishes } from './wishes.ts';

/**
 * How many of the faults of the catalogue the suite catches: `npm run sensitivity [-- --write]`. With `--today DAY` some of
 * them are asked, others every day, and the page must say the same of them.
 */

const PAGE = 'spec/decisions/sensitivity.md';
const PROFILES: readonly Profile[] = ['quick', 'standard'];
/** Faults that are asked in a day. */
const PART = 30;

const { values: wish } = wishes({
  options: {
    write: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    profile: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    today: { type: 'string' },
  },
});

interface Caught {
  fault: Fault;
  by: Partial<Record<Profile, string>>;
}

const start = performance.now();
const bench = new Bench(await loadSuite());
const known = matching('only', wish.only, CATALOGUE, ({ id }) => id);
const faults = wish.today === undefined ? known : partOf(known, wish.today, PART);
const profiles = matching('profile', `^${wish.profile ?? '.*'}$`, PROFILES, String);
const results: Caught[] = [];
for (const fault of faults) results.push({ fault, by: await caughtBy(fault) });

const table = tableOf(results);
if (wish.today === undefined) console.log(table);
else for (const profile of profiles) compare(profile);
console.log(`\n${faults.length} faults in ${Math.round((performance.now() - start) / 1000)} s`);
if (wish.write) writeMeasured(PAGE, 'sensitivity', table);
if (profiles.includes('standard') && survivorsOf('standard').length > 0) process.exitCode = 1;

/** What quick catches, standard catches too: it contains quick. */
async function caughtBy(fault: Fault): Promise<Caught['by']> {
  const by: Caught['by'] = {};
  for (const profile of profiles) {
    const known = by.quick;
    const caught = known?.includes('/') ? known : await bench.catcher(fault, profile);
    if (caught !== undefined) by[profile] = caught;
  }
  if (wish.verbose) console.error(fault.id, by);
  return by;
}

/** Of those that were asked, the page names the survivors and no others. */
function compare(profile: Profile): void {
  const listed = listedBelow(`Survivors of \`${profile}\``, PAGE);
  for (const { fault, by } of results) {
    if (listed.has(fault.id) === (by[profile] === undefined)) continue;
    console.log(`${PAGE} says otherwise: ${profile} detects ${fault.id} by ${by[profile] ?? 'no case'}`);
    process.exitCode = 1;
  }
}

function tableOf(all: readonly Caught[]): string {
  const clusters = Object.keys(CLUSTERS) as Cluster[];
  const row = (title: string, some: readonly Caught[]): [string, ...number[]] => [
    title,
    ...SPLIT.flatMap(({ holds }) => countsOf(some.filter(({ fault }) => holds(fault)))),
  ];
  const rows = clusters
    .map((cluster) => [cluster, all.filter(({ fault }) => fault.cluster === cluster)] as const)
    .filter(([, some]) => some.length > 0)
    .map(([cluster, some]) => row(`${cluster} ${CLUSTERS[cluster]}`, some));
  return [
    numberTable(['cluster', ...SPLIT.flatMap(({ title }) => [title, ...profiles])], [...rows, row('all', all)]),
    '',
    heldOutText(all.map(({ fault }) => fault)),
    ...profiles.flatMap((profile) => survivorText(profile)),
  ].join('\n');
}

/** How many there are, and how many of them each profile catches. */
function countsOf(some: readonly Caught[]): number[] {
  return [some.length, ...profiles.map((profile) => some.filter(({ by }) => by[profile] !== undefined).length)];
}

function survivorsOf(profile: Profile): string[] {
  return results
    .filter(({ by }) => by[profile] === undefined)
    .map(({ fault: { id, isHeldOut } }) => `\`${id}\`${isHeldOut ? ', held out' : ''}`);
}

function survivorText(profile: Profile): string[] {
  const survivors = survivorsOf(profile);
  const listed = survivors.length === 0 ? ['none'] : survivors.map((survivor) => `- ${survivor}`);
  return ['', `Survivors of \`${profile}\`:`, ...(survivors.length === 0 ? [] : ['']), ...listed];
}
