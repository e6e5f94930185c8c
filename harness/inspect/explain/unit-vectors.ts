import { encoded } from '#reference/rounding.ts';
import { elementCount, indexAt } from '#spec/shape.ts';
import type { DType, Tensor } from '#spec/signature.ts';

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

/** A tensor of so many channels and otherwise the same shape, that is one where an index says so. */
export function unitVectors(
  { dtype, shape }: Tensor,
  channels: number,
  isOne: (index: readonly number[]) => boolean,
): Tensor {
  const { base, height } = UNITS[dtype];
  const asked = [1, channels, ...shape.slice(2)];
  const values = Float64Array.from({ length: elementCount(asked) }, (_, offset) =>
    isOne(indexAt(asked, offset)) ? base + height : base,
  );
  return { dtype, shape: asked, data: encoded(dtype, values) };
}
