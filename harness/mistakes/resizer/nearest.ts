import { isSmallImage } from '#cases/errata-table.ts';
import { copyTaps } from '#reference/nearest.ts';
import { pickedIndex } from '../../judge/index-laws.ts';
import { modulo } from './border.ts';
import type { Decisions } from './decisions.ts';
import { PLACEMENTS, type PlacementName, type PlacingPrecision, placedAlong } from './placing.ts';
import { WHOLE_NUMBER, type WholeNumber } from './precision.ts';
import { type PlannedAxis, STEPS, stepOf, type TapsAt } from './steps.ts';

export const NEAREST = {
  /** `nearest.index`: where `nearest` looks, and how a position becomes an index. */
  nearestPlace: 'asymmetric' as PlacementName,
  nearestRounding: 'floor' as WholeNumber,
  /** `nearest.exact-index`, `nearest.exact-ties` */
  exactPlace: 'centre' as PlacementName,
  exactRounding: 'floor' as WholeNumber,
  /** `nearest.exact-index`: what is added to the output index. */
  exactHalf: 0.5,
  /** `nearest.step-is-float32`: float32, or what the target does for float64. */
  indexPrecision: 'target' as PlacingPrecision | 'target',
  /** `nearest.step-is-float32`: what is added to a position before it becomes an index. */
  indexOffset: 0,
  /** `errata.nearest-factor-shortcut`: axes of equal or double size ignore the factor. */
  nearestShortcut: 'target' as 'target' | 'never' | 'always',
  /** `nearest.last-element` */
  lastIndex: 'clamped' as 'clamped' | 'wrapped' | 'one-before',
};
type CopyingMode = 'nearest' | 'nearest-exact';

export function nearestTapsBy(mode: CopyingMode, axis: PlannedAxis, decisions: Decisions): TapsAt {
  const { nearestShortcut, indexPrecision, indexOffset, exactHalf } = decisions;
  const { inputSize, outputSize, axes } = axis;
  const isExact = mode === 'nearest-exact';
  if (isExact && outputSize === 1 && decisions.outputOfOne === 'first') return () => copyTaps(0);
  if (isTargets(mode, decisions)) return targetTaps(mode, axis);
  const ignoresFactor = nearestShortcut === 'always' || (nearestShortcut === 'target' && isSmallImage(axes));
  if (!isExact && ignoresFactor && (outputSize === inputSize || outputSize === 2 * inputSize)) {
    return (output) => copyTaps(Math.floor((output * inputSize) / outputSize));
  }
  const place = isExact ? decisions.exactPlace : decisions.nearestPlace;
  const round = WHOLE_NUMBER[isExact ? decisions.exactRounding : decisions.nearestRounding];
  const step = stepOf({ ...axis, alignCorners: place === 'align-corners' }, decisions);
  const placement = PLACEMENTS[place](step, axis, exactHalf);
  const precision = indexPrecision === 'target' ? targetPrecision(axis) : indexPrecision;
  const positions = placedAlong(axis, step, placement, precision);
  return (output) => copyTaps(insideIndex(round(positions[output] + indexOffset), inputSize, decisions));
}

const OF_EVERY_INDEX = ['exactHalf', 'indexPrecision', 'indexOffset', 'nearestShortcut', 'lastIndex'] as const;
const OF_AN_INDEX = {
  nearest: ['nearestPlace', 'nearestRounding', ...OF_EVERY_INDEX],
  'nearest-exact': ['exactPlace', 'exactRounding', ...OF_EVERY_INDEX],
} as const;

function isTargets(mode: CopyingMode, decisions: Decisions): boolean {
  const isStepped = (['step', 'stepOf', 'keptSteps'] as const).every((name) => decisions[name] === STEPS[name]);
  return isStepped && OF_AN_INDEX[mode].every((name) => decisions[name] === NEAREST[name]);
}

/** With the answers of `errata.nearest-factor-shortcut` and `errata.nearest-float64-step`. */
function targetTaps(mode: CopyingMode, axis: PlannedAxis): TapsAt {
  const ofDtype = axis.dtype === 'float64' ? (['indexesInFloat64'] as const) : [];
  const overrides = isSmallImage(axis.axes) ? (['ignoresFactor'] as const) : ofDtype;
  return (output) => copyTaps(pickedIndex(output, axis, mode, overrides));
}

function targetPrecision({ dtype, axes }: PlannedAxis): PlacingPrecision {
  return dtype === 'float64' && !isSmallImage(axes) ? 'exact' : 'float32';
}

function insideIndex(index: number, inputSize: number, { lastIndex }: Decisions): number {
  if (lastIndex === 'wrapped') return modulo(index, inputSize);
  const last = lastIndex === 'one-before' ? Math.max(inputSize - 2, 0) : inputSize - 1;
  return Number.isNaN(index) ? 0 : Math.min(Math.max(index, 0), last);
}
