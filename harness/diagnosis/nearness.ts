import { decoded, FLOAT_FORMATS, unitInTheLastPlace } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { expectationFor, isFar } from '../mistakes/answers.ts';
import { askedCall } from '../mistakes/asked.ts';
import { LINEAR_OF_RANK } from '../mistakes/resizer/methods.ts';
import { largestOf, numbersOf } from '../mistakes/seen-numbers.ts';
import { attempted, type Hypothesis, predictedResize, type Seen } from './hypothesis.ts';
import { isNearInLevels, slackInFloat32 } from './nearness-in-levels.ts';

/** Whether a prediction of the same kind is as near to what came as another way of computing it may be. */
export function isNear(hypothesis: Hypothesis, prediction: Tensor, seen: Seen): boolean {
  const got = seen.got as Tensor;
  if (got.dtype === 'uint8' && hypothesis.kind === 'decided' && seen.expectation !== undefined) {
    return isNearInLevels(hypothesis.decisions, prediction, seen.asked, got);
  }
  const resizing = got.dtype === 'uint8' && hypothesis.kind === 'combined' && predictedResize(hypothesis, seen.asked);
  if (resizing) {
    const { input, options, decisions } = resizing;
    const asked = askedCall({ entry: 'interpolate', input, options });
    return isNearInLevels(decisions, prediction, asked, got);
  }
  return isWithinSlack(prediction, seen, slackFor(hypothesis, seen));
}

/** Whether two results are nowhere further apart than the largest slack, beyond the rounding of each to its dtype. */
export function isWithinSlack(prediction: Tensor, seen: Seen, slack: number): boolean {
  const { came } = numbersOf(seen);
  return decoded(prediction).every(
    (value, element) => distanceBetween(value, came[element], prediction.dtype) <= slack,
  );
}

/**
 * A copy has no slack: where a hypothesis blends instead, it is that of the linear modes. Where float64 is computed in
 * float32, it is the slack of float32.
 */
export function slackFor(hypothesis: Hypothesis, seen: Seen): number {
  const { slack } = numbersOf(seen);
  const { input, options, method } = seen.asked;
  if (hypothesis.kind === 'combined' && hypothesis.isInFloat32) return slackInFloat32(seen.asked) ?? slack;
  if (hypothesis.kind !== 'decided' || hypothesis.decisions.computedAs === undefined) return slack;
  if (!method?.startsWith('nearest')) return slack;
  const mode = LINEAR_OF_RANK[input.shape.length];
  const ofLinear = attempted(() => largestOf(expectationFor({ ...seen.asked, options: { ...options, mode } }).slack()));
  return ofLinear === 'refusal' ? slack : ofLinear;
}

/** Beyond the rounding of the dtype; infinite for a wrong kind of number. */
export function distanceBetween(wanted: number, came: number, dtype: DType): number {
  if (Object.is(wanted, came)) return 0;
  const difference = Math.abs(wanted - came);
  if (!Number.isFinite(difference)) return Number.POSITIVE_INFINITY;
  const rounding = dtype === 'uint8' ? 0 : unitInTheLastPlace(wanted, FLOAT_FORMATS[dtype]);
  // A copy is the element itself: only the sign of zero is left to distinguish.
  return difference === 0 ? Number.MIN_VALUE : Math.max(difference - rounding, Number.MIN_VALUE);
}

/** Spares the exact judgement of what is another picture altogether: off by more than a sixteenth of the largest number. */
export function isFarFrom(prediction: Tensor, seen: Seen): boolean {
  const { came, largest } = numbersOf(seen);
  return decoded(prediction).some((value, element) => isFar(value, came[element], largest));
}

export function isAlike(prediction: Tensor, got: Pick<Tensor, 'dtype' | 'shape'>): boolean {
  return prediction.dtype === got.dtype && prediction.shape.join() === got.shape.join();
}

export function isSameTensor(prediction: Tensor, got: Tensor | undefined): boolean {
  return got !== undefined && prediction.data.every((value, element) => Object.is(value, got.data[element]));
}
