import { DTYPES, fromWireNumber } from '../../core/protocol.ts';
import type { Part } from '../../report/case-part.ts';
import { optionsOn } from '../../report/case-report.ts';
import type { MatrixRow } from '../../report/matrix.ts';

export type MatrixTable = ReturnType<typeof matrixTable>;

/** The words carry the meaning; the tone only colours it. */
export interface MatrixCell {
  text: string;
  tone: 'good' | 'fair' | 'bad' | 'none';
}

/** The matrix as people read it: a row for a mode with its options, a column for a dtype. */
export function matrixTable(matrix: readonly MatrixRow[]) {
  const asked = DTYPES.filter((dtype) => matrix.some((row) => row.dtype === dtype));
  const unsupported = asked.filter((dtype) => matrix.every((row) => row.dtype !== dtype || isUnsupported(row)));
  const columns = unsupported.length < asked.length ? asked.filter((dtype) => !unsupported.includes(dtype)) : asked;
  const all = [...new Set(matrix.map(rowLabel))];
  const isLeftOut = (label: string) => matrix.every((row) => rowLabel(row) !== label || isUnsupported(row));
  const supported = all.filter((label) => !isLeftOut(label));
  const labels = supported.length > 0 ? supported : all;
  return {
    columns,
    rows: labels.map((label) => ({
      label,
      cells: columns.map((dtype) => cell(matrix.find((row) => row.dtype === dtype && rowLabel(row) === label))),
    })),
    /** Columns and rows that were left out, because nothing in them is supported. */
    unsupported: [
      ...asked.filter((dtype) => !columns.includes(dtype)),
      ...all.filter((label) => !labels.includes(label)).map((label) => label.replaceAll(', ', ' ')),
    ],
    /** Cells whose finite values by size all pass, with what fails in them. */
    asides: matrix.flatMap((row) => {
      const failing = failingAsides(row);
      return failing === undefined ? [] : [`${rowLabel(row).replaceAll(', ', ' ')} ${row.dtype}: ${failing}`];
    }),
  };
}

type PartRow = NonNullable<MatrixRow['parts']>[number];

/** The finite values by size, where they all pass and something else in the cell fails: the level of the whole says less. */
export function soundValues({ parts = [] }: MatrixRow): PartRow | undefined {
  const bySize = parts.find(({ part }) => part === 'size');
  const isSound = bySize?.level !== undefined && bySize.pass > 0 && failuresOf(bySize) === 0;
  return isSound && parts.some((one) => failuresOf(one) > 0) ? bySize : undefined;
}

/** `special values 3/12 fail`, where the finite values by size all pass. */
export function failingAsides(row: MatrixRow): string | undefined {
  if (soundValues(row) === undefined) return undefined;
  const failing = (row.parts ?? []).filter((one) => failuresOf(one) > 0);
  const text = (one: PartRow) => `${PART_WORDS[one.part]} ${failuresOf(one)}/${one.cases - one.unsupported} fail`;
  return failing.map(text).join(', ');
}

const PART_WORDS: Readonly<Record<Part, string>> = {
  size: 'by size',
  factor: 'by factor',
  relations: 'relations',
  'size-rule': 'the size of a factor',
  ties: 'ties',
  'special-values': 'special values',
  empty: 'empty tensors',
  memory: 'memory and state',
  'front-ends': 'front ends',
  gradients: 'gradients',
};

function failuresOf({ cases, unsupported, pass }: PartRow): number {
  return cases - unsupported - pass;
}

export const MATRIX_LEGEND = 'level reached, and the largest deviation in multiples of the bound: up to 1× is faithful';

/** `0.43×`, `23×`, `6e4×`, `>1e6×`; an infinite multiple says no more than the level does. */
export function multipleText(multiple: number): string {
  if (Number.isNaN(multiple) || multiple === Number.POSITIVE_INFINITY) return '';
  if (multiple < 0.01) return multiple === 0 ? '' : '<0.01×';
  if (multiple < 10) return `${multiple.toFixed(2)}×`;
  if (multiple >= 1e6) return '>1e6×';
  return multiple < 10_000 ? `${multiple.toFixed(0)}×` : `${multiple.toExponential(0).replace('+', '')}×`;
}

function cell(row: MatrixRow | undefined): MatrixCell {
  if (row === undefined) return { text: '–', tone: 'none' };
  if (isUnsupported(row)) return { text: 'unsupported', tone: 'none' };
  const run = row.cases - row.unsupported;
  const failing = run - row.pass;
  const share = failing > 0 ? `${failing}/${run} fail` : run < row.cases ? `${run}/${row.cases} run` : '';
  const shown = soundValues(row) ?? row;
  const multiple = shown.level === 'bit-exact' ? '' : multipleText(fromWireNumber(shown.max_bound));
  const text = [outcomeWord(shown), multiple, share].filter((part) => part !== '').join(' ');
  if (failing > 0) return { text, tone: 'bad' };
  return { text, tone: share === '' && row.level !== 'close' ? 'good' : 'fair' };
}

const BROKEN = ['crash', 'timeout', 'error', 'invalid-output'] as const;

/** A status that is no wrong value is worth more than the level that follows from it. */
function outcomeWord(row: Omit<MatrixRow, 'mode' | 'dtype' | 'align_corners' | 'antialias' | 'parts'>): string {
  const broken = BROKEN.find((status) => row[status] > 0 && row[status] >= row.fail);
  if (broken === 'invalid-output') return 'invalid';
  return broken ?? row.level ?? (row.fail > 0 ? 'fail' : 'pass');
}

function isUnsupported(row: MatrixRow): boolean {
  return row.unsupported === row.cases;
}

function rowLabel(row: MatrixRow): string {
  return [row.mode, ...optionsOn(row)].join(', ');
}
