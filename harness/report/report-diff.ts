import { fromWireNumber } from '../core/protocol.ts';
import { LEVELS } from '../core/verdict.ts';
import { type CaseReport, isFailing } from './case-report.ts';
import type { Report } from './report.ts';

/** What became of a case from one report to the next, from what matters most. */
export const CHANGES = ['broken', 'worse', 'declined', 'fixed', 'better', 'gained', 'new', 'gone'] as const;
export type Change = (typeof CHANGES)[number];

export type ReportDiff = ReturnType<typeof reportDiff>;
export type CaseState = ReturnType<typeof stateOf>;

/** How two reports of one implementation differ, case by case. */
export function reportDiff(before: Report, after: Report) {
  const was = new Map(before.cases.map((one) => [one.id, one]));
  const is = new Map(after.cases.map((one) => [one.id, one]));
  const kept = after.cases.map((one) => caseChange(was.get(one.id), one));
  const gone = before.cases.filter(({ id }) => !is.has(id)).map((one) => caseChange(one, undefined));
  const changes = [...kept, ...gone].filter((one) => one !== undefined);
  return {
    before: before.implementation,
    after: after.implementation,
    /** The cases that changed, the gravest first, and then in the order of the suite. */
    changes: CHANGES.flatMap((change) => changes.filter((one) => one.change === change)),
    unchanged: kept.filter((one) => one === undefined).length,
  };
}

/** Whether something is worse than it was: a case that is new says nothing of that. */
export function isWorse({ changes }: Pick<ReportDiff, 'changes'>): boolean {
  return changes.some(({ change }) => change === 'broken' || change === 'worse' || change === 'declined');
}

function caseChange(before: CaseReport | undefined, after: CaseReport | undefined) {
  const change = changeOf(before, after);
  if (change === undefined) return undefined;
  return {
    id: (after ?? before)?.id ?? '',
    change,
    ...(before && { before: stateOf(before) }),
    ...(after && { after: stateOf(after) }),
  };
}

function changeOf(before: CaseReport | undefined, after: CaseReport | undefined): Change | undefined {
  if (before === undefined) return 'new';
  if (after === undefined) return 'gone';
  if (before.status === 'unsupported' && after.status === 'unsupported') return undefined;
  if (before.status === 'unsupported') return 'gained';
  if (after.status === 'unsupported') return 'declined';
  if (isFailing(before) !== isFailing(after)) return isFailing(after) ? 'broken' : 'fixed';
  const [was, is] = [gravityOf(before), gravityOf(after)];
  return was === is ? undefined : is > was ? 'worse' : 'better';
}

/**
 * Of two cases that both pass or both fail: an answer, however wrong, is more than none, a level than the next one, and
 * within the level a tenfold deviation is another one.
 */
function gravityOf({ status, level, deviation }: CaseReport): number {
  const withoutAnswer = status === 'pass' || status === 'fail' ? 0 : 1e6;
  const rank = level === undefined ? 0 : LEVELS.indexOf(level) * 1e3;
  const bound = deviation === undefined ? 0 : fromWireNumber(deviation.max_bound);
  if (level !== 'divergent' && level !== 'close') return withoutAnswer + rank;
  return withoutAnswer + rank + (Number.isFinite(bound) && bound > 0 ? Math.floor(Math.log10(bound)) : 900);
}

function stateOf({ status, level, deviation }: CaseReport) {
  return { status, ...(level && { level }), ...(deviation && { max_bound: deviation.max_bound }) };
}
