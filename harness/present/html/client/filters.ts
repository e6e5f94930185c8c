import { type CaseReport, failsRun, isFailing, levelReached, optionsOn } from '../../../report/case-report.ts';
import type { PageCase } from '../page-data.ts';
import type { Filters } from './route.ts';

/** `align_corners, antialias`, or `plain`: a row of the matrix beside its mode. */
export function optionsOf(one: Pick<CaseReport, 'align_corners' | 'antialias'>): string {
  return optionsOn(one).join(', ') || 'plain';
}

/** The cases that the filters let through: those that fail the run first, then other failures, each in the suite's order. */
export function listed(cases: readonly PageCase[], filters: Filters): PageCase[] {
  const words = filters.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const chosen = cases.filter((one) => passes(one, filters) && words.every((word) => textOf(one).includes(word)));
  return [
    ...chosen.filter(failsRun),
    ...chosen.filter((one) => isFailing(one) && !failsRun(one)),
    ...chosen.filter((one) => !isFailing(one)),
  ];
}

function passes(one: PageCase, { status, level, mode, options, dtype, kind, clause }: Filters): boolean {
  if (!hasStatus(one, status)) return false;
  if (kind === 'compared' ? one.kind === 'refusal' : differs(kind, one.kind)) return false;
  const isThere = (place: Place) =>
    !differs(mode, place.mode) && !differs(dtype, place.dtype) && !differs(options, optionsOf(place));
  if (!(one.cells ?? [one]).some(isThere)) return false;
  if (level !== '' && level !== levelReached(one)) return false;
  return clause === '' || one.clauses.includes(clause);
}

/** Where a case stands in the matrix, or the calls of a series that stand in several places. */
type Place = Pick<CaseReport, 'mode' | 'dtype' | 'align_corners' | 'antialias'>;

function hasStatus(one: PageCase, wanted: string): boolean {
  if (wanted === 'failing') return isFailing(one);
  if (wanted === 'known') return one.known !== undefined;
  if (wanted === 'unsteady') return isUnsteady(one);
  return !differs(wanted, one.status);
}

/** Whether the rounds of `--repeat` differ. */
export function isUnsteady({ runs, varies }: Pick<CaseReport, 'runs' | 'varies'>): boolean {
  return runs !== undefined || varies === true;
}

function differs(wanted: string, actual: string): boolean {
  return wanted !== '' && wanted !== actual;
}

function textOf({ id, fact, message, call, clauses }: PageCase): string {
  return `${id} ${fact} ${call} ${clauses.join(' ')} ${message}`.toLowerCase();
}
