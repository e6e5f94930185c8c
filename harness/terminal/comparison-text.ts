import { type ComparedCase, isCommon, isDisagreement } from '../comparison/comparison.ts';
import type { ComparisonReport } from '../comparison/comparison-report.ts';
import { fromWireNumber, type WireNumber } from '../protocol.ts';
import { multipleText } from './matrix-table.ts';
import type { Paint } from './paint.ts';
import { count, counted, printableLine } from './printable.ts';

/** The worst cases that are printed. */
const SHOWN = 8;

export function comparisonText(report: ComparisonReport, cases: readonly ComparedCase[], paint: Paint): string {
  const { suite, first, second, summary, matrix } = report;
  const table = [
    ['mode', 'dtype', 'cases', 'A pass', 'B pass', 'same', 'max abs', 'max ulp', 'A nearer', 'B nearer'],
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
  const verdict = summary.agree
    ? `they agree: neither fails a case that the other passes, of ${counted(summary.common, 'case')} that both support`
    : `they disagree: in ${count(summary.disagreements)} of ${counted(summary.common, 'case')} that both support one passes and the other fails`;
  return [
    `A: ${paint('bold', printableLine(first, 80))}`,
    `B: ${paint('bold', printableLine(second, 80))}`,
    `against ${suite.target}, interpolate-conformance ${suite.version}, profile ${suite.profile}`,
    '',
    ...aligned(table),
    paint('dim', 'same: cases of equal bits; nearer: cases whose worst element is the smaller multiple of the bound'),
    ...(worst.length > 0 ? ['', 'furthest apart:', ...worst.map((one) => `  ${caseText(one)}`)] : []),
    '',
    `only A supports ${counted(summary.only_first, 'case')}, only B ${count(summary.only_second)}`,
    paint(summary.agree ? 'green' : 'red', verdict),
    '',
  ].join('\n');
}

/** Disagreements before all else, then by the distance between the answers. */
function worstCases(cases: readonly ComparedCase[]): ComparedCase[] {
  const far = (one: ComparedCase) => one.difference?.max_ulp ?? Number.POSITIVE_INFINITY;
  const rank = (one: ComparedCase) => (isDisagreement(one) ? 1 : 0);
  return cases
    .filter((one) => isCommon(one) && (isDisagreement(one) || far(one) > 0))
    .sort((left, right) => rank(right) - rank(left) || (far(left) === far(right) ? 0 : far(right) - far(left)))
    .slice(0, SHOWN);
}

function caseText({ id, first, second, difference }: ComparedCase): string {
  const apart = difference === undefined ? 'no answers to compare' : `${brief(difference.max_abs)} apart`;
  return `${id}: A ${sideText(first)}, B ${sideText(second)}, ${apart}`;
}

function sideText({ status, max_bound }: ComparedCase['first']): string {
  const multiple = max_bound === undefined ? '' : multipleText(max_bound);
  return multiple === '' ? status : `${status} ${multiple}`;
}

function aligned(table: readonly (readonly string[])[]): string[] {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  return table.map((row) =>
    row.map((text, column) => (column < 2 ? text.padEnd(widths[column]) : text.padStart(widths[column]))).join('  '),
  );
}

function brief(wire: WireNumber): string {
  const value = fromWireNumber(wire);
  if (!Number.isFinite(value)) return String(wire);
  const isPlain = value === 0 || (value >= 0.001 && value < 1e5);
  return isPlain ? String(Number(value.toPrecision(3))) : value.toExponential(1);
}
