import { ANTIALIAS_KERNELS, type AntialiasMode, sinc } from '#reference/antialias.ts';
import { CUBIC_COEFFICIENT } from '#reference/bicubic.ts';
import type { Taps } from '#reference/taps.ts';

/**
 * The third derivative of a cubic is at most 24 times its values. Between places that are so far apart, its slope cannot
 * rise above both by more than 24 / 64² / 8 of them, which is less than a thousandth.
 */
const CURVED = 1 / 64;

/**
 * Derivatives of the taps by the source coordinate, at both ends of its freedom and once between neighbouring knots, so
 * in every piece of the interpolant that the coordinate can reach. Where a freedom is so wide, on axes of 20,000 elements
 * and up, that a slope may change within a piece, also along the way.
 */
export function linearSlopes(coordinate: number, freedom: number, inputSize: number): Taps[] {
  return places(coordinate, freedom, wholeNumbers(coordinate, freedom), Number.POSITIVE_INFINITY).map((position) => {
    const left = Math.floor(position);
    const isInside = position >= 0 && left < inputSize - 1;
    return isInside ? { indices: [left, left + 1], weights: [-1, 1] } : { indices: [0], weights: [0] };
  });
}

export function cubicSlopes(coordinate: number, freedom: number, inputSize: number): Taps[] {
  const lastIndex = inputSize - 1;
  return places(coordinate, freedom, wholeNumbers(coordinate, freedom), CURVED).map((position) => {
    const left = Math.min(Math.floor(position), lastIndex);
    const fraction = Math.min(position - left, 1);
    const indexAt = (offset: number) => Math.min(Math.max(left + offset, 0), lastIndex);
    const weightAt = (offset: number) => cubicSlope(fraction - offset, CUBIC_COEFFICIENT.plain);
    return {
      indices: [indexAt(-1), indexAt(0), indexAt(1), indexAt(2)],
      weights: [weightAt(-1), weightAt(0), weightAt(1), weightAt(2)],
    };
  });
}

/** By the quotient rule, over every element that the window reaches from either end. */
export function antialiasSlopes(
  centre: number,
  freedom: number,
  stretch: number,
  inputSize: number,
  mode: AntialiasMode,
): Taps[] {
  const { support, weight } = ANTIALIAS_KERNELS[mode];
  const slopeAt = KERNEL_SLOPES[mode];
  const first = Math.max(Math.floor(centre - freedom - support * stretch - 0.5), 0);
  const end = Math.min(Math.ceil(centre + freedom + support * stretch + 0.5), inputSize);
  const indices: number[] = [];
  // Where the kernel is stretched a little, the knots of neighbouring elements fall close together, but not on each other.
  const knots: number[] = [];
  for (let index = first; index < end; index++) {
    indices.push(index);
    for (const knot of KERNEL_KNOTS[mode]) {
      const place = index + 0.5 - knot * stretch;
      if (Math.abs(place - centre) <= 2 * freedom) knots.push(place);
    }
  }
  return places(centre, freedom, knots, CURVED * stretch).map((position) => {
    const weights: number[] = [];
    const slopes: number[] = [];
    let total = 0;
    let totalSlope = 0;
    for (const index of indices) {
      const distance = (index + 0.5 - position) / stretch;
      const slope = -slopeAt(distance) / stretch;
      weights.push(weight(distance));
      slopes.push(slope);
      total += weights[weights.length - 1];
      totalSlope += slope;
    }
    return { indices, weights: slopes.map((slope, tap) => (slope - (weights[tap] * totalSlope) / total) / total) };
  });
}

/** Distances at which the kernel passes from one formula to the next. */
const KERNEL_KNOTS: Readonly<Record<AntialiasMode, readonly number[]>> = {
  bilinear: [-1, 0, 1],
  bicubic: [-2, -1, 0, 1, 2],
  lanczos: [-3, 3],
};

const KERNEL_SLOPES: Readonly<Record<AntialiasMode, (distance: number) => number>> = {
  bilinear: (distance) => (Math.abs(distance) < 1 ? -Math.sign(distance) : 0),
  bicubic: (distance) => cubicSlope(distance, CUBIC_COEFFICIENT.antialiased),
  lanczos: (distance) =>
    Math.abs(distance) < 3
      ? sincSlope(distance) * sinc(distance / 3) + (sinc(distance) * sincSlope(distance / 3)) / 3
      : 0,
};

function cubicSlope(distance: number, coefficient: number): number {
  const d = Math.abs(distance);
  const direction = Math.sign(distance);
  if (d < 1) return direction * (3 * (coefficient + 2) * d - 2 * (coefficient + 3)) * d;
  if (d < 2) return direction * ((3 * d - 10) * d + 8) * coefficient;
  return 0;
}

/** Both ends of the freedom, the middle between every two neighbouring knots inside, and places at most `apart`. */
function places(position: number, freedom: number, knots: readonly number[], apart: number): number[] {
  const [low, high] = [position - freedom, position + freedom];
  const stretches = Math.max(Math.ceil((high - low) / apart), 1);
  if (knots.length < 2 && stretches === 1) return [low, high];
  const inside = knots.filter((knot) => knot > low && knot < high).sort((left, right) => left - right);
  return [
    low,
    ...inside.slice(1).map((knot, before) => (inside[before] + knot) / 2),
    ...Array.from({ length: stretches - 1 }, (_, step) => low + ((step + 1) * (high - low)) / stretches),
    high,
  ];
}

/** There are two or more only on axes of 600,000 elements and up. */
function wholeNumbers(position: number, freedom: number): number[] {
  const numbers: number[] = [];
  for (let whole = Math.ceil(position - freedom); whole <= position + freedom; whole++) numbers.push(whole);
  return numbers;
}

function sincSlope(x: number): number {
  return x === 0 ? 0 : (Math.cos(Math.PI * x) - sinc(x)) / x;
}
