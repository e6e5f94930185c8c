import { brokenCode } from '../../core/broken-code.ts';
import { count, printable, printableData, printableLine } from '../../core/printable.ts';
import type { Explanation } from '../../inspect/explain/explanation.ts';
import type { LikelyCauses } from '../../inspect/explain/likely-causes.ts';
import { diagnosisBlock, LIKELY_CAUSE } from './diagnosis-text.ts';
import { elementLines } from './element-text.ts';
import type { Style } from './paint.ts';
import { tensorLines } from './tensor-text.ts';
import { indented, wrapped } from './wrapped.ts';

/** An explanation for a terminal, within its width as far as a call to paste allows. */
export function explanationText(given: Explanation, style: Style): string {
  const explanation = printableData(given);
  const { paint, width } = style;
  const { id, fact, clauses, errata, place, snippet, input, inputName } = explanation;
  const { verdict, causes, element, refusal, relation, sizes, emptyShape } = explanation;
  const shape = `${input.dtype} (${input.shape.join(', ')})`;
  const blocks: string[][] = [
    [paint('bold', id), ...wrapped(fact, width)],
    ...clauses.map((clause) => clauseLines(clause, width)),
    ...errata
      .filter(({ id: erratum }) => clauses.every((clause) => clause.id !== erratum))
      .map((erratum) => clauseLines(erratum, width)),
    ...(relation === undefined ? [] : [[paint('bold', 'relation'), ...indented(relation, width)]]),
    [paint('bold', place === undefined ? 'PyTorch' : `PyTorch, ${place}`), ...codeLines(snippet, width)],
    [paint('bold', `${inputName} ${shape}`), ...tensorLines(input).flatMap((line) => fitted(line, width))],
    ...(sizes.length > 0 ? [[paint('bold', 'output size'), ...sizes.flatMap((line) => indented(line, width))]] : []),
    ...(emptyShape ? [emptyLines(emptyShape, style)] : []),
    ...(verdict ? [verdictLines(verdict, style)] : []),
    ...(causes ? [causeLines(causes, verdict?.implementation ?? '', style)] : []),
    ...(refusal ? [refusalLines(refusal, style)] : []),
    ...(element ? elementLines(element, input.dtype, style) : []),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function clauseLines({ id, page, sentence }: Explanation['clauses'][number], width: number): string[] {
  return [`${id}, spec/${page}.md`, ...indented(sentence, width)];
}

/** Without a margin: indented, Python would not take it. */
function codeLines(statements: readonly string[], width: number): string[] {
  return statements.flatMap((line) => {
    return line.startsWith('#') ? [line] : brokenCode(line, width);
  });
}

function emptyLines(shape: readonly number[], { paint, width }: Style): string[] {
  return [
    paint('bold', `output (${shape.join(', ')})`),
    ...indented('It has no elements: only its shape and its dtype are judged.', width),
  ];
}

/** Rows of a tensor are cut: they do not read better when they are broken. */
function fitted(line: string, width: number): string[] {
  if (line === '') return [''];
  const room = width - 4;
  return [line.length > room ? `  ${line.slice(0, room)} …` : `  ${line}`];
}

function verdictLines(
  { implementation, status, message }: NonNullable<Explanation['verdict']>,
  { paint, width }: Style,
): string[] {
  const lines = printable(message, 600)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [
    paint('bold', `${printableLine(implementation, 60)}: ${status}`),
    ...lines.slice(0, 8).flatMap((line) => indented(line, width)),
    ...(status === 'pass' ? indented(ASKED_ALONE, width) : []),
  ];
}

const ASKED_ALONE =
  'Passes when run alone. If it failed in a full run, an earlier call left state behind, or the failure is intermittent.';

/** `explains` counts this case among those that were run. */
function causeLines({ diagnoses, asked }: LikelyCauses, implementation: string, { paint, width }: Style): string[] {
  const beside = asked === 1 ? '' : `, from this case and ${count(asked - 1)} like it`;
  const known = diagnoses.flatMap((one) => diagnosisBlock(one, { implementation: { name: implementation } }, width));
  return [
    paint('bold', `${LIKELY_CAUSE}${diagnoses.length > 1 ? 's' : ''}${beside}`),
    ...(known.length > 0 ? known : indented('No known mistake predicts this answer.', width)),
  ];
}

function refusalLines(
  { type, message, clause, checks }: NonNullable<Explanation['refusal']>,
  { paint, width }: Style,
): string[] {
  const at = checks.findIndex(({ outcome }) => outcome === 'refuses') + 1;
  return [
    paint('bold', `refused by check ${at} of ${checks.length}: ${clause}`),
    ...indented(`${type}: ${message}`, width),
    ...checks.map(
      ({ clauses, note, outcome }, place) =>
        `  ${String(place + 1).padStart(2)} ${outcome.padEnd(11)} ${clauses.join(', ')}${note === '' ? '' : ` (${note})`}`,
    ),
  ];
}
