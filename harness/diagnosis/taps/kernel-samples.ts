import { sourceCoordinate } from '#reference/coordinates.ts';
import type { Asked } from '../../mistakes/asked.ts';
import type { KernelSample } from '../../report/measured-taps.ts';
import type { Operator } from './operator.ts';

const DISTANCES: readonly number[] = [0, 0.5, 1, 1.5, 2, 2.5];
/** How far from a distance a weight still stands for it. */
const NEAR = 0.1;

/**
 * What elements at some distances from the coordinate weigh, read off an axis that is enlarged: there the kernels of all
 * blending modes are as wide as an input element is long. Taps that meet at the border are left out.
 */
export function kernelSamples({ accepted, method }: Asked, came: Operator, due: Operator): KernelSample[] {
  const axis = accepted?.axes.find(({ inputSize, outputSize }) => outputSize === due.rows && inputSize === due.columns);
  const support = SUPPORTS[method ?? ''];
  if (axis === undefined || support === undefined || axis.outputSize <= axis.inputSize) return [];
  const samples = Array.from({ length: due.rows }, (_, row) => row).flatMap((row) => {
    const coordinate = sourceCoordinate(row, axis);
    if (coordinate < support - 1 || coordinate > due.columns - support) return [];
    return Array.from({ length: due.columns }, (_, column) => ({
      distance: Math.abs(column - coordinate),
      weight: came.weights[row * due.columns + column],
      due: due.weights[row * due.columns + column],
    }));
  });
  return DISTANCES.filter((distance) => distance <= support).flatMap((distance): KernelSample[] => {
    const offOf = (one: { distance: number }) => Math.abs(one.distance - distance);
    const [nearest] = samples.filter((one) => offOf(one) <= NEAR).toSorted((one, other) => offOf(one) - offOf(other));
    if (nearest === undefined) return [];
    return [[short(nearest.distance), short(nearest.weight), short(nearest.due)]];
  });
}

const SUPPORTS: Readonly<Record<string, number>> = {
  linear: 1,
  bicubic: 2,
  'antialias-bilinear': 1,
  'antialias-bicubic': 2,
  'antialias-lanczos': 3,
};

function short(number: number): number {
  return Number(number.toFixed(4));
}
