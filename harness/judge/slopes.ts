import { ANTIALIAS_KERNELS, type AntialiasMode } from '#reference/antialias.ts';
import { CUBIC_COEFFICIENT } from '#reference/bicubic.ts';
import type { Taps } from '#reference/taps.ts';

/**
 * Derivatives of the taps by the source coordinate, at both ends of its freedom: between the ends there is at most one
 * knot, and on each side of it the interpolant is so short a piece that its slope is largest at an end.
 */
export function linearSlopes(coordinate: number, freedom: number, inputSize: number): Taps[] {
  return ends(coordinate, freedom).map((position) => {
    const left = Math.floor(position);
    const isInside = position >= 0 && left < inputSize - 1;
    return isInside ? { indices: [left, left + 1], weights: [-1, 1] } : { indices: [0], weights: [0] };
  });
}

export function cubicSlopes(coordinate: number, freedom: number, inputSize: number): Taps[] {
  const lastIndex = inputSize - 1;
  return ends(coordinate, freedom).map((position) => {
    const left = Math.min(Math.floor(position), lastIndex);
    const fraction = Math.min(position - left, 1);
    return {
      indices: [-1, 0, 1, 2].map((offset) => Math.min(Math.max(left + offset, 0), lastIndex)),
      weights: [-1, 0, 1, 2].map((offset) => cubicSlope(fraction - offset, CUBIC_COEFFICIENT.plain)),
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
  const first = Math.max(Math.floor(centre - freedom - support * stretch - 0.5), 0);
  const end = Math.min(Math.ceil(centre + freedom + support * stretch + 0.5), inputSize);
  const indices = Array.from({ length: end - first }, (_, offset) => first + offset);
  return ends(centre, freedom).map((position) => {
    const distances = indices.map((index) => (index + 0.5 - position) / stretch);
    const weights = distances.map(weight);
    const slopes = distances.map((distance) => -KERNEL_SLOPES[mode](distance) / stretch);
    const total = weights.reduce((sum, value) => sum + value, 0);
    const totalSlope = slopes.reduce((sum, value) => sum + value, 0);
    return {
      indices,
      weights: slopes.map((slope, tap) => (slope - (weights[tap] * totalSlope) / total) / total),
    };
  });
}

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

function ends(position: number, freedom: number): number[] {
  return [position - freedom, position + freedom];
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function sincSlope(x: number): number {
  return x === 0 ? 0 : (Math.cos(Math.PI * x) - sinc(x)) / x;
}
