import { HYPOTHESES } from '../mistakes/all.ts';
import type { Exchange } from '../suite/evidence.ts';
import { callSeen, lengthOf } from './failing-calls.ts';
import type { Hypothesis, Seen } from './hypothesis.ts';
import { type Explanation, explanation } from './matching.ts';

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
