import { errataOf, type Override } from '#cases/errata-table.ts';
import type { AcceptedCall } from '#reference/arguments.ts';
import { type Axis, inputStep } from '#reference/coordinates.ts';
import { nearestExactIndex, nearestIndex } from '#reference/nearest.ts';
import type { Tensor } from '#spec/signature.ts';

export type NearestMode = 'nearest' | 'nearest-exact';

const { floor, fround, max, min } = Math;

/** `nearest.index`, `nearest.exact-index`: the index that the rule picks, or the target where errata override the rule. */
export function pickedIndex(
  outputIndex: number,
  axis: Axis,
  mode: NearestMode,
  overrides: readonly Override[] = [],
): number {
  const { inputSize, outputSize } = axis;
  if (mode === 'nearest' && overrides.includes('ignoresFactor')) {
    if (outputSize === inputSize || outputSize === 2 * inputSize) return floor((outputIndex * inputSize) / outputSize);
  }
  if (overrides.includes('indexesInFloat64')) return float64Index(outputIndex, axis, mode);
  return mode === 'nearest' ? nearestIndex(outputIndex, axis) : nearestExactIndex(outputIndex, axis);
}

/**
 * `nearest.step-is-float32`, `nearest.given-factor`, `nearest.exact-ties`, `nearest.exact-given-factor`: every input index that
 * an honest implementation may pick for an output index, the one of `pickedIndex` first. Away from exact ties and errata
 * there is one.
 */
export function acceptedIndices(
  outputIndex: number,
  axis: Axis,
  mode: NearestMode,
  overrides: readonly Override[] = [],
): number[] {
  const indices = [pickedIndex(outputIndex, axis, mode, overrides)];
  if (overrides.length > 0) addDistinct(indices, pickedIndex(outputIndex, axis, mode));
  addDistinct(indices, float64Index(outputIndex, axis, mode));
  if (mode === 'nearest') {
    addDistinct(indices, rationalIndex(2 * outputIndex, axis));
    return indices;
  }
  addFusedExactIndices(indices, outputIndex, axis);
  addSingleProductIndices(indices, outputIndex, axis);
  addDistinct(indices, rationalIndex(2 * outputIndex + 1, axis));
  return indices;
}

/** For every output index of an axis, the input indices that it may be a copy of, the picked one first. */
export function acceptedAlong(axis: Axis, mode: NearestMode, overrides: readonly Override[]): number[][] {
  return Array.from({ length: axis.outputSize }, (_, outputIndex) =>
    acceptedIndices(outputIndex, axis, mode, overrides),
  );
}

/** What the errata that a call may show change in its indices; and what they change as the target was recorded. */
export function indexOverrides(
  call: AcceptedCall,
  input: Pick<Tensor, 'dtype' | 'shape'>,
): { accepted: readonly Override[]; recorded: readonly Override[] } {
  const met = errataOf(call, input);
  const recorded = met.filter(({ isRecorded }) => isRecorded === undefined || isRecorded(call, input));
  return {
    accepted: met.flatMap(({ overrides }) => overrides),
    recorded: recorded.flatMap(({ overrides }) => overrides),
  };
}

/** `errata.nearest-float64-step` */
function float64Index(outputIndex: number, axis: Axis, mode: NearestMode): number {
  const step = inputStep(axis);
  const position = mode === 'nearest' ? step * outputIndex : fround(max(step * (outputIndex + 0.5) - 0.5, 0) + 0.5);
  return min(floor(position), axis.inputSize - 1);
}

/**
 * The float32 law with the product and the subtraction of ½ rounded once; float64 holds the product exactly. Then the ½
 * is added again in float32, or the coordinate is rounded as it is, as `roundf` does.
 */
function addFusedExactIndices(indices: number[], outputIndex: number, axis: Axis): void {
  const { inputSize } = axis;
  const step = fround(inputStep(axis));
  const coordinate = max(fround(step * (outputIndex + 0.5) - 0.5), 0);
  addDistinct(indices, min(floor(fround(coordinate + 0.5)), inputSize - 1));
  addDistinct(indices, min(floor(coordinate + 0.5), inputSize - 1));
}

/** The target's second kernel, which does not subtract the ½ only to add it again; in float64 what most people write. */
function addSingleProductIndices(indices: number[], outputIndex: number, axis: Axis): void {
  const step = inputStep(axis);
  addDistinct(indices, min(floor(fround(fround(step) * (outputIndex + 0.5))), axis.inputSize - 1));
  addDistinct(indices, min(floor(step * (outputIndex + 0.5)), axis.inputSize - 1));
}

/** floor(doubledPosition / 2 · step) in exact arithmetic, on the double that a factor is. */
function rationalIndex(doubledPosition: number, { inputSize, outputSize, scaleFactor }: Axis): number {
  const quotient =
    scaleFactor === undefined
      ? floor((doubledPosition * inputSize) / (2 * outputSize))
      : wholeQuotient(doubledPosition / 2, scaleFactor);
  return min(quotient, inputSize - 1);
}

/** A remainder is exact where a quotient is rounded: 1 / 0.2 rounds to 5, but the double 0.2 is more than one fifth. */
function wholeQuotient(dividend: number, divisor: number): number {
  return Math.round((dividend - (dividend % divisor)) / divisor);
}

function addDistinct(indices: number[], index: number): void {
  if (!indices.includes(index)) indices.push(index);
}
