import type { Decisions } from './decisions.ts';
import { PLACEMENTS, type PlacementName, type PlacingPrecision, placedAlong } from './placing.ts';
import { type PlannedAxis, stepOf } from './steps.ts';

export const COORDINATES = {
  /** `coordinates.half-pixel`: where an output looks without `align_corners`. */
  transform: 'half-pixel' as PlacementName,
  /** `coordinates.align-corners`: where it looks with it. */
  alignedTransform: 'align-corners' as PlacementName,
  /** `coordinates.half-pixel` for one output: the old rules of PyTorch and ONNX looked at the first element. */
  outputOfOne: 'rule' as 'rule' | 'first' | 'step-of-zero' | 'nan',
  /** `coordinates.align-corners-output-one` */
  alignedOutputOfOne: 'first' as 'first' | 'middle' | 'last' | 'nan',
  /** An axis of one element: 0/0 where sizes less one are divided. */
  inputOfOne: 'rule' as 'rule' | 'nan',
  /** `coordinates.half-pixel`: what is added to the output index. */
  halfBefore: 0.5,
  /** Input elements that every coordinate is off by. */
  shift: 0,
  /** `coordinates.half-pixel`: from which end outputs are counted. */
  countedFrom: 'start' as 'start' | 'end',
  /** `coordinates.precision` */
  coordinatePrecision: 'exact' as PlacingPrecision,
};

/** The source coordinates of all outputs of an axis. */
export function coordinatesAlong(axis: PlannedAxis, decisions: Decisions): Float64Array {
  const { inputSize, outputSize, alignCorners } = axis;
  const fixed = coordinateOfOne(axis, decisions);
  if (fixed !== undefined) return new Float64Array(outputSize).fill(fixed + decisions.shift);
  const transform = alignCorners ? decisions.alignedTransform : decisions.transform;
  // A transform other than the one that was asked for brings its step along.
  const step = stepOf({ ...axis, alignCorners: transform.includes('align') }, decisions);
  const placement = PLACEMENTS[transform](step, axis, decisions.halfBefore);
  const coordinates = placedAlong(axis, step, placement, decisions.coordinatePrecision);
  if (decisions.countedFrom === 'end' && inputSize !== outputSize) coordinates.reverse();
  return decisions.shift === 0 ? coordinates : coordinates.map((coordinate) => coordinate + decisions.shift);
}

/** Where one output, or one input, has a rule of its own. */
function coordinateOfOne({ inputSize, outputSize, alignCorners }: PlannedAxis, decisions: Decisions) {
  if (inputSize === 1 && decisions.inputOfOne === 'nan') return Number.NaN;
  if (outputSize !== 1) return undefined;
  if (alignCorners && decisions.alignedTransform === 'align-corners') {
    return { first: 0, middle: (inputSize - 1) / 2, last: inputSize - 1, nan: Number.NaN }[
      decisions.alignedOutputOfOne
    ];
  }
  if (decisions.outputOfOne === 'rule') return decisions.transform === 'align-corners' ? 0 : undefined;
  return { first: 0, 'step-of-zero': -0.5, nan: Number.NaN }[decisions.outputOfOne];
}
