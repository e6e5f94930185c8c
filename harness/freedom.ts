import { type AntialiasMode, ANTIALIAS_KERNELS, antialiasWindow } from '#reference/antialias.ts';
import { areaTaps } from '#reference/area.ts';
import { CUBIC_COEFFICIENT, cubicTaps } from '#reference/bicubic.ts';
import { type Axis, sourceCoordinate } from '#reference/coordinates.ts';
import { linearTaps } from '#reference/linear.ts';
import type { Taps } from '#reference/taps.ts';
import type { Arithmetic } from './arithmetic.ts';
import { antialiasSlopes, cubicSlopes, linearSlopes } from './slopes.ts';

/** Taps with the freedom that an honest implementation has in placing and weighing them (`spec/decisions/bound.md`). */
export interface FreeTaps extends Taps {
  /** Per tap: how far the computed weight may be from the ideal one, at the ideal coordinate. */
  readonly weightErrors: readonly number[];
  /** How far the computed source coordinate may be from the ideal one, in input elements. */
  readonly coordinateError: number;
  /** The derivative of the taps by the coordinate, at both ends of that freedom. */
  readonly slopes: readonly Taps[];
}

/** Roundings of the step: a division that is right to 2.5 units in the last place, which is what WGSL grants. */
const STEP_ROUNDINGS = 5;
/** Roundings of a cubic weight: its polynomials pass through intermediate values up to 6. */
const CUBIC_ROUNDINGS = 12;
/** Roundings of a Lanczos weight: two sines, two quotients and their product, with π rounded too. */
const LANCZOS_ROUNDINGS = 8;

export function freeLinearTaps(outputIndex: number, axis: Axis, { unit, weightUnit }: Arithmetic): FreeTaps {
  const { indices, weights } = linearTaps(outputIndex, axis);
  const coordinateError = unit * coordinateRoundings(outputIndex, axis);
  return {
    indices,
    weights,
    // The left weight is one minus the rounded right one.
    weightErrors: [unit + weightUnit, unit + weightUnit * weights[1]],
    coordinateError,
    slopes: linearSlopes(sourceCoordinate(outputIndex, axis), coordinateError, axis.inputSize),
  };
}

export function freeCubicTaps(outputIndex: number, axis: Axis, { unit, weightUnit }: Arithmetic): FreeTaps {
  const { indices, weights } = cubicTaps(outputIndex, axis);
  const coordinateError = unit * coordinateRoundings(outputIndex, axis);
  return {
    indices,
    weights,
    weightErrors: weights.map((weight) => CUBIC_ROUNDINGS * unit + weightUnit * Math.abs(weight)),
    coordinateError,
    slopes: cubicSlopes(sourceCoordinate(outputIndex, axis), coordinateError, axis.inputSize),
  };
}

export function freeAreaTaps(outputIndex: number, axis: Axis, { unit }: Arithmetic): FreeTaps {
  const { indices, weights } = areaTaps(outputIndex, axis);
  return { indices, weights, weightErrors: weights.map((weight) => weight * unit), coordinateError: 0, slopes: [] };
}

export function freeAntialiasTaps(outputIndex: number, axis: Axis, mode: AntialiasMode, { unit }: Arithmetic): FreeTaps {
  const kernel = ANTIALIAS_KERNELS[mode];
  const { centre, stretch, first, count } = antialiasWindow(outputIndex, axis, kernel);
  const indices = Array.from({ length: count }, (_, offset) => first + offset);
  const distances = indices.map((index) => (index + 0.5 - centre) / stretch);
  const raw = distances.map(kernel.weight);
  const total = sum(raw);
  const rawErrors = distances.map((distance) => unit * kernelRoundings(mode, distance));
  // Dividing by the sum brings in the errors of all weights and of their addition.
  const totalError = (sum(rawErrors) + count * unit * sum(raw.map(Math.abs))) / Math.abs(total);
  const coordinateError = unit * ((STEP_ROUNDINGS + 1) * centre + kernel.support * stretch);
  return {
    indices,
    weights: raw.map((weight) => weight / total),
    weightErrors: raw.map((weight, tap) => (rawErrors[tap] + Math.abs(weight) * (totalError + unit)) / Math.abs(total)),
    coordinateError,
    slopes: antialiasSlopes(centre, coordinateError, stretch, axis.inputSize, mode),
  };
}

/** Step, product, and for half pixels the subtraction. */
function coordinateRoundings(outputIndex: number, axis: Axis): number {
  const coordinate = Math.abs(sourceCoordinate(outputIndex, axis));
  if (axis.alignCorners) return (STEP_ROUNDINGS + 1) * coordinate;
  return (STEP_ROUNDINGS + 1) * (coordinate + 0.5) + coordinate;
}

/** Rounding of the kernel itself, and of its argument: the difference, the reciprocal of the stretch and the product. */
function kernelRoundings(mode: AntialiasMode, distance: number): number {
  const argument = (STEP_ROUNDINGS + 2) * Math.abs(distance);
  const steepest = { bilinear: 1, bicubic: -2.5 * CUBIC_COEFFICIENT.antialiased, lanczos: 1.25 }[mode];
  const own = { bilinear: 1, bicubic: CUBIC_ROUNDINGS, lanczos: LANCZOS_ROUNDINGS }[mode];
  return own + steepest * argument;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
