import type { DType } from '#spec/signature.ts';
import { type Placement, type PlacingPrecision, placedAlong } from './placing.ts';
import { type PlannedAxis, type Step, type StepDecisions, stepOf } from './steps.ts';

export interface CoordinateDecisions {
  /** `coordinates.half-pixel`: where an output looks without `align_corners`. */
  transform: Transform;
  /** `coordinates.align-corners`: where it looks with it. */
  alignedTransform: Transform;
  /** `coordinates.half-pixel` for one output: the old rules of PyTorch and ONNX looked at the first element. */
  outputOfOne: 'rule' | 'first' | 'nan';
  /** `coordinates.align-corners-output-one` */
  alignedOutputOfOne: 'first' | 'middle' | 'last' | 'nan';
  /** An axis of one element: 0/0 where sizes less one are divided. */
  inputOfOne: 'rule' | 'nan';
  /** `coordinates.half-pixel`: what is added to the output index. */
  halfBefore: number;
  /** Input elements that every coordinate is off by. */
  shift: number;
  /** `coordinates.half-pixel`: from which end outputs are counted. */
  countedFrom: 'start' | 'end';
  /** `coordinates.precision` */
  coordinatePrecision: PlacingPrecision;
}

/**
 * Half-pixel; ONNX asymmetric; aligned corners; half-pixel without the last ½ (tf_half_pixel_for_nn); right ends
 * instead of centres; moved by ½ · (1 − step) and not by ½ · (step − 1); half-pixel with the step of aligned corners; the element in the middle on the element in the middle; or a grid centred over the input, which is half-pixel only where the sizes fit the factor.
 */
export type Transform =
  | 'half-pixel'
  | 'asymmetric'
  | 'align-corners'
  | 'half-pixel-of-aligned-step'
  | 'without-half'
  | 'right-ends'
  | 'moved-back'
  | 'centred'
  | 'whole-centres';

export const COORDINATES: CoordinateDecisions = {
  transform: 'half-pixel',
  alignedTransform: 'align-corners',
  outputOfOne: 'rule',
  alignedOutputOfOne: 'first',
  inputOfOne: 'rule',
  halfBefore: 0.5,
  shift: 0,
  countedFrom: 'start',
  coordinatePrecision: 'exact',
};

/** The source coordinates of all outputs of an axis. */
export function coordinatesAlong(
  axis: PlannedAxis,
  axes: readonly PlannedAxis[],
  dtype: DType,
  decisions: CoordinateDecisions & StepDecisions,
): Float64Array {
  const { outputSize, alignCorners } = axis;
  const fixed = coordinateOfOne(axis, decisions);
  if (fixed !== undefined) return new Float64Array(outputSize).fill(fixed + decisions.shift);
  const transform = alignCorners ? decisions.alignedTransform : decisions.transform;
  // A transform other than the one that was asked for brings its step along.
  const step = stepOf({ ...axis, alignCorners: transform.includes('align') }, axes, decisions);
  const placement = placementOf(transform, step, axis, decisions);
  const coordinates = placedAlong(outputSize, step, placement, decisions.coordinatePrecision, dtype);
  if (decisions.countedFrom === 'end' && axis.inputSize !== outputSize) coordinates.reverse();
  return decisions.shift === 0 ? coordinates : coordinates.map((coordinate) => coordinate + decisions.shift);
}

/** Where one output, or one input, has a rule of its own. */
function coordinateOfOne({ inputSize, outputSize, alignCorners }: PlannedAxis, decisions: CoordinateDecisions) {
  if (inputSize === 1 && decisions.inputOfOne === 'nan') return Number.NaN;
  if (outputSize !== 1) return undefined;
  if (alignCorners && decisions.alignedTransform === 'align-corners') {
    return { first: 0, middle: (inputSize - 1) / 2, last: inputSize - 1, nan: Number.NaN }[
      decisions.alignedOutputOfOne
    ];
  }
  if (decisions.outputOfOne === 'rule') return decisions.transform === 'align-corners' ? 0 : undefined;
  return decisions.outputOfOne === 'first' ? 0 : Number.NaN;
}

function placementOf(
  transform: Transform,
  step: Step,
  { inputSize, outputSize }: PlannedAxis,
  { halfBefore }: CoordinateDecisions,
): Placement {
  switch (transform) {
    case 'half-pixel':
    case 'half-pixel-of-aligned-step':
      return { before: halfBefore, after: -0.5 };
    case 'asymmetric':
    case 'align-corners':
      return { before: 0, after: 0 };
    case 'without-half':
      return { before: 0.5, after: 0 };
    case 'right-ends':
      return { before: 1, after: -1 };
    case 'moved-back':
      return { before: 0, after: (1 - step.numerator / step.denominator) / 2 };
    case 'whole-centres': {
      const [from, to] = [Math.floor(outputSize / 2), Math.floor(inputSize / 2)];
      return { before: -from, after: to };
    }
    case 'centred':
      return centredPlacement(step, inputSize, outputSize);
  }
}

/** The middle of the outputs in the middle of the inputs. */
export function centredPlacement({ numerator, denominator }: Step, inputSize: number, outputSize: number): Placement {
  return { before: 0, after: (inputSize - 1 - ((outputSize - 1) * numerator) / denominator) / 2 };
}
