import type { Axis } from '#reference/coordinates.ts';

export interface StepDecisions {
  /**
   * `coordinates.step-from-sizes`, `coordinates.given-scale-factor`, `coordinates.recompute-drops-factor`: which step is
   * taken without `align_corners`.
   */
  step:
    | 'target'
    | 'sizes'
    | 'factor'
    | 'inverted-factor'
    | 'float32-factor'
    | 'whole'
    | 'whole-rounded'
    | 'integer-division';
  /** `coordinates.align-corners`, `coordinates.align-corners-ignores-factor`: which step is taken with it. */
  alignedStep: 'target' | 'factor' | 'fractional-size' | 'sizes' | 'output-size' | 'input-size';
  /** `coordinates.align-corners`: what is added to the output size less one. */
  alignedOffset: number;
  /** The axis that the step is computed for. */
  stepOf: 'own' | 'mirrored' | 'first' | 'last' | 'first-two-exchanged' | 'last-two-exchanged';
  /** What every step is multiplied by. */
  stepGain: number;
}

export const STEPS: StepDecisions = {
  step: 'target',
  alignedStep: 'target',
  alignedOffset: 0,
  stepOf: 'own',
  stepGain: 1,
};

/** An axis of a call, its neighbours, and the caller's factor even where the target drops it. */
export interface PlannedAxis extends Axis {
  readonly position: number;
  readonly callerFactor?: number;
}

/** Input elements per output element, kept as a quotient so that nothing is rounded yet. */
export interface Step {
  readonly numerator: number;
  readonly denominator: number;
}

export function stepOf(own: PlannedAxis, axes: readonly PlannedAxis[], decisions: StepDecisions): Step {
  const axis = axes[axisOfStep(own.position, axes.length, decisions)];
  const { numerator, denominator } = own.alignCorners ? alignedStep(axis, decisions) : plainStep(axis, decisions);
  return { numerator: numerator * decisions.stepGain, denominator };
}

function axisOfStep(position: number, count: number, { stepOf }: StepDecisions): number {
  switch (stepOf) {
    case 'own':
      return position;
    case 'mirrored':
      return count - 1 - position;
    case 'first':
      return 0;
    case 'last':
      return count - 1;
    case 'first-two-exchanged':
      return exchanged(position, 0);
    case 'last-two-exchanged':
      return exchanged(position, count - 2);
  }
}

/** The axis `first` and the one after it in the place of each other. */
function exchanged(position: number, first: number): number {
  if (position === first) return first + 1;
  return position === first + 1 ? first : position;
}

function plainStep({ inputSize, outputSize, scaleFactor, callerFactor }: PlannedAxis, { step }: StepDecisions): Step {
  const bySizes = { numerator: inputSize, denominator: outputSize };
  const byFactor = (factor: number | undefined) =>
    factor === undefined ? bySizes : { numerator: 1, denominator: factor };
  switch (step) {
    case 'target':
      return byFactor(scaleFactor);
    case 'sizes':
      return bySizes;
    case 'factor':
      return byFactor(callerFactor);
    case 'inverted-factor':
      return scaleFactor === undefined ? bySizes : { numerator: scaleFactor, denominator: 1 };
    case 'float32-factor':
      return scaleFactor === undefined ? bySizes : byFactor(Math.fround(scaleFactor));
    case 'whole':
      return wholeStep(inputSize, outputSize, Math.floor);
    case 'whole-rounded':
      return wholeStep(inputSize, outputSize, Math.round);
    case 'integer-division':
      return byFactor(scaleFactor ?? 1 / Math.floor(inputSize / outputSize));
  }
}

/** Whole elements, or a whole number of outputs per element. */
function wholeStep(inputSize: number, outputSize: number, whole: (ratio: number) => number): Step {
  return inputSize >= outputSize
    ? { numerator: whole(inputSize / outputSize), denominator: 1 }
    : { numerator: 1, denominator: whole(outputSize / inputSize) };
}

function alignedStep(
  { inputSize, outputSize, callerFactor }: PlannedAxis,
  { alignedStep: kind, alignedOffset }: StepDecisions,
): Step {
  const between = { numerator: inputSize - 1, denominator: outputSize - 1 + alignedOffset };
  switch (kind) {
    case 'target':
      return between;
    case 'factor':
      return callerFactor === undefined ? between : { numerator: 1, denominator: callerFactor };
    case 'fractional-size':
      return callerFactor === undefined ? between : { ...between, denominator: inputSize * callerFactor - 1 };
    case 'sizes':
      return { numerator: inputSize, denominator: outputSize };
    case 'output-size':
      return { ...between, denominator: outputSize };
    case 'input-size':
      return { ...between, numerator: inputSize };
  }
}
