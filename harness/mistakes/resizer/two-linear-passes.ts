import { mergedTaps } from '#reference/rounding/uint8.ts';
import type { Taps } from '#reference/taps.ts';

type Sizes = readonly [height: number, width: number];
type TapsOfBoth = readonly [rows: readonly Taps[], columns: readonly Taps[]];

const PRODUCT_BITS = 12;
const PRODUCT_SCALE = 2 ** PRODUCT_BITS;

/**
 * Two linear passes at once as libvips makes them of bytes: fractions are cut off after 12 bits, the weights of the four
 * elements are their products, and the sum is rounded once.
 */
export function productWeights(values: Float64Array, sizes: Sizes, [rows, columns]: TapsOfBoth): Float64Array {
  return overPlanes(values, sizes, rows.map(pair), columns.map(pair), (elementAt, row, column) => {
    const at = (y: End, x: End) => (y.isRead && x.isRead ? elementAt(y.index, x.index) : 0);
    const both = (row.fraction * column.fraction) >> PRODUCT_BITS;
    const right = ((PRODUCT_SCALE - row.fraction) * column.fraction) >> PRODUCT_BITS;
    const left = PRODUCT_SCALE - row.fraction - right;
    const above = left * at(row.left, column.left) + right * at(row.left, column.right);
    const below = (row.fraction - both) * at(row.right, column.left) + both * at(row.right, column.right);
    return (above + below + PRODUCT_SCALE / 2) >> PRODUCT_BITS;
  });
}

interface End {
  readonly index: number;
  /** What a border has made zero is not read. */
  readonly isRead: boolean;
}

function pair({ indices, weights }: Taps): { left: End; right: End; fraction: number } {
  const [left, right = left] = indices.map((index, tap): End => ({ index, isRead: weights[tap] !== 0 }));
  return { left, right, fraction: weights.length < 2 ? 0 : Math.trunc((1 - weights[0]) * PRODUCT_SCALE) };
}

const QUARTER_SCALE = 2048;

/**
 * Two linear passes as OpenCV makes them of bytes: the weights have 11 bits; a sum along a row keeps 7 of them, and a
 * product along a column 2. Beyond the border a row reads one element, and a column the same one twice.
 */
export function quarterLevels(values: Float64Array, sizes: Sizes, [rows, columns]: TapsOfBoth): Float64Array {
  const across = columns.map(mergedTaps).map(scaled);
  return overPlanes(values, sizes, rows.map(scaled), across, (elementAt, row, column) => {
    const sum = row.indices.reduce((quarters, y, place) => {
      const along = column.indices.reduce((total, x, at) => total + elementAt(y, x) * column.weights[at], 0);
      return quarters + ((row.weights[place] * (along >> 4)) >> 16);
    }, 0);
    return Math.min(Math.max((sum + 2) >> 2, 0), 255);
  });
}

/** Of 2048, the left one being what the right one leaves. */
function scaled({ indices, weights }: Taps): Taps {
  if (weights.length !== 2) return { indices, weights: weights.map((weight) => Math.round(weight * QUARTER_SCALE)) };
  const right = Math.round(weights[1] * QUARTER_SCALE);
  return { indices, weights: [QUARTER_SCALE - right, right] };
}

/** One element for each row and column of every plane. */
export function overPlanes<Row, Column>(
  values: Float64Array,
  [height, width]: Sizes,
  rows: readonly Row[],
  columns: readonly Column[],
  elementOf: (elementAt: (y: number, x: number) => number, row: Row, column: Column) => number,
): Float64Array {
  const planes = values.length / (height * width);
  const result = new Float64Array(planes * rows.length * columns.length);
  let target = 0;
  for (let plane = 0; plane < planes; plane++) {
    const elementAt = (y: number, x: number) => values[(plane * height + y) * width + x];
    for (const row of rows) for (const column of columns) result[target++] = elementOf(elementAt, row, column);
  }
  return result;
}
