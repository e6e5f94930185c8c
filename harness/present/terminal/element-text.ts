import type { DType } from '#spec/signature.ts';
import { numberText } from '../../core/number-text.ts';
import { printableLine } from '../../core/printable.ts';
import { toWireNumber } from '../../core/protocol.ts';
import type {
  AxisExplanation,
  ElementExplanation,
  ElementTap,
  SeenTaps,
  Tap,
  WeightedSum,
} from '../../inspect/explain/explanation.ts';
import type { SlackParts } from '../../judge/slack-parts.ts';
import { multipleText } from './matrix-table.ts';
import type { Style } from './paint.ts';
import { indented, wrapped } from './wrapped.ts';

/** One element alone: its axes, its sums, its value. */
export function elementText(element: ElementExplanation, dtype: DType, style: Style): string {
  const [, ...blocks] = elementLines(element, dtype, style);
  return blocks.map((lines) => lines.join('\n')).join('\n\n');
}

/** Its heading, then a block for each axis, the sums and the value. */
export function elementLines(element: ElementExplanation, dtype: DType, style: Style): string[][] {
  const { paint } = style;
  return [
    wrapped(
      `${element.isGradient ? 'gradient' : 'output'} [${element.index.join(', ')}], ${element.chosen}`,
      style.width,
    ),
    ...element.axes.map((axis) => axisLines(axis, element.isGradient, dtype, style)),
    ...(element.entangled ? [entangledLines(element.entangled, style)] : []),
    ...(element.sums.length > 0 ? [[paint('bold', 'sums'), ...sumLines(element.sums, style)]] : []),
    [paint('bold', 'value'), ...valueLines(element, dtype, style)],
    ...noteOf(element, dtype).map((note) => wrapped(note, style.width)),
  ];
}

function axisLines(axis: AxisExplanation, isGradient: boolean, dtype: DType, style: Style): string[] {
  const { paint, width } = style;
  const { name, inputSize, outputSize, index, isLeftAlone, placing, taps, seen } = axis;
  const place = isGradient ? `input index ${index}` : `output index ${index}`;
  const head = `${paint('bold', name)}  ${inputSize} → ${outputSize}, ${place}${isLeftAlone ? ': the axis is left as it is' : ''}`;
  const readers =
    isGradient && !isLeftAlone ? ['the output elements that read it, with the weights that they give it'] : [];
  const float32 = placing?.float32 === undefined ? '' : `; in float32 ${placing.float32}`;
  return [
    head,
    ...readers.map((line) => `   ${line}`),
    ...(placing ? indented(`${placing.what}: ${placing.formula} = ${placing.exact}${float32}`, width, '   ') : []),
    ...(placing?.notes ?? []).flatMap((note) => indented(note, width, '   ')),
    ...tapLines(taps, seen, { dtype, width, side: isGradient ? 'output' : 'input' }),
  ];
}

const SHOWN_TAPS = 12;

/** A table: input index, expected weight, and the weight that the implementation was seen to use. */
function tapLines(
  expected: readonly Tap[],
  seen: SeenTaps | undefined,
  { dtype, width, side }: { dtype: DType; width: number; side: 'input' | 'output' },
): string[] {
  const seenTaps = seen?.kind === 'taps' ? seen.taps : [];
  const indices = [...new Set([...expected, ...seenTaps].map(({ index }) => index))].sort(
    (left, right) => left - right,
  );
  const weightOf = (taps: readonly Tap[], index: number) => taps.find((tap) => tap.index === index)?.weight ?? 0;
  const rows = indices.slice(0, SHOWN_TAPS).map((index) => {
    const [wanted, used] = [weightOf(expected, index), weightOf(seenTaps, index)];
    const column = `   ${side.padEnd(6)} ${String(index).padStart(5)}  ${weightText(wanted).padStart(13)}`;
    if (seen?.kind !== 'taps') return column;
    return `${column} ${weightText(used).padStart(13)}${isFar(wanted, used, dtype) ? '  ←' : ''}`;
  });
  const hidden = indices.length - rows.length;
  return [
    `   ${'tap'.padEnd(12)}  ${'expected'.padStart(13)}${seen?.kind === 'taps' ? ` ${'observed'.padStart(13)}` : ''}`,
    ...rows,
    ...(hidden > 0 ? [`   … and ${hidden} more`] : []),
    ...(seen?.kind === 'none' ? indented(`taps not observed: ${printableLine(seen.reason, 200)}`, width, '   ') : []),
    ...(seen?.kind === 'taps' && seen.resolution > 0
      ? [`   observed to 1/${1 / seen.resolution}, one level of uint8`]
      : []),
  ];
}

