import type { Call } from '#cases/case.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { elementCount, indexAt, offsetOf } from '#spec/shape.ts';
import type { DType } from '#spec/signature.ts';
import type { Outcome } from '../../core/open-implementation.ts';
import { withoutAnswer } from '../../judge/fault.ts';

/** Elements of one question to an implementation. */
export const QUESTION_ELEMENTS = 2 ** 18;

/** What stands for 0 and 1 in a question; uint8 leaves room for negative weights and for sums above one. */
export const UNITS: Readonly<Record<DType, { base: number; height: number; resolution: number }>> = {
  float64: { base: 0, height: 1, resolution: 0 },
  float32: { base: 0, height: 1, resolution: 0 },
  float16: { base: 0, height: 1, resolution: 0 },
  bfloat16: { base: 0, height: 1, resolution: 0 },
  uint8: { base: 64, height: 128, resolution: 1 / 256 },
};

/**
 * How much of each unit vector an element of the answer has, where the same call is asked for so many of them, one a channel,
 * that are one where an index says so; or in words why that is not known.
 */
export async function unitWeights(
  call: Call,
  channels: number,
  isOne: (index: readonly number[]) => boolean,
  index: readonly number[],
  ask: (call: Call) => Promise<Outcome>,
): Promise<Float64Array | string> {
  const outcome = await ask(unitCall(call, channels, isOne));
  if (outcome.kind !== 'tensor') return `called with unit vectors: ${withoutAnswer(outcome).message ?? outcome.kind}`;
  const { tensor } = outcome;
  const isShaped = tensor.shape.length === index.length && tensor.shape[1] === channels;
  if (!isShaped || index.slice(2).some((at, axis) => at >= tensor.shape[axis + 2]))
    return `called with unit vectors, it returns the shape (${tensor.shape.join(', ')})`;
  const values = decoded(tensor);
  const { base, height } = UNITS[call.input.dtype];
  return Float64Array.from(
    { length: channels },
    (_, channel) => (values[offsetOf(tensor.shape, [0, channel, ...index.slice(2)])] - base) / height,
  );
}

function unitCall(call: Call, channels: number, isOne: (index: readonly number[]) => boolean): Call {
  const { dtype } = call.input;
  const shape = [1, channels, ...call.input.shape.slice(2)];
  const { base, height } = UNITS[dtype];
  const values = Float64Array.from({ length: elementCount(shape) }, (_, offset) =>
    isOne(indexAt(shape, offset)) ? base + height : base,
  );
  const input = { dtype, shape, data: encoded(dtype, values) };
  if (call.entry !== 'interpolate.backward') return { ...call, input };
  return { ...call, input, inputShape: [1, channels, ...call.inputShape.slice(2)] };
}
