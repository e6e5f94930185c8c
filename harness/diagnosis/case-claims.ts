import type { DType, Tensor } from '#spec/signature.ts';
import { isAccepted } from '../judge/accepted.ts';
import type { Expectation } from '../judge/expectation.ts';
import { faultOf } from '../judge/fault.ts';
import { FURTHER_HYPOTHESES, HYPOTHESES } from '../mistakes/all.ts';
import { type Asked, askedCall } from '../mistakes/asked.ts';
import type { CaseReport } from '../report/case-report.ts';
import { TWO_ANSWERS } from '../report/state-claims.ts';
import type { CaseEvidence, Exchange } from '../suite/evidence.ts';
import { partialMistakes } from './along.ts';
import { AND, type Claim, claimText, isLoose, readClaim } from './claim.ts';
import { attemptedExpectation } from './expected.ts';
import type { Hypothesis, Seen } from './hypothesis.ts';
import { explanation } from './matching.ts';
import { combinedHypothesis, libraryPairs, meetingPairs } from './pairs.ts';
import { isRuledOut } from './ruled-out.ts';
import { measuredTaps } from './taps/measured-taps.ts';

/** What the report keeps of a case that failed, for a diagnosis of them all; unsteady is one whose rounds differ. */
export function caseClaims(evidence: CaseEvidence, isUnsteady: boolean): Pick<CaseReport, 'hypotheses' | 'taps'> {
  // What another round answered otherwise says nothing of how it is computed.
  if (isUnsteady) return { hypotheses: [TWO_ANSWERS] };
  const hypotheses = fittingClaims(evidence);
  if (hypotheses.some(isSharp)) return { hypotheses };
  const taps = measuredTaps(evidence);
  return { ...(hypotheses.length > 0 && { hypotheses }), ...(taps && { taps }) };
}

/** A single mistake that says what is computed, with a number that others use, or none. */
function isSharp(text: string): boolean {
  const claim = readClaim(text);
  return claim !== undefined && !isVague(text) && !isLoose(claim);
}

/** Every hypothesis that predicts what came, by its name in the report. */
function fittingClaims(evidence: CaseEvidence): string[] {
  const seen = failingCalls(evidence);
  if (seen.length === 0) return [];
  const right = rightCalls(evidence);
  const isGolden = evidence.suiteCase.kind === 'golden';
  const isLong = seen.some(({ got, asked }) => lengthOf(got, asked) > MOST_ELEMENTS);
  const fitting = HYPOTHESES.flatMap((hypothesis) => {
    if (isLong && !ABOUT_LENGTH.test(hypothesis.id)) return [];
    const told = seen.filter((one) => !isBeyondItself(hypothesis, one));
    const found = told.map((one) => explanation(hypothesis, one)).filter((one) => one !== undefined);
    if (found.length === 0 || found.length < told.length) return [];
    const parameter = found.find((one) => one.parameter !== undefined)?.parameter;
    if (right.some((one) => isSpokenAgainst(hypothesis, one, parameter))) return [];
    const text = claimText({ hypothesis, ...(parameter !== undefined && { parameter }) });
    return [{ text, isExact: hypothesis.kind !== 'shown' && found.every(({ isExact }) => isExact) }];
  });
  const single = sharpest(fitting, seen).map(({ text }) => text);
  const isCoarse = seen.every(({ asked }) => asked.input.dtype === 'uint8');
  const isClear = fitting.some(({ text, isExact }) => (isCoarse ? isExact : !isVague(text)));
  // Several calls of a case would have to be met by the same two mistakes.
  if (isClear || (!isGolden && seen.length > 1)) return single;
  const all = sharpest([...fitting, ...seen.flatMap(libraryPairClaims)], seen).map(({ text }) => text);
  if (!isGolden || all.some((text) => !isVague(text))) return all;
  const partial = seen.flatMap(partialClaims);
  return [...(partial.length > 0 ? partial : seen.flatMap(pairClaims)), ...all];
}

/** Tried where no mistake along every axis explains. */
function partialClaims(seen: Seen): string[] {
  const { asked, got } = seen;
  if (got === undefined || asked.accepted === undefined || got.data.length > MOST_ELEMENTS_OF_PARTS) return [];
  return [...FURTHER_HYPOTHESES, ...partialMistakes(asked)].flatMap((hypothesis) => {
    const found = explanation(hypothesis, seen);
    if (found === undefined) return [];
    return [claimText({ hypothesis, ...(found.parameter !== undefined && { parameter: found.parameter }) })];
  });
}

/** With few bits, much is near to what came: where something predicts every bit, that which is only near is left out. */
function sharpest(fitting: readonly Fitting[], seen: readonly Seen[]): readonly Fitting[] {
  const isCoarse = seen.every(({ asked }) => COARSE.includes(asked.input.dtype));
  if (!isCoarse || !fitting.some(({ isExact }) => isExact)) return fitting;
  const met = fitting.flatMap(({ text, isExact }) => (isExact && text.includes(AND) ? text.split(AND) : []));
  const isKept = ({ text, isExact }: Fitting) =>
    isExact || readClaim(text)?.hypothesis.kind === 'shown' || met.includes(text);
  return fitting.filter(isKept);
}

interface Fitting {
  readonly text: string;
  readonly isExact: boolean;
}

const COARSE: readonly DType[] = ['uint8', 'float16', 'bfloat16'];

