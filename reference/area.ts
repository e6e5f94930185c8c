import type { Axis } from './coordinates.ts';
import { neighbours, type Taps } from './taps.ts';

/**
 * `area.windows`, `area.mean`: equal weights from floor(k·in/out) up to ceil((k + 1)·in/out), in integers. Windows of
 * neighbours may overlap, and have one or two elements where the axis grows (`area.enlarging`).
 */
export function areaTaps(outputIndex: number, { inputSize, outputSize }: Axis): Taps {
  const first = Math.floor((outputIndex * inputSize) / outputSize);
  const end = Math.ceil(((outputIndex + 1) * inputSize) / outputSize);
  const count = end - first;
  return {
    indices: neighbours(first, count),
    weights: new Array<number>(count).fill(1 / count),
  };
}
