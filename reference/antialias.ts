import { CUBIC_COEFFICIENT, cubicWeight } from './bicubic.ts';
import { type Axis, inputStep } from './coordinates.ts';
import { neighbours, type Taps } from './taps.ts';

/** `antialias.normalised`: the weights of the window, divided by their sum. */
export function antialiasTaps(outputIndex: number, axis: Axis, kernel: Kernel): Taps {
  const { centre, stretch, first, count } = antialiasWindow(outputIndex, axis, kernel);
  const indices = neighbours(first, count);
  const weights = indices.map((index) => kernel.weight((index + 0.5 - centre) / stretch));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { indices, weights: weights.map((weight) => weight / total) };
}

/** Where the window of an output lies, in input elements from the left edge of the first one. */
export interface Window {
  readonly centre: number;
  /** `antialias.support`, `antialias.enlarging`: input elements per unit of the kernel, and never less than one. */
  readonly stretch: number;
  readonly first: number;
  readonly count: number;
}

/** `antialias.window`: the elements whose centres the stretched kernel covers; none lies outside. */
export function antialiasWindow(outputIndex: number, axis: Axis, { support }: Kernel): Window {
  const centre = antialiasCentre(outputIndex, axis);
  const stretch = Math.max(inputStep(axis), 1);
  const first = Math.max(Math.trunc(centre - support * stretch + 0.5), 0);
  const end = Math.min(Math.trunc(centre + support * stretch + 0.5), axis.inputSize);
  return { centre, stretch, first, count: end - first };
}

/**
 * `antialias.centre`, `antialias.align-corners-step-only`: `align_corners` changes the step and not the centre, so corners
 * do not align. The product comes before the division, as in `sourceCoordinate`.
 */
function antialiasCentre(outputIndex: number, axis: Axis): number {
  const { inputSize, outputSize, alignCorners, scaleFactor } = axis;
  if (alignCorners) return (outputIndex + 0.5) * inputStep(axis);
  return scaleFactor === undefined ? ((outputIndex + 0.5) * inputSize) / outputSize : (outputIndex + 0.5) / scaleFactor;
}

/** A weight by distance, zero beyond the support. */
export interface Kernel {
  readonly support: number;
  readonly weight: (distance: number) => number;
}

export type AntialiasMode = 'bilinear' | 'bicubic' | 'lanczos';

export const ANTIALIAS_KERNELS: Readonly<Record<AntialiasMode, Kernel>> = {
  /** `antialias.bilinear-kernel` */
  bilinear: { support: 1, weight: (distance) => Math.max(1 - Math.abs(distance), 0) },
  /** `antialias.bicubic-coefficient` */
  bicubic: { support: 2, weight: (distance) => cubicWeight(distance, CUBIC_COEFFICIENT.antialiased) },
  /** `antialias.lanczos-kernel` */
  lanczos: {
    support: 3,
    weight: (distance) => (Math.abs(distance) < 3 ? sinc(distance) * sinc(distance / 3) : 0),
  },
};

/** `antialias.lanczos-kernel` */
export function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
