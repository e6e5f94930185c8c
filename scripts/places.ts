import { loadSuite } from '#harness/suite/suite.ts';
import { Bench } from './faults/bench.ts';
import { type RandomPlace, randomPlaces } from './faults/random-places.ts';
import { writeMeasured } from './measured.ts';
import { numberTable } from './number-table.ts';
import { wishes } from './wishes.ts';

/**
 * How often the suite notices what is wrong beyond a random limit only: `npm run places [-- --count N --seed N --write]`.
 * Every seed has other limits. Where a survivor leads to a new case, the next measurement takes another seed.
 */

const PAGE = 'spec/decisions/sensitivity.md';

const { values: wish } = wishes({
  options: {
    count: { type: 'string', default: '400' },
    seed: { type: 'string', default: '13' },
    write: { type: 'boolean', default: false },
  },
});

interface Caught extends RandomPlace {
  quick: string | undefined;
  standard: string | undefined;
}

const bench = new Bench(await loadSuite());
const results: Caught[] = [];
for (const place of randomPlaces(Number(wish.count), Number(wish.seed))) {
  const quick = await bench.catcher(place.fault, 'quick');
  results.push({ ...place, quick, standard: quick ?? (await bench.catcher(place.fault, 'standard')) });
}

const row = (title: string, some: readonly Caught[]): [string, ...number[]] => {
  const count = (profile: 'quick' | 'standard') => some.filter((one) => one[profile] !== undefined).length;
  return [title, some.length, count('quick'), count('standard')];
};
const survivors = (profile: 'quick' | 'standard'): string[] => {
  const lines = results.filter((one) => one[profile] === undefined).map(({ text }) => `- ${text}`);
  return ['', `Survivors of \`${profile}\`: ${lines.length === 0 ? 'none' : lines.length}`, '', ...lines];
};
const wheres = [...new Set(results.map(({ where }) => where))].toSorted();
const table = [
  numberTable(
    ['wrong from this on', 'faults', 'quick', 'standard'],
    [
      ...wheres.map((where) =>
        row(
          where,
          results.filter((one) => one.where === where),
        ),
      ),
      row('all', results),
    ],
  ),
  '',
  `Seed ${wish.seed}.`,
  ...survivors('quick'),
  ...survivors('standard'),
]
  .join('\n')
  .trimEnd();
console.log(table);
if (wish.write) writeMeasured(PAGE, 'places', table);
