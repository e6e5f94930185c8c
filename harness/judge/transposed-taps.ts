import { type ErringTaps, grown, RowsWriter } from './free-taps.ts';

/**
 * The taps of a pass, read from the input: for every input index the output indices that read it. An error of the
 * coordinate is one of each weight here, since every output index has a coordinate of its own.
 */
export function transposedTaps(taps: ErringTaps, inputSize: number): ErringTaps {
  const { read, errors } = readTaps(taps, inputSize);
  const starts = startsOf(read, inputSize);
  const indices = new Int32Array(read.length);
  const weights = new Float64Array(read.length);
  const weightErrors = new Float64Array(read.length);
  const next = starts.slice();
  for (let outputIndex = 0; outputIndex < taps.count; outputIndex++) {
    for (let tap = read.starts[outputIndex]; tap < read.starts[outputIndex + 1]; tap++) {
      const target = next[read.indices[tap]]++;
      indices[target] = outputIndex;
      weights[target] = read.weights[tap];
      weightErrors[target] = errors[tap];
    }
  }
  return {
    count: inputSize,
    starts,
    indices,
    weights,
    weightErrors,
    coordinateErrors: new Float64Array(inputSize),
    slopes: new RowsWriter(0, 0),
    places: new Int32Array(inputSize + 1),
    isExact: () => false,
  };
}

function startsOf({ indices, length }: RowsWriter, inputSize: number): Int32Array {
  const starts = new Int32Array(inputSize + 1);
  for (let tap = 0; tap < length; tap++) starts[indices[tap] + 1] += 1;
  for (let inputIndex = 0; inputIndex < inputSize; inputIndex++) starts[inputIndex + 1] += starts[inputIndex];
  return starts;
}

/** What each output index reads, every input index once: one that stands several times is added up. */
function readTaps(taps: ErringTaps, inputSize: number): { read: RowsWriter; errors: Float64Array } {
  const read = new RowsWriter(taps.count, taps.indices.length);
  let errors = new Float64Array(read.indices.length);
  const weights = new Float64Array(inputSize);
  const weightErrors = new Float64Array(inputSize);
  const slopes = new Float64Array(inputSize);
  /** The largest slope counts, over the places that the coordinate may have. */
  const steepest = new Float64Array(inputSize);
  const isRead = new Uint8Array(inputSize);
  const found: number[] = [];
  const note = (index: number) => {
    if (isRead[index] === 0) found.push(index);
    isRead[index] = 1;
  };
  for (let outputIndex = 0; outputIndex < taps.count; outputIndex++) {
    for (let tap = taps.starts[outputIndex]; tap < taps.starts[outputIndex + 1]; tap++) {
      const index = taps.indices[tap];
      note(index);
      weights[index] += taps.weights[tap];
      weightErrors[index] += taps.weightErrors[tap];
    }
    for (let place = taps.places[outputIndex]; place < taps.places[outputIndex + 1]; place++) {
      const { starts, indices } = taps.slopes;
      for (let tap = starts[place]; tap < starts[place + 1]; tap++) {
        note(indices[tap]);
        slopes[indices[tap]] += taps.slopes.weights[tap];
      }
      for (let tap = starts[place]; tap < starts[place + 1]; tap++) {
        const index = indices[tap];
        steepest[index] = Math.max(steepest[index], Math.abs(slopes[index]));
        slopes[index] = 0;
      }
    }
    for (const index of found) {
      read.add(index, weights[index]);
      if (read.length > errors.length) errors = grown(errors, new Float64Array(read.indices.length));
      errors[read.length - 1] = weightErrors[index] + taps.coordinateErrors[outputIndex] * steepest[index];
      weights[index] = 0;
      weightErrors[index] = 0;
      steepest[index] = 0;
      isRead[index] = 0;
    }
    found.length = 0;
    read.endRow();
  }
  return { read, errors };
}
