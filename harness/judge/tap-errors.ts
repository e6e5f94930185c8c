import { ANTIALIAS_KERNELS, type AntialiasMode, antialiasWindow } from '#reference/antialias.ts';
import { areaTaps } from '#reference/area.ts';
import { CUBIC_COEFFICIENT, cubicTaps } from '#reference/bicubic.ts';
import { type Axis, inputStep, sourceCoordinate } from '#reference/coordinates.ts';
import { linearTaps } from '#reference/linear.ts';
import type { Arithmetic } from './arithmetic.ts';
import { type ErringTaps, TapsWriter } from './free-taps.ts';
import { writeAntialiasSlopes, writeCubicSlopes, writeLinearSlopes } from './slopes.ts';

/** An axis whose coordinates are those of the rule, or those of `errata.float64-floor`. */
export interface JudgedAxis extends Axis {
  readonly floorsThroughFloat32: boolean;
}

/** Roundings of a division, of the step or of a weight: right to 2.5 units in the last place is what WGSL grants. */
const DIVISION_ROUNDINGS = 5;
/** The largest derivatives of the kernels, at distances 5/9 and 0.603. */
const STEEPEST_CUBIC = 25 / 18;
const STEEPEST_LANCZOS = 1.375;
/** Beside distance 1 either of the two polynomials may be the one that is evaluated. */
const KNOT_WIDTH = 2 ** -8;
/** A cubic weight of such a fraction is exact in float32 in every form: its terms are multiples of 2⁻²⁰ below 16. */
const SHORT_FRACTION = 2 ** -6;
/** Roundings of a Lanczos weight: two sines, two quotients and their product, with π rounded too. */
const LANCZOS_ROUNDINGS = 8;

/** The coefficients of the two polynomials of a cubic kernel, highest power first. */
export interface CubicPieces {
  readonly inner: readonly number[];
  readonly outer: readonly number[];
}

function cubicPieces(coefficient: number): CubicPieces {
  return {
    inner: [coefficient + 2, -(coefficient + 3), 0, 1],
    outer: [1, -5, 8, -4].map((factor) => factor * coefficient),
  };
}

export const PLAIN_PIECES = cubicPieces(CUBIC_COEFFICIENT.plain);
export const ANTIALIASED_PIECES = cubicPieces(CUBIC_COEFFICIENT.antialiased);

export function freeLinearTaps(axis: JudgedAxis, { unit, weightUnit }: Arithmetic): ErringTaps {
  const taps = new TapsWriter(axis.outputSize, 2);
  for (let outputIndex = 0; outputIndex < axis.outputSize; outputIndex++) {
    const coordinate = judgedCoordinate(outputIndex, axis);
    const { indices, weights } = linearTaps(coordinate, axis.inputSize);
    // The left weight is one minus the rounded right one.
    taps.add(indices[0], weights[0], unit + weightUnit);
    taps.add(indices[1], weights[1], unit + weightUnit * weights[1]);
    const coordinateError = unit * coordinateRoundings(coordinate, axis);
    writeLinearSlopes(taps.slopes, coordinate, coordinateError, axis.inputSize);
    taps.endOutput(coordinateError);
  }
  return taps.written((outputIndex) => isPlacedExactly(outputIndex, axis));
}

export function freeCubicTaps(axis: JudgedAxis, { unit, weightUnit }: Arithmetic): ErringTaps {
  const taps = new TapsWriter(axis.outputSize, 4);
  for (let outputIndex = 0; outputIndex < axis.outputSize; outputIndex++) {
    const coordinate = judgedCoordinate(outputIndex, axis);
    const { indices, weights } = cubicTaps(coordinate, axis.inputSize);
    const coordinateError = unit * coordinateRoundings(coordinate, axis);
    const fraction = cubicFraction(coordinate, axis);
    for (let tap = 0; tap < indices.length; tap++) {
      const weight = weights[tap];
      const error = unit * cubicRoundings(fraction + 1 - tap, PLAIN_PIECES) + weightUnit * Math.abs(weight);
      taps.add(indices[tap], weight, error);
    }
    for (const index of elementsBeyond(coordinate, coordinateError, axis.inputSize)) {
      taps.add(index, 0, unit * cubicRoundings(2, PLAIN_PIECES));
    }
    writeCubicSlopes(taps.slopes, coordinate, coordinateError, axis.inputSize);
    taps.endOutput(coordinateError);
  }
  return taps.written(
    (outputIndex) =>
      isPlacedExactly(outputIndex, axis) &&
      Number.isInteger(cubicFraction(judgedCoordinate(outputIndex, axis), axis) / SHORT_FRACTION),
  );
}

function cubicFraction(coordinate: number, { inputSize }: Axis): number {
  return Math.min(coordinate - Math.min(Math.floor(coordinate), inputSize - 1), 1);
}

