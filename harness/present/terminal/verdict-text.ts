import { count, counted, percent } from '../../core/printable.ts';
import { STATUSES, type Status } from '../../core/verdict.ts';
import { failsRun, hasValues } from '../../report/case-report.ts';
import type { Report } from '../../report/report.ts';
import { isUndecided } from '../../report/summary.ts';

/** The one line that a reader looks for. */
export function verdictText(report: Report): string {
  const { cases, selected, demanded, conforms, failures, stale } = report.summary;
  if (report.interrupted)
    return `interrupted after ${count(cases)} of ${counted(selected, 'case')}: ${shareText(report)}`;
  if (report.budget_spent && failures === 0) return unfinishedText(report);
  if (isUndecided(report)) return undecidedText(report);
  if (conforms) return `conforms at ${demanded}: ${shareText(report)}${asides(report)}`;
  const verdict = `does not conform at ${demanded}`;
  if (failures > 0) {
    const how = report.budget_spent ? 'the budget is spent' : 'ended early';
    const ended = cases < selected ? `; ${how}, ${count(selected - cases)} not examined` : '';
    return `${verdict}: ${count(failures)} of ${counted(cases, 'case')} failed (${failureKinds(report)})${asides(report)}${ended}`;
  }
  if (stale > 0) return `${verdict}: ${staleText(stale)} to be removed from the list`;
  const withValues = report.cases.filter(hasValues).length;
  const asked = withValues > 0 ? `${counted(withValues, 'case')} with values` : counted(cases, 'case');
  return `${verdict}: none of ${asked} is supported`;
}

function unfinishedText(report: Report): string {
  const { cases, selected, demanded, stale } = report.summary;
  const entries = stale > 0 ? `, and ${staleText(stale)} to be removed from the list` : '';
  return `undecided at ${demanded}: the budget is spent after ${count(cases)} of ${counted(selected, 'case')}, ${count(selected - cases)} not examined; ${shareText(report)}${entries}; --resume goes on`;
}

function undecidedText({ suite: { shard }, summary: { demanded }, cases }: Report): string {
  const what = cases.some(hasValues) ? 'case with values' : 'case';
  const found = cases.length === 0 ? `shard ${shard} has no case` : `no ${what} of shard ${shard} is supported`;
  return `undecided at ${demanded}: ${found}; merge decides over all shards`;
}

/** Of the cases that were run: what was not supported stands beside it. */
function shareText({ summary: { cases, pass, unsupported } }: Report): string {
  const run = cases - unsupported;
  return `${count(pass)} of ${count(run)} ${unsupported > 0 ? 'supported ' : ''}${run === 1 ? 'case passes' : 'cases pass'}`;
}

const FAILURE_WORDS: Readonly<Partial<Record<Status, string>>> = { unsupported: 'unsupported but required' };

function failureKinds({ cases }: Report): string {
  const failing = cases.filter(failsRun);
  return STATUSES.map((status) => ({ status, number: failing.filter((one) => one.status === status).length }))
    .filter(({ number }) => number > 0)
    .map(({ status, number }) => `${count(number)} ${FAILURE_WORDS[status] ?? status}`)
    .join(', ');
}

function asides({ cases, summary }: Report): string {
  const declined = cases.filter(({ status, required }) => status === 'unsupported' && !required).length;
  const parts = [
    ...(summary.known > 0 ? [counted(summary.known, 'known deviation')] : []),
    ...(declined > 0 ? [`${count(declined)} unsupported (coverage ${percent(summary.coverage)})`] : []),
  ];
  return parts.length > 0 ? `, ${parts.join(', ')}` : '';
}

function staleText(stale: number): string {
  return stale === 1
    ? '1 known deviation no longer deviates and has'
    : `${count(stale)} known deviations no longer deviate and have`;
}