function entangledLines(taps: readonly ElementTap[], { width }: Style): string[] {
  const shown = taps.slice(0, SHOWN_TAPS);
  return [
    ...wrapped('Observed: its weights are not a product of one weight per axis. This element reads', width),
    ...shown.map(({ index, weight }) => `   input [${index.join(', ')}]  ${weightText(weight).padStart(13)}`),
    ...(taps.length > shown.length ? [`   … and ${taps.length - shown.length} more`] : []),
  ];
}

function weightText(weight: number): string {
  return weight === 0 ? '–' : String(Number(weight.toPrecision(8)));
}

/** Marked where it catches the eye as well: the verdict itself goes by the slack. */
const MARKED: Readonly<Record<DType, number>> = {
  float64: 1e-6,
  float32: 1e-6,
  float16: 2e-3,
  bfloat16: 2e-2,
  uint8: 8e-3,
};

function isFar(wanted: number, used: number, dtype: DType): boolean {
  return !(Math.abs(wanted - used) <= MARKED[dtype]);
}

const SHOWN_SUMS = 16;
const SHOWN_TERMS = 8;

function sumLines(sums: readonly WeightedSum[], { width }: Style): string[] {
  const shown = sums.length > SHOWN_SUMS ? [...sums.slice(0, SHOWN_SUMS - 1), ...sums.slice(-1)] : sums;
  const hidden = sums.length - shown.length;
  return shown.flatMap((sum, place) => [
    ...(hidden > 0 && place === shown.length - 1 ? [`  … and ${hidden} more`] : []),
    ...sumText(sum, width),
  ]);
}

function sumText({ axis, at, terms, value, precision, level }: WeightedSum, width: number): string[] {
  const products = terms
    .slice(0, SHOWN_TERMS)
    .map(({ weight, value: factor }) => `${weightText(weight)}·${factorText(factor)}`);
  const rest = terms.length > SHOWN_TERMS ? [`… (${terms.length - SHOWN_TERMS} more)`] : [];
  const sum = [...products, ...rest].join(' + ').replaceAll('+ -', '− ') || '0';
  const divided = precision === undefined ? sum : `(${sum}) / 2^${precision}`;
  const rounded = level === undefined ? '' : `, as a level ${level}`;
  const where = at === '' ? axis : `${axis} at ${at}`;
  const [first, ...more] = wrapped(`${where}: ${divided} = ${between(value)}${rounded}`, width - 4);
  return [`  ${first}`, ...more.map((line) => `    ${line}`)];
}

/** In full, so that the sum adds up; bracketed where its sign would run into the product. */
function factorText(value: number): string {
  return value < 0 ? `(${between(value)})` : between(value);
}

function valueLines(element: ElementExplanation, dtype: DType, { paint, width }: Style): string[] {
  const { expected, slack, accepted, errata, recorded, got, multiple } = element;
  const isBad = multiple !== undefined && multiple > 1;
  const rows: (readonly [name: string, text: string])[] = [
    ['expected', between(expected)],
    ...(recorded === undefined ? [] : [['recorded', `${inFull(recorded, dtype)} by PyTorch`] as const]),
    [
      'accepted',
      accepted === undefined ? rangeText(expected, slack) : accepted.map((value) => valueText(value, dtype)).join(', '),
    ],
    ...errata.map((one) => ['', `and ${rangeText(one.value, one.slack)}, ${givenBy(one)}`] as const),
    ...slackRows(element),
  ];
  const lines = rows.flatMap((row) => labelled(row, width));
  if (got === undefined) return lines;
  const far = isBad ? `, ${distanceText(element)}` : ', accepted';
  const came = labelled(['got', `${inFull(got, dtype)}${far}`], width);
  return [...lines, ...came.map((line) => paint(isBad ? 'red' : 'green', line))];
}

const LABEL = 10;

