import { keepResult, keptResults, listedBelow, partOf, writeMeasured } from './measured.ts';
import { Asked } from './mutants/asked.ts';
import type { Mutant } from './mutants/mutations.ts';
import { namedText } from './mutants/named.ts';
import { type Program, programs } from './mutants/programs.ts';
import { STILLBORN, type Verdict } from './mutants/trial.ts';
import { countedList, numberTable } from './number-table.ts';
import { wishes } from './wishes.ts';

/**
 * How many mutants of right programs the suite notices: `npm run mutants -- --write`. With `--today DAY` a few of the sample
 * of the page are asked again, and the page must say the same of them; with `--named N` so many are diagnosed.
 */

const PAGE = 'spec/decisions/mutants.md';

/** Of each program; those on stdio take longer. */
const SAMPLES: Readonly<Record<string, number>> = { reference: 150, resizer: 150, 'kits/js': 150 };
const SAMPLE_OF_KITS = 12;

/** What is asked in a day is of one of these, which need nothing but Node: so many of its mutants. */
const EVERYWHERE = ['reference', 'resizer', 'kits/js'];
const PART = 12;

const { values: wish } = wishes({
  options: {
    seed: { type: 'string', default: '5' },
    sample: { type: 'string' },
    only: { type: 'string', default: '' },
    keep: { type: 'string' },
    today: { type: 'string' },
    named: { type: 'string' },
    write: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});

interface Asking {
  readonly program: Program;
  readonly reached: number;
  readonly verdicts: readonly Verdict[];
}

/** What the page names one by one. */
const KINDS = [
  {
    title: 'Missing cases: `standard` does not notice what an answer that is not accepted shows',
    holds: ({ standard, missing }: Verdict) => standard === undefined && missing !== undefined,
    isWhole: true,
  },
  {
    title: 'Noticed by `standard` and not by `quick`',
    holds: ({ quick, standard }: Verdict) => quick === undefined && standard !== undefined,
    isWhole: true,
  },
  {
    title: 'Equivalent: every answer is accepted',
    holds: ({ quick, standard, missing }: Verdict) =>
      quick === undefined && standard === undefined && missing === undefined,
    isWhole: false,
  },
] as const;

const asked = new Asked();
const kept = keptResults<Verdict>(wish.keep);
const all = await programs((name) => new RegExp(wish.only).test(name));
if (wish.today !== undefined) await askPart(wish.today);
else if (wish.named !== undefined) {
  const text = await namedText(all, Number(wish.named), (mutants) => partOf(mutants, wish.seed, mutants.length));
  console.log(text);
  if (wish.write) writeMeasured(PAGE, 'named', text);
} else {
  const askings: Asking[] = [];
  for (const program of all) askings.push(await askedOf(program));
  const text = pageText(askings);
  console.log(text);
  if (wish.write) writeMeasured(PAGE, 'mutants', text);
}
asked.close();

async function askedOf(program: Program): Promise<Asking> {
  asked.close();
  const reached = await asked.reached(program.name);
  const size = Number(wish.sample ?? SAMPLES[program.name] ?? SAMPLE_OF_KITS);
  const sample = partOf(
    program.mutants.filter(({ id }) => reached.has(id)),
    wish.seed,
    size,
  );
  const verdicts: Verdict[] = [];
  for (const mutant of sample) verdicts.push(kept.get(mutant.id) ?? (await verdictOf(mutant)));
  return { program, reached: reached.size, verdicts: verdicts.filter(({ quick }) => quick !== STILLBORN) };
}

async function verdictOf(mutant: Mutant): Promise<Verdict> {
  const begun = performance.now();
  const verdict = await asked.verdict(mutant);
  keepResult(wish.keep, verdict);
  if (wish.verbose) console.error(`${Math.round(performance.now() - begun)} ms`, verdict);
  return verdict;
}

/** What the page names one by one comes first, then others of the sample; each must be as the page says. */
async function askPart(day: string): Promise<void> {
  const listed = new Map(KINDS.map(({ title }) => [title, listedBelow(title, PAGE)]));
  const [{ id: name }] = partOf(
    EVERYWHERE.map((id) => ({ id })),
    day,
    1,
  );
  const [{ mutants }] = all.filter((program) => program.name === name);
  const sample = partOf(mutants, wish.seed, SAMPLES[name] ?? SAMPLE_OF_KITS);
  const isListed = ({ id }: Mutant) => [...listed.values()].some((ids) => ids.has(shown(id)));
  const some = [...partOf(mutants.filter(isListed), day, PART / 2), ...partOf(sample, day, PART / 2)];
  for (const mutant of some) {
    const verdict = await verdictOf(mutant);
    // What no call reaches is left out of the sample, and is equivalent.
    const isSame = ({ title, holds, isWhole }: (typeof KINDS)[number]) => {
      const isNamed = listed.get(title)?.has(shown(mutant.id)) === true;
      return holds(verdict) ? !isWhole || isNamed : !isNamed;
    };
    if (KINDS.every(isSame)) continue;
    console.log(`${PAGE} says otherwise: ${JSON.stringify(verdict)}`);
    process.exitCode = 1;
  }
  console.log(`${some.length} mutants of ${name}`);
}

function pageText(askings: readonly Asking[]): string {
  const everyone = askings.flatMap(({ verdicts }) => verdicts);
  return [
    numberTable(
      ['program', 'mutants', 'reached', 'asked', 'not equivalent', 'quick', 'standard'],
      [
        ...askings.map(({ program, reached, verdicts }) =>
          row(program.name, [program.mutants.length, reached], verdicts),
        ),
        row(
          'all',
          [sum(askings.map(({ program }) => program.mutants.length)), sum(askings.map((one) => one.reached))],
          everyone,
        ),
      ],
    ),
    ...KINDS.map(({ title, holds }) => listed(title, everyone.filter(holds))),
  ].join('\n\n');
}

function row(title: string, counts: readonly number[], verdicts: readonly Verdict[]): [string, ...(string | number)[]] {
  const others = verdicts.filter(({ standard, missing }) => standard !== undefined || missing !== undefined);
  const noticed = (of: 'quick' | 'standard') => {
    const count = others.filter((one) => one[of] !== undefined).length;
    return `${count} (${((100 * count) / others.length).toFixed(1)} %)`;
  };
  return [title, ...counts, verdicts.length, others.length, noticed('quick'), noticed('standard')];
}

function listed(title: string, verdicts: readonly Verdict[]): string {
  const lines = verdicts.map(({ id, standard, missing }) => {
    const why = standard ?? missing;
    return `\`${shown(id)}\`${why === undefined ? '' : `: \`${why}\``}`;
  });
  return countedList(title, lines);
}

/** As it stands between backticks. */
function shown(id: string): string {
  return id.replaceAll('`', "'").trim();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
