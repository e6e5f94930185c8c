import type { ClauseId } from '#spec/clauses.ts';
import type { DType, Mode } from '#spec/signature.ts';

export type ErratumId = Extract<ClauseId, `errata.${string}`>;

/** What the target does in place of the rule. */
export type Override =
  /** An axis that keeps its size is copied, whatever the factor. */
  | 'leavesUnchangedAxes'
  /** An axis of `nearest` that keeps or doubles its size is copied or doubled, whatever the factor. */
  | 'ignoresFactor'
  /** A nearest index is computed in float64. */
  | 'indexesInFloat64'
  /** A coordinate that float32 rounds up to an integer is taken as that integer. */
  | 'floorsThroughFloat32'
  /** Every row of a plane that is one element wide shows the first row. */
  | 'repeatsFirstRow'
  /** Sums and divisions are rounded to the half type one by one. */
  | 'roundsEveryStep'
  /** The call ends with an internal error. */
  | 'refuses';

/** A call that is answered, as far as errata turn on it: its checked arguments, and its input or the shape of it. */
export interface SizedCall {
  readonly mode: Mode;
  readonly antialias: boolean;
  readonly axes: readonly SizedAxis[];
}

export interface SizedInput {
  readonly dtype: DType;
  readonly shape: readonly number[];
}

interface SizedAxis {
  readonly inputSize: number;
  readonly outputSize: number;
  readonly alignCorners: boolean;
  /** The factor that the coordinates use: given, and neither recomputed nor ignored. */
  readonly scaleFactor?: number | undefined;
}

/**
 * A place where the target breaks a rule of the text. The answer of the rule and the answer of the target are both
 * accepted; the reference gives the answer of the rule, in every erratum.
 */
export interface Erratum {
  readonly id: ErratumId;
  /** The clause that says what the rule's answer is. */
  readonly breaks: ClauseId;
  /** The target's answer: the rule's, but for this. */
  readonly overrides: readonly Override[];
  /** Which answers differ: those of the call, its gradients, or both. */
  readonly of: readonly ('output' | 'gradient')[];
  /** Where both answers are accepted. */
  concerns(call: SizedCall, input: SizedInput): boolean;
  /** Where the target gives its own answer to a contiguous input under the recording conditions; absent: wherever it is accepted. */
  isRecorded?(call: SizedCall, input: SizedInput): boolean;
}

/** In the order of the page. */
export const ERRATA: readonly Erratum[] = [
  {
    id: 'errata.antialias-width-one',
    breaks: 'antialias.centre',
    overrides: ['repeatsFirstRow'],
    of: ['output'],
    concerns: (call, { dtype }) => dtype !== 'uint8' && call.antialias && changesHeightAtWidthOne(call),
  },
  {
    id: 'errata.uint8-width-one',
    breaks: 'rounding.uint8-two-passes',
    overrides: ['repeatsFirstRow'],
    of: ['output'],
    concerns: (call, { dtype }) => dtype === 'uint8' && blends(call) && changesHeightAtWidthOne(call),
  },
  {
    id: 'errata.nearest-factor-shortcut',
    breaks: 'nearest.given-factor',
    overrides: ['ignoresFactor'],
    of: ['output'],
    concerns: (call, { shape }) => shape.length > 3 && losesFactor(call),
    isRecorded: ({ axes }) => isSmallImage(axes),
  },
  {
    id: 'errata.nearest-float64-step',
    breaks: 'nearest.step-is-float32',
    overrides: ['indexesInFloat64'],
    of: ['output', 'gradient'],
    concerns: (call, { dtype }) =>
      dtype === 'float64' && copies(call) && !isSmallImage(call.axes) && picksOtherwiseInFloat32(call),
  },
  {
    id: 'errata.linear-unchanged-axis',
    breaks: 'coordinates.given-scale-factor',
    overrides: ['leavesUnchangedAxes'],
    of: ['output', 'gradient'],
    concerns: (call, { dtype }) =>
      !call.antialias &&
      (call.mode.endsWith('linear') || (call.mode === 'bicubic' && dtype === 'uint8')) &&
      call.axes.some((axis) => isScaledOtherwise(axis, 1)),
  },
  {
    id: 'errata.antialias-unchanged-axis',
    breaks: 'antialias.centre',
    overrides: ['leavesUnchangedAxes'],
    of: ['output', 'gradient'],
    concerns: (call) => call.antialias && call.axes.some((axis) => isScaledOtherwise(axis, 1)),
  },
  {
    id: 'errata.float64-floor',
    breaks: 'rounding.float64-arithmetic',
    overrides: ['floorsThroughFloat32'],
    of: ['output', 'gradient'],
    concerns: (call, { dtype }) => dtype === 'float64' && !call.antialias && blends(call) && call.axes.some(snapsUp),
  },
  {
    id: 'errata.uint8-rgb-to-one',
    breaks: 'rounding.uint8-two-passes',
    overrides: ['refuses'],
    of: ['output'],
    concerns: (call, { dtype, shape }) =>
      dtype === 'uint8' &&
      blends(call) &&
      shape[1] === 3 &&
      call.axes[0].inputSize > 1 &&
      call.axes.every(({ outputSize }) => outputSize === 1),
    isRecorded: () => false,
  },
  {
    id: 'errata.half-area-5d',
    breaks: 'rounding.half-types',
    overrides: ['roundsEveryStep'],
    of: ['output', 'gradient'],
    concerns: ({ mode }, { dtype, shape }) =>
      (dtype === 'float16' || dtype === 'bfloat16') && mode === 'area' && shape.length === 5,
    isRecorded: ({ axes }) => axes.some(({ outputSize }) => outputSize !== 1),
  },
  {
    id: 'errata.gradient-factor',
    breaks: 'gradients.same-options',
    overrides: ['leavesUnchangedAxes', 'ignoresFactor'],
    of: ['gradient'],
    concerns: (call) => losesFactor(call) || keepsEverySize(call),
  },
];

