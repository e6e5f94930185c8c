import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FURTHER_HYPOTHESES, HYPOTHESES } from '#harness/mistakes/all.ts';
import type { Concerns } from '#harness/mistakes/calls.ts';
import { faulty, type Making } from '#harness/mistakes/fault.ts';
import type { Mistake } from '#harness/mistakes/mistake.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { Implementation } from '#spec/signature.ts';

/** The kinds of mistakes that people report (see `spec/decisions/sensitivity.md`). */
export const CLUSTERS = {
  A: 'coordinate convention',
  B: 'which scale is used',
  C: 'output size rule',
  D: 'nearest index law and rounding',
  E: 'kernel and border, mode confusion',
  F: 'antialias',
  G: 'size 1',
  H: 'memory, layout, state, 32-bit index',
  I: 'arithmetic, dtype, special values',
  K: 'refused or not refused',
  L: 'front ends',
  M: 'gradients',
} as const;

export type Cluster = keyof typeof CLUSTERS;

/** By what the id of a fault begins with, or else that of its mistake. */
const CLUSTER_OF: Readonly<Record<string, Cluster>> = {
  'coordinates/': 'A',
  'steps/': 'B',
  'sizes/': 'C',
  'output-size/': 'C',
  'nearest/': 'D',
  'kernels/': 'E',
  'modes/': 'E',
  'bicubic/': 'E',
  'linear/': 'E',
  'area/': 'E',
  'antialias/': 'F',
  'lanczos/': 'F',
  'size-one/': 'G',
  'memory/': 'H',
  'layout/': 'H',
  'state/': 'H',
  'arithmetic/': 'I',
  'weights.': 'I',
  'precision/': 'I',
  'rounding/': 'I',
  'special-values/': 'I',
  'refusals/': 'K',
  'arguments/': 'K',
  'front-ends/': 'L',
  'gradients/': 'M',
};

/** One mistake in some place, as an implementation that makes it and nothing else. */
export interface Fault {
  /** `concern/what-is-wrong`, permanent. */
  readonly id: string;
  readonly cluster: Cluster;
  /** The public report that it is modelled on. */
  readonly report?: string;
  /** The clause that it breaks. */
  readonly clause: ClauseId;
  /** The names that a diagnosis owes it: each is the right word for what it does, whichever calls show it. */
  readonly due: readonly string[];
  /** Looked at by the measures only, and by nobody who writes a hypothesis or chooses a case. */
  readonly isHeldOut: boolean;
  /** A fresh one: some remember what they were asked before. */
  make(): Implementation;
}

/** Faults that were in the catalogue when it was split: the hypotheses were written and `quick` was chosen in sight of them. */
export const SEEN: readonly string[] = readFileSync(new URL('seen-ids.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

/** What the measures publish, the held-out part first. */
export const SPLIT: readonly { title: string; holds: (fault: Pick<Fault, 'isHeldOut'>) => boolean }[] = [
  { title: 'held out', holds: ({ isHeldOut }) => isHeldOut },
  { title: 'the rest', holds: ({ isHeldOut }) => !isHeldOut },
];

/** How far held out is held out in the full sense. */
export function heldOutText(faults: readonly Fault[]): string {
  const heldOut = faults.filter(({ isHeldOut }) => isHeldOut);
  const unseen = heldOut.filter(({ id }) => !SEEN.includes(id));
  return `Of the ${heldOut.length} held out, ${unseen.length} were added after the split; the others had been seen before.`;
}

interface Details extends Making {
  /** Other names that are right, too. */
  readonly or?: readonly string[];
  readonly cluster?: Cluster;
}

/** In any order: the calls, the public report, its number, and what else there is to say of how a mistake is made. */
export type FaultDetails = readonly (Concerns | `${string}#${number}` | number | Details)[];

/** The mistake that a fault makes, by its id, and how. */
export type FaultRow = readonly [mistake: string, ...details: FaultDetails];

const BY_ID: ReadonlyMap<string, Mistake> = new Map(
  [...HYPOTHESES, ...FURTHER_HYPOTHESES].map((mistake) => [mistake.id, mistake]),
);

export function faultOf(id: string, [mistakeId, ...said]: FaultRow): Fault {
  const mistake = BY_ID.get(mistakeId);
  if (mistake === undefined) throw new RangeError(`${id}: no mistake is called ${mistakeId}`);
  const when = said.find((one) => typeof one === 'function');
  const report = said.find((one) => typeof one === 'string');
  const number = said.find((one) => typeof one === 'number');
  const details = Object.assign({}, ...said.filter((one) => typeof one === 'object')) as Details;
  const { or = [], cluster = clusterOf(id, mistakeId), ...making } = details;
  const { along } = making;
  return {
    id,
    cluster,
    ...(report !== undefined && { report }),
    clause: mistake.clause,
    due: [along === undefined ? mistakeId : `${mistakeId}:${along}`, ...or],
    isHeldOut: isHeldOut(id),
    make: () => faulty(id, mistake, { ...(when && { when }), ...(number !== undefined && { number }), ...making }),
  };
}

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

/** The id of a mistake with a slash for the dot, or the name that its fault had when the catalogue was split. */
function ownId(mistake: string, listed: Readonly<Record<string, FaultRow>>): string {
  const former = NAMED_BEFORE.flatMap(([fault, pattern]) => {
    const [head, tail] = pattern.split('*');
    const isNamed = mistake.startsWith(head) && mistake.endsWith(tail);
    return isNamed ? [fault.replace('*', mistake.slice(head.length, mistake.length - tail.length))] : [];
  });
  return former.find((id) => SEEN.includes(id) && !(id in listed)) ?? mistake.replace('.', '/');
}

/** What no list of faults has: each mistake, wherever it is made, under its own id or those that its row gives. */
export function furtherFaults(listed: Readonly<Record<string, FaultRow>>): Fault[] {
  // Whatever is made on the way back is made on the way forward as well.
  const named = new Set(Object.values(listed).flatMap((row) => (isOfBackwardCalls(row) ? [] : [row[0]])));
  return [...BY_ID.values()].flatMap((mistake) => {
    const made = Object.keys(('made' in mistake && mistake.made) || {});
    const ids = made.length > 0 || named.has(mistake.id) || !isMakeable(mistake) ? made : [ownId(mistake.id, listed)];
    return ids.filter((id) => !(id in listed)).map((id) => faultOf(id, [mistake.id]));
  });
}

function isOfBackwardCalls([, ...said]: FaultRow): boolean {
  return said.some((one) => typeof one === 'object' && one.isBackward === true);
}

/** What only an answer shows, and numbers that nobody is known to use, say nothing of how they come about. */
function isMakeable(mistake: Mistake): boolean {
  if ('isHonest' in mistake) return false;
  return mistake.kind === 'fitted' ? mistake.candidates.length > 0 : mistake.kind !== 'shown';
}

/** One id in four, once and for good: see `spec/decisions/sensitivity.md`. */
export function isHeldOut(id: string): boolean {
  return createHash('sha256').update(id).digest()[0] % 4 === 0;
}

function clusterOf(id: string, mistake: string): Cluster {
  const concern = mistake.split('.')[0];
  const own = CLUSTER_OF[`${id.split('/')[0]}/`] ?? CLUSTER_OF[`${concern}.`] ?? CLUSTER_OF[`${concern}/`];
  if (own === undefined) throw new RangeError(`${id}: of no cluster`);
  return own;
}
