import type { Taps } from '#reference/taps.ts';
import type { Decisions } from './decisions.ts';
import { type Precision, roundingTo } from './precision.ts';
import { AXIS_TAKEN, type AxisTaken, type PlannedAxis, type TapsAt } from './steps.ts';

export const INDICES = {
  /** Of several elements, the one that is not added up; the weights of the others stay as they are. */
  forgottenTap: 'none' as 'none' | 'first' | 'last',
  /** What the indices of elements are kept in, whatever computes them. */
  elementIndex: 'exact' as Precision,
  /** The axis whose size keeps indices inside. */
  indicesWithin: 'own' as AxisTaken,
  /** The length of the tiles that an axis is read in, and what is taken for elements of another tile. */
  tile: Number.POSITIVE_INFINITY,
  beyondTile: 'last' as 'last' | 'zero',
};

/** The taps of an axis, of which all are added up, and at indices that are kept, limited and read as the decisions say. */
export function indexedTaps(tapsAt: TapsAt, axis: PlannedAxis, decisions: Decisions): TapsAt {
  const changes = [withoutForgotten, keptIn, keptWithin, readInTiles].flatMap(
    (change) => change(axis, decisions) ?? [],
  );
  return changes.length === 0 ? tapsAt : (output) => changes.reduce((taps, change) => change(taps), tapsAt(output));
}

type Change = (taps: Taps) => Taps;

function withoutForgotten(_: PlannedAxis, { forgottenTap }: Decisions): Change | undefined {
  if (forgottenTap === 'none') return undefined;
  return ({ indices, weights }) => {
    const last = indices.length - 1;
    if (last < 1) return { indices, weights };
    const [from, to] = forgottenTap === 'first' ? [1, last + 1] : [0, last];
    return { indices: indices.slice(from, to), weights: weights.slice(from, to) };
  };
}

/** What rounds beyond the last index is that one. */
function keptIn({ inputSize, dtype }: PlannedAxis, { elementIndex }: Decisions): Change | undefined {
  if (elementIndex === 'exact') return undefined;
  const round = roundingTo(elementIndex, dtype);
  return ({ indices, weights }) => ({ indices: indices.map((at) => Math.min(round(at), inputSize - 1)), weights });
}

function keptWithin({ position, axes }: PlannedAxis, { indicesWithin }: Decisions): Change | undefined {
  if (indicesWithin === 'own') return undefined;
  const { inputSize } = axes[AXIS_TAKEN[indicesWithin](position, axes.length)];
  return ({ indices, weights }) => ({ indices: indices.map((at) => Math.min(at, inputSize - 1)), weights });
}

/** The tile of an output is that of the element in the middle of its taps, the left one of two. */
function readInTiles({ inputSize }: PlannedAxis, { tile, beyondTile }: Decisions): Change | undefined {
  if (tile >= inputSize) return undefined;
  return ({ indices, weights }) => {
    const first = Math.floor(indices[(indices.length - 1) >> 1] / tile) * tile;
    const inside = indices.map((at) => Math.min(Math.max(at, first), first + tile - 1));
    if (beyondTile === 'last') return { indices: inside, weights };
    return { indices: inside, weights: weights.map((weight, tap) => (inside[tap] === indices[tap] ? weight : 0)) };
  };
}
