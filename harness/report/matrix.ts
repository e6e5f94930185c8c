import type { z } from 'zod';
import type { Mode } from '#spec/signature.ts';
import { grouped } from '../core/grouped.ts';
import { DTYPES, fromWireNumber, MODES, toWireNumber } from '../core/protocol.ts';
import { PARTS } from './case-part.ts';
import type { CaseReport, DeviationReport } from './case-report.ts';
import type { matrixRow } from './report-schema.ts';
import { countsOf, worstLevel } from './summary.ts';

/** A mode with its options in one dtype: what was asked, how far it came, how far off it was at most. */
export type MatrixRow = z.infer<typeof matrixRow>;

/** Refusals have no place in the matrix: it shows values, and relations between them. */
export function matrixRows(cases: readonly CaseReport[]): MatrixRow[] {
  const values = cases.filter(({ kind }) => kind !== 'refusal').flatMap(inItsCells);
  const groups = grouped(values, (one) => JSON.stringify([one.mode, one.align_corners, one.antialias, one.dtype]));
  return [...groups.values()].map(rowOf).sort(byPlace);
}

/** What a row needs of a case, or of the calls of a series that belong to the row. */
type Counted = Pick<CaseReport, 'mode' | 'dtype' | 'align_corners' | 'antialias' | 'status' | 'kind' | 'part'> &
  Partial<Pick<CaseReport, 'level' | 'required'>> & { deviation?: Pick<DeviationReport, 'max_ulp' | 'max_bound'> };

/** A series of calls in several cells counts in each of them. */
function inItsCells(one: CaseReport): readonly Counted[] {
  if (one.cells === undefined) return [one];
  const { kind, part } = one;
  return one.cells.map(({ max_ulp, max_bound, ...cell }) => ({
    kind,
    ...(part && { part }),
    ...cell,
    deviation: { max_ulp, max_bound },
  }));
}

function rowOf(cases: readonly Counted[]): MatrixRow {
  const [{ mode, dtype, align_corners, antialias }] = cases;
  const groups = grouped(cases, ({ part }) => part);
  const parts = PARTS.flatMap((part) => {
    const own = groups.get(part);
    return own === undefined ? [] : [{ part, ...tallied(own) }];
  });
  return { mode, dtype, align_corners, antialias, ...tallied(cases), ...(groups.size > 1 && { parts }) };
}

function tallied(
  cases: readonly Counted[],
): Omit<MatrixRow, 'mode' | 'dtype' | 'align_corners' | 'antialias' | 'parts'> {
  const level = worstLevel(cases);
  const largest = (name: 'max_ulp' | 'max_bound') =>
    toWireNumber(
      cases.reduce((most, { deviation }) => Math.max(most, deviation ? fromWireNumber(deviation[name]) : 0), 0),
    );
  return {
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
    DTYPES.indexOf(left.dtype) - DTYPES.indexOf(right.dtype)
  );
}

/** A mode that we do not know comes last. */
function modePlace(mode: string): number {
  const place = MODES.indexOf(mode as Mode);
  return place === -1 ? MODES.length : place;
}
