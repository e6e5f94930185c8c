import { counted, printableData, printableLine } from '../../core/printable.ts';
import { fromWire, fromWireNumber } from '../../core/protocol.ts';
import type { CheckedCall } from '../../inspect/own-calls/checked-calls.ts';
import { pytorchCall } from '../../torch/pytorch-call.ts';
import { multipleText } from './matrix-table.ts';
import type { Style } from './paint.ts';
import { hanging } from './wrapped.ts';

/** Call by call: faithful or not, how far, why, and which other spelling is. */
export function checkedCallsText(given: readonly CheckedCall[], title: string, { paint, width }: Style): string {
  const calls = printableData(given);
  const faithful = calls.filter(({ status }) => status === 'pass');
  const blocks = calls.map((one) =>
    linesOf(one).flatMap((line, place) =>
      hanging(place === 0 ? paint(colourOf(one), line) : line, width, place === 0 ? '' : '     '),
    ),
  );
  const verdict = `${faithful.length} of ${counted(calls.length, 'call')} ${faithful.length === 1 ? 'is' : 'are'} answered faithfully`;
  return `${[
    [paint('bold', printableLine(title))],
    ...blocks,
    [paint(faithful.length === calls.length ? 'green' : 'red', verdict)],
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function colourOf({ status }: CheckedCall): 'green' | 'yellow' | 'red' {
  if (status === 'unsupported') return 'yellow';
  return status === 'pass' ? 'green' : 'red';
}

function linesOf(one: CheckedCall): string[] {
  const { status, call, message, causes, spelling } = one;
  const sign = { pass: 'ok  ', unsupported: '–   ' }[status as string] ?? 'FAIL';
  return [
    `${sign} ${call}`,
    `${placeOf(one)}: ${outcomeOf(one)}`,
    ...(message === undefined ? [] : [printableLine(message, 400)]),
    ...causes.flatMap(({ sentence, due, clause }) => [
      `likely cause: ${sentence}`,
      `→ PyTorch: ${due === undefined ? clause : `${due} (${clause})`}`,
    ]),
    ...(spelling === undefined
      ? []
      : [`answered faithfully: ${pytorchCall({ entry: 'interpolate', options: fromWire(spelling) })}`]),
  ];
}

function placeOf({ name, count, dtype, shape, planes }: CheckedCall): string {
  return [
    ...(name === undefined ? [] : [name]),
    ...(count === undefined ? [] : [counted(count, 'time')]),
    `${dtype} ${shape.join('×')}`,
    ...(planes === undefined ? [] : [`of which ${counted(planes, 'plane')} ${planes === 1 ? 'was' : 'were'} asked`]),
  ].join(', ');
}

function outcomeOf({ status, level, max_bound, outside, elements }: CheckedCall): string {
  const multiple = max_bound === undefined ? '' : multipleText(fromWireNumber(max_bound));
  const share =
    status === 'fail' && elements !== undefined
      ? `, ${outside} of ${counted(elements, 'element')} are not accepted`
      : '';
  const word = status === 'pass' ? 'faithful' : (level ?? status);
  return `${word}${multiple === '' ? '' : ` ${multiple}`}${share}`;
}
