import type { DType } from '#spec/signature.ts';
import { comparedTexts } from '../../core/number-text.ts';
import { counted, printable, printableLine } from '../../core/printable.ts';
import { fromWireNumber } from '../../core/protocol.ts';
import type { CaseReport, ElementReport } from '../../report/case-report.ts';
import { multipleText } from './matrix-table.ts';

/** What a failing case says, line by line: where, what is true, the call, how far off, why. Colours come later. */
export function failureText(one: CaseReport) {
  return {
    word: one.status === 'invalid-output' ? 'INVALID OUTPUT' : one.status.toUpperCase(),
    id: one.id,
    clauses: clausesText(one.clauses),
    lines: [
      one.fact,
      ...(one.kind === 'property' ? [] : [one.call]),
      ...evidenceLines(one),
      ...flakyLines(one),
      ...afreshLines(one),
    ],
  };
}

function afreshLines({ afresh }: CaseReport): string[] {
  return afresh === 'pass'
    ? ['passes when run again in a fresh process: an earlier call left state behind, or the failure is intermittent']
    : [];
}

function flakyLines({ runs }: CaseReport): string[] {
  return runs === undefined ? [] : [`flaky, from round to round: ${runs.join(', ')}`];
}

/** The first ones are the most particular ones; a crossed case asks about many. */
const SHOWN_CLAUSES = 3;

/** And the pages that hold them. */
function clausesText(clauses: readonly string[]): string {
  const shown = clauses.slice(0, SHOWN_CLAUSES);
  const pages = [...new Set(shown.map((clause) => `spec/${clause.split('.')[0]}.md`))];
  const hidden = clauses.length - shown.length;
  return `${[...shown, ...pages].join(', ')}${hidden > 0 ? ` and ${hidden} more` : ''}`;
}

/**
 * Elements speak for themselves; the message of a property holds the call and the element that break it, that of a
 * probe the call. */
function evidenceLines(one: CaseReport): string[] {
  if (one.kind === 'property') return messageLines(one);
  if (one.kind === 'probe') return [...messageLines(one), ...deviationLines(one)];
  return one.deviation?.first ? deviationLines(one) : [...deviationLines(one), ...messageLines(one)];
}

const MESSAGE_LINES = 18;

function messageLines({ message, status, required }: CaseReport): string[] {
  const lines = printable(message, 2400)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const shown = lines.length > MESSAGE_LINES ? [...lines.slice(0, MESSAGE_LINES), '…'] : lines;
  return status === 'unsupported' && required ? [...shown, 'required by --require, but not supported'] : shown;
}

/** The first element that is not accepted and the worst one; where all are, the one nearest to its bound. */
function deviationLines({ deviation, dtype }: CaseReport): string[] {
  if (deviation === undefined) return [];
  const { first, worst, outside, elements } = deviation;
  if (first === undefined)
    return worst ? [`worst of ${counted(elements, 'element')}, ${elementText(worst, dtype, true)}`] : [];
  if (outside === 1) return [`1 difference, ${elementText(first, dtype)}`];
  const of = `${counted(outside, 'difference')} in ${counted(elements, 'element')}`;
  if (worst === undefined || worst.index.join() === first.index.join()) {
    return [`${worst ? 'first and worst' : 'first'} of ${of}, ${elementText(first, dtype)}`];
  }
  return [`first of ${of}, ${elementText(first, dtype)}`, `worst, ${elementText(worst, dtype)}`];
}

function elementText(element: ElementReport, dtype: DType, isAccepted = false): string {
  const { index, expected, got } = element;
  const [expectedText, gotText] = comparedTexts(expected, got, dtype);
  return `output [${index.join(', ')}]:  expected ${expectedText}   got ${gotText}${distanceText(element, dtype, isAccepted)}`;
}

/** The distance in multiples of the slack; nothing where equality is due, nor where the distance does not decide. */
function distanceText({ expected, got, slack }: ElementReport, dtype: DType, isAccepted: boolean): string {
  const allowed = fromWireNumber(slack);
  const times = Math.abs(fromWireNumber(got) - fromWireNumber(expected)) / allowed;
  if (times <= 1 && !isAccepted)
    return dtype.endsWith('float16') ? '   the sum is exact: only its rounding to nearest even is accepted' : '';
  const multiple = multipleText(times);
  return allowed > 0 && multiple !== '' ? `   ${multiple} the slack of ${Number(allowed.toPrecision(3))}` : '';
}

/** The same on one line, for reports that have a line only. */
export function failureLine(one: CaseReport): string {
  return printableLine(evidenceLines(one).join('; ') || one.fact, 500);
}
