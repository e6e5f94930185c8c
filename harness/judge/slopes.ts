import { ANTIALIAS_KERNELS, type AntialiasMode, sinc } from '#reference/antialias.ts';
import { CUBIC_COEFFICIENT } from '#reference/bicubic.ts';
import type { RowsWriter } from './free-taps.ts';

/**
 * The third derivative of a cubic is at most 24 times its values. Between places that are so far apart, its slope cannot
 * rise above both by more than 24 / 64² / 8 of them, which is less than a thousandth.
 */
const CURVED = 1 / 64;

/**
 * Derivatives of the taps by the source coordinate, at both ends of its error and once between neighbouring knots, so
 * in every piece of the interpolant that the coordinate can reach. Where an error is so wide, on axes of 20,000 elements
 * and up, that a slope may change within a piece, also along the way.
 */
export function writeLinearSlopes(slopes: RowsWriter, coordinate: number, error: number, inputSize: number): void {
  atPlaces(coordinate, error, wholeNumbers(coordinate, error), Number.POSITIVE_INFINITY, (position) => {
    const left = Math.floor(position);
    if (position >= 0 && left < inputSize - 1) {
      slopes.add(left, -1);
      slopes.add(left + 1, 1);
    } else slopes.add(0, 0);
    slopes.endRow();
  });
}

export function writeCubicSlopes(slopes: RowsWriter, coordinate: number, error: number, inputSize: number): void {
  const lastIndex = inputSize - 1;
  atPlaces(coordinate, error, wholeNumbers(coordinate, error), CURVED, (position) => {
    const left = Math.min(Math.floor(position), lastIndex);
    const fraction = Math.min(position - left, 1);
    for (let offset = -1; offset <= 2; offset++) {
      const index = Math.min(Math.max(left + offset, 0), lastIndex);
      slopes.add(index, cubicSlope(fraction - offset, CUBIC_COEFFICIENT.plain));
    }
    slopes.endRow();
  });
}

/** By the quotient rule, over every element that the window reaches from either end. */
export function writeAntialiasSlopes(
  slopes: RowsWriter,
  centre: number,
  error: number,
  stretch: number,
  inputSize: number,
  mode: AntialiasMode,
): void {
  const { support, weight } = ANTIALIAS_KERNELS[mode];
  const slopeAt = KERNEL_SLOPES[mode];
  const first = Math.max(Math.floor(centre - error - support * stretch - 0.5), 0);
  const end = Math.min(Math.ceil(centre + error + support * stretch + 0.5), inputSize);
  // Where the kernel is stretched a little, the knots of neighbouring elements fall close together, but not on each other.
  let knots = NONE;
  for (let index = first; index < end; index++) {
    for (const knot of KERNEL_KNOTS[mode]) {
      const place = index + 0.5 - knot * stretch;
      if (Math.abs(place - centre) <= 2 * error) knots = [...knots, place];
    }
  }
  const count = Math.max(end - first, 0);
  if (count > weights.length) [weights, rises] = [new Float64Array(2 * count), new Float64Array(2 * count)];
  atPlaces(centre, error, knots, CURVED * stretch, (position) => {
    let total = 0;
    let totalRise = 0;
    for (let tap = 0; tap < count; tap++) {
      const distance = (first + tap + 0.5 - position) / stretch;
      weights[tap] = weight(distance);
      rises[tap] = -slopeAt(distance) / stretch;
      total += weights[tap];
      totalRise += rises[tap];
    }
    for (let tap = 0; tap < count; tap++) {
      slopes.add(first + tap, (rises[tap] - (weights[tap] * totalRise) / total) / total);
    }
    slopes.endRow();
  });
}

/** Of the window in question. */
let weights = new Float64Array(64);
let rises = new Float64Array(64);

/** Distances at which the kernel passes from one formula to the next. */
const KERNEL_KNOTS: Readonly<Record<AntialiasMode, readonly number[]>> = {
  bilinear: [-1, 0, 1],
  bicubic: [-2, -1, 0, 1, 2],
  lanczos: [-3, 3],
};

const KERNEL_SLOPES: Readonly<Record<AntialiasMode, (distance: number) => number>> = {
  bilinear: (distance) => (Math.abs(distance) < 1 ? -Math.sign(distance) : 0),
  bicubic: (distance) => cubicSlope(distance, CUBIC_COEFFICIENT.antialiased),
  lanczos: (distance) => {
    if (Math.abs(distance) >= 3) return 0;
    const near = sinc(distance);
    const far = sinc(distance / 3);
    return sincSlope(distance, near) * far + (near * sincSlope(distance / 3, far)) / 3;
  },
};

function cubicSlope(distance: number, coefficient: number): number {
  const d = Math.abs(distance);
  const direction = Math.sign(distance);
  if (d < 1) return direction * (3 * (coefficient + 2) * d - 2 * (coefficient + 3)) * d;
  if (d < 2) return direction * ((3 * d - 10) * d + 8) * coefficient;
  return 0;
}

/** Writes at both ends of the error, midway between every two neighbouring knots inside, and at places at most `apart`. */
function atPlaces(
  position: number,
  error: number,
  knots: readonly number[],
  apart: number,
  write: (place: number) => void,
): void {
  const low = position - error;
  const high = position + error;
  const stretches = Math.max(Math.ceil((high - low) / apart), 1);
  write(low);
  if (knots.length >= 2) {
    const inside = knots.filter((knot) => knot > low && knot < high).sort((left, right) => left - right);
    for (let place = 1; place < inside.length; place++) write((inside[place - 1] + inside[place]) / 2);
  }
  for (let step = 1; step < stretches; step++) write(low + (step * (high - low)) / stretches);
  write(high);
}

/** There are two or more only on axes of more than a million elements. */
function wholeNumbers(position: number, error: number): readonly number[] {
  const first = Math.ceil(position - error);
  if (first + 1 > position + error) return NONE;
  const numbers: number[] = [];
  for (let whole = first; whole <= position + error; whole++) numbers.push(whole);
  return numbers;
}

const NONE: readonly number[] = [];

function sincSlope(x: number, sincOfX: number): number {
  return x === 0 ? 0 : (Math.cos(Math.PI * x) - sincOfX) / x;
}