function labelled([name, text]: readonly [name: string, text: string], width: number): string[] {
  return wrapped(text, width - LABEL - 2).map((line, at) => `  ${(at === 0 ? name : '').padEnd(LABEL)}${line}`);
}

function rangeText(expected: number, slack: number): string {
  return slack === 0 ? between(expected) : `${between(expected - slack)} to ${between(expected + slack)}`;
}

function givenBy({ ids }: ElementExplanation['errata'][number]): string {
  return `by ${ids.join(' and ')}`;
}

/** Said where a range stands for it: a value that is accepted for itself needs none. */
function slackRows({ slack, parts, accepted }: ElementExplanation): (readonly [string, string])[] {
  if (slack === 0 || accepted !== undefined) return [];
  return [['slack', parts === undefined ? brief(slack) : partsText(slack, parts)]];
}

function partsText(slack: number, { coordinate, weights, summation, rounding }: SlackParts): string {
  const parts = `coordinate ${brief(coordinate)}, weights ${brief(weights)}, summation ${brief(summation)}, last rounding ${brief(rounding)}`;
  return `${brief(slack)}: ${parts}`;
}

function distanceText({ expected, accepted, got = 0, multiple = 0 }: ElementExplanation): string {
  const distance = Math.abs(got - expected);
  if (!Number.isFinite(distance)) return 'not accepted';
  const times = accepted === undefined ? multipleText(multiple) : '';
  return `off by ${brief(distance)}${times === '' ? ', not accepted' : `, ${times} the bound`}`;
}

/** What the taps do not show: whoever has the right ones is wrong for another reason. */
function usesExpectedTaps({ axes, entangled, multiple = 0 }: ElementExplanation, dtype: DType): boolean {
  return (
    multiple > 1 &&
    entangled === undefined &&
    axes.every(({ taps, seen }) => seen?.kind === 'taps' && areAlike(taps, seen.taps, dtype))
  );
}

/** What the columns of the axes do not say by themselves. */
function noteOf(element: ElementExplanation, dtype: DType): string[] {
  if (usesExpectedTaps(element, dtype)) return [OTHER_REASON];
  const { axes, multiple = 0 } = element;
  const sums = axes.map(({ seen }) => (seen?.kind === 'taps' ? sumOf(seen.taps) : Number.NaN));
  const isOfOther = axes.length > 1 && axes.some(({ taps }, axis) => isFar(sumOf(taps), sums[axis], dtype));
  const isOther = axes.some(({ taps, seen }) => seen?.kind === 'taps' && !areAlike(taps, seen.taps, dtype));
  return [
    ...(isOfOther ? [ANOTHER_SUM] : []),
    ...(multiple <= 1 && isOther && element.got !== undefined ? [OTHER_WEIGHTS] : []),
  ];
}

const ANOTHER_SUM =
  'The observed weights have another sum than the expected ones. Each axis shows the factor of all axes together, so the product of the axes holds it more than once.';

const OTHER_WEIGHTS =
  'These values come out right, but the weights are not the expected ones: other values would be wrong.';

function sumOf(taps: readonly Tap[]): number {
  return taps.reduce((sum, { weight }) => sum + weight, 0);
}

function areAlike(wanted: readonly Tap[], used: readonly Tap[], dtype: DType): boolean {
  const weightOf = (list: readonly Tap[], index: number) => list.find((tap) => tap.index === index)?.weight ?? 0;
  return [...wanted, ...used].every(({ index }) => !isFar(weightOf(wanted, index), weightOf(used, index), dtype));
}

const OTHER_REASON =
  'Measured with unit vectors, its taps are the expected ones: the difference comes from these values, from the sum and its rounding, or from an earlier call.';

function brief(value: number): string {
  const isSmall = value !== 0 && Math.abs(value) < 1e-3;
  return isSmall ? value.toExponential(2) : String(Number(value.toPrecision(3)));
}

/** An unrounded value, in as many digits as a float64 of some sums has. */
function between(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(12))) : String(value);
}

/** A value of the dtype, in as many digits as the expected one. */
function inFull(value: number, dtype: DType): string {
  return dtype === 'float64' ? String(value) : between(value);
}

function valueText(value: number, dtype: DType): string {
  return numberText(toWireNumber(value), dtype);
}
