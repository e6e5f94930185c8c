import type { Decisions } from '#harness/mistakes/resizer/decisions.ts';
import { resize } from '#harness/mistakes/resizer/resize.ts';
import { interpolateBackward } from '#reference/gradients.ts';
import { copies } from '#reference/interpolate.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { type Backward, backward, type Fault } from './fault.ts';

/** What becomes of an element of the gradient when another part of it arrives. */
type Arrival = (before: number, part: number) => number;

const added: Arrival = (before, part) => before + part;

interface Mistake {
  arrive?: Arrival;
  weight?: (weight: number) => number;
  decisions?: Partial<Decisions>;
}

/** The way back by the whole matrix of weights, with a mistake in them or in how parts arrive. */
function byMatrix({ arrive = added, weight: changed = (own) => own, decisions = {} }: Mistake): Backward {
  return (gradOutput, inputShape, options) => {
    const rows = weightRows(gradOutput, inputShape, options, decisions);
    const width = rows[0].length;
    const gradients = decoded(gradOutput);
    const result = new Float64Array(elementCount(inputShape));
    for (const element of result.keys()) {
      const start = Math.floor(element / rows.length) * width;
      for (const [output, weight] of rows[element % rows.length].entries()) {
        if (weight !== 0) result[element] = arrive(result[element], changed(weight) * gradients[start + output]);
      }
    }
    return { dtype: gradOutput.dtype, shape: inputShape, data: encoded(gradOutput.dtype, result) };
  };
}

/** Per element of a plane of the input, its weight in every element of a plane of the output. */
function weightRows(
  { dtype }: Tensor,
  inputShape: readonly number[],
  options: InterpolateOptions,
  decisions: Partial<Decisions>,
): Float64Array[] {
  const spatial = inputShape.slice(2);
  const plane = elementCount(spatial);
  const units = Float64Array.from({ length: plane * plane }, (_, at) => (at % (plane + 1) === 0 ? 1 : 0));
  // The index of a copy depends on the dtype, a weight does not.
  const own = copies(options.mode ?? 'nearest') ? dtype : 'float64';
  const rows = decoded(
    resize({ dtype: own, shape: [plane, 1, ...spatial], data: encoded(own, units) }, options, decisions),
  );
  return Array.from({ length: plane }, (_, row) =>
    rows.slice((row * rows.length) / plane, ((row + 1) * rows.length) / plane),
  );
}

/** The way back of another call. */
function asIf(other: (options: InterpolateOptions, gradOutput: Tensor) => InterpolateOptions): Backward {
  return (gradOutput, inputShape, options) => interpolateBackward(gradOutput, inputShape, other(options, gradOutput));
}

const outputSizes = ({ shape }: Tensor) => shape.slice(2);

const HEAD = { cluster: 'M' } as const;

/** Cluster M: the way forth is right, the way back is not. */
export const GRADIENT_FAULTS: readonly Fault[] = [
  backward({
    id: 'gradients/overwrites',
    sentence: 'writes the last part of the gradient where all are to be added',
    ...HEAD,
    clause: 'gradients.accumulates',
    interpolateBackward: byMatrix({ arrive: (_, part) => part }),
  }),
  backward({
    id: 'gradients/resized-back',
    sentence: 'resizes the gradient of the output to the size of the input',
    ...HEAD,
    clause: 'gradients.transpose',
    interpolateBackward: (gradOutput, inputShape, { scaleFactor, recomputeScaleFactor, ...options }) =>
      resize(gradOutput, { ...options, size: inputShape.slice(2) }),
  }),
  backward({
    id: 'gradients/nearest-by-centres',
    sentence: 'takes the index of nearest-exact on the way back of nearest',
    ...HEAD,
    clause: 'gradients.nearest-scatter',
    interpolateBackward: asIf((options) =>
      (options.mode ?? 'nearest') === 'nearest' ? { ...options, mode: 'nearest-exact' } : options,
    ),
  }),
  backward({
    id: 'gradients/align-corners-forgotten',
    sentence: 'forgets align_corners on the way back',
    ...HEAD,
    clause: 'gradients.same-options',
    interpolateBackward: asIf(({ alignCorners, ...options }) => options),
  }),
  backward({
    id: 'gradients/factor-forgotten',
    sentence: 'takes the ratio of the sizes for the given factor on the way back',
    ...HEAD,
    clause: 'gradients.same-options',
    interpolateBackward: asIf(({ scaleFactor, recomputeScaleFactor, ...options }, gradOutput) => ({
      ...options,
      size: outputSizes(gradOutput),
    })),
  }),
  backward({
    id: 'gradients/antialias-forgotten',
    sentence: 'takes the weights without antialias on the way back',
    ...HEAD,
    clause: 'gradients.same-options',
    interpolateBackward: asIf(({ antialias, ...options }) =>
      options.mode === 'lanczos' ? { ...options, antialias: true } : options,
    ),
  }),
  backward({
    id: 'gradients/antialias-not-normalised',
    sentence: 'divides the weights of antialias by the stretch and not by their sum on the way back',
    ...HEAD,
    clause: 'gradients.transpose',
    interpolateBackward: byMatrix({ decisions: { antialiasSum: 'by-stretch' } }),
  }),
  backward({
    id: 'gradients/area-not-divided',
    sentence: 'does not divide by the elements of the window on the way back of area',
    ...HEAD,
    clause: 'gradients.transpose',
    interpolateBackward: (gradOutput, inputShape, options) =>
      options.mode === 'area'
        ? byMatrix({ weight: () => 1 })(gradOutput, inputShape, options)
        : interpolateBackward(gradOutput, inputShape, options),
  }),
  backward({
    id: 'gradients/first-image-for-all',
    sentence: 'gives every image of a batch the gradient of the first',
    ...HEAD,
    clause: 'gradients.planes-apart',
    interpolateBackward: (gradOutput, inputShape, options) => {
      const right = interpolateBackward(gradOutput, inputShape, options);
      const image = right.data.length / inputShape[0];
      return { ...right, data: right.data.map((_, at) => right.data[at % image]) as Tensor['data'] };
    },
  }),
  backward({
    id: 'gradients/mean-over-batch',
    sentence: 'divides the gradient by the number of images',
    ...HEAD,
    clause: 'gradients.planes-apart',
    interpolateBackward: (gradOutput, inputShape, options) => {
      const right = interpolateBackward(gradOutput, inputShape, options);
      return {
        ...right,
        data: encoded(
          right.dtype,
          decoded(right).map((value) => value / inputShape[0]),
        ),
      };
    },
  }),
  backward({
    id: 'gradients/float64-through-float32',
    sentence: 'computes the gradient of float64 in float32',
    ...HEAD,
    clause: 'gradients.dtypes',
    interpolateBackward: (gradOutput, inputShape, options) => {
      const right = interpolateBackward(gradOutput, inputShape, options);
      return { ...right, data: encoded(right.dtype, decoded(right).map(Math.fround)) };
    },
  }),
];
