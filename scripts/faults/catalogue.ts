import type { Mistake } from '#harness/mistakes/mistake.ts';
import { CALLS_FAULTS } from './calls.ts';
import { ELEMENTS_FAULTS } from './elements.ts';
import { BY_ID, type Fault, type FaultRow, type FaultTable, faultBy, SEEN } from './fault.ts';
import { FILTERS_FAULTS } from './filters.ts';
import { PARTS_FAULTS } from './parts.ts';
import { WHERE_IT_LOOKS_FAULTS } from './where-it-looks.ts';

/** Faults that are made in some calls only, with a number, or under an id that is not the one of their mistake. */
const LISTED: FaultTable = {
  ...WHERE_IT_LOOKS_FAULTS,
  ...FILTERS_FAULTS,
  ...PARTS_FAULTS,
  ...ELEMENTS_FAULTS,
  ...CALLS_FAULTS,
};

/** What the ids of faults had where their mistakes have the second; permanent, as ids are. */
const NAMED_BEFORE: readonly (readonly [fault: string, mistake: string])[] = [
  ['sizes/*', 'output-size.*'],
  ['kernels/cubic-*', 'bicubic.*'],
  ['kernels/linear-*', 'linear.*'],
  ['kernels/area-*', 'area.*'],
  ['kernels/*', 'bicubic.*'],
  ['kernels/*', 'linear.*'],
  ['antialias/lanczos-*', 'lanczos.*'],
  ['memory/*-unwritten', 'memory.unwritten-*'],
  ['arithmetic/*', 'rounding.*'],
  ['arithmetic/*', 'special-values.*'],
  ['arithmetic/*', 'precision.*'],
  ['arithmetic/weights-*', 'weights.*'],
  ['arithmetic/coordinates-*', 'coordinates.in-*'],
  ['arithmetic/coordinates-*', 'coordinates.of-*'],
  ['refusals/*-refused', 'arguments.refuses-*'],
  ['places/*', '*'],
];

/** Every fault that the suite is measured against. */
export const CATALOGUE: readonly Fault[] = [
  ...Object.entries(LISTED).map(([id, row]) => faultBy(id, row)),
  ...furtherFaults(LISTED),
];

/** The id of a mistake with a slash for the dot, or the name that its fault had when the catalogue was split. */
function ownId(mistake: string, listed: FaultTable): string {
  const former = NAMED_BEFORE.flatMap(([fault, pattern]) => {
    const [head, tail] = pattern.split('*');
    const isNamed = mistake.startsWith(head) && mistake.endsWith(tail);
    return isNamed ? [fault.replace('*', mistake.slice(head.length, mistake.length - tail.length))] : [];
  });
  return former.find((id) => SEEN.includes(id) && !(id in listed)) ?? mistake.replace('.', '/');
}

/** What no list of faults has: each mistake, wherever it is made, under its own id or those that its row gives. */
function furtherFaults(listed: FaultTable): Fault[] {
  // Whatever is made on the way back is made on the way forward as well, and what was in the catalogue stays.
  const named = new Set(Object.values(listed).flatMap((row) => (isOfBackwardCalls(row) ? [] : [row[0]])));
  return [...BY_ID.values()].flatMap((mistake) => {
    const made = Object.keys(('made' in mistake && mistake.made) || {});
    const own = ownId(mistake.id, listed);
    const isListed = named.has(mistake.id) && !SEEN.includes(own);
    const ids = made.length > 0 || isListed || !isMakeable(mistake) ? made : [own];
    return ids.filter((id) => !(id in listed)).map((id) => faultBy(id, [mistake.id]));
  });
}

function isOfBackwardCalls([, ...said]: FaultRow): boolean {
  return said.some((one) => typeof one === 'object' && one.isBackward === true);
}

/** What only an answer shows, and numbers that nobody is known to use, say nothing of how they come about. */
function isMakeable(mistake: Mistake): boolean {
  if ('isHonest' in mistake) return false;
  return 'candidates' in mistake ? mistake.candidates.length > 0 : mistake.kind !== 'shown';
}
