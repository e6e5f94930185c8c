import type { z } from 'zod';
import type { DType } from '#spec/signature.ts';
import { fromWireNumber, toWireNumber } from '../core/protocol.ts';
import type { CaseReport } from './case-report.ts';
import type { matrixRow } from './report-schema.ts';
import { countsOf, worstLevel } from './summary.ts';

/** A mode with its options in one dtype: what was asked, how far it came, how far off it was at most. */
export type MatrixRow = z.infer<typeof matrixRow>;

/** Refusals have no place in the matrix: it shows values, and relations between them. */
export function matrixRows(cases: readonly CaseReport[]): MatrixRow[] {
  const groups = new Map<string, CaseReport[]>();
  for (const one of cases.filter(({ kind }) => kind !== 'refusal')) {
    const key = JSON.stringify([one.mode, one.align_corners, one.antialias, one.dtype]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].map(rowOf).sort(byPlace);
}

/** The rows and columns of every table, in this order. */
const MODE_ORDER = [
  'nearest',
  'nearest-exact',
  'linear',
  'bilinear',
  'trilinear',
  'bicubic',
  'area',
  'lanczos',
] as const;
export const DTYPE_ORDER = ['float64', 'float32', 'float16', 'bfloat16', 'uint8'] as const satisfies readonly DType[];

function rowOf(cases: readonly CaseReport[]): MatrixRow {
  const [{ mode, dtype, align_corners, antialias }] = cases;
  const level = worstLevel(cases);
  const largest = (name: 'max_ulp' | 'max_bound') =>
    toWireNumber(Math.max(0, ...cases.map(({ deviation }) => (deviation ? fromWireNumber(deviation[name]) : 0))));
  return {
    mode,
    dtype,
    align_corners,
    antialias,
    ...(level !== undefined && { level }),
    ...countsOf(cases),
    max_ulp: largest('max_ulp'),
    max_bound: largest('max_bound'),
  };
}

function byPlace(left: MatrixRow, right: MatrixRow): number {
  return (
    modePlace(left.mode) - modePlace(right.mode) ||
    (left.mode < right.mode ? -1 : Number(left.mode > right.mode)) ||
    Number(left.align_corners) - Number(right.align_corners) ||
    Number(left.antialias) - Number(right.antialias) ||
    DTYPE_ORDER.indexOf(left.dtype) - DTYPE_ORDER.indexOf(right.dtype)
  );
}

/** A mode that we do not know comes last. */
function modePlace(mode: string): number {
  const place = MODE_ORDER.indexOf(mode as (typeof MODE_ORDER)[number]);
  return place === -1 ? MODE_ORDER.length : place;
}
