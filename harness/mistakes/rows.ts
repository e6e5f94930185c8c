import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { Asked } from './asked.ts';
import type { Mistake, Seen } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';

export type Concerns = (asked: Asked) => boolean;

export function decided(
  id: string,
  clause: ClauseId,
  sentence: string,
  concerns: Concerns,
  decisions: Partial<Decisions>,
  also?: string,
): Mistake {
  return { kind: 'decided', id, clause, sentence, concerns, decisions, ...(also !== undefined && { also }) };
}

export type DecidedRow = Parameters<typeof decided>;

/** Computed as the clauses say, with other options. */
export function asked(
  id: string,
  clause: ClauseId,
  sentence: string,
  concerns: Concerns,
  change: (options: InterpolateOptions, asked: Asked) => InterpolateOptions,
  also?: string,
): Mistake {
  const mend = (one: Asked) => (concerns(one) ? { options: change(one.options, one) } : undefined);
  return { kind: 'mended', id, clause, sentence, mend, ...(also !== undefined && { also }) };
}

export function changed(
  id: string,
  clause: ClauseId,
  sentence: string,
  concerns: Concerns,
  change: (asked: Asked) => Tensor,
  also?: string,
): Mistake {
  return { kind: 'changed', id, clause, sentence, concerns, change, ...(also !== undefined && { also }) };
}

export function shown(
  id: string,
  clause: ClauseId,
  sentence: string,
  shows: (seen: Seen) => boolean,
  isVague = false,
): Mistake {
  return { kind: 'shown', id, clause, sentence, shows, ...(isVague && { isVague }) };
}

export function refusing(id: string, clause: ClauseId, sentence: string, concerns: Concerns): Mistake {
  return { kind: 'refusing', id, clause, sentence, concerns };
}

export const isLinear: Concerns = ({ method }) => method === 'linear';
export const isCubic: Concerns = ({ method }) => method === 'bicubic';
export const isArea: Concerns = ({ method }) => method === 'area';
export const isNearest: Concerns = ({ method }) => method === 'nearest';
export const isExact: Concerns = ({ method }) => method === 'nearest-exact';
export const isCopying: Concerns = ({ method }) => method === 'nearest' || method === 'nearest-exact';
export const isPlaced: Concerns = ({ method }) => method === 'linear' || method === 'bicubic';
export const isAntialiased: Concerns = ({ method }) => method?.startsWith('antialias') ?? false;
export const isBlending: Concerns = ({ method }) => method !== undefined && !method.startsWith('nearest');
export const isComputed: Concerns = ({ accepted }) => accepted !== undefined;

export const and =
  (...all: readonly Concerns[]): Concerns =>
  (one) =>
    all.every((concerns) => concerns(one));

export const or =
  (...some: readonly Concerns[]): Concerns =>
  (one) =>
    some.some((concerns) => concerns(one));

export const not =
  (concerns: Concerns): Concerns =>
  (one) =>
    !concerns(one);

export const ofDtypes =
  (...dtypes: readonly string[]): Concerns =>
  ({ input }) =>
    dtypes.includes(input.dtype);

export const hasOutputOfOne: Concerns = ({ accepted }) =>
  accepted?.axes.some(({ outputSize }) => outputSize === 1) ?? false;

export const hasInputOfOne: Concerns = ({ accepted }) =>
  accepted?.axes.some(({ inputSize }) => inputSize === 1) ?? false;

export const shrinks: Concerns = ({ accepted }) =>
  accepted?.axes.some(({ inputSize, outputSize }) => outputSize < inputSize) ?? false;

export const hasAxes =
  (least: number): Concerns =>
  ({ input }) =>
    input.shape.length - 2 >= least;
