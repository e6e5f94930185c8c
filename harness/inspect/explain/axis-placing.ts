import { ANTIALIAS_KERNELS, type AntialiasMode, antialiasWindow } from '#reference/antialias.ts';
import { areaTaps } from '#reference/area.ts';
import type { AcceptedCall } from '#reference/arguments.ts';
import { type Axis, inputStep, sourceCoordinate } from '#reference/coordinates.ts';
import { copies } from '#reference/interpolate.ts';
import type { Tensor } from '#spec/signature.ts';
import { acceptedIndices, indexOverrides, type NearestMode, pickedIndex } from '../../judge/index-laws.ts';
import type { Placing } from './explanation.ts';

const f32 = Math.fround;

/** Where an output index looks along an axis that is resampled, in the numbers of the formula. */
export function axisPlacing(
  outputIndex: number,
  axis: Axis,
  call: AcceptedCall,
  input: Pick<Tensor, 'dtype' | 'shape'>,
): Placing {
  const { mode, antialias } = call;
  if (copies(mode)) return nearestPlacing(outputIndex, axis, call, input);
  if (mode === 'area') return areaPlacing(outputIndex, axis);
  return antialias ? windowPlacing(outputIndex, axis, mode as AntialiasMode) : blendingPlacing(outputIndex, axis, mode);
}

function blendingPlacing(outputIndex: number, axis: Axis, mode: string): Placing {
  const value = sourceCoordinate(outputIndex, axis);
  const step = f32(inputStep(axis));
  const lastIndex = axis.inputSize - 1;
  const isOutside = mode !== 'bicubic' && value < 0;
  return {
    what: 'source coordinate',
    ...(axis.alignCorners ? alignedFormula(outputIndex, axis) : halfPixelFormula(outputIndex, axis)),
    float32: axis.alignCorners ? f32(step * outputIndex) : f32(f32(step * (outputIndex + 0.5)) - 0.5),
    notes: [
      ...(isOutside ? ['below 0: moved to 0 (linear.border)'] : []),
      ...(value > lastIndex ? [`beyond the last index ${lastIndex}: its taps are moved onto the border`] : []),
    ],
  };
}

type CoordinateFormula = Pick<Placing, 'formula' | 'exact'>;

function alignedFormula(outputIndex: number, { inputSize, outputSize }: Axis): CoordinateFormula {
  if (outputSize === 1) return { formula: '0, since the output has one element', exact: '0' };
  return {
    formula: `${outputIndex} · (${inputSize} − 1) / (${outputSize} − 1)`,
    exact: fraction(outputIndex * (inputSize - 1), outputSize - 1),
  };
}

function halfPixelFormula(outputIndex: number, { inputSize, outputSize, scaleFactor }: Axis): CoordinateFormula {
  if (scaleFactor !== undefined) {
    return {
      formula: `(${outputIndex} + ½) / ${scaleFactor} − ½`,
      exact: String((outputIndex + 0.5) / scaleFactor - 0.5),
    };
  }
  return {
    formula: `(${outputIndex} + ½) · ${inputSize}/${outputSize} − ½`,
    exact: fraction((2 * outputIndex + 1) * inputSize - outputSize, 2 * outputSize),
  };
}

/** The centre counts from the left edge of the first element, not from its middle. */
function windowPlacing(outputIndex: number, axis: Axis, mode: AntialiasMode): Placing {
  const { inputSize, outputSize, alignCorners, scaleFactor } = axis;
  const kernel = ANTIALIAS_KERNELS[mode];
  const { centre, stretch, first, count } = antialiasWindow(outputIndex, axis, kernel);
  const [numerator, denominator] = alignCorners
    ? [inputSize - 1, Math.max(outputSize - 1, 1)]
    : [inputSize, outputSize];
  const byFactor = !alignCorners && scaleFactor !== undefined;
  const isSingle = alignCorners && outputSize === 1;
  return {
    what: 'centre of the window',
    formula: byFactor
      ? `(${outputIndex} + ½) / ${scaleFactor}`
      : `(${outputIndex} + ½) · ${isSingle ? '0' : `${numerator}/${denominator}`}`,
    exact: byFactor || isSingle ? String(centre) : fraction((2 * outputIndex + 1) * numerator, 2 * denominator),
    float32: f32(f32(inputStep(axis)) * (outputIndex + 0.5)),
    notes: [
      `half-width ${kernel.support} · ${short(stretch)} = ${short(kernel.support * stretch)}: inputs ${first} to ${first + count - 1}`,
    ],
  };
}

function areaPlacing(outputIndex: number, axis: Axis): Placing {
  const { inputSize, outputSize } = axis;
  const { indices } = areaTaps(outputIndex, axis);
  const [first, end] = [indices[0], indices[0] + indices.length];
  return {
    what: 'window',
    formula: `floor(${outputIndex} · ${inputSize}/${outputSize}) up to ceil(${outputIndex + 1} · ${inputSize}/${outputSize})`,
    exact: `${first} up to ${end}, without ${end}`,
    notes: [],
  };
}

function nearestPlacing(
  outputIndex: number,
  axis: Axis,
  call: AcceptedCall,
  input: Pick<Tensor, 'dtype' | 'shape'>,
): Placing {
  const mode = call.mode as NearestMode;
  const { inputSize, outputSize, scaleFactor } = axis;
  const isExact = mode === 'nearest-exact';
  const position = isExact ? outputIndex + 0.5 : outputIndex;
  const told = isExact ? `(${outputIndex} + ½)` : String(outputIndex);
  const numerator = (isExact ? 2 * outputIndex + 1 : 2 * outputIndex) * inputSize;
  const value = scaleFactor === undefined ? (position * inputSize) / outputSize : position / scaleFactor;
  const overrides = indexOverrides(call, input);
  return {
    what: 'position',
    formula: scaleFactor === undefined ? `${told} · ${inputSize}/${outputSize}` : `${told} / ${scaleFactor}`,
    exact: scaleFactor === undefined ? fraction(numerator, 2 * outputSize) : String(value),
    float32: f32(f32(inputStep(axis)) * position),
    notes: acceptedNotes(
      acceptedIndices(outputIndex, axis, mode, overrides.accepted),
      pickedIndex(outputIndex, axis, mode, overrides.recorded),
      `floor in float32 ${pickedIndex(outputIndex, axis, mode)}, exactly ${Math.min(Math.floor(value), inputSize - 1)}`,
    ),
  };
}

/** Accepted beside the target's are the index of the rule, and those of exact arithmetic, of float64 and of its other kernels. */
function acceptedNotes(accepted: readonly number[], target: number, floors: string): string[] {
  const others = accepted.filter((index) => index !== target);
  if (others.length === 0) return [`${floors}: only index ${target} is accepted`];
  return [
    `${floors}: PyTorch takes index ${target}; ${others.join(' and ')} ${others.length === 1 ? 'is' : 'are'} accepted too`,
    'correct implementations differ here (an index tie, or PyTorch’s shortcut for a factor)',
  ];
}

/** `17/6 = 2.8333333`, or a whole number. */
function fraction(numerator: number, denominator: number): string {
  const divisor = greatestCommonDivisor(Math.abs(numerator), denominator);
  const [top, bottom] = [numerator / divisor, denominator / divisor];
  return bottom === 1 ? String(top) : `${top}/${bottom} = ${numerator / denominator}`;
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
