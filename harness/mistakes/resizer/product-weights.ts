import type { Taps } from '#reference/taps.ts';

const BITS = 12;
const SCALE = 2 ** BITS;

/**
 * Two linear passes at once as libvips makes them of bytes: fractions are cut off after 12 bits, the weights of the four
 * elements are their products, and the sum is rounded once.
 */
export function productWeights(
  values: Float64Array,
  [height, width]: readonly [number, number],
  [rows, columns]: readonly [readonly Taps[], readonly Taps[]],
): Float64Array {
  const planes = values.length / (height * width);
  const across = columns.map(pair);
  const result = new Float64Array(planes * rows.length * columns.length);
  let target = 0;
  for (let plane = 0; plane < planes; plane++) {
    const start = plane * height * width;
    for (const row of rows.map(pair)) {
      for (const column of across) {
        const at = (y: End, x: End) => (y.isRead && x.isRead ? values[start + y.index * width + x.index] : 0);
        const both = (row.fraction * column.fraction) >> BITS;
        const right = ((SCALE - row.fraction) * column.fraction) >> BITS;
        const above = (SCALE - row.fraction - right) * at(row.left, column.left) + right * at(row.left, column.right);
        const below = (row.fraction - both) * at(row.right, column.left) + both * at(row.right, column.right);
        result[target++] = (above + below + SCALE / 2) >> BITS;
      }
    }
  }
  return result;
}

interface End {
  readonly index: number;
  /** What a border has made zero is not read. */
  readonly isRead: boolean;
}

function pair({ indices, weights }: Taps): { left: End; right: End; fraction: number } {
  const [left, right = left] = indices.map((index, tap): End => ({ index, isRead: weights[tap] !== 0 }));
  return { left, right, fraction: weights.length < 2 ? 0 : Math.trunc((1 - weights[0]) * SCALE) };
}
