import { grouped } from '#harness/core/grouped.ts';
import { loadSuite } from '#harness/suite/suite.ts';
import { Bench } from './faults/bench.ts';
import { type RandomPlace, randomPlaces } from './faults/random-places.ts';
import { writeMeasured } from './measured.ts';
import { countedList, numberTable } from './number-table.ts';
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
const survivors = (profile: 'quick' | 'standard'): string =>
  countedList(
    `Survivors of \`${profile}\``,
    results.filter((one) => one[profile] === undefined).map(({ text }) => text),
  );
const rows = [...grouped(results, ({ where }) => where)].toSorted(([one], [other]) => (one < other ? -1 : 1));
const table = numberTable(
  ['wrong from this on', 'faults', 'quick', 'standard'],
  [...rows.map(([where, some]) => row(where, some)), row('all', results)],
);
const text = [table, `Seed ${wish.seed}.`, survivors('quick'), survivors('standard')].join('\n\n');
console.log(text);
if (wish.write) writeMeasured(PAGE, 'places', text);
