import type { ClauseId } from '#spec/clauses.ts';
import { HYPOTHESES } from '../mistakes/all.ts';
import type { Exchange } from '../suite/evidence.ts';
import { claimOf, claimSentence, type Claim as FittedClaim, isVague } from './claim.ts';
import { callSeen, lengthOf } from './failing-calls.ts';
import type { Hypothesis, Seen } from './hypothesis.ts';
import { type Explanation, explanation } from './matching.ts';
import { isRuledOut } from './ruled-out.ts';

/** Longer answers take long to predict. */
const MOST_ELEMENTS = 20_000;

/** Whether a mistake that explains the first answer explains another one as well; always, where none is known. */
export function sameMistake(first: Exchange): (other: Exchange) => boolean {
  const claims = claimsOf(first);
  return (other) => {
    if (claims.length === 0) return true;
    const seen = callSeen(other);
    return seen !== undefined && claims.some((claim) => isMadeIn(claim, seen));
  };
}

/** Calls that a likely mistake is held against. */
const MOST_OTHERS = 40;

/** The mistake that explains a failing call and most calls like it, those that are right among them. */
export function likelyMistake(first: Exchange, others: readonly Exchange[]): LikelyMistake | undefined {
  const seen = others.slice(-MOST_OTHERS).flatMap((one) => callSeen(one) ?? []);
  const [best] = claimsOf(first)
    .map(([hypothesis, { parameter }]) => claimOf(hypothesis, parameter))
    .filter((claim) => !isVague(claim))
    .map((claim) => ({ claim, agreeing: seen.filter((one) => agrees(claim, one)).length }))
    .sort(
      (left, right) =>
        right.agreeing - left.agreeing || left.claim.bits - right.claim.bits || left.claim.order - right.claim.order,
    );
  if (best === undefined) return undefined;
  const { clause, due } = best.claim.hypothesis;
  return { sentence: claimSentence(best.claim), clause, ...(due !== undefined && { due }) };
}

/** Whether a call is answered as a claim foresees. */
function agrees({ hypothesis, parameter }: FittedClaim, seen: Seen): boolean {
  const { isRight, asked, expectation } = seen;
  if (!isRight || expectation === undefined) return explanation(hypothesis, seen, parameter) !== undefined;
  return !isRuledOut(hypothesis, asked, () => expectation, parameter);
}

export interface LikelyMistake {
  readonly sentence: string;
  readonly clause: ClauseId;
  readonly due?: string;
}

type Claim = readonly [hypothesis: Hypothesis, found: Explanation];

function isMadeIn([hypothesis, { parameter }]: Claim, seen: Seen): boolean {
  const found = explanation(hypothesis, seen);
  return found !== undefined && found.parameter === parameter;
}

function claimsOf(exchange: Exchange): readonly Claim[] {
  const seen = callSeen(exchange);
  if (seen === undefined || lengthOf(exchange) > MOST_ELEMENTS) return [];
  const claims = HYPOTHESES.flatMap((hypothesis): Claim[] => {
    const found = explanation(hypothesis, seen);
    return found === undefined ? [] : [[hypothesis, found]];
  });
  const sharp = claims.filter(([hypothesis]) => hypothesis.kind !== 'shown' || hypothesis.isVague !== true);
  return sharp.length > 0 ? sharp : claims;
}
