import type { Call, ForwardCall } from '#cases/case.ts';
import { elementCount, indexAt, offsetOf } from '#spec/shape.ts';
import type { DType } from '#spec/signature.ts';
import type { Outcome } from '../../core/open-implementation.ts';
import type { ElementTap } from './explanation.ts';
import { QUESTION_ELEMENTS, UNITS, unitWeights } from './unit-vectors.ts';

/** By how much of the largest weight a product of weights may miss one: their rounding, several times over. */
const ROUNDING: Readonly<Record<DType, number>> = {
  float64: 1e-4,
  float32: 1e-4,
  float16: 2e-2,
  bfloat16: 1e-1,
  uint8: 1e-1,
};

/**
 * The input elements that an implementation reads for an output element, where their weights are no product of weights
 * along the axes (`linear.separable`); undefined where they are, and where that cannot be asked in one question.
 */
export async function entangledTaps(
  call: ForwardCall,
  index: readonly number[],
  ask: (call: Call) => Promise<Outcome>,
): Promise<readonly ElementTap[] | undefined> {
  const { dtype, shape } = call.input;
  const spatial = shape.slice(2);
  const elements = elementCount(spatial);
  if (spatial.length < 2 || elements ** 2 > QUESTION_ELEMENTS) return undefined;
  const weights = await unitWeights(call, elements, (at) => offsetOf(spatial, at.slice(2)) === at[1], index, ask);
  if (typeof weights === 'string') return undefined;
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const least = Math.max(UNITS[dtype].resolution, ROUNDING[dtype] * largest);
  const products = productsOfSums(weights, spatial);
  if (products === undefined || weights.every((weight, at) => Math.abs(weight - products[at]) <= least)) {
    return undefined;
  }
  return [...weights.entries()]
    .filter(([, weight]) => Math.abs(weight) > least)
    .map(([offset, weight]): ElementTap => ({ index: indexAt(spatial, offset), weight }))
    .sort((left, right) => Math.abs(right.weight) - Math.abs(left.weight));
}

/** What the weights are where they are a product: those of each axis are their sums over the other axes. */
function productsOfSums(weights: Float64Array, spatial: readonly number[]): Float64Array | undefined {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!Number.isFinite(total) || total === 0) return undefined;
  const sums = spatial.map((size) => new Float64Array(size));
  for (const [offset, weight] of weights.entries()) {
    for (const [axis, at] of indexAt(spatial, offset).entries()) sums[axis][at] += weight;
  }
  return weights.map((_, offset) =>
    indexAt(spatial, offset).reduce((product, at, axis) => (product * sums[axis][at]) / total, total),
  );
}
