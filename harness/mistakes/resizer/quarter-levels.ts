import { mergedTaps } from '#reference/rounding/uint8.ts';
import type { Taps } from '#reference/taps.ts';

const SCALE = 2048;

/**
 * Two linear passes as OpenCV makes them of bytes: the weights have 11 bits; a sum along a row keeps 7 of them, and a
 * product along a column 2. Beyond the border a row reads one element, and a column the same one twice.
 */
export function quarterLevels(
  values: Float64Array,
  [height, width]: readonly [number, number],
  [rows, columns]: readonly [readonly Taps[], readonly Taps[]],
): Float64Array {
  const downwards = rows.map(scaled);
  const across = columns.map(mergedTaps).map(scaled);
  const planes = values.length / (height * width);
  const result = new Float64Array(planes * rows.length * columns.length);
  let target = 0;
  for (let plane = 0; plane < planes; plane++) {
    for (const row of downwards) {
      for (const column of across) {
        const sum = row.indices.reduce((quarters, y, place) => {
          const start = (plane * height + y) * width;
          const along = column.indices.reduce((total, x, at) => total + values[start + x] * column.weights[at], 0);
          return quarters + ((row.weights[place] * (along >> 4)) >> 16);
        }, 0);
        result[target++] = Math.min(Math.max((sum + 2) >> 2, 0), 255);
      }
    }
  }
  return result;
}

/** Of 2048, the left one being what the right one leaves. */
function scaled({ indices, weights }: Taps): Taps {
  if (weights.length !== 2) return { indices, weights: weights.map((weight) => Math.round(weight * SCALE)) };
  const right = Math.round(weights[1] * SCALE);
  return { indices, weights: [SCALE - right, right] };
}
