import type { Mode } from '#spec/signature.ts';
import { grid } from '../design.ts';

/** One input of each rank, and two without elements. */
export const LINE = grid([2, 3, 5]);
export const IMAGE = grid([2, 3, 4, 5]);
export const VOLUME = grid([1, 2, 3, 4, 5]);
export const NO_CHANNELS = grid([2, 0, 4, 5]);
export const NO_ROWS = grid([1, 1, 0, 5]);

/** A mode outside the eight names. */
export function unknown(mode: string): Mode {
  return mode as Mode;
}
