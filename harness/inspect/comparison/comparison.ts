import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import type { OpenImplementation } from '../../core/open-implementation.ts';
import type { Finding } from '../../core/verdict.ts';
import { distance, distanceInUnits } from '../../judge/distance.ts';
import type { ExaminationContext } from '../../run/examine.ts';
import { examine } from '../../run/examine.ts';
import type { Exchange } from '../../suite/evidence.ts';
import { notedImplementation } from '../../suite/evidence.ts';
import type { SuiteCase } from '../../suite/suite.ts';

/** Whose worst element is nearer to the value of the clauses, in multiples of the bound. */
type Nearer = 'first' | 'second' | 'neither';

/** Two implementations on one case. */
export type ComparedCase = Awaited<ReturnType<typeof comparedCase>>;
type Side = ReturnType<typeof sideOf>;

/** Over elements that are finite in both answers, and how many are not finite in one, or differently so. */
interface Difference {
  readonly max_abs: number;
  readonly max_ulp: number;
  readonly not_finite: number;
  readonly differing: number;
  readonly elements: number;
}

/** Puts one case to both, at the same time where they run in processes of their own. */
export async function comparedCase(
  suiteCase: SuiteCase,
  openedOnes: readonly [OpenImplementation, OpenImplementation],
  context: ExaminationContext,
) {
  const [first, second] = await Promise.all(
    openedOnes.map(async (opened) => {
      const noted = notedImplementation(opened);
      const finding = await examine(suiteCase, noted.opened, context);
      return { finding, exchanges: noted.take() };
    }),
  );
  const { id, mode, dtype } = suiteCase;
  const difference = differenceOf(first.exchanges, second.exchanges);
  const [left, right] = [sideOf(first.finding), sideOf(second.finding)];
  return {
    id,
    mode,
    dtype,
    first: left,
    second: right,
    /** Between their answers to the calls that both answered; absent where there is none. */
    ...(difference && { difference }),
    nearer: nearerOf(left, right),
  };
}

/** A case that both were asked and both can do. */
export function isCommon({ first, second }: ComparedCase): boolean {
  return first.status !== 'unsupported' && second.status !== 'unsupported';
}

/** One passes where the other fails. */
export function isDisagreement(one: ComparedCase): boolean {
  return isCommon(one) && (one.first.status === 'pass') !== (one.second.status === 'pass');
}

/** The largest deviation from the clauses, in multiples of the bound, and how many elements are outside theirs. */
function sideOf({ status, deviation }: Finding) {
  return { status, ...(deviation && { max_bound: deviation.max_bound, outside: deviation.outside }) };
}

/** Whoever passes is nearer than who gives no answer; where both are infinitely far, who is so in fewer elements. */
function nearerOf(left: Side, right: Side): Nearer {
  if (left.status === 'unsupported' || right.status === 'unsupported') return 'neither';
  if (left.max_bound === undefined || right.max_bound === undefined) {
    if (left.status === 'pass' && right.max_bound === undefined && right.status !== 'pass') return 'first';
    if (right.status === 'pass' && left.max_bound === undefined && left.status !== 'pass') return 'second';
    return 'neither';
  }
  const byBound = smaller(left.max_bound, right.max_bound);
  return byBound === 'neither' ? smaller(left.outside ?? 0, right.outside ?? 0) : byBound;
}

function smaller(left: number, right: number): Nearer {
  if (left === right) return 'neither';
  return left < right ? 'first' : 'second';
}

/** Over the calls that both answered with tensors of one shape. */
function differenceOf(left: readonly Exchange[], right: readonly Exchange[]): Difference | undefined {
  let total: Difference | undefined;
  for (const [place, { outcome }] of left.entries()) {
    const other = right[place]?.outcome;
    if (outcome.kind !== 'tensor' || other?.kind !== 'tensor') continue;
    if (!isAlike(outcome.tensor, other.tensor)) continue;
    total = merged(total, tensorDifference(outcome.tensor, other.tensor));
  }
  return total;
}

function isAlike(left: Tensor, right: Tensor): boolean {
  return left.dtype === right.dtype && left.shape.join() === right.shape.join();
}

/** Units in the last place at the larger of the two values. */
function tensorDifference(left: Tensor, right: Tensor): Difference {
  const [ours, theirs] = [decoded(left), decoded(right)];
  let [max_abs, max_ulp, not_finite, differing] = [0, 0, 0, 0];
  for (const [element, value] of ours.entries()) {
    if (Object.is(value, theirs[element])) continue;
    differing++;
    const far = distance(value, theirs[element]);
    if (!Number.isFinite(far)) {
      not_finite++;
      continue;
    }
    max_abs = Math.max(max_abs, far);
    max_ulp = Math.max(max_ulp, distanceInUnits(far, larger(value, theirs[element]), left.dtype));
  }
  return { max_abs, max_ulp, not_finite, differing, elements: ours.length };
}

function larger(left: number, right: number): number {
  return Math.abs(right) > Math.abs(left) ? right : left;
}

function merged(left: Difference | undefined, right: Difference): Difference {
  if (left === undefined) return right;
  return {
    max_abs: Math.max(left.max_abs, right.max_abs),
    max_ulp: Math.max(left.max_ulp, right.max_ulp),
    not_finite: left.not_finite + right.not_finite,
    differing: left.differing + right.differing,
    elements: left.elements + right.elements,
  };
}
