import type { CaseEvidence, Exchange } from '../evidence.ts';
import type { Expectation } from '../judge/expectation.ts';
import { faultOf } from '../judge/fault.ts';
import { askedCall } from './asked.ts';
import { claimText } from './claim.ts';
import { attemptedExpectation } from './expected.ts';
import { HYPOTHESES } from './hypotheses/all.ts';
import type { Seen } from './hypothesis.ts';
import { explanation, isAccepted } from './matching.ts';

/** Of a case that failed: every hypothesis that predicts what came, by its name in the report. */
export function caseClaims(evidence: CaseEvidence): string[] {
  const seen = failingCalls(evidence);
  if (seen.length === 0) return [];
  return HYPOTHESES.flatMap((hypothesis) => {
    const found = seen.map((one) => explanation(hypothesis, one));
    if (found.some((one) => one === false)) return [];
    const parameter = found.find((one) => typeof one === 'number');
    return [claimText({ hypothesis, ...(typeof parameter === 'number' && { parameter }) })];
  });
}

/** Answers longer than this say no more than shorter ones, and take long to predict. */
const MOST_ELEMENTS = 40_000;

/** A property may have asked hundreds of calls; the last ones are the plainest. */
const MOST_CALLS = 24;

function failingCalls({ suiteCase, exchanges }: CaseEvidence): Seen[] {
  switch (suiteCase.kind) {
    case 'golden':
    case 'refusal':
    case 'probe':
      return seenAt(exchanges, exchanges.length - 1);
    case 'model':
      return exchanges.flatMap((_, at) => seenAt(exchanges, at)).filter(isWrong);
    case 'property': {
      const last = exchanges.slice(-MOST_CALLS);
      const firstAt = exchanges.length - last.length;
      for (let at = last.length - 1; at >= 0; at--) {
        const wrong = seenAt(exchanges, firstAt + at).filter(isWrong);
        if (wrong.length > 0) return wrong;
      }
      return [];
    }
  }
}

function seenAt(exchanges: readonly Exchange[], at: number): Seen[] {
  const exchange = exchanges[at];
  if (exchange === undefined) return [];
  const asked = askedCall(exchange.call);
  const { outcome } = exchange;
  const got = outcome.kind === 'tensor' ? outcome.tensor : undefined;
  if ((got?.data.length ?? 0) > MOST_ELEMENTS || asked.input.data.length > MOST_ELEMENTS) return [];
  const expectation: Expectation | undefined = asked.accepted && attemptedExpectation(asked);
  const before = exchanges.slice(0, at);
  return [{ asked, exchange, before, ...(got && { got }), ...(expectation && { expectation }) }];
}

function isWrong({ exchange, expectation, got }: Seen): boolean {
  if (exchange.outcome.kind === 'unsupported') return false;
  if (expectation === undefined) return got !== undefined;
  if (faultOf(exchange.outcome, expectation) !== undefined) return true;
  return got !== undefined && !isAccepted(expectation, got);
}
