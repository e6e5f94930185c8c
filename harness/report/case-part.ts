import type { SuiteEntry } from '../suite/suite.ts';

/** What the cases of a cell of the matrix are about, from the most common. */
export const PARTS = [
  'size',
  'factor',
  'relations',
  'size-rule',
  'ties',
  'special-values',
  'empty',
  'memory',
  'front-ends',
  'gradients',
] as const;
export type Part = (typeof PARTS)[number];

type Head = Pick<SuiteEntry, 'id' | 'clauses' | 'aspect' | 'kind' | 'call' | 'mode'>;

/** The part that a case belongs to: the first that fits, with finite values by size and by factor as what is left. */
export function partOf({ id, clauses, aspect, kind, call, mode }: Head): Part {
  const [page] = id.split('/');
  const isAbout = (...prefixes: readonly string[]) =>
    clauses.some((clause) => prefixes.some((prefix) => clause.startsWith(prefix)));
  if (aspect === 'gradients' || aspect === 'front-ends') return aspect;
  if (isAbout('special-values.')) return 'special-values';
  if (isAbout('arguments.empty-batch', 'arguments.area-allows-empty')) return 'empty';
  if (page === 'memory' || page === 'state') return 'memory';
  if (kind === 'property') return 'relations';
  if (page === 'output-size') return 'size-rule';
  if (isAbout('nearest.exact-ties') || (mode.startsWith('nearest') && /\bties?\b/.test(id))) return 'ties';
  const isByFactor = call.includes('scale_factor=') && !call.includes('recompute_scale_factor=True');
  return isByFactor && mode !== 'area' ? 'factor' : 'size';
}
