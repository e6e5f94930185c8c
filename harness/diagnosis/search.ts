import { FURTHER_HYPOTHESES, HYPOTHESES, OF_LONG_AXES } from '../mistakes/all.ts';
import { partialMistakes } from './along.ts';
import { type Claim, claimOf, fitOf, isLeftByAnotherCase, isState, isVague } from './claim.ts';
import type { Hypothesis, Seen } from './hypothesis.ts';
import { type Explanation, explanation } from './matching.ts';
import type { ObservedCase } from './observed-case.ts';
import { meetingClaim, meetingMistakes, meets } from './pairs.ts';

/** Predictions of two mistakes at once, for one case. */
const MOST_PAIRS = 1_500;
/** Long cases that are searched: they only say more where short ones say nothing. */
const MOST_LONG_CASES = 3;
/** Elements of an answer that is searched for mistakes of a part of the axes, or for two at once. */
const MOST_ELEMENTS_OF_PARTS = 1000;
const MOST_ELEMENTS_OF_PAIRS = 300;

/** What a search may still spend; it is counted, not timed, so that a report is the same on every machine. */
export class SearchBudget {
  /** Cases that are searched for single mistakes. */
  #cases: number;
  /** Cases that are searched for mistakes along some axes and for two at once, which takes longer. */
  #deepCases: number;
  #longCases = MOST_LONG_CASES;
  #isNarrow = false;
  /** Something was not searched for lack of budget. */
  isUsedUp = false;

  constructor(cases: number, deepCases: number) {
    this.#cases = cases;
    this.#deepCases = deepCases;
  }

  takeLongCase(): boolean {
    this.#longCases -= 1;
    if (this.#longCases < 0) this.isUsedUp = true;
    return this.#longCases >= 0;
  }

  /** Half of what is left, once: of an implementation that makes one mistake nearly everywhere little else is to be found. */
  narrow(): void {
    if (this.#isNarrow) return;
    this.#isNarrow = true;
    this.#cases = Math.floor(this.#cases / 2);
  }

  takeCase(): boolean {
    this.#cases -= 1;
    if (this.#cases < 0) this.isUsedUp = true;
    return this.#cases >= 0;
  }

  takeDeepCase(): boolean {
    this.#deepCases -= 1;
    if (this.#deepCases < 0) this.isUsedUp = true;
    return this.#deepCases >= 0;
  }
}

interface Fitting {
  readonly claim: Claim;
  readonly isExact: boolean;
}

/** The mistakes that explain a case: single ones; else those along some axes only; else two at once. */
export function searched(one: ObservedCase, known: readonly Claim[], budget: SearchBudget): readonly Claim[] {
  if (one.isLong && !budget.takeLongCase()) return [];
  const hypotheses = one.isLong ? OF_LONG_AXES : one.isSeries ? HYPOTHESES : OF_A_CASE;
  const fitting = sharpest(
    hypotheses.flatMap((hypothesis) => fittingOf(hypothesis, one)),
    one,
  );
  if (one.isLong || fitting.some(({ claim, isExact }) => (one.isCoarse ? isExact : !isVague(claim))))
    return claims(fitting);
  const [only, ...others] = one.failing;
  // Several calls of a case would have to be met by the same two mistakes.
  if (others.length > 0 || only?.got === undefined || only.asked.accepted === undefined) return claims(fitting);
  if (only.got.data.length > MOST_ELEMENTS_OF_PARTS || !budget.takeDeepCase()) return claims(fitting);
  const partial = [...FURTHER_HYPOTHESES, ...partialMistakes(only.asked)].flatMap((part) => fittingOf(part, one));
  if (partial.length > 0 || only.got.data.length > MOST_ELEMENTS_OF_PAIRS) return claims([...partial, ...fitting]);
  return [...meetingClaims(only, known), ...claims(fitting)];
}

function claims(fitting: readonly Fitting[]): Claim[] {
  return fitting.map(({ claim }) => claim);
}

/** The first failing call gives the number; the others have to agree. */
function fittingOf(hypothesis: Hypothesis, one: ObservedCase): Fitting[] {
  const numbers = hypothesis.kind === 'fitted' && one.isOfWholeNumbers ? fittingNumbers(hypothesis, one) : [];
  if (numbers.length > 0) return numbers;
  const first = one.failing.find((seen) => !isLeftByAnotherCase(hypothesis, seen));
  const found: Explanation | undefined = first && explanation(hypothesis, first);
  if (found === undefined) return [];
  const claim = claimOf(hypothesis, found.parameter);
  const fit = one.failing.length === 1 ? (found.isExact ? 'exact' : 'near') : fitOf(claim, one);
  if (fit === undefined) return [];
  return [{ claim, isExact: hypothesis.kind !== 'shown' && fit === 'exact' }];
}

/** Whole numbers and indices tell little of a number: each that others use and that fits may be the one. */
function fittingNumbers(hypothesis: Extract<Hypothesis, { kind: 'fitted' }>, one: ObservedCase): Fitting[] {
  return hypothesis.candidates.flatMap((number) => {
    const claim = claimOf(hypothesis, number);
    const fit = fitOf(claim, one);
    return fit === undefined ? [] : [{ claim, isExact: fit === 'exact' }];
  });
}

/** With few bits much is near to what came: where something predicts every bit, what is only near is left out. */
function sharpest(fitting: readonly Fitting[], { isCoarse }: ObservedCase): readonly Fitting[] {
  if (!isCoarse || !fitting.some(({ isExact }) => isExact)) return fitting;
  return fitting.filter(({ claim, isExact }) => isExact || claim.hypothesis.kind === 'shown');
}

/** Two mistakes at once, as far as the budget goes. */
function meetingClaims(seen: Seen, known: readonly Claim[]): Claim[] {
  const members = meetingMistakes(seen.asked, known);
  const names = new Set(known.map(({ name }) => name));
  const found: Claim[] = [];
  let tried = 0;
  for (const [place, left] of members.entries()) {
    for (const right of members.slice(place + 1)) {
      if (!meets(left, right)) continue;
      if (tried >= MOST_PAIRS) return found;
      tried += 1;
      const claim = meetingClaim(left, right, names);
      if (explanation(claim.hypothesis, seen) !== undefined) found.push(claim);
    }
  }
  return found;
}

/** Claims about what is remembered, from a series in which some calls are right. */
export function searchedForState(series: ObservedCase): readonly Claim[] {
  if (series.isSeries && series.right.length === 0) return [];
  return claims(STATE.flatMap((hypothesis) => fittingOf(hypothesis, series)));
}

const STATE = HYPOTHESES.filter((hypothesis) => isState(claimOf(hypothesis)));
/** What calls remember of each other shows in series. */
const OF_A_CASE = HYPOTHESES.filter((hypothesis) => !STATE.includes(hypothesis));
