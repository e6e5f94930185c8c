import type { Call } from '#cases/case.ts';
import { decoded } from '#reference/rounding.ts';
import { elementCount, offsetOf } from '#spec/shape.ts';
import type { Outcome } from '../../core/open-implementation.ts';
import { withoutAnswer } from '../../judge/fault.ts';
import type { SeenTaps, Tap } from './explanation.ts';
import { QUESTION_ELEMENTS, UNITS, unitVectors } from './unit-vectors.ts';

/** A longer axis is asked in several questions. */
const MOST_QUESTIONS = 16;

/** Below this share of the largest weight a float is rounding. */
const NOISE = 1e-6;

/**
 * The taps that an implementation uses for one output index along an axis: it is asked the same call for the unit vectors
 * of that axis, one a channel, which are constant along the other axes. There they add up to `others`, the sums of the
 * expected weights: 1, but for a gradient.
 */
export async function seenTaps(
  call: Call,
  axis: number,
  index: readonly number[],
  others: number,
  ask: (call: Call) => Promise<Outcome>,
): Promise<SeenTaps> {
  const spatial = call.input.shape.slice(2);
  const inputSize = spatial[axis];
  const channels = Math.max(1, Math.min(inputSize, Math.floor(QUESTION_ELEMENTS / elementCount(spatial))));
  const { base, height, resolution } = UNITS[call.input.dtype];
  if (others === 0) return { kind: 'none', reason: 'no output element reads this one' };
  if (Math.ceil(inputSize / channels) > MOST_QUESTIONS) {
    return { kind: 'none', reason: 'the axis is too long to measure every input element' };
  }
  const weights: number[] = [];
  for (let first = 0; first < inputSize; first += channels) {
    const count = Math.min(channels, inputSize - first);
    const outcome = await ask(unitCall(call, axis, first, count));
    if (outcome.kind !== 'tensor') {
      return { kind: 'none', reason: `called with unit vectors: ${withoutAnswer(outcome).message ?? outcome.kind}` };
    }
    const { tensor } = outcome;
    const isShaped = tensor.shape.length === index.length && tensor.shape[1] === count;
    if (!isShaped || index.slice(2).some((at, place) => at >= tensor.shape[place + 2])) {
      return { kind: 'none', reason: `called with unit vectors, it returns the shape (${tensor.shape.join(', ')})` };
    }
    const values = decoded(tensor);
    for (let channel = 0; channel < count; channel++) {
      weights.push((values[offsetOf(tensor.shape, [0, channel, ...index.slice(2)])] - base) / height / others);
    }
  }
  return { kind: 'taps', taps: tellingTaps(weights, resolution), resolution };
}

function tellingTaps(weights: readonly number[], resolution: number): Tap[] {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const least = Math.max(resolution / 2, NOISE * largest);
  return weights.map((weight, index): Tap => ({ index, weight })).filter(({ weight }) => !(Math.abs(weight) <= least));
}

/** Channel c is one where the index along the axis is first + c. */
function unitCall(call: Call, axis: number, first: number, count: number): Call {
  const input = unitVectors(call.input, count, (index) => index[axis + 2] === first + index[1]);
  if (call.entry !== 'interpolate.backward') return { ...call, input };
  return { ...call, input, inputShape: [1, count, ...call.inputShape.slice(2)] };
}
