import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Report } from '#harness/report/report.ts';
import { runConformance } from '#harness/run.ts';
import { CATALOGUE } from './faults/catalogue.ts';
import { CLUSTERS, type Cluster, type Fault } from './faults/fault.ts';
import { mechanismsOf } from './faults/mechanisms.ts';
import { withBlock } from './marked-block.ts';

/** How many faults of the catalogue are named by their mechanism: `tsx -C source scripts/diagnosis-accuracy.ts [--write]`. */

const PAGE = 'spec/decisions/diagnosis.md';

/** Probes and properties ask the same again at other sizes, and take most of the time. */
const RECORDED =
  'antialias area arguments bicubic claims coordinates errata front-ends linear long-axes memory models nearest output-size rounding special-values state'
    .split(' ')
    .map((page) => `${page}/*`);

/** Failures after which a run ends: as many say what is wrong as all do. */
const ENOUGH = 40;

const { values: wish } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    part: { type: 'string', default: '1/1' },
    verbose: { type: 'boolean', default: false },
  },
});

interface Named {
  fault: Fault;
  names: readonly string[];
  /** Place of the first right name; absent where there is none. */
  place?: number;
}

const [part, parts] = wish.part.split('/').map(Number);
const faults = CATALOGUE.filter(({ id }) => new RegExp(wish.only).test(id)).filter((_, at) => at % parts === part - 1);
const results: Named[] = [];
for (const fault of faults) results.push(await named(fault));

const text = pageText(results);
console.log(text);
if (wish.write) writeFileSync(PAGE, withBlock(readFileSync(PAGE, 'utf8'), 'diagnosis', text));

async function named(fault: Fault): Promise<Named> {
  const report = await failingReport(fault);
  const names = report.diagnoses.map(({ hypothesis }) => hypothesis);
  const right = mechanismsOf(fault.id);
  const place = names.findIndex((name) => right.includes(name));
  if (wish.verbose) console.error(logLine(fault, report, place));
  return { fault, names, ...(place >= 0 && { place }) };
}

/** The recorded cases of quick; where none fails, those of standard, and then the rest of standard. */
async function failingReport(fault: Fault): Promise<Report> {
  const quick = await runConformance(fault.make(), { profile: 'quick', filter: RECORDED, bail: ENOUGH });
  if (quick.summary.failures > 0) return quick;
  const recorded = await runConformance(fault.make(), { filter: RECORDED, bail: ENOUGH });
  return recorded.summary.failures > 0 ? recorded : runConformance(fault.make(), { bail: ENOUGH });
}

function logLine(fault: Fault, { summary, diagnoses }: Report, place: number): string {
  const said = diagnoses.slice(0, 4).map(({ hypothesis, explains, of }) => `${hypothesis} ${explains}/${of}`);
  const mark = place === 0 ? 'ok  ' : place < 0 ? 'MISS' : `at ${place + 1}`;
  return `${mark} ${fault.id} (${summary.failures} fail, ${Math.round(performance.now() / 1000)} s): ${said.join('; ') || 'nothing'}`;
}

function pageText(all: readonly Named[]): string {
  const clusters = Object.keys(CLUSTERS) as Cluster[];
  const rows = clusters
    .map(
      (cluster) => [`${cluster} ${CLUSTERS[cluster]}`, all.filter(({ fault }) => fault.cluster === cluster)] as const,
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
      ({ fault, names }) =>
        `- \`${fault.id}\`: ${
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
