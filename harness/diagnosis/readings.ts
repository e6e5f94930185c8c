import { decoded } from '#reference/rounding.ts';
import type { Asked } from '../mistakes/asked.ts';
import type { Decisions } from '../mistakes/resizer/decisions.ts';
import type { Hypothesis, Seen } from './hypothesis.ts';

/**
 * Other ways of computing one and the same mistake: what a tie of indices falls to, whether an element without weight is
 * read, and which of two accepted answers is given, is left to an implementation, and says nothing of the mistake.
 */
export function otherReadings(hypothesis: Hypothesis, { asked, got }: Seen): readonly Hypothesis[] {
  if (got === undefined || asked.accepted === undefined) return [];
  const readings = [hypothesis, ...(hypothesis.otherwise ?? [])];
  return [
    ...readings.slice(1),
    ...readings.flatMap((one) => waysFor(one, asked).flatMap((way) => withDecisions(one, way))),
  ];
}

const TIES: readonly Partial<Decisions>[] = [
  { indexPrecision: 'exact' },
  { indexPrecision: 'inverted-ratio' },
  { indexPrecision: 'accumulated-in-float64' },
];

function waysFor(hypothesis: Hypothesis, asked: Asked): readonly Partial<Decisions>[] {
  if (hypothesis.kind === 'decided' && isIndex(hypothesis.decisions)) return TIES;
  if (asked.method?.startsWith('nearest')) return changesOptions(hypothesis, asked) ? TIES : [];
  return [...(hasNonFinite(asked) ? SKIPPED : []), ...(keepsSizeByFactor(asked) ? RESAMPLED : [])];
}

const SKIPPED: readonly Partial<Decisions>[] = [{ zeroWeights: 'skipped' }];

/** What the rule says of an axis that keeps its size, where PyTorch leaves it alone. */
const RESAMPLED: readonly Partial<Decisions>[] = [{ unchangedAxis: 'resampled' }];

function keepsSizeByFactor({ accepted }: Asked): boolean {
  const axes = accepted?.axes ?? [];
  return axes.some((axis) => axis.inputSize === axis.outputSize && (axis.scaleFactor ?? 1) !== 1);
}

/** A mistake about which element is copied, not about how its index is computed. */
function isIndex(decisions: Partial<Decisions>): boolean {
  const { nearestPlace, nearestRounding, exactPlace, exactRounding, indexPrecision, computedAs = {} } = decisions;
  const isPlaced = [nearestPlace, nearestRounding, exactPlace, exactRounding].some((one) => one !== undefined);
  const isCopied = Object.values(computedAs).some((method) => method.startsWith('nearest'));
  return (isPlaced || isCopied) && indexPrecision === undefined;
}

/** Another call, and not the same in other words. */
function changesOptions(hypothesis: Hypothesis, asked: Asked): boolean {
  const mended = hypothesis.kind === 'mended' ? hypothesis.mend(asked) : undefined;
  return mended !== undefined && JSON.stringify(mended) !== JSON.stringify(asked.options);
}

/** Kept while a call is looked at. */
const NON_FINITE = new WeakMap<Asked, boolean>();

function hasNonFinite(asked: Asked): boolean {
  const { input } = asked;
  const is = NON_FINITE.get(asked) ?? (input.dtype !== 'uint8' && !decoded(input).every(Number.isFinite));
  NON_FINITE.set(asked, is);
  return is;
}

function withDecisions(hypothesis: Hypothesis, more: Partial<Decisions>): Hypothesis[] {
  if (hypothesis.kind === 'mended' && more.zeroWeights === undefined) {
    const { id, sentence, clause, mend } = hypothesis;
    return [{ kind: 'combined', id, sentence, clause, parts: [{ mend }, { concerns: () => true, decisions: more }] }];
  }
  if (hypothesis.kind === 'decided') return [{ ...hypothesis, decisions: { ...more, ...hypothesis.decisions } }];
  if (hypothesis.kind !== 'fitted') return [];
  return [{ ...hypothesis, decisions: (parameter) => ({ ...more, ...hypothesis.decisions(parameter) }) }];
}
