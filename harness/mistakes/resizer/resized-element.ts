import { decoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { Decisions } from './decisions.ts';
import { type AxisPass, staysOnAxis } from './passes.ts';
import { inputValues, passedBy, resizePlan, writtenElements } from './resize.ts';
import { readValues } from './special-values.ts';

export interface ResizedElement {
  /** Of the whole result. */
  readonly shape: readonly number[];
  /**
   * Absent where the element depends on others: taps go on into other planes, uint8 chooses the bits of its weights for a whole axis, and a NaN may be
   * left out of sums or spread over rows; and where the result has no such place.
   */
  readonly value?: number;
}

/**
 * One element of what `resize` gives, without the others.
 * @throws Refusal as `resize` does.
 */
export function resizedElement(
  input: Tensor,
  options: InterpolateOptions,
  changed: Partial<Decisions>,
  place: readonly number[],
): ResizedElement {
  const plan = resizePlan(input, options, changed);
  const { decisions, isCopy, passes, outputShape } = plan;
  const { dtype, shape } = input;
  const isLone = (dtype !== 'uint8' || isCopy) && decisions.nan !== 'skipped' && decisions.nan !== 'spread-over-row';
  const isInside = place.length === outputShape.length && place.every((at, axis) => at < outputShape[axis]);
  if (!isLone || !isInside) return { shape: outputShape };
  const [image, channel, ...spatial] = place;
  // An axis that is left alone stays as long as it is; of the others one element is made.
  const single = passes.map(
    ({ tapsAt, ...pass }, axis): AxisPass =>
      tapsAt === undefined ? pass : { ...pass, outputSize: 1, taps: [tapsAt(spatial[axis])] },
  );
  const plane = elementCount(shape.slice(2));
  const start = (image * shape[1] + channel) * plane;
  const values = inputValues(input).subarray(start, start + plane);
  if (!single.every(({ inputSize, taps = [] }) => staysOnAxis(taps, inputSize))) return { shape: outputShape };
  const read = readValues(values, dtype, decisions);
  const result = passedBy(plan, read, single, dtype);
  const at = single.reduce(
    (offset, { taps, outputSize }, axis) => offset * outputSize + (taps === undefined ? spatial[axis] : 0),
    0,
  );
  const data = writtenElements(result.subarray(at, at + 1), dtype, plan);
  return { shape: outputShape, value: decoded({ dtype, data })[0] };
}
