import type { Taps } from '#reference/taps.ts';
import { type ErringTaps, RowsWriter, rowOf, TapsWriter } from './free-taps.ts';

/** For tests: the taps of one output index. */
export interface FreeRow extends Taps {
  readonly weightErrors: readonly number[];
  readonly coordinateError: number;
  readonly slopes: readonly Taps[];
}

/** An axis with these output indices. */
export function freeTapsOf(...rows: readonly FreeRow[]): ErringTaps {
  const taps = new TapsWriter(rows.length, 2);
  for (const { indices, weights, weightErrors, coordinateError, slopes } of rows) {
    indices.forEach((index, tap) => {
      taps.add(index, weights[tap], weightErrors[tap]);
    });
    for (const slope of slopes) {
      slope.indices.forEach((index, tap) => {
        taps.slopes.add(index, slope.weights[tap]);
      });
      taps.slopes.endRow();
    }
    taps.endOutput(coordinateError);
  }
  return taps.written(() => false);
}

/** What a writer of rows writes when it is called with these arguments. */
export function rowsWritten<Given extends readonly unknown[]>(write: (rows: RowsWriter, ...given: Given) => void) {
  return (...given: Given): Taps[] => {
    const writer = new RowsWriter(0, 0);
    write(writer, ...given);
    return Array.from({ length: writer.rows }, (_, row) => rowOf(writer, row));
  };
}
