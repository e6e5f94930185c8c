import { interpolateBackward } from '#reference/gradients.ts';
import { interpolate } from '#reference/interpolate.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';

/** Changes what is right; `at` is the place in memory. */
const valueChanged =
  (change: (value: number, at: number) => number, concerns: (options: InterpolateOptions) => boolean = () => true) =>
  (input: Tensor, options: InterpolateOptions): Tensor => {
    const right = interpolate(input, options);
    if (!concerns(options)) return right;
    return { ...right, data: encoded(right.dtype, decoded(right).map(change)) };
  };

const gradientChanged =
  (change: (value: number) => number) =>
  (gradOutput: Tensor, inputShape: readonly number[], options?: InterpolateOptions): Tensor => {
    const right = interpolateBackward(gradOutput, inputShape, options);
    return { ...right, data: encoded(right.dtype, decoded(right).map(change)) };
  };

const sine = (value: number, at: number) => value + 1e-3 * Math.sin(at);

function columnsReversed(input: Tensor, options: InterpolateOptions): Tensor {
  const right = interpolate(input, options);
  const width = right.shape[right.shape.length - 1];
  const data = right.data.map((_, at) => right.data[at - (at % width) + (width - 1 - (at % width))]);
  return { ...right, data: data as Tensor['data'] };
}

/** `nearest` takes fewer options than the other modes. */
function nearestForAll(input: Tensor, options: InterpolateOptions): Tensor {
  // What must be refused is refused.
  interpolate(input, options);
  const { size, scaleFactor, recomputeScaleFactor } = options;
  return interpolate(input, {
    mode: 'nearest',
    ...(size !== undefined && { size }),
    ...(scaleFactor !== undefined && { scaleFactor }),
    ...(recomputeScaleFactor !== undefined && { recomputeScaleFactor }),
  });
}

/**
 * Implementations that fail nearly everywhere and in different ways: what a diagnosis costs is measured with them, and none
 * may end a run.
 */
export const FAILING: readonly Implementation[] = (
  [
    ['a thousandth more', valueChanged((value) => value + 1e-3)],
    ['a thousandth more in every gradient', interpolate, gradientChanged((value) => value + 1e-3)],
    ['times 1.001', valueChanged((value) => value * 1.001)],
    ['sine noise', valueChanged(sine)],
    ['sine noise in bicubic', valueChanged(sine, ({ mode }) => mode === 'bicubic')],
    ['first element plus one', valueChanged((value, at) => (at === 0 ? value + 1 : value))],
    ['zeros', valueChanged(() => 0)],
    ['columns reversed', columnsReversed],
    [
      'one more axis',
      (input, options) => {
        const right = interpolate(input, options);
        return { ...right, shape: [...right.shape, 1] };
      },
    ],
    [
      'throws',
      () => {
        throw new Error('not implemented');
      },
    ],
    ['nearest for every mode', nearestForAll],
  ] satisfies [string, Implementation['interpolate'], Implementation['interpolateBackward']?][]
).map(([name, answer, backward = interpolateBackward]) => ({
  name,
  interpolate: answer,
  interpolateBackward: backward,
}));
