import { type Axis, inputStep } from '#reference/coordinates.ts';
import { type NearestLaw, nearestExactIndex, nearestIndex, nearestLaw } from '#reference/nearest.ts';
import type { Tensor } from '#spec/signature.ts';

const FLOAT32_LAW: NearestLaw = { round: Math.fround, hasShortcut: false };
const FLOAT64_LAW: NearestLaw = { round: (value) => value, hasShortcut: false };
const SHORTCUT_LAW: NearestLaw = { round: Math.fround, hasShortcut: true };

/**
 * `nearest.index`, `nearest.exact-index`: every input index that an honest implementation may pick for an output index.
 * Away from exact ties there is one; the first is the target's.
 */
export function acceptedIndices(
  outputIndex: number,
  axis: Axis,
  mode: 'nearest' | 'nearest-exact',
  { dtype, shape }: Pick<Tensor, 'dtype' | 'shape'>,
): number[] {
  const target = nearestLaw(shape.length === 4, dtype === 'float64');
  if (mode === 'nearest-exact') {
    return distinct([
      ...[target, FLOAT32_LAW, FLOAT64_LAW].map((law) => nearestExactIndex(outputIndex, axis, law)),
      ...fusedExactIndices(outputIndex, axis),
      ...[FLOAT32_LAW, FLOAT64_LAW].map((law) => singleProductIndex(outputIndex, axis, law)),
      rationalIndex(2 * outputIndex + 1, axis),
    ]);
  }
  // `errata.nearest-factor-shortcut`: only the kernels for images and volumes have it.
  const laws =
    shape.length === 3 ? [target, FLOAT32_LAW, FLOAT64_LAW] : [target, FLOAT32_LAW, FLOAT64_LAW, SHORTCUT_LAW];
  return distinct([...laws.map((law) => nearestIndex(outputIndex, axis, law)), rationalIndex(2 * outputIndex, axis)]);
}

/** `errata.gradient-factor`: the target's gradient of `nearest` takes the shortcut in every rank. */
export function acceptedGradientIndices(
  outputIndex: number,
  axis: Axis,
  mode: 'nearest' | 'nearest-exact',
  input: Pick<Tensor, 'dtype' | 'shape'>,
): number[] {
  const accepted = acceptedIndices(outputIndex, axis, mode, input);
  return mode === 'nearest' ? distinct([...accepted, nearestIndex(outputIndex, axis, SHORTCUT_LAW)]) : accepted;
}

/**
 * The float32 law with the product and the subtraction of ½ rounded once; float64 holds the product exactly. Then the ½
 * is added again in float32, or the coordinate is rounded as it is, as `roundf` does.
 */
function fusedExactIndices(outputIndex: number, axis: Axis): number[] {
  const step = Math.fround(inputStep(axis));
  const coordinate = Math.max(Math.fround(step * (outputIndex + 0.5) - 0.5), 0);
  return [Math.fround(coordinate + 0.5), coordinate + 0.5].map((position) =>
    Math.min(Math.floor(position), axis.inputSize - 1),
  );
}

/** The target's second kernel, which does not subtract the ½ only to add it again; in float64 what most people write. */
function singleProductIndex(outputIndex: number, axis: Axis, { round }: NearestLaw): number {
  const step = round(inputStep(axis));
  return Math.min(Math.floor(round(step * (outputIndex + 0.5))), axis.inputSize - 1);
}

/** floor(doubledPosition / 2 · step) in exact arithmetic, on the double that a factor is. */
function rationalIndex(doubledPosition: number, { inputSize, outputSize, scaleFactor }: Axis): number {
  const quotient =
    scaleFactor === undefined
      ? Math.floor((doubledPosition * inputSize) / (2 * outputSize))
      : wholeQuotient(doubledPosition / 2, scaleFactor);
  return Math.min(quotient, inputSize - 1);
}

/** A remainder is exact where a quotient is rounded: 1 / 0.2 rounds to 5, but the double 0.2 is more than one fifth. */
function wholeQuotient(dividend: number, divisor: number): number {
  return Math.round((dividend - (dividend % divisor)) / divisor);
}

function distinct(indices: readonly number[]): number[] {
  return [...new Set(indices)];
}
