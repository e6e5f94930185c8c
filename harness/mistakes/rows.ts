import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { Asked } from './asked.ts';
import { always, and, type Concerns } from './calls.ts';
import type { Mistake, Remembered, Seen } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';
import { rightResult } from './right-result.ts';
import { rearranged } from './tensors.ts';

type OfKind<Kind extends Mistake['kind']> = Extract<Mistake, { kind: Kind }>;
type Made = NonNullable<Mistake['made']>;
type Without<Kind, Name extends string> = Kind extends unknown ? Omit<Kind, Name> : never;

/** How a mistake is made: other decisions of the resize, or what the words below make. */
export type How =
  | Partial<Decisions>
  | Without<Exclude<Mistake, { kind: 'decided' | 'combined' }>, 'id' | 'sentence' | 'clause' | 'concerns'>;

/** What a row may say besides; a string alone is who else computes so. */
export type More =
  | string
  | Partial<Pick<Mistake, 'due' | 'clause' | 'also' | 'ofAnyAnswer' | 'isHonest' | 'isInFloat32' | 'made'>>;

/** What an implementation does, in which of the calls of its table, and how that is computed, in one way or several. */
export type Row =
  | readonly [sentence: string, how: How | readonly How[], more?: More]
  | readonly [sentence: string, concerns: Concerns, how: How | readonly How[], more?: More];

/** Rows by their names. */
export type Rows = Readonly<Record<string, Row>>;

type Columns = [concerns: Concerns | undefined, how: How | readonly How[], more?: More];

/** Mistakes of one concern that break one clause in such calls. */
export function mistakes(concern: string, clause: ClauseId, concerns: Concerns, rows: Rows): Mistake[] {
  return Object.entries(rows).map(([name, [sentence, ...rest]]) => {
    const [own, how, more] = (typeof rest[0] === 'function' ? rest : [undefined, ...rest]) as Columns;
    const all = own === undefined ? concerns : and(concerns, own);
    const head = { id: `${concern}.${name}`, clause, sentence, ...(typeof more === 'string' ? { also: more } : more) };
    const [first, ...others] = [how].flat().map((way) => ({ ...madeIn(all, way as How), ...head }) as Mistake);
    return others.length === 0 ? first : { ...first, otherwise: others };
  });
}

function madeIn(concerns: Concerns, how: How): Partial<Mistake> {
  if (!('kind' in how)) return { kind: 'decided', concerns, decisions: how };
  if (how.kind === 'mended') return { ...how, mend: (asked) => (concerns(asked) ? how.mend(asked) : undefined) };
  if (how.kind === 'shown') return { ...how, shows: (seen, count) => concerns(seen.asked) && how.shows(seen, count) };
  return { ...how, concerns };
}

/** The same row for each of several numbers or names, to be spread into a table. */
export const each = <T>(some: readonly T[], rows: (one: T) => Rows): Rows =>
  Object.assign({}, ...some.map(rows)) as Rows;

/** The same with more decisions, which not everybody takes who makes the mistake. */
export function orWith(rows: readonly Mistake[], more: Partial<Decisions>, concerns: Concerns = always): Mistake[] {
  return rows.map((row) => {
    if (row.kind !== 'decided') return row;
    const decisions = { ...row.decisions, ...more };
    const other = { ...row, decisions, concerns: and(row.concerns, concerns) };
    return { ...row, otherwise: [...(row.otherwise ?? []), other] };
  });
}

type NumberName = { [Name in keyof Decisions]: Decisions[Name] extends number ? Name : never }[keyof Decisions];
type Fit = Partial<Pick<OfKind<'fitted'>, 'candidates' | 'estimates' | 'start' | 'said'>>;

/** A number in the decisions of the resize. */
export function fitted(decisions: NumberName | OfKind<'fitted'>['decisions'], fit: Fit): How {
  return {
    kind: 'fitted',
    candidates: [],
    said: (value) => String(value).replace('-', '−'),
    decisions: typeof decisions === 'string' ? (value) => ({ [decisions]: value }) : decisions,
    ...fit,
  };
}

/** Computed as the clauses say, with other options; the decisions, if there are any, come to the same. */
export function mended(
  change: (options: InterpolateOptions, asked: Asked) => InterpolateOptions,
  decisions?: Partial<Decisions>,
): How {
  return {
    kind: 'mended',
    mend: (asked) => {
      const options = change(asked.options, asked);
      return options === asked.options ? undefined : options;
    },
    ...(decisions && { decisions }),
  };
}

/** Made in a right result, or before it is computed. */
export const changed = (change: (asked: Asked) => Tensor): How => ({ kind: 'changed', change });

/** Something done to a result that is right. */
export const after = (change: (result: Tensor, asked: Asked) => Tensor): How => ({
  kind: 'changed',
  change: (asked) => change(rightResult(asked), asked),
  ofAnyAnswer: true,
});

/** Every element of a right result is another one of it. */
export const elsewhere = (from: Parameters<typeof rearranged>[1]): How => after((result) => rearranged(result, from));

/** Something done to the input before a resize that is right. */
export const before = (change: (input: Tensor, asked: Asked) => Tensor): How =>
  changed((asked) => resize(change(asked.input, asked), asked.options));

type Count = Pick<OfKind<'counted'>, 'candidates' | 'estimates' | 'said'>;

/** Something done to a right result, by a number that the answer shows. */
export const countedAfter = (change: (result: Tensor, count: number) => Tensor, count: Count): How => ({
  kind: 'counted',
  change: (asked, number) => change(rightResult(asked), number),
  ofAnyAnswer: true,
  ...count,
});

/** The same done to the input. */
export const countedBefore = (change: (input: Tensor, count: number) => Tensor, count: Count): How => ({
  kind: 'counted',
  change: ({ input, options }, number) => resize(change(input, number), options),
  ...count,
});

/** A gradient of its own. */
export const backward = (interpolateBackward: (asked: Asked) => Tensor): How => ({
  kind: 'backward',
  interpolateBackward,
});

/** What only the answer shows, and the faults that make it, by their permanent ids. */
export const shown = (shows: (seen: Seen) => boolean, made: Made = {}, remembered?: Remembered): How => ({
  kind: 'shown',
  shows,
  made,
  ...(remembered && { remembered }),
});

/** The same of what says little of the cause, and gives way to anything that says more. */
export const vague = (shows: (seen: Seen) => boolean, made: Made = {}): How => ({
  kind: 'shown',
  shows,
  made,
  isVague: true,
});
