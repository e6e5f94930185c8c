import type { Call } from '#cases/case.ts';
import { elementCount } from '#spec/shape.ts';
import type { Outcome } from '../../core/open-implementation.ts';
import type { SeenTaps, Tap } from './explanation.ts';
import { QUESTION_ELEMENTS, UNITS, unitWeights } from './unit-vectors.ts';

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
  const { resolution } = UNITS[call.input.dtype];
  if (others === 0) return { kind: 'none', reason: 'no output element reads this one' };
  if (Math.ceil(inputSize / channels) > MOST_QUESTIONS) {
    return { kind: 'none', reason: 'the axis is too long to measure every input element' };
  }
  const weights: number[] = [];
  for (let first = 0; first < inputSize; first += channels) {
    const count = Math.min(channels, inputSize - first);
    const found = await unitWeights(call, count, (at) => at[axis + 2] === first + at[1], index, ask);
    if (typeof found === 'string') return { kind: 'none', reason: found };
    weights.push(...found.map((weight) => weight / others));
  }
  return { kind: 'taps', taps: tellingTaps(weights, resolution), resolution };
}

function tellingTaps(weights: readonly number[], resolution: number): Tap[] {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const least = Math.max(resolution / 2, NOISE * largest);
  return weights.map((weight, index): Tap => ({ index, weight })).filter(({ weight }) => !(Math.abs(weight) <= least));
}
