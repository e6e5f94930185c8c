import type { Call } from '#cases/case.ts';
import { elementCount, indexAt, offsetOf } from '#cases/properties/grid.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { withoutAnswer } from '../judge/fault.ts';
import type { Outcome } from '../subject.ts';
import type { SeenTaps, Tap } from './explanation.ts';

/** Elements of one question; a longer axis is asked in several. */
const QUESTION_ELEMENTS = 2 ** 18;
const MOST_QUESTIONS = 16;

/** Below this share of the largest weight a float is rounding. */
const NOISE = 1e-6;

/** What stands for 0 and 1 in a question; uint8 leaves room for negative weights and for sums above one. */
const UNITS: Readonly<Record<DType, { base: number; height: number; resolution: number }>> = {
  float64: { base: 0, height: 1, resolution: 0 },
  float32: { base: 0, height: 1, resolution: 0 },
  float16: { base: 0, height: 1, resolution: 0 },
  bfloat16: { base: 0, height: 1, resolution: 0 },
  uint8: { base: 64, height: 128, resolution: 1 / 256 },
};

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
    return { kind: 'none', reason: 'the axis is too long to ask for every input element' };
  }
  const weights: number[] = [];
  for (let first = 0; first < inputSize; first += channels) {
    const count = Math.min(channels, inputSize - first);
    const outcome = await ask(unitCall(call, axis, first, count));
    if (outcome.kind !== 'tensor') {
      return { kind: 'none', reason: `asked with unit vectors: ${withoutAnswer(outcome).message ?? outcome.kind}` };
    }
    const { tensor } = outcome;
    const isShaped = tensor.shape.length === index.length && tensor.shape[1] === count;
    if (!isShaped || index.slice(2).some((at, place) => at >= tensor.shape[place + 2])) {
      return { kind: 'none', reason: `asked with unit vectors, it answers in the shape (${tensor.shape.join(', ')})` };
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

function unitCall(call: Call, axis: number, first: number, count: number): Call {
  const input = unitVectors(call.input, axis, first, count);
  if (call.entry !== 'interpolate.backward') return { ...call, input };
  return { ...call, input, inputShape: [1, count, ...call.inputShape.slice(2)] };
}

/** Channel c is one where the index along the axis is first + c. */
function unitVectors({ dtype, shape }: Tensor, axis: number, first: number, count: number): Tensor {
  const { base, height } = UNITS[dtype];
  const asked = [1, count, ...shape.slice(2)];
  const values = Float64Array.from({ length: elementCount(asked) }, (_, offset) => {
    const index = indexAt(asked, offset);
    return index[axis + 2] === first + index[1] ? base + height : base;
  });
  return { dtype, shape: asked, data: encoded(dtype, values) };
}
