import type { DType } from '#spec/signature.ts';
import { copies, type Formula } from './formula.ts';
import { axesOf, type Resize, type ResizedAxis } from './resize.ts';

/**
 * Whether a relation between answers may be asked of this resize: there, every accepted way of computing gives one
 * answer, and the target keeps its own rules. Whoever breaks the relation here is wrong. The conditions are wider than
 * those of the errata: they also hold for the calls that the relation compares with.
 */
export function isFair(formula: Formula, resize: Resize, dtype: DType): boolean {
  const axes = axesOf(resize);
  if (copies(formula)) return axes.every((axis) => isSettled(formula, axis));
  if (isWidthOneErratum(formula, axes, dtype)) return false;
  return axes.every((axis) => !mayResampleUnchanged(formula, axis) && !(dtype === 'float64' && mayRoundUp(axis)));
}

/**
 * `nearest.step-is-float32`, `nearest.exact-ties`, `errata.nearest-float64-step`: one index under every accepted law.
 * `errata.nearest-factor-shortcut`: a factor beside the one that the sizes have is dropped in some ranks.
 */
function isSettled(formula: Formula, axis: ResizedAxis): boolean {
  const { from, to, factor } = axis;
  if (factor !== undefined && factor !== to / from && (to === from || to === 2 * from)) return false;
  const laws = formula.mode === 'nearest' ? nearestLaws : nearestExactLaws;
  for (let outputIndex = 0; outputIndex < to; outputIndex++) {
    const indices = laws(outputIndex, axis).map((coordinate) => Math.min(Math.floor(coordinate), from - 1));
    if (indices.some((index) => index !== indices[0])) return false;
  }
  return true;
}

/** `nearest.exact-ties`: no output centre lies on the border of two input elements, where the right one is taken. */
export function isTieFree(resize: Resize): boolean {
  return axesOf(resize).every(({ from, to }) =>
    Array.from({ length: to }, (_, outputIndex) => ((2 * outputIndex + 1) * from) % (2 * to)).every(
      (rest) => rest !== 0,
    ),
  );
}

function nearestLaws(outputIndex: number, { from, to, factor }: ResizedAxis): readonly number[] {
  const step = factor === undefined ? from / to : 1 / factor;
  const exact = factor === undefined ? (outputIndex * from) / to : outputIndex / factor;
  return [exact, step * outputIndex, Math.fround(Math.fround(step) * outputIndex)];
}

/** float32 with the half pixel added to the index, taken off the coordinate and put back, and the same in one rounding. */
function nearestExactLaws(outputIndex: number, { from, to, factor }: ResizedAxis): readonly number[] {
  const step = factor === undefined ? from / to : 1 / factor;
  const centre = outputIndex + 0.5;
  const product = Math.fround(step) * centre;
  const shifted = Math.max(0, Math.fround(Math.fround(product) - 0.5));
  const fused = Math.max(0, Math.fround(product - 0.5));
  const exact = factor === undefined ? (centre * from) / to : centre / factor;
  return [exact, step * centre, Math.fround(product), Math.fround(shifted + 0.5), Math.fround(fused + 0.5)];
}

/** `errata.antialias-width-one`, `errata.uint8-width-one`, `errata.uint8-rgb-to-one` */
function isWidthOneErratum(formula: Formula, axes: readonly ResizedAxis[], dtype: DType): boolean {
  return (formula.antialias || dtype === 'uint8') && axes.some(({ to }) => to === 1);
}

/** `errata.linear-unchanged-axis`, `errata.antialias-unchanged-axis`: left alone by the target, resampled by the rule. */
function mayResampleUnchanged({ mode, alignCorners, antialias }: Formula, { from, to, factor }: ResizedAxis): boolean {
  return (
    (antialias || (mode.endsWith('linear') && !alignCorners)) && from === to && factor !== undefined && factor !== 1
  );
}

/** `errata.float64-floor`: a coordinate just below an integer is that integer in float32. */
function mayRoundUp({ from, to, factor }: ResizedAxis): boolean {
  if (factor === undefined) return false;
  for (let outputIndex = 0; outputIndex < to; outputIndex++) {
    const coordinate = (outputIndex + 0.5) / factor - 0.5;
    if (!Number.isInteger(coordinate) && Number.isInteger(Math.fround(coordinate)) && from > 1) return true;
  }
  return false;
}
