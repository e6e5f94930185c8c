import { interpolateBackward } from '#reference/gradients.ts';
import { copies } from '#reference/interpolate.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { ClauseId } from '#spec/clauses.ts';
import { elementCount } from '#spec/shape.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';

type Backward = (gradOutput: Tensor, inputShape: readonly number[], options: InterpolateOptions) => Tensor;

/** A mistake on the way back of a resize that is right. */
export interface GradientMistake {
  readonly kind: 'backward';
  readonly id: string;
  readonly sentence: string;
  readonly clause: ClauseId;
  readonly interpolateBackward: Backward;
}

type Rows = Readonly<Record<string, readonly [sentence: string, interpolateBackward: Backward]>>;

function backward(clause: ClauseId, rows: Rows): GradientMistake[] {
  return Object.entries(rows).map(([name, [sentence, interpolateBackward]]) => ({
    kind: 'backward',
    id: `gradients.${name}`,
    sentence,
    clause,
    interpolateBackward,
  }));
}

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

/** Something done to a gradient that is right. */
function after(change: (right: Float64Array, images: number) => Float64Array): Backward {
  return (gradOutput, inputShape, options) => {
    const right = interpolateBackward(gradOutput, inputShape, options);
    return { ...right, data: encoded(right.dtype, change(decoded(right), inputShape[0])) };
  };
}

/** The way forward is right, the way back is not. */
export const GRADIENT_MISTAKES: readonly GradientMistake[] = [
  ...backward('gradients.accumulates', {
    overwrites: [
      'It writes the last part of the gradient where all are to be added.',
      byMatrix({ arrive: (_, part) => part }),
    ],
  }),
  ...backward('gradients.transpose', {
    'resized-back': [
      'It resizes the gradient of the output to the size of the input.',
      (gradOutput, inputShape, { scaleFactor: _, recomputeScaleFactor: __, ...options }) =>
        resize(gradOutput, { ...options, size: inputShape.slice(2) }),
    ],
  }),
  ...backward('gradients.nearest-scatter', {
    'nearest-by-centres': [
      'It takes the index of nearest-exact on the way back of nearest.',
      asIf((options) => ((options.mode ?? 'nearest') === 'nearest' ? { ...options, mode: 'nearest-exact' } : options)),
    ],
  }),
  ...backward('gradients.same-options', {
    'align-corners-forgotten': [
      'It forgets align_corners on the way back.',
      asIf(({ alignCorners: _, ...options }) => options),
    ],
    'factor-forgotten': [
      'It takes the ratio of the sizes for the given factor on the way back.',
      asIf(({ scaleFactor: _, recomputeScaleFactor: __, ...options }, { shape }) => ({
        ...options,
        size: shape.slice(2),
      })),
    ],
    'antialias-forgotten': [
      'It takes the weights without antialias on the way back.',
      asIf(({ antialias: _, ...options }) => (options.mode === 'lanczos' ? { ...options, antialias: true } : options)),
    ],
  }),
  ...backward('gradients.transpose', {
    'antialias-not-normalised': [
      'It divides the weights of antialias by the stretch and not by their sum on the way back.',
      byMatrix({ decisions: { antialiasSum: 'by-stretch' } }),
    ],
    'area-not-divided': [
      'It does not divide by the elements of the window on the way back of area.',
      (gradOutput, inputShape, options) =>
        options.mode === 'area'
          ? byMatrix({ weight: () => 1 })(gradOutput, inputShape, options)
          : interpolateBackward(gradOutput, inputShape, options),
    ],
  }),
  ...backward('gradients.planes-apart', {
    'first-image-for-all': [
      'It gives every image of a batch the gradient of the first.',
      after((right, images) => right.map((_, at) => right[at % (right.length / images)])),
    ],
    'mean-over-batch': [
      'It divides the gradient by the number of images.',
      after((right, images) => right.map((value) => value / images)),
    ],
  }),
  ...backward('gradients.dtypes', {
    'float64-through-float32': [
      'It computes the gradient of float64 in float32.',
      after((right) => right.map(Math.fround)),
    ],
  }),
];
