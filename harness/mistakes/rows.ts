import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { Asked } from './asked.ts';
import type { Concerns } from './calls.ts';
import type { Mistake, Seen } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';
import { rightResult } from './right-result.ts';
import { rearranged } from './tensors.ts';

/** What a row may say besides; a string alone is who else computes so. */
export type More =
  | string
  | Partial<
      Pick<Mistake, 'due' | 'clause' | 'also' | 'ofAnyAnswer' | 'isHonest' | 'isInFloat32' | 'made' | 'otherwise'>
    >;

/** Rows of one concern that break one clause, by their names. */
type Rows<Row> = Readonly<Record<string, Row>>;

type OfKind<Kind extends Mistake['kind']> = Extract<Mistake, { kind: Kind }>;

function rowsOf<Row, Own extends object>(concern: string, clause: ClauseId, rows: Rows<Row>, own: (row: Row) => Own) {
  return Object.entries(rows).map(([name, row]) => ({ id: `${concern}.${name}`, clause, ...own(row) }));
}

/** The same row for each of several numbers or names, to be spread into a table. */
export function each<T, const Row>(some: readonly T[], rows: (one: T) => Rows<Row>): Rows<Row> {
  return Object.assign({}, ...some.map(rows)) as Rows<Row>;
}

function said(more: More | undefined): Exclude<More, string> {
  return typeof more === 'string' ? { also: more } : (more ?? {});
}

/** Other decisions of the resize. */
export function decided(
  concern: string,
  clause: ClauseId,
  concerns: Concerns,
  rows: Rows<readonly [sentence: string, decisions: Partial<Decisions>, more?: More]>,
): OfKind<'decided'>[] {
  return rowsOf(concern, clause, rows, ([sentence, decisions, more]) => ({
    kind: 'decided' as const,
    sentence,
    concerns,
    decisions,
    ...said(more),
  }));
}

/** The same with more decisions, which not everybody takes who makes the mistake. */
export function orWith(rows: readonly Mistake[], more: Partial<Decisions>, concerns?: Concerns): Mistake[] {
  return rows.map((row) => {
    if (row.kind !== 'decided') return row;
    const other = { ...row, decisions: { ...row.decisions, ...more } };
    const own = row.concerns;
    return {
      ...row,
      otherwise: [concerns ? { ...other, concerns: (asked: Asked) => own(asked) && concerns(asked) } : other],
    };
  });
}

type NumberName = { [Name in keyof Decisions]: Decisions[Name] extends number ? Name : never }[keyof Decisions];
type Fit = Partial<Pick<OfKind<'fitted'>, 'candidates' | 'estimates' | 'start' | 'said'>>;
type FittedRow = readonly [
  sentence: string,
  decisions: NumberName | OfKind<'fitted'>['decisions'],
  fit: Fit,
  more?: More,
];

/** A number in the decisions of the resize. */
export function fitted(concern: string, clause: ClauseId, concerns: Concerns, rows: Rows<FittedRow>): Mistake[] {
  const plain = (value: number) => String(value).replace('-', '−');
  return rowsOf(concern, clause, rows, ([sentence, decisions, fit, more]) => ({
    kind: 'fitted' as const,
    sentence,
    concerns,
    candidates: [],
    said: plain,
    decisions: typeof decisions === 'string' ? (value: number) => ({ [decisions]: value }) : decisions,
    ...fit,
    ...said(more),
  }));
}

export type Mending = (options: InterpolateOptions, asked: Asked) => InterpolateOptions;
type MendedRow = readonly [sentence: string, change: Mending, decisions?: Partial<Decisions> | undefined, more?: More];

/** Computed as the clauses say, with other options; the decisions, if there are any, come to the same. */
export function mended(
  concern: string,
  clause: ClauseId,
  concerns: Concerns,
  rows: Rows<MendedRow>,
): OfKind<'mended'>[] {
  return rowsOf(concern, clause, rows, ([sentence, change, decisions, more]) => ({
    kind: 'mended' as const,
    sentence,
    ...(decisions && { decisions }),
    mend: (one: Asked) => (concerns(one) ? { options: change(one.options, one) } : undefined),
    ...said(more),
  }));
}

/** The same mistake, as it is made otherwise. */
export function orElse<Row extends Mistake>(
  [row]: readonly Row[],
  ...others: readonly (readonly Mistake[])[]
): Mistake {
  return { ...row, otherwise: others.flat() };
}

type Change = ((asked: Asked) => Tensor) & Pick<Mistake, 'ofAnyAnswer'>;

/** Made in a right result, or before it is computed. */
export function changed(
  concern: string,
  clause: ClauseId,
  rows: Rows<readonly [sentence: string, concerns: Concerns, change: Change, more?: More]>,
): OfKind<'changed'>[] {
  return rowsOf(concern, clause, rows, ([sentence, concerns, change, more]) => ({
    kind: 'changed' as const,
    sentence,
    concerns,
    change,
    ...(change.ofAnyAnswer && { ofAnyAnswer: true as const }),
    ...said(more),
  }));
}

/** Something done to a result that is right. */
export const after = (change: (result: Tensor, asked: Asked) => Tensor): Change =>
  Object.assign((asked: Asked) => change(rightResult(asked), asked), { ofAnyAnswer: true } as const);

/** Every element of a right result is another one of it. */
export const elsewhere = (from: Parameters<typeof rearranged>[1]): Change =>
  after((result) => rearranged(result, from));

/** Something done to the input before a resize that is right. */
export const before =
  (change: (input: Tensor, asked: Asked) => Tensor): Change =>
  (asked) =>
    resize(change(asked.input, asked), asked.options);

/** What only the answer shows; how it is made has to be said. */
export function shown(
  concern: string,
  clause: ClauseId,
  rows: Rows<readonly [sentence: string, shows: (seen: Seen) => boolean, more?: More]>,
): OfKind<'shown'>[] {
  return rowsOf(concern, clause, rows, ([sentence, shows, more]) => ({
    kind: 'shown' as const,
    sentence,
    shows,
    ...said(more),
  }));
}

/** What says little of the cause, and gives way to anything that says more. */
export function vague(rows: readonly OfKind<'shown'>[]): Mistake[] {
  return rows.map((row) => ({ ...row, isVague: true }));
}
