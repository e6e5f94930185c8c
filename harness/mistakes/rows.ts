import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { Asked } from './asked.ts';
import type { Concerns } from './calls.ts';
import type { Mistake, Seen } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';
import { rightResult } from './right-result.ts';

/** What a row may say besides; a string alone is who else computes so. */
export type More =
  | string
  | Partial<Pick<Mistake, 'due' | 'clause' | 'also' | 'ofAnyAnswer' | 'isHonest' | 'made' | 'otherwise'>>;

type Row = readonly [sentence: string, decisions: Partial<Decisions>, more?: More];

/** Mistakes of one concern that are other decisions of the resize, for the calls that they concern. */
export function decided(
  concern: string,
  clause: ClauseId,
  concerns: Concerns,
  rows: Readonly<Record<string, Row>>,
): Mistake[] {
  return Object.entries(rows).map(([name, [sentence, decisions, more]]) => ({
    kind: 'decided',
    id: `${concern}.${name}`,
    clause,
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

/** A mistake that is a number in the decisions of the resize. */
export function fitted(
  id: string,
  clause: ClauseId,
  sentence: string,
  concerns: Concerns,
  decisions: (parameter: number) => Partial<Decisions>,
  fit: Partial<Pick<Extract<Mistake, { kind: 'fitted' }>, 'candidates' | 'estimates' | 'start' | 'said'>>,
  more?: More,
): Mistake {
  const plain = (value: number) => String(value).replace('-', '−');
  return {
    kind: 'fitted',
    id,
    clause,
    sentence,
    concerns,
    decisions,
    candidates: [],
    said: plain,
    ...fit,
    ...said(more),
  };
}

/** Computed as the clauses say, with other options; the decisions, if there are any, come to the same. */
export function mended(
  id: string,
  clause: ClauseId,
  sentence: string,
  concerns: Concerns,
  change: (options: InterpolateOptions, asked: Asked) => InterpolateOptions,
  more?: More | (Exclude<More, string> & { decisions: Partial<Decisions> }),
): Mistake {
  const mend = (one: Asked) => (concerns(one) ? { options: change(one.options, one) } : undefined);
  return { kind: 'mended', id, clause, sentence, mend, ...said(more) };
}

type Change = ((asked: Asked) => Tensor) & Pick<Mistake, 'ofAnyAnswer'>;

/** Mistakes of one concern that are made in a right result, or before it is computed. */
export function changed(
  concern: string,
  clause: ClauseId,
  rows: Readonly<Record<string, readonly [sentence: string, concerns: Concerns, change: Change, more?: More]>>,
): Mistake[] {
  return Object.entries(rows).map(([name, [sentence, concerns, change, more]]) => ({
    kind: 'changed',
    id: `${concern}.${name}`,
    clause,
    sentence,
    concerns,
    change,
    ...(change.ofAnyAnswer && { ofAnyAnswer: true }),
    ...said(more),
  }));
}

/** Something done to a result that is right. */
export const after = (change: (result: Tensor, asked: Asked) => Tensor): Change =>
  Object.assign((asked: Asked) => change(rightResult(asked), asked), { ofAnyAnswer: true } as const);

/** Something done to the input before a resize that is right. */
export const before =
  (change: (input: Tensor, asked: Asked) => Tensor): Change =>
  (asked) =>
    resize(change(asked.input, asked), asked.options);

/** What only the answer shows; how it is made has to be said. */
export function shown(
  id: string,
  clause: ClauseId,
  sentence: string,
  shows: (seen: Seen) => boolean,
  more?: More,
): Mistake {
  return { kind: 'shown', id, clause, sentence, shows, ...said(more) };
}

/** What says little of the cause, and gives way to anything that says more. */
export function vague(mistake: Mistake): Mistake {
  return mistake.kind === 'shown' ? { ...mistake, isVague: true } : mistake;
}

function said(more: More | undefined): Exclude<More, string> {
  return typeof more === 'string' ? { also: more } : (more ?? {});
}
