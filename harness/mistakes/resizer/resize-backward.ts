import { Refusal } from '#reference/arguments/refusal.ts';
import { acceptedGradient } from '#reference/gradients.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { Taps } from '#reference/taps.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { keptTaps } from './blending.ts';
import type { Decisions } from './decisions.ts';
import { checkedLength } from './passes.ts';
import { roundingTo } from './precision.ts';
import { resizePlan, wholePasses } from './resize.ts';

/** What an element of the gradient holds once another part of it has arrived. */
export type Arrival = (before: number, part: number) => number;

/**
 * The gradient of `resize` by the same decisions (`gradients.transpose`): the transposed weights. Of the input only the
 * shape and the dtype count. Other arrivals than a sum are mistakes; decisions about single values have no part in it.
 * @throws Refusal and TooLong as `resize` does, and Refusal where the output has another shape than its gradient.
 */
export function resizeBackward(
  gradOutput: Tensor,
  input: Tensor,
  options: InterpolateOptions,
  changed: Partial<Decisions> = {},
  arrive: Arrival = added,
): Tensor {
  const { dtype } = gradOutput;
  acceptedGradient(gradOutput, input.shape, options);
  const plan = resizePlan(input, options, changed);
  const { decisions, outputShape } = plan;
  if (gradOutput.shape.join() !== outputShape.join()) {
    throw new Refusal('RuntimeError', 'gradients.planes-apart', 'the gradient of the output has another shape');
  }
  const { sumPrecision, betweenPrecision, gain, gainOf, offset } = decisions;
  const [round, keep] = [roundingTo(sumPrecision, dtype), roundingTo(betweenPrecision, dtype)];
  const arriveRounded: Arrival = (before, part) => round(arrive(before, keep(part)));
  let values = decoded(gradOutput);
  let inner = 1;
  for (const { inputSize, taps } of wholePasses(plan, input).toReversed()) {
    if (taps !== undefined) {
      const kept = keptTaps(taps, dtype, decisions);
      values = scattered(values, inputSize, inner, kept, arriveRounded).map(keep);
    }
    inner *= inputSize;
  }
  if (gainOf === 'result') values = values.map((value) => value * gain);
  if (offset !== 0) values = values.map((value) => value + offset);
  return { dtype, shape: input.shape, data: encoded(dtype, values) };
}

const added: Arrival = (before, part) => before + part;

/** As `scatterAlong` of the reference; what lies beyond an end of the axis arrives there in memory, if anywhere. */
function scattered(
  values: Float64Array,
  inputSize: number,
  inner: number,
  taps: readonly Taps[],
  arrive: Arrival,
): Float64Array {
  const outer = taps.length * inner === 0 ? 0 : values.length / (taps.length * inner);
  checkedLength(outer * inner * taps.reduce((sum, { indices }) => sum + indices.length, 0));
  const result = new Float64Array(outer * inputSize * inner);
  let source = 0;
  for (let plane = 0; plane < outer; plane++) {
    const start = plane * inputSize * inner;
    for (const { indices, weights } of taps) {
      for (let offset = 0; offset < inner; offset++) {
        for (let tap = 0; tap < indices.length; tap++) {
          const at = start + indices[tap] * inner + offset;
          result[at] = arrive(result[at], weights[tap] * values[source]);
        }
        source++;
      }
    }
  }
  return result;
}
