import { count, counted, printableLine } from '../../core/printable.ts';
import { fromWireNumber, type WireNumber } from '../../core/protocol.ts';
import { type ComparedCase, isCommon, isDisagreement } from '../../inspect/comparison/comparison.ts';
import type { ComparisonReport } from '../../inspect/comparison/comparison-report.ts';
import { multipleText } from './matrix-table.ts';
import type { Style } from './paint.ts';
import { wrapped } from './wrapped.ts';

/** The worst cases that are printed. */
const SHOWN = 8;

export function comparisonText(
  report: ComparisonReport,
  cases: readonly ComparedCase[],
  { paint, width }: Style,
): string {
  const { suite, first, second, summary, matrix } = report;
  const table = [
    ['', '', '', 'pass', '', 'same', 'furthest', 'apart', 'nearer', ''],
    ['mode', 'dtype', 'cases', 'A', 'B', 'bits', 'abs', 'ulp', 'A', 'B'],
    ...matrix.map((row) => [
      row.mode,
      row.dtype,
      count(row.cases),
      count(row.first_pass),
      count(row.second_pass),
      count(row.same_bits),
      brief(row.max_abs),
      brief(row.max_ulp),
      count(row.first_nearer),
      count(row.second_nearer),
    ]),
  ];
  const worst = worstCases(cases);
  return [
    `A: ${paint('bold', printableLine(first, width - 3))}`,
    `B: ${paint('bold', printableLine(second, width - 3))}`,
    ...wrapped(`against ${suite.target}, interpolate-conformance ${suite.version}, profile ${suite.profile}`, width),
    '',
    ...aligned(table),
    ...wrapped(LEGEND, width).map((line) => paint('dim', line)),
    ...(worst.length > 0 ? ['', 'furthest apart:', ...worst.flatMap((one) => caseLines(one, width))] : []),
    '',
    ...wrapped(`only A supports ${counted(summary.only_first, 'case')}, only B ${count(summary.only_second)}`, width),
    ...wrapped(nearerText(report), width),
    ...wrapped(verdictText(report), width).map((line) => paint(summary.agree ? 'green' : 'red', line)),
    '',
  ].join('\n');
}

const LEGEND =
  'same bits: cases with equal answers; apart: over elements that are finite in both; nearer: cases whose worst element is the smaller multiple of the bound, or that only one answers';

function nearerText({ summary: { common, first_nearer, second_nearer } }: ComparisonReport): string {
  const rest = common - first_nearer - second_nearer;
  return `nearer to the clauses: A in ${counted(first_nearer, 'case')}, B in ${count(second_nearer)}, as near in ${count(rest)}`;
}

function verdictText({ summary, matrix }: ComparisonReport): string {
  const { agree, common, disagreements } = summary;
  const of = `of ${counted(common, 'case')} that both support,`;
  if (!agree) return `they disagree: in ${count(disagreements)} ${of} one passes and the other fails`;
  const pass = matrix.reduce((sum, row) => sum + row.first_pass, 0);
  return `they agree: ${of} both pass ${count(pass)} and both fail ${count(common - pass)}`;
}

/** Disagreements before all else, then by the distance between the answers. */
function worstCases(cases: readonly ComparedCase[]): ComparedCase[] {
  const far = ({ difference }: ComparedCase) => {
    if (difference === undefined || difference.not_finite > 0) return Number.POSITIVE_INFINITY;
    return difference.max_ulp;
  };
  const rank = (one: ComparedCase) => (isDisagreement(one) ? 1 : 0);
  return cases
    .filter((one) => isCommon(one) && (isDisagreement(one) || far(one) > 0))
    .sort((left, right) => rank(right) - rank(left) || (far(left) === far(right) ? 0 : far(right) - far(left)))
    .slice(0, SHOWN);
}

function caseLines({ id, first, second, difference }: ComparedCase, width: number): string[] {
  const text = `${id}: A ${sideText(first)}, B ${sideText(second)}, ${apartText(difference)}`;
  return wrapped(text, width - 4).map((line, at) => `${at === 0 ? '  ' : '    '}${line}`);
}

function apartText(difference: ComparedCase['difference']): string {
  if (difference === undefined) return 'no two answers to compare';
  const { not_finite, max_abs, differing, elements } = difference;
  const finite = differing > not_finite ? [`${brief(max_abs)} apart in ${count(differing - not_finite)}`] : [];
  const special = not_finite > 0 ? [`NaN or infinite differently in ${count(not_finite)}`] : [];
  return `${[...finite, ...special].join(', ') || 'the same'} of ${counted(elements, 'element')}`;
}

function sideText({ status, max_bound }: ComparedCase['first']): string {
  const multiple = max_bound === undefined ? '' : multipleText(max_bound);
  return multiple === '' ? status : `${status} ${multiple}`;
}

function aligned(table: readonly (readonly string[])[]): string[] {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  return table.map((row) =>
    row
      .map((text, column) => (column < 2 ? text.padEnd(widths[column]) : text.padStart(widths[column])))
      .join('  ')
      .trimEnd(),
  );
}

function brief(wire: WireNumber): string {
  const value = fromWireNumber(wire);
  if (!Number.isFinite(value)) return String(wire);
  const isPlain = value === 0 || (value >= 0.001 && value < 1e5);
  return isPlain ? String(Number(value.toPrecision(3))) : value.toExponential(1);
}