export function freeAreaTaps(axis: Axis, { unit }: Arithmetic): ErringTaps {
  const { inputSize, outputSize } = axis;
  const taps = new TapsWriter(outputSize, Math.ceil(inputSize / outputSize) + 1, 0);
  for (let outputIndex = 0; outputIndex < outputSize; outputIndex++) {
    const { indices, weights } = areaTaps(outputIndex, axis);
    for (let tap = 0; tap < indices.length; tap++) {
      taps.add(indices[tap], weights[tap], weights[tap] * DIVISION_ROUNDINGS * unit);
    }
    taps.endOutput(0);
  }
  const free = taps.written((outputIndex) => isPowerOfTwo(free.starts[outputIndex + 1] - free.starts[outputIndex]));
  return free;
}

export function freeAntialiasTaps(axis: Axis, mode: AntialiasMode, { unit }: Arithmetic): ErringTaps {
  const kernel = ANTIALIAS_KERNELS[mode];
  const stretchedSupport = kernel.support * Math.max(inputStep(axis), 1);
  const taps = new TapsWriter(axis.outputSize, Math.ceil(2 * Math.min(stretchedSupport, axis.inputSize)) + 1);
  let raw = new Float64Array(16);
  let rawErrors = new Float64Array(16);
  for (let outputIndex = 0; outputIndex < axis.outputSize; outputIndex++) {
    const { centre, stretch, coordinateError, first, end } = widestWindow(outputIndex, axis, mode, unit);
    const count = end - first;
    if (count > raw.length) [raw, rawErrors] = [new Float64Array(2 * count), new Float64Array(2 * count)];
    let total = 0;
    let rawError = 0;
    let size = 0;
    for (let tap = 0; tap < count; tap++) {
      const distance = (first + tap + 0.5 - centre) / stretch;
      raw[tap] = kernel.weight(distance);
      rawErrors[tap] = unit * kernelRoundings(mode, distance);
      total += raw[tap];
      rawError += rawErrors[tap];
      size += Math.abs(raw[tap]);
    }
    // Dividing by the sum brings in the errors of all weights and of their addition.
    const totalError = (rawError + count * unit * size) / Math.abs(total);
    for (let tap = 0; tap < count; tap++) {
      const error = (rawErrors[tap] + Math.abs(raw[tap]) * (totalError + DIVISION_ROUNDINGS * unit)) / Math.abs(total);
      taps.add(first + tap, raw[tap] / total, error);
    }
    writeAntialiasSlopes(taps.slopes, centre, coordinateError, stretch, axis.inputSize, mode);
    taps.endOutput(coordinateError);
  }
  return taps.written((outputIndex) => isWeighedExactly(outputIndex, axis, mode, unit));
}

/** The window of an output, which may be computed one element wider, where the kernel is nearly zero. */
function widestWindow(outputIndex: number, axis: Axis, mode: AntialiasMode, unit: number) {
  const kernel = ANTIALIAS_KERNELS[mode];
  const { centre, stretch } = antialiasWindow(outputIndex, axis, kernel);
  const coordinateError = unit * ((DIVISION_ROUNDINGS + 1) * centre + kernel.support * stretch);
  const reach = kernel.support * stretch + coordinateError;
  const first = Math.max(Math.trunc(centre - reach + 0.5), 0);
  const end = Math.min(Math.trunc(centre + reach + 0.5), axis.inputSize);
  return { centre, stretch, coordinateError, first, end };
}

/** Whether neither placing the window nor weighing its elements rounds. */
function isWeighedExactly(outputIndex: number, axis: Axis, mode: AntialiasMode, unit: number): boolean {
  const { centre, stretch, first, end } = widestWindow(outputIndex, axis, mode, unit);
  if (mode === 'lanczos' || !isPlacedExactly(outputIndex, axis) || !isPowerOfTwo(stretch)) return false;
  const distances = Array.from({ length: end - first }, (_, tap) => (first + tap + 0.5 - centre) / stretch);
  const raw = distances.map(ANTIALIAS_KERNELS[mode].weight);
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return (
    distances.every((distance) => Number.isInteger(distance / SHORT_FRACTION)) &&
    raw.every((weight) => isExactQuotient(weight, total))
  );
}

/**
 * Whether no step of placing an output rounds: the division is by a power of two, so that a reciprocal is exact as well,
 * as is the ratio of the sizes either way round, and every number on the way is a whole number of halves of the
 * reciprocal, fewer than 2²⁴ of them.
 */
function isPlacedExactly(outputIndex: number, axis: Axis): boolean {
  const { inputSize, outputSize, alignCorners, scaleFactor } = axis;
  if (alignCorners && outputSize === 1) return true;
  const divisor = alignCorners ? outputSize - 1 : (scaleFactor ?? outputSize);
  if (!isPowerOfTwo(divisor)) return false;
  if (!alignCorners && scaleFactor === undefined && !isPowerOfTwo(inputSize)) return false;
  const grain = Math.min(1, 1 / divisor) / 2;
  return ((outputIndex + 1) * inputStep(axis)) / grain <= 2 ** 24;
}

