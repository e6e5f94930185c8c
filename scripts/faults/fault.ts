import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FURTHER_HYPOTHESES, HYPOTHESES } from '#harness/mistakes/all.ts';
import { always, and, type Concerns, modes } from '#harness/mistakes/calls.ts';
import { faulty, type Making } from '#harness/mistakes/faulty.ts';
import type { Mistake } from '#harness/mistakes/mistake.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { Implementation, Mode } from '#spec/signature.ts';

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

/** What the ids of their faults and mistakes begin with. */
const CONCERNS: Readonly<Record<Cluster, readonly string[]>> = {
  A: ['coordinates'],
  B: ['steps'],
  C: ['sizes', 'output-size'],
  D: ['nearest'],
  E: ['kernels', 'modes', 'bicubic', 'linear', 'area'],
  F: ['antialias', 'lanczos'],
  G: ['size-one'],
  H: ['memory', 'layout', 'state'],
  I: ['arithmetic', 'weights', 'precision', 'rounding', 'special-values'],
  K: ['refusals', 'arguments'],
  L: ['front-ends'],
  M: ['gradients'],
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

/** A public report: `owner/repository#number`. */
export type Report = `${string}#${number}`;

/** In any order: the calls, the public report, its number, and what else there is to say of how a mistake is made. */
export type FaultDetails = readonly (Concerns | Report | number | Details)[];

/** The mistake that a fault makes, by its id, and how. */
export type FaultRow = readonly [mistake: string, ...details: FaultDetails];

/** Faults by their ids. */
export type FaultTable = Readonly<Record<string, FaultRow>>;

/** Every mistake that is known, by its id. */
export const BY_ID: ReadonlyMap<string, Mistake> = new Map(
  [...HYPOTHESES, ...FURTHER_HYPOTHESES].map((mistake) => [mistake.id, mistake]),
);

export function faultBy(id: string, [mistakeId, ...said]: FaultRow): Fault {
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

/** One id in four, once and for good: see `spec/decisions/sensitivity.md`. */
export function isHeldOut(id: string): boolean {
  return createHash('sha256').update(id).digest()[0] % 4 === 0;
}

/** By what the id of a fault begins with, or else that of its mistake; faults of weights are of any filter. */
function clusterOf(id: string, mistake: string): Cluster {
  const [concern] = id.split('/');
  const concerns = [...(concern === 'weights' ? [] : [concern]), mistake.split('.')[0]];
  const own = concerns.flatMap((one) => Object.keys(CONCERNS).filter((key) => CONCERNS[key as Cluster].includes(one)));
  if (own.length === 0) throw new RangeError(`${id}: of no cluster`);
  return own[0] as Cluster;
}

/** Faults whose ids follow a pattern: the name of a row stands for `*`, in the id of the mistake too where that has one. */
export function named(id: string, mistake: string, rows: Readonly<Record<string, FaultDetails>>): FaultTable {
  return Object.fromEntries(
    Object.entries(rows).map(([name, details]) => [id.replace('*', name), [mistake.replace('*', name), ...details]]),
  );
}

/** The same mistake with one number after the other. */
export function byNumber(id: string, mistake: string, numbers: readonly number[]): FaultTable {
  return named(id, mistake, Object.fromEntries(numbers.map((number) => [number, [number]])));
}

/** The same mistake in one mode after the other. */
export function inModes(some: readonly Mode[], report?: Report, concerns: Concerns = always) {
  const rows = some.map((mode) => [mode, [and(modes(mode), concerns), ...(report ? [report] : [])]] as const);
  return Object.fromEntries<FaultDetails>(rows);
}
