import { MATRIX_LEGEND, type MatrixCell, type MatrixTable } from './matrix-table.ts';
import type { Paint } from './paint.ts';
import { wrapped } from './wrapped.ts';

/** The matrix for a terminal. What does not fit side by side comes one below the other. */
export function matrixLines(table: MatrixTable, width: number, paint: Paint): string[] {
  if (table.rows.length === 0) return [];
  return [
    ...columnBlocks(table, width).flatMap((block, at) => [...(at > 0 ? [''] : []), ...blockLines(table, block, paint)]),
    ...(table.unsupported.length > 0 ? wrapped(`unsupported throughout: ${table.unsupported.join(', ')}`, width) : []),
    ...asideLines(table, width),
    ...wrapped(MATRIX_LEGEND, width).map((line) => paint('dim', line)),
  ];
}

/** Cells that are named one by one. */
const MOST_ASIDES = 12;

function asideLines({ asides }: MatrixTable, width: number): string[] {
  if (asides.length === 0) return [];
  const hidden = asides.length - MOST_ASIDES;
  const named = [...asides.slice(0, MOST_ASIDES), ...(hidden > 0 ? [`and ${hidden} more`] : [])];
  return wrapped(`finite values by size pass, and not all else: ${named.join('; ')}`, width);
}

/** Positions of columns that fit next to each other. */
function columnBlocks(table: MatrixTable, width: number): number[][] {
  const labels = labelWidth(table.rows);
  const blocks: number[][] = [];
  let taken = Number.POSITIVE_INFINITY;
  for (const column of table.columns.keys()) {
    const own = GAP.length + columnWidth(table, column);
    if (taken + own > width) {
      blocks.push([]);
      taken = labels;
    }
    blocks[blocks.length - 1].push(column);
    taken += own;
  }
  return blocks;
}

const GAP = '  ';
const TONES = { good: 'green', fair: 'yellow', bad: 'red', none: 'dim' } as const;

function blockLines(table: MatrixTable, columns: readonly number[], paint: Paint): string[] {
  const labels = labelWidth(table.rows);
  const rows = table.rows.filter(({ cells }) => columns.some((column) => cells[column].text !== '–'));
  const header = columns.map((column) => table.columns[column].padEnd(columnWidth(table, column)));
  return [
    [''.padEnd(labels), ...header].join(GAP).trimEnd(),
    ...rows.map(({ label, cells }) =>
      [label.padEnd(labels), ...columns.map((column) => painted(cells[column], columnWidth(table, column), paint))]
        .join(GAP)
        .trimEnd(),
    ),
  ];
}

function labelWidth(rows: MatrixTable['rows']): number {
  return Math.max(...rows.map(({ label }) => label.length));
}

function columnWidth({ columns, rows }: MatrixTable, column: number): number {
  return Math.max(columns[column].length, ...rows.map(({ cells }) => cells[column].text.length));
}

function painted({ text, tone }: MatrixCell, width: number, paint: Paint): string {
  return paint(TONES[tone], text) + ' '.repeat(width - text.length);
}
