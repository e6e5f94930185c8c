import type { FreeTaps } from './freedom.ts';

/**
 * The taps of a pass, read from the input: for every input index the output indices that read it. An error of the
 * coordinate is one of each weight here, since every output index has a coordinate of its own.
 */
export function transposedTaps(taps: readonly FreeTaps[], inputSize: number): FreeTaps[] {
  const rows = Array.from({ length: inputSize }, () => ({
    indices: [] as number[],
    weights: [] as number[],
    weightErrors: [] as number[],
  }));
  for (const [outputIndex, tap] of taps.entries()) {
    for (const [inputIndex, { weight, error }] of readWeights(tap)) {
      rows[inputIndex].indices.push(outputIndex);
      rows[inputIndex].weights.push(weight);
      rows[inputIndex].weightErrors.push(error);
    }
  }
  return rows.map((row) => ({ ...row, coordinateError: 0, slopes: [], isExact: false }));
}

interface ReadWeight {
  weight: number;
  error: number;
}

/** The weight of each input index and how far it may be off; an index that stands several times is added up. */
function readWeights({ indices, weights, weightErrors, coordinateError, slopes }: FreeTaps): Map<number, ReadWeight> {
  const read = new Map<number, ReadWeight>();
  const at = (index: number): ReadWeight => {
    const known = read.get(index) ?? { weight: 0, error: 0 };
    read.set(index, known);
    return known;
  };
  indices.forEach((index, tap) => {
    const one = at(index);
    one.weight += weights[tap];
    one.error += weightErrors[tap];
  });
  for (const [index, steepness] of steepest(slopes)) at(index).error += coordinateError * steepness;
  return read;
}

/** The largest slope of each index over the places that the coordinate may have. */
function steepest(slopes: FreeTaps['slopes']): Map<number, number> {
  const most = new Map<number, number>();
  for (const { indices, weights } of slopes) {
    const here = new Map<number, number>();
    indices.forEach((index, tap) => {
      here.set(index, (here.get(index) ?? 0) + weights[tap]);
    });
    for (const [index, slope] of here) most.set(index, Math.max(most.get(index) ?? 0, Math.abs(slope)));
  }
  return most;
}
