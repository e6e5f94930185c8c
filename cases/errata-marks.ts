import type { ClauseId } from '#spec/clauses.ts';
import type { Design } from './case.ts';

/** One axis of a design, with what the errata turn on. */
interface Axis {
  inputSize: number;
  outputSize: number;
  /** The factor that the coordinates use: given, and neither recomputed nor ignored. */
  factor: number | undefined;
}

interface Marked {
  design: Design;
  axes: readonly Axis[];
  mode: string;
  dtype: string;
}

/** The design with the errata whose conditions it meets: the target breaks a rule there, here or on another machine. */
export function withErrata(design: Design): Design {
  if (design.aspect === 'rejections') return design;
  const axes = axesOf(design);
  const mode = modeOf(design);
  const errata = Object.entries(CONDITIONS)
    .filter(([, meets]) => meets({ design, axes, mode, dtype: design.input.dtype }))
    .map(([id]) => id as ClauseId);
  return errata.length === 0 ? design : { ...design, errata };
}

const LINEAR = ['linear', 'bilinear', 'trilinear'];
const NEAREST = ['nearest', 'nearest-exact'];

/** Each as its entry on the errata page says. */
const CONDITIONS: Partial<Record<ClauseId, (marked: Marked) => boolean>> = {
  'errata.antialias-width-one': ({ design, axes, dtype }) =>
    design.options.antialias === true && dtype !== 'uint8' && changesHeightAtWidthOne(axes),
  'errata.uint8-width-one': ({ axes, mode, dtype }) =>
    dtype === 'uint8' && !NEAREST.includes(mode) && changesHeightAtWidthOne(axes),
  'errata.nearest-factor-shortcut': ({ axes, mode }) =>
    mode === 'nearest' &&
    axes.length > 1 &&
    axes.some((axis) => isScaledOtherwise(axis, 1) || isScaledOtherwise(axis, 2)),
  'errata.nearest-float64-step': ({ axes, mode, dtype }) =>
    NEAREST.includes(mode) && dtype === 'float64' && axes.some((axis) => picksOtherwiseInFloat32(axis, mode)),
  'errata.linear-unchanged-axis': ({ design, axes, mode, dtype }) =>
    (LINEAR.includes(mode) || (mode === 'bicubic' && dtype === 'uint8')) &&
    design.options.antialias !== true &&
    axes.some((axis) => isScaledOtherwise(axis, 1)),
  'errata.antialias-unchanged-axis': ({ design, axes }) =>
    design.options.antialias === true && axes.some((axis) => isScaledOtherwise(axis, 1)),
  'errata.float64-floor': ({ design, axes, mode, dtype }) =>
    dtype === 'float64' &&
    (LINEAR.includes(mode) || mode === 'bicubic') &&
    design.options.antialias !== true &&
    axes.some((axis) => snapsUp(axis, isAligned(design))),
  'errata.uint8-rgb-to-one': ({ design, axes, mode, dtype }) =>
    dtype === 'uint8' &&
    !NEAREST.includes(mode) &&
    design.input.shape[1] === 3 &&
    axes[0].inputSize > 1 &&
    axes.every(({ outputSize }) => outputSize === 1),
  'errata.half-area-5d': ({ design, axes, mode, dtype }) =>
    mode === 'area' &&
    design.input.shape.length === 5 &&
    (dtype === 'float16' || dtype === 'bfloat16') &&
    axes.some(({ outputSize }) => outputSize !== 1),
};

function axesOf(design: Design): Axis[] {
  const { size, scaleFactor, recomputeScaleFactor } = design.options;
  const spatial = design.input.shape.slice(2);
  const at = (value: number | readonly number[], axis: number) => (typeof value === 'number' ? value : value[axis]);
  return spatial.map((inputSize, axis) => {
    const factor = scaleFactor === undefined ? undefined : at(scaleFactor, axis);
    const outputSize = size === undefined ? Math.trunc(inputSize * (factor ?? 1)) : at(size, axis);
    const isUsed =
      recomputeScaleFactor !== true && !isAligned(design) && modeOf(design) !== 'area' && size === undefined;
    return { inputSize, outputSize, factor: isUsed ? factor : undefined };
  });
}

function modeOf({ entry, options }: Design): string {
  if (entry === 'nn.UpsamplingBilinear2d') return 'bilinear';
  return options.mode ?? 'nearest';
}

function isAligned({ entry, options }: Design): boolean {
  return entry === 'nn.UpsamplingBilinear2d' || options.alignCorners === true;
}

function changesHeightAtWidthOne(axes: readonly Axis[]): boolean {
  const [height, width] = axes;
  return (
    axes.length === 2 &&
    width.outputSize === 1 &&
    height.outputSize > 1 &&
    height.inputSize > 1 &&
    height.outputSize !== height.inputSize
  );
}

/** The output has `multiple` times the input's size, although the factor is another number. */
function isScaledOtherwise({ inputSize, outputSize, factor }: Axis, multiple: number): boolean {
  return factor !== undefined && factor !== multiple && outputSize === multiple * inputSize;
}

function picksOtherwiseInFloat32(axis: Axis, mode: string): boolean {
  const step = Math.fround(axis.factor === undefined ? axis.inputSize / axis.outputSize : 1 / axis.factor);
  const centre = mode === 'nearest' ? 0 : 0.5;
  return indices(axis).some(
    (index) => Math.floor(Math.fround((index + centre) * step)) !== Math.floor(position(index + centre, axis)),
  );
}

function snapsUp(axis: Axis, aligned: boolean): boolean {
  return indices(axis).some((index) => {
    const coordinate = aligned ? alignedPosition(index, axis) : position(index + 0.5, axis) - 0.5;
    return coordinate > 0 && Math.floor(Math.fround(coordinate)) > Math.floor(coordinate);
  });
}

/** Rounded once, so that it is an integer where it is one in real arithmetic. */
function position(outputPosition: number, { inputSize, outputSize, factor }: Axis): number {
  return factor === undefined ? (outputPosition * inputSize) / outputSize : outputPosition / factor;
}

function alignedPosition(index: number, { inputSize, outputSize }: Axis): number {
  return outputSize === 1 ? 0 : (index * (inputSize - 1)) / (outputSize - 1);
}

function indices({ outputSize }: Axis): number[] {
  return Array.from({ length: Math.max(0, outputSize) }, (_, index) => index);
}
