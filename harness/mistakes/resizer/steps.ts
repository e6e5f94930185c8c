import type { Axis } from '#reference/coordinates.ts';
import type { Taps } from '#reference/taps.ts';
import type { DType } from '#spec/signature.ts';
import type { Decisions } from './decisions.ts';
import { roundingTo } from './precision.ts';

/** The taps of one output of an axis. */
export type TapsAt = (output: number) => Taps;

/** An axis of a call, all axes of the call, and the caller's factor even where the target drops it. */
export interface PlannedAxis extends Axis {
  readonly position: number;
  readonly axes: readonly PlannedAxis[];
  readonly callerFactor?: number;
  /** Of the elements. */
  readonly dtype: DType;
}

/** Input elements per output element, kept as a quotient so that nothing is rounded yet. */
export interface Step {
  readonly numerator: number;
  readonly denominator: number;
}

const bySizes = ({ inputSize, outputSize }: PlannedAxis): Step => ({ numerator: inputSize, denominator: outputSize });
const byFactor = (axis: PlannedAxis, factor: number | undefined): Step =>
  factor === undefined ? bySizes(axis) : { numerator: 1, denominator: factor };

/** Whole elements, or a whole number of outputs per element. */
const wholeStep =
  (whole: (ratio: number) => number) =>
  ({ inputSize, outputSize }: PlannedAxis): Step =>
    inputSize >= outputSize
      ? { numerator: whole(inputSize / outputSize), denominator: 1 }
      : { numerator: 1, denominator: whole(outputSize / inputSize) };

const PLAIN_STEPS = {
  target: (axis) => byFactor(axis, axis.scaleFactor),
  sizes: bySizes,
  factor: (axis) => byFactor(axis, axis.callerFactor),
  'inverted-factor': (axis) =>
    axis.scaleFactor === undefined ? bySizes(axis) : { numerator: axis.scaleFactor, denominator: 1 },
  'float32-factor': (axis) => byFactor(axis, axis.scaleFactor && Math.fround(axis.scaleFactor)),
  'float16-factor': (axis) => byFactor(axis, axis.scaleFactor && roundingTo('float16', 'float64')(axis.scaleFactor)),
  'two-decimals-factor': (axis) =>
    byFactor(axis, axis.scaleFactor && roundingTo('decimals-2', 'float64')(axis.scaleFactor)),
  whole: wholeStep(Math.floor),
  'whole-rounded': wholeStep(Math.round),
  'less-one-over-size': ({ inputSize, outputSize }) => ({ numerator: inputSize - 1, denominator: outputSize }),
  'size-over-less-one': ({ inputSize, outputSize }) => ({ numerator: inputSize, denominator: outputSize - 1 }),
  'integer-division': (axis) => byFactor(axis, axis.scaleFactor ?? 1 / Math.floor(axis.inputSize / axis.outputSize)),
} as const satisfies Readonly<Record<string, (axis: PlannedAxis) => Step>>;

/** `between` is the step from corner to corner. */
const ALIGNED_STEPS = {
  target: (_, between) => between,
  factor: ({ callerFactor }, between) =>
    callerFactor === undefined ? between : { numerator: 1, denominator: callerFactor },
  'fractional-size': ({ inputSize, callerFactor }, between) =>
    callerFactor === undefined ? between : { ...between, denominator: inputSize * callerFactor - 1 },
  sizes: bySizes,
  'output-size': ({ outputSize }, between) => ({ ...between, denominator: outputSize }),
  'input-size': ({ inputSize }, between) => ({ ...between, numerator: inputSize }),
} as const satisfies Readonly<Record<string, (axis: PlannedAxis, between: Step) => Step>>;

/** The axis `first` and the one after it in the place of each other. */
const exchanged = (position: number, first: number) => {
  if (position === first) return first + 1;
  return position === first + 1 ? first : position;
};

/** The axis that is taken for the one at a position. */
export const AXIS_TAKEN = {
  own: (position) => position,
  mirrored: (position, count) => count - 1 - position,
  first: () => 0,
  last: (_, count) => count - 1,
  'first-two-exchanged': (position) => exchanged(position, 0),
  'last-two-exchanged': (position, count) => exchanged(position, count - 2),
} as const satisfies Readonly<Record<string, (position: number, count: number) => number>>;

export type AxisTaken = keyof typeof AXIS_TAKEN;

export const STEPS = {
  /**
   * `coordinates.step-from-sizes`, `coordinates.given-scale-factor`, `coordinates.recompute-drops-factor`: which step is
   * taken without `align_corners`.
   */
  step: 'target' as keyof typeof PLAIN_STEPS,
  /** `coordinates.align-corners`, `coordinates.align-corners-ignores-factor`: which step is taken with it. */
  alignedStep: 'target' as keyof typeof ALIGNED_STEPS,
  /** `coordinates.align-corners`: what is added to the output size less one. */
  alignedOffset: 0,
  /** The axis that the step is computed for. */
  stepOf: 'own' as AxisTaken,
  /** The steps of axes that have them from elsewhere. */
  keptSteps: [] as readonly (number | undefined)[],
  /** What every step is multiplied by. */
  stepGain: 1,
};

/** One of some values for each axis; lists of a wrong length stay for the refusals. */
export function takenAlong<T>(values: readonly T[], taken: AxisTaken): T[] {
  return values.map((_, position) => values[AXIS_TAKEN[taken](position, values.length)]);
}

export function stepOf({ axes, position, alignCorners }: PlannedAxis, decisions: Decisions): Step {
  const kept = decisions.keptSteps[position];
  if (kept !== undefined) return { numerator: kept, denominator: 1 };
  const axis = axes[AXIS_TAKEN[decisions.stepOf](position, axes.length)];
  const { numerator, denominator } = alignCorners ? alignedStep(axis, decisions) : PLAIN_STEPS[decisions.step](axis);
  return { numerator: numerator * decisions.stepGain, denominator };
}

function alignedStep(axis: PlannedAxis, { alignedStep, alignedOffset }: Decisions): Step {
  const between = { numerator: axis.inputSize - 1, denominator: axis.outputSize - 1 + alignedOffset };
  return ALIGNED_STEPS[alignedStep](axis, between);
}