/** The errata that a call may show, in its output or in its gradient. */
export function errataOf(call: SizedCall, input: SizedInput, of: 'output' | 'gradient' = 'output'): readonly Erratum[] {
  return ERRATA.filter((erratum) => erratum.of.includes(of) && erratum.concerns(call, input));
}

function copies({ mode }: SizedCall): boolean {
  return mode === 'nearest' || mode === 'nearest-exact';
}

function blends(call: SizedCall): boolean {
  return !copies(call) && call.mode !== 'area';
}

function changesHeightAtWidthOne({ axes }: SizedCall): boolean {
  const [height, width] = axes;
  return (
    axes.length === 2 &&
    width.outputSize === 1 &&
    height.outputSize > 1 &&
    height.inputSize > 1 &&
    height.outputSize !== height.inputSize
  );
}

/** Here the target's kernels for `nearest` and `nearest-exact` are those for channels-last input, whatever the layout. */
export function isSmallImage(axes: readonly Pick<SizedAxis, 'outputSize'>[]): boolean {
  return axes.length === 2 && axes[0].outputSize + axes[1].outputSize <= 128;
}

function losesFactor({ mode, axes }: SizedCall): boolean {
  return mode === 'nearest' && axes.some((axis) => isScaledOtherwise(axis, 1) || isScaledOtherwise(axis, 2));
}

function keepsEverySize({ mode, antialias, axes }: SizedCall): boolean {
  return mode === 'bicubic' && !antialias && axes.every(({ inputSize, outputSize }) => inputSize === outputSize);
}

/** The output has `multiple` times the input's size, although the factor is another number. */
function isScaledOtherwise({ inputSize, outputSize, alignCorners, scaleFactor }: SizedAxis, multiple: number): boolean {
  return scaleFactor !== undefined && !alignCorners && scaleFactor !== multiple && outputSize === multiple * inputSize;
}

function picksOtherwiseInFloat32({ mode, axes }: SizedCall): boolean {
  const centre = mode === 'nearest' ? 0 : 0.5;
  return axes.some((axis) => {
    const step = Math.fround(axis.scaleFactor === undefined ? axis.inputSize / axis.outputSize : 1 / axis.scaleFactor);
    return someOutput(
      axis,
      (index) => Math.floor(Math.fround((index + centre) * step)) !== Math.floor(position(index + centre, axis)),
    );
  });
}

function snapsUp(axis: SizedAxis): boolean {
  return someOutput(axis, (index) => {
    const coordinate = axis.alignCorners ? alignedPosition(index, axis) : position(index + 0.5, axis) - 0.5;
    return coordinate > 0 && Math.floor(Math.fround(coordinate)) > Math.floor(coordinate);
  });
}

/** Rounded once, so that it is an integer where it is one in real arithmetic. */
function position(outputPosition: number, { inputSize, outputSize, scaleFactor }: SizedAxis): number {
  return scaleFactor === undefined ? (outputPosition * inputSize) / outputSize : outputPosition / scaleFactor;
}

function alignedPosition(index: number, { inputSize, outputSize }: SizedAxis): number {
  return outputSize === 1 ? 0 : (index * (inputSize - 1)) / (outputSize - 1);
}

function someOutput({ outputSize }: SizedAxis, holds: (index: number) => boolean): boolean {
  for (let index = 0; index < outputSize; index++) if (holds(index)) return true;
  return false;
}