function isVague(text: string): boolean {
  const hypothesis = readClaim(text)?.hypothesis;
  return hypothesis?.kind === 'shown' && hypothesis.isVague === true;
}

/** Two mistakes are tried where no single one explains, on answers that are short. */
const MOST_ELEMENTS_OF_PAIRS = 300;
const MOST_ELEMENTS_OF_PARTS = 1000;

function pairClaims(seen: Seen): string[] {
  const { asked, got } = seen;
  if (got === undefined || asked.accepted === undefined || got.data.length > MOST_ELEMENTS_OF_PAIRS) return [];
  return meetingPairs((member) => isAbout(member, asked)).flatMap((pair) =>
    pairClaim(pair, seen).map(({ text }) => text),
  );
}

/** There are few of them, so that longer answers can be tried. */
const MOST_ELEMENTS_OF_LIBRARY_PAIRS = 2000;

function libraryPairClaims(seen: Seen): Fitting[] {
  const { asked, got } = seen;
  if (got === undefined || asked.accepted === undefined || got.data.length > MOST_ELEMENTS_OF_LIBRARY_PAIRS) return [];
  return libraryPairs((member) => isAbout(member, asked)).flatMap((pair) => pairClaim(pair, seen));
}

function isAbout({ hypothesis }: Claim, asked: Asked): boolean {
  if (hypothesis.kind === 'mended') return hypothesis.mend(asked) !== undefined;
  return (hypothesis.kind === 'decided' || hypothesis.kind === 'fitted') && hypothesis.concerns(asked);
}

function pairClaim(pair: readonly [Claim, Claim], seen: Seen): Fitting[] {
  const texts = pair.map(claimText);
  const found = explanation(combinedHypothesis(pair, texts), seen);
  return found === undefined ? [] : [{ text: texts.join(AND), isExact: found.isExact }];
}

/** Longer answers say no more than shorter ones, and take long to predict: only long ones show how far an index goes. */
const MOST_ELEMENTS = 20_000;
const MOST_ELEMENTS_OF_ALL = 200_000;
const ABOUT_LENGTH = /^(memory|nearest|coordinates)\./;

/** What the first call of a series met was left by a call of another case. */
function isBeyondItself({ id }: Hypothesis, { series, before }: Seen): boolean {
  return series !== undefined && series.length > 1 && before.length === 0 && id.startsWith('state.');
}

/** A mistake in one call of a series is made in the others, which are alike, as well. */
function isSpokenAgainst(hypothesis: Hypothesis, { asked, expectation }: Seen, parameter?: number): boolean {
  if (expectation === undefined) return false;
  return isRuledOut(hypothesis, asked, () => expectation, parameter) === true;
}

/** A property may have asked hundreds of calls; the last ones are the plainest. */
const MOST_CALLS = 12;
const MOST_BEFORE = 15;

function failingCalls({ suiteCase, exchanges }: CaseEvidence): Seen[] {
  switch (suiteCase.kind) {
    case 'golden':
    case 'refusal':
      return seenAt(exchanges, exchanges.length - 1);
    case 'probe':
      if (suiteCase.probe.isWhole === true) return seriesOf(exchanges).filter(isWrong);
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
      return seenAt(exchanges, exchanges.length - 1);
    }
  }
}

function rightCalls({ suiteCase, exchanges }: CaseEvidence): Seen[] {
  if (suiteCase.kind !== 'probe' || suiteCase.probe.isWhole !== true) return [];
  return seriesOf(exchanges).filter((one) => one.got !== undefined && !isWrong(one));
}

function seriesOf(exchanges: readonly Exchange[]): Seen[] {
  return exchanges.flatMap((_, at) => seenAt(exchanges, at)).map((one) => ({ ...one, series: exchanges }));
}

/** One call by itself; undefined where it is too long to be looked at. */
export function callSeen(exchange: Exchange): Seen | undefined {
  return seenAt([exchange], 0)[0];
}

function seenAt(exchanges: readonly Exchange[], at: number): Seen[] {
  const exchange = exchanges[at];
  if (exchange === undefined) return [];
  // What is known of mistakes is about the way forth; the way back is not diagnosed.
  if (exchange.call.entry === 'interpolate.backward') return [];
  const asked = askedCall(exchange.call);
  const { outcome } = exchange;
  const got = outcome.kind === 'tensor' ? outcome.tensor : undefined;
  if (lengthOf(got, asked) > MOST_ELEMENTS_OF_ALL) return [];
  const expectation: Expectation | undefined = asked.accepted && attemptedExpectation(asked);
  const before = exchanges.slice(Math.max(at - MOST_BEFORE, 0), at);
  const isRight = got !== undefined && expectation !== undefined && isAccepted(expectation, got);
  return [{ asked, exchange, before, isRight, ...(got && { got }), ...(expectation && { expectation }) }];
}

function isWrong({ exchange, expectation, got }: Seen): boolean {
  if (exchange.outcome.kind === 'unsupported') return false;
  if (expectation === undefined) return got !== undefined;
  if (faultOf(exchange.outcome, expectation) !== undefined) return true;
  return got !== undefined && !isAccepted(expectation, got);
}

function lengthOf(got: Tensor | undefined, { input }: Asked): number {
  return Math.max(got?.data.length ?? 0, input.data.length);
}
