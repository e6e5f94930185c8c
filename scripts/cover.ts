import { loadSuite } from '#harness/suite/suite.ts';
import { Bench } from './faults/bench.ts';
import { CATALOGUE } from './faults/catalogue.ts';
import { wishes } from './wishes.ts';

/**
 * The recorded cases that `quick` needs to catch what recorded cases catch, by greedy cover, of faults that are not held
 * out; with --keep-quick, those that it lacks: `tsx -C source scripts/cover.ts`.
 */

const { values: wish } = wishes({
  options: { only: { type: 'string', default: '' }, 'keep-quick': { type: 'boolean', default: false } },
});

const suite = await loadSuite();
const bench = new Bench(suite);
const caughtBy = new Map<string, Set<string>>();
for (const fault of CATALOGUE) {
  if (fault.isHeldOut || !new RegExp(wish.only).test(fault.id)) continue;
  for (const id of await bench.catchers(fault, 'standard')) {
    const faults = caughtBy.get(id) ?? new Set();
    caughtBy.set(id, faults.add(fault.id));
  }
}

const isQuick = new Map(suite.map(({ id, profile }) => [id, profile === 'quick']));
const left = new Set([...caughtBy.values()].flatMap((faults) => [...faults]));
console.log(`${left.size} faults are caught by recorded cases that stand alone`);
if (wish['keep-quick'])
  for (const [id, faults] of caughtBy) if (isQuick.get(id)) for (const fault of faults) left.delete(fault);
while (left.size > 0) {
  const id = mostTelling();
  const faults = [...(caughtBy.get(id) ?? [])].filter((fault) => left.has(fault));
  for (const fault of faults) left.delete(fault);
  console.log(`${isQuick.get(id) ? 'quick' : 'ADD  '} ${id}  ${faults.length}: ${faults.slice(0, 4).join(', ')}`);
}

/** Of those that tell equally much, one that is quick already. */
function mostTelling(): string {
  const score = (id: string, faults: ReadonlySet<string>) =>
    [...faults].filter((fault) => left.has(fault)).length + (isQuick.get(id) ? 0.5 : 0);
  const scored = [...caughtBy].map(([id, faults]) => ({ id, score: score(id, faults) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).id;
}