function isPowerOfTwo(value: number): boolean {
  return value > 0 && Number.isInteger(Math.log2(value));
}

/** Whether dividing and multiplying by the reciprocal give one result, in float32 and in float64. */
function isExactQuotient(weight: number, total: number): boolean {
  const quotient = weight / total;
  const byReciprocal = [weight * (1 / total), Math.fround(weight * Math.fround(1 / total))];
  return quotient * total === weight && byReciprocal.every((value) => value === quotient);
}

function judgedCoordinate(outputIndex: number, axis: JudgedAxis): number {
  const coordinate = sourceCoordinate(outputIndex, axis);
  return axis.floorsThroughFloat32 ? snappedUp(coordinate) : coordinate;
}

/** `errata.float64-floor`: a coordinate that rounds up to an integer in float32 is taken as that integer. */
function snappedUp(coordinate: number): number {
  const rounded = Math.fround(coordinate);
  return Number.isInteger(rounded) && rounded > coordinate ? rounded : coordinate;
}

/** Step, product, and for half pixels the subtraction. */
function coordinateRoundings(coordinate: number, { alignCorners }: Axis): number {
  const distance = Math.abs(coordinate);
  if (alignCorners) return (DIVISION_ROUNDINGS + 1) * distance;
  return (DIVISION_ROUNDINGS + 1) * (distance + 0.5) + distance;
}

/**
 * A coordinate beside a knot may be computed on its other side, where the four elements are others: the one that enters
 * has a weight of nearly zero, with the roundings of every weight.
 */
function elementsBeyond(coordinate: number, error: number, inputSize: number): readonly number[] {
  const lastIndex = inputSize - 1;
  const piece = Math.min(Math.floor(coordinate), lastIndex);
  const leaves = Math.min(Math.floor(coordinate - error), lastIndex) < piece;
  const enters = Math.min(Math.floor(coordinate + error), lastIndex) > piece;
  if (!leaves && !enters) return NONE;
  return [...(leaves ? [Math.max(piece - 2, 0)] : []), ...(enters ? [Math.min(piece + 3, lastIndex)] : [])];
}

const NONE: readonly number[] = [];

/** Rounding of the kernel itself, and of its argument: the difference, the reciprocal of the stretch and the product. */
function kernelRoundings(mode: AntialiasMode, distance: number): number {
  const argument = (DIVISION_ROUNDINGS + 2) * Math.abs(distance);
  switch (mode) {
    case 'bilinear':
      return 1 + argument;
    case 'bicubic':
      return cubicRoundings(distance, ANTIALIASED_PIECES) + STEEPEST_CUBIC * argument;
    case 'lanczos':
      return LANCZOS_ROUNDINGS + STEEPEST_LANCZOS * argument;
  }
}

/** Roundings of a cubic weight, each as large as the value that it rounds, in the less favourable of two honest forms. */
export function cubicRoundings(distance: number, { inner, outer }: CubicPieces): number {
  const d = Math.min(Math.abs(distance), 2);
  const isInner = d <= 1 + KNOT_WIDTH;
  const isOuter = d >= 1 - KNOT_WIDTH;
  return Math.max(
    isInner ? Math.max(hornerRoundings(d, inner), powerRoundings(d, inner)) : 0,
    isOuter ? Math.max(hornerRoundings(d, outer), powerRoundings(d, outer)) : 0,
  );
}

/** Every product and every sum is rounded, and each rounding is multiplied by the argument in the steps that follow. */
function hornerRoundings(argument: number, coefficients: readonly number[]): number {
  let value = coefficients[0];
  let roundings = 0;
  for (let place = 1; place < coefficients.length; place++) {
    const product = value * argument;
    value = product + coefficients[place];
    roundings = roundings * argument + Math.abs(product) + Math.abs(value);
  }
  return roundings;
}

/** A term of degree n has met n roundings when it is added, and each sum is rounded. */
function powerRoundings(argument: number, coefficients: readonly number[]): number {
  const highest = coefficients.length - 1;
  let value = 0;
  let roundings = 0;
  for (let place = 0; place <= highest; place++) {
    const degree = highest - place;
    const term = coefficients[place] * power(argument, degree);
    value += term;
    roundings += degree * Math.abs(term) + (place > 0 ? Math.abs(value) : 0);
  }
  return roundings;
}

/** Powers up to the second are the same without `**`, and take a fraction of the time. */
function power(argument: number, degree: number): number {
  if (degree === 0) return 1;
  if (degree === 1) return argument;
  return degree === 2 ? argument * argument : argument ** degree;
}
