import type { Axis } from './coordinates.ts';
import type { Taps } from './taps.ts';

/** `area.windows`: from floor(k·in/out) up to ceil((k + 1)·in/out), in integers; windows of neighbours may overlap. */
export function areaTaps(outputIndex: number, { inputSize, outputSize }: Axis): Taps {
  const start = Math.floor((outputIndex * inputSize) / outputSize);
  const end = Math.ceil(((outputIndex + 1) * inputSize) / outputSize);
  const count = end - start;
  return {
    indices: Array.from({ length: count }, (_, offset) => start + offset),
    weights: new Array<number>(count).fill(1 / count),
  };
}
