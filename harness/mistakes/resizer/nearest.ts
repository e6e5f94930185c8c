import { isSmallImage } from '#cases/errata-table.ts';
import { copyTaps } from '#reference/nearest.ts';
import type { Taps } from '#reference/taps.ts';
import type { DType } from '#spec/signature.ts';
import { pickedIndex } from '../../judge/index-laws.ts';
import { type CoordinateDecisions, centredPlacement } from './coordinates.ts';
import { halfToEven } from './half-to-even.ts';
import { type Placement, type PlacingPrecision, placedAlong } from './placing.ts';
import { type PlannedAxis, type Step, type StepDecisions, stepOf } from './steps.ts';

export interface NearestDecisions {
  /** `nearest.index`: where `nearest` looks, and how a position becomes an index. */
  nearestPlace: NearestPlace;
  nearestRounding: IndexRounding;
  /** `nearest.exact-index`, `nearest.exact-ties` */
  exactPlace: NearestPlace;
  exactRounding: IndexRounding;
  /** `nearest.exact-index`: what is added to the output index. */
  exactHalf: number;
  /** `nearest.step-is-float32`: float32, or what the target does for float64. */
  indexPrecision: PlacingPrecision | 'target';
  /** `nearest.step-is-float32`: what is added to a position before it becomes an index. */
  indexOffset: number;
  /** `errata.nearest-factor-shortcut`: axes of equal or double size ignore the factor. */
  nearestShortcut: 'target' | 'never' | 'always';
  /** `nearest.last-element` */
  lastIndex: 'clamped' | 'wrapped' | 'one-before';
}

/** From the left or right edge of an output element, from its centre, or in coordinates of the linear modes. */
export type NearestPlace = 'edge' | 'right-edge' | 'centre' | 'half-pixel' | 'align-corners' | 'centred';

/** A forgiving floor takes what is within 10⁻³ below an integer for the integer; a strict one takes an integer for the one before. */
export type IndexRounding =
  | 'floor'
  | 'ceil'
  | 'half-up'
  | 'half-down'
  | 'half-even'
  | 'forgiving-floor'
  | 'strict-floor';

export const NEAREST: NearestDecisions = {
  nearestPlace: 'edge',
  nearestRounding: 'floor',
  exactPlace: 'centre',
  exactRounding: 'floor',
  exactHalf: 0.5,
  indexPrecision: 'target',
  indexOffset: 0,
  nearestShortcut: 'target',
  lastIndex: 'clamped',
};

export function nearestTapsAlong(
  mode: 'nearest' | 'nearest-exact',
  axis: PlannedAxis,
  axes: readonly PlannedAxis[],
  dtype: DType,
  decisions: NearestDecisions & StepDecisions & CoordinateDecisions,
): Taps[] {
  const isExact = mode === 'nearest-exact';
  if (isExact && axis.outputSize === 1 && decisions.outputOfOne === 'first') return [copyTaps(0)];
  const place = isExact ? decisions.exactPlace : decisions.nearestPlace;
  const rounding = isExact ? decisions.exactRounding : decisions.nearestRounding;
  if (isTargets(isExact, decisions)) return targetTaps(mode, axis, axes, dtype);
  const ignoresFactor = decisions.nearestShortcut === 'always' || isSmallImage(axes);
  if (!isExact && decisions.nearestShortcut !== 'never' && ignoresFactor && hasShortcut(axis)) {
    return Array.from({ length: axis.outputSize }, (_, outputIndex) =>
      copyTaps(Math.floor((outputIndex * axis.inputSize) / axis.outputSize)),
    );
  }
  const precision = decisions.indexPrecision === 'target' ? targetPrecision(dtype, axes) : decisions.indexPrecision;
  const alignCorners = place === 'align-corners';
  const step = stepOf({ ...axis, alignCorners }, axes, decisions);
  const placement = placementOf(place, step, axis, decisions);
  return Array.from(placedAlong(axis.outputSize, step, placement, precision, dtype), (position) =>
    copyTaps(insideIndex(indexOf(position + decisions.indexOffset, rounding), axis.inputSize, decisions)),
  );
}

function placementOf(
  place: NearestPlace,
  step: Step,
  { inputSize, outputSize }: PlannedAxis,
  { exactHalf }: NearestDecisions,
): Placement {
  switch (place) {
    case 'centre':
      return { before: exactHalf, after: 0 };
    case 'right-edge':
      return { before: 1, after: 0 };
    case 'half-pixel':
      return { before: 0.5, after: -0.5 };
    case 'centred':
      return centredPlacement(step, inputSize, outputSize);
    default:
      return { before: 0, after: 0 };
  }
}

function isTargets(isExact: boolean, decisions: NearestDecisions & StepDecisions): boolean {
  const { nearestPlace, nearestRounding, exactPlace, exactRounding } = decisions;
  const isPlaced = isExact
    ? exactPlace === NEAREST.exactPlace && exactRounding === NEAREST.exactRounding
    : nearestPlace === NEAREST.nearestPlace && nearestRounding === NEAREST.nearestRounding;
  const isStepped = decisions.step === 'target' && decisions.stepOf === 'own';
  const isComputed =
    decisions.exactHalf === NEAREST.exactHalf &&
    decisions.indexPrecision === 'target' &&
    decisions.indexOffset === 0 &&
    decisions.nearestShortcut === 'target';
  return isPlaced && isStepped && isComputed && decisions.lastIndex === 'clamped';
}

/** With the answers of `errata.nearest-factor-shortcut` and `errata.nearest-float64-step`. */
function targetTaps(
  mode: 'nearest' | 'nearest-exact',
  axis: PlannedAxis,
  axes: readonly PlannedAxis[],
  dtype: DType,
): Taps[] {
  const overrides = isSmallImage(axes)
    ? (['ignoresFactor'] as const)
    : dtype === 'float64'
      ? (['indexesInFloat64'] as const)
      : [];
  return Array.from({ length: axis.outputSize }, (_, outputIndex) =>
    copyTaps(pickedIndex(outputIndex, axis, mode, overrides)),
  );
}

function targetPrecision(dtype: DType, axes: readonly PlannedAxis[]): PlacingPrecision {
  return dtype === 'float64' && !isSmallImage(axes) ? 'exact' : 'float32';
}

function hasShortcut({ inputSize, outputSize }: PlannedAxis): boolean {
  return outputSize === inputSize || outputSize === 2 * inputSize;
}

function indexOf(position: number, rounding: IndexRounding): number {
  switch (rounding) {
    case 'floor':
      return Math.floor(position);
    case 'ceil':
      return Math.ceil(position);
    case 'half-up':
      return Math.floor(position + 0.5);
    case 'half-down':
      return Math.ceil(position - 0.5);
    case 'half-even':
      return halfToEven(position);
    case 'forgiving-floor':
      return Math.floor(position + 1e-3);
    case 'strict-floor':
      return Math.floor(position - 1e-6);
  }
}

function insideIndex(index: number, inputSize: number, { lastIndex }: NearestDecisions): number {
  if (lastIndex === 'wrapped') return ((index % inputSize) + inputSize) % inputSize;
  const last = lastIndex === 'one-before' ? Math.max(inputSize - 2, 0) : inputSize - 1;
  return Number.isNaN(index) ? 0 : Math.min(Math.max(index, 0), last);
}
