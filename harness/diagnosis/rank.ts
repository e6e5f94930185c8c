import { type CaseReport, isFailing } from '../report/case-report.ts';
import { isOfPart, ofEveryAxis } from '../report/part-text.ts';
import type { Diagnosis } from '../report/report.ts';
import { RIGHT_AFRESH, TWO_ANSWERS } from '../report/state-claims.ts';
import { type Claim, claimSentence, isLoose, readClaim } from './claim.ts';
import { scopeOf, scopeText, withinScope } from './scope.ts';
import { type Consistency, consistency, isBelied, nearOf, type RuledOut } from './witnesses.ts';

/** Whether a mistake along some axes only, by its claim, would be the same along every axis in a case. */
export type IsOfThatPart = (claim: string, one: CaseReport) => boolean;

const MOST_DIAGNOSES = 20;
/** A single case is explained by chance too easily to be a second mistake. */
const LEAST_FURTHER = 2;
/** Failing cases of which one by itself may be the mistake. */
const MOST_BY_ONE = 8;
/** Of all failing cases, what a vague claim has to explain to be a further one. */
const LEAST_VAGUE_SHARE = 1 / 4;
/** Claims that are weighed in a round, those that explain most first. */
const MOST_WEIGHED = 12;

/**
 * The claim that explains most failing cases comes first, then the one that explains most of the rest, and so on. A
 * claim that passing cases speak against counts less, and so does a vague one.
 */
export function rankedDiagnoses(
  cases: readonly CaseReport[],
  ruledOut: RuledOut,
  isOfThatPart: IsOfThatPart,
): Diagnosis[] {
  const failing = withParts(cases.filter(isFailing), isOfThatPart);
  const witnesses = cases.filter(({ kind }) => kind === 'golden');
  const weights = new Map<string, Consistency>();
  const weightOf = (claim: string, explained: readonly CaseReport[]) => {
    const known = weights.get(claim);
    if (known !== undefined) return known;
    const weight = consistency(claim, explained, witnesses, ruledOut);
    weights.set(claim, weight);
    return weight;
  };
  const againstOf = (claim: string) => {
    const near = nearOf(
      claim,
      failing.filter((one) => explains(claim, one)),
      witnesses,
    );
    return near.filter((one) => ruledOut(claim, one) === true).length;
  };
  const isAllowed = allowedFirst(failing);
  const diagnoses: Diagnosis[] = [];
  let rest = failing;
  while (rest.length > 0 && diagnoses.length < MOST_DIAGNOSES) {
    const said = new Set(diagnoses.map(({ claim }) => ofEveryAxis(claim)));
    const isFurther = diagnoses.length > 0;
    const isOpen = (one: Weighed, explained: readonly CaseReport[]) =>
      (isFurther || isAllowed(one.text)) &&
      !isChance(one, failing, isFurther, isRemembered(diagnoses)) &&
      (!isFurther || (!said.has(ofEveryAxis(one.text)) && !isBelied(one.text, explained, failing, ruledOut)));
    const best = bestClaim(rest, failing, weightOf, againstOf, isOpen);
    if (best === undefined) break;
    if (isRemembered(diagnoses) && best.weight <= CONTRADICTED) break;
    diagnoses.push(diagnosisOf(best, failing));
    rest = rest.filter((one) => !explains(best.text, one) && !explainsRoughly(best.claim, one));
  }
  return diagnoses;
}

/**
 * Where most of what was asked afresh is right then, a memory comes first: that which a series of calls shows, or else that
 * there is one.
 */
function allowedFirst(failing: readonly CaseReport[]): (claim: string) => boolean {
  const asked = askedAfresh(failing);
  const right = asked.filter(({ afresh }) => afresh === 'pass');
  if (right.length === 0 || 2 * right.length < asked.length) return () => true;
  const isShown = failing.some(({ hypotheses = [] }) => hypotheses.some((text) => OF_A_SERIES.test(text)));
  return (claim) => (isShown ? OF_A_SERIES.test(claim) : claim === RIGHT_AFRESH);
}

function askedAfresh(failing: readonly CaseReport[]): CaseReport[] {
  return failing.filter(({ afresh }) => afresh !== undefined);
}

/** What is kept from call to call makes mistakes of all kinds, which others of the same calls do not show. */
function isRemembered(diagnoses: readonly Diagnosis[]): boolean {
  return diagnoses.some(({ hypothesis }) => hypothesis.startsWith('state.'));
}

/** What is left after a mistake is known, and a case by itself among many, are explained by chance too easily. */
function isChance(
  { text, count, claim }: Weighed,
  failing: readonly CaseReport[],
  isFurther: boolean,
  isRemembering: boolean,
): boolean {
  if (!isFurther) {
    return count < LEAST_FURTHER && failing.length > MOST_BY_ONE && !OF_A_SERIES.test(text) && text !== RIGHT_AFRESH;
  }
  if (KEPT_BY_A_KEY.test(text) && isRemembering) return false;
  const { hypothesis } = claim;
  const isVague = hypothesis.kind === 'shown' && hypothesis.isVague === true;
  return count < Math.max(LEAST_FURTHER, isVague ? failing.length * LEAST_VAGUE_SHARE : 0);
}

/** What is claimed along some axes in one case is claimed in those, too, whose axes are all of that part. */
function withParts(failing: readonly CaseReport[], isOfThatPart: IsOfThatPart): CaseReport[] {
  const parts = [...new Set(failing.flatMap(({ hypotheses = [] }) => hypotheses.filter(isOfPart)))];
  return failing.map((one) => {
    const { hypotheses = [] } = one;
    const further = parts.filter((text) => hypotheses.includes(ofEveryAxis(text)) && isOfThatPart(text, one));
    return further.length === 0 ? one : { ...one, hypotheses: [...hypotheses, ...further] };
  });
}

interface Weighed {
  text: string;
  claim: Claim;
  score: number;
  /** From ½ to 1: how far the passing cases go along. */
  weight: number;
  /** Cases of the rest that it explains. */
  count: number;
  /** Other claims that explain the same cases, and weigh the same. */
  equals: readonly Claim[];
}

function bestClaim(
  rest: readonly CaseReport[],
  failing: readonly CaseReport[],
  weightOf: (claim: string, explained: readonly CaseReport[]) => Consistency,
  againstOf: (claim: string) => number,
  isOpen: (one: Weighed, explained: readonly CaseReport[]) => boolean,
): Weighed | undefined {
  const counts = new Map<string, number>();
  for (const text of rest.flatMap(({ hypotheses = [] }) => hypotheses)) counts.set(text, (counts.get(text) ?? 0) + 1);
  // A mistake along some axes only is said where it explains more than the same along every axis.
  const isSaid = ([text, count]: readonly [string, number]) =>
    !isOfPart(text) || count > (counts.get(ofEveryAxis(text)) ?? 0);
  const sorted = [...counts].filter(isSaid).sort((left, right) => right[1] - left[1]);
  const most = sorted.filter(([text], place) => place < MOST_WEIGHED || text.startsWith('state.'));
  const weighed = most.flatMap(([text, count]): Weighed[] => {
    const claim = readClaim(text);
    if (claim === undefined) return [];
    const explained = failing.filter((one) => explains(text, one));
    const { weight, nearby } = weightOf(text, explained);
    const explainedNow = rest.filter((one) => explains(text, one));
    if (isLoose(claim) && isByChance(explainedNow, rest)) return [];
    const one: Weighed = { text, claim, count, weight, score: count * nearby * sharpness(claim), equals: [] };
    return isOpen(one, explained) ? [one] : [];
  });
  const best = heaviestOf(weighed, rest);
  return best && unopposed([best, ...equalsOf(best, weighed, failing)], againstOf);
}

/** A loose claim has to explain half of what fails in its modes and dtypes, and more than one case of several. */
function isByChance(explained: readonly CaseReport[], failing: readonly CaseReport[]): boolean {
  if (explained.length < LEAST_FURTHER && failing.length > LEAST_FURTHER) return true;
  return 2 * explained.length < withinScope(explained, failing);
}

const MOST_EQUALS = 2;

function equalsOf(best: Weighed, weighed: readonly Weighed[], failing: readonly CaseReport[]): Weighed[] {
  const isEqual = ({ text, score }: Weighed) =>
    score === best.score && failing.every((one) => explains(text, one) === explains(best.text, one));
  return weighed.filter((one) => one.text !== best.text && isEqual(one) && !isWider(one, best));
}

/** What holds for a finer arithmetic holds for a coarser one, too: it is no other mistake. */
function isWider(one: Weighed, best: Weighed): boolean {
  return [one, best].every(({ text }) => ABOUT_PRECISION.test(text));
}

const ABOUT_PRECISION = /^precision\.about-/;

/** Of claims that explain the same, those that no passing case speaks against; all of them are asked. */
function unopposed(equal: readonly Weighed[], againstOf: (claim: string) => number): Weighed {
  const [first, ...rest] = equal;
  if (equal.length === 1 || first.text === ZEROS)
    return { ...first, equals: rest.slice(0, MOST_EQUALS).map(({ claim }) => claim) };
  const against = equal.map(({ text }) => againstOf(text));
  // Where cases speak against each of them, the mistake is made in some calls only, and they tell nothing.
  const isOpposed = against.every((count) => count > 0);
  const [best = first, ...others] = equal.filter((_one, place) => isOpposed || against[place] === 0);
  return { ...best, equals: others.slice(0, MOST_EQUALS).map(({ claim }) => claim) };
}

function heaviestOf(weighed: readonly Weighed[], rest: readonly CaseReport[]): Weighed | undefined {
  const best = heaviest(weighed.filter((one) => isWhole(one, rest))) ?? heaviest(weighed);
  if (best === undefined) return best;
  const kept = heaviest(weighed.filter((one) => KEPT_BY_A_KEY.test(one.text) && isAlone(one.text, best.text, rest)));
  // Where another mistake explains more and nothing speaks against it, a series may be where several such mistakes meet.
  const isTrusted = best.weight > CONTRADICTED && best.count > LEAST_FURTHER && !isWeak(best.text);
  if (kept !== undefined && !isTrusted) return kept;
  const zeros = weighed.find(({ text }) => text === ZEROS);
  if (zeros !== undefined && zeros.count >= best.count && best.text.startsWith('memory.unwritten-')) return zeros;
  if (best.weight > CONTRADICTED && best.text !== TWO_ANSWERS) return best;
  const isBeyond = (text: string) => rest.some((one) => explains(text, one) && !explains(best.text, one));
  const isKept = ({ text }: Weighed) => text.startsWith('state.') && text !== TWO_ANSWERS;
  const isOften = ({ text, count }: Weighed) => count >= Math.min(LEAST_FURTHER, best.count) || OF_A_SERIES.test(text);
  const isTold = (one: Weighed) =>
    isKept(one) && (best.text === TWO_ANSWERS ? 2 * one.count >= best.count : isBeyond(one.text) && isOften(one));
  return heaviest(weighed.filter(isTold)) ?? weighed.find(({ text }) => text === TWO_ANSWERS) ?? best;
}

/** A series that nothing but a memory of its own calls explains: whatever fails beside it may come of that memory. */
function isAlone(kept: string, best: string, rest: readonly CaseReport[]): boolean {
  const isNothing = isWeak(best) && !(best.startsWith('state.') && best !== TWO_ANSWERS);
  const isOpen = (one: CaseReport) => explains(kept, one) && (isNothing || !explains(best, one));
  return rest.some((one) => isOpen(one) && (one.hypotheses ?? []).every(isWeak));
}

/** It says what a call remembers, where it is wrong, or next to nothing. */
function isWeak(text: string): boolean {
  if (text.startsWith('state.') || text.startsWith('memory.only-')) return true;
  const claim = readClaim(text);
  return claim !== undefined && sharpness(claim) < 1;
}

/** One mistake that explains all there is needs no second, whatever part of the calls it is confined to. */
function isWhole({ claim, count }: Weighed, rest: readonly CaseReport[]): boolean {
  return count === rest.length && sharpness(claim) === 1;
}

/**
 * Below it, passing cases speak against a claim. What a call remembers explains why some pass and some fail, if a case
 * shows it that the claim does not explain, or if one call had two answers.
 */
const CONTRADICTED = 0.9;
/** Many calls of one case say so, right ones among them: not by chance. */
const OF_A_SERIES = /^state\.(options|sizes|buffer|kept|left-out)-/;
/** One thing that is left out of a key: each shows in the series that is about it. */
const KEPT_BY_A_KEY = /^state\.(kept|left-out|sizes)-/;
/** A result of zeros was never written at any place. */
const ZEROS = 'memory.zeros';

function heaviest(weighed: readonly Weighed[]): Weighed | undefined {
  return weighed.reduce<Weighed | undefined>(
    (best, one) => (best === undefined || one.score > best.score ? one : best),
    undefined,
  );
}

/** Zeros that come for some calls only are what a device or a buffer had at that time. */
function timely({ claim, weight }: Weighed): Claim {
  const intermittent = claim.hypothesis.id === ZEROS && weight <= CONTRADICTED;
  return intermittent ? (readClaim('state.zeros-now-and-then') ?? claim) : claim;
}

/** What is only seen in an answer says less than what predicts it. */
function sharpness({ hypothesis }: Claim): number {
  return hypothesis.kind === 'shown' && hypothesis.isVague ? 0.5 : 1;
}

function explains(claim: string, { hypotheses = [] }: CaseReport): boolean {
  return hypotheses.includes(claim);
}

const COARSE: readonly string[] = ['uint8', 'float16', 'bfloat16'];

/** Few bits do not tell a number: another that was fitted to them is the same mistake. */
function explainsRoughly({ hypothesis }: Claim, { dtype, hypotheses = [] }: CaseReport): boolean {
  if (hypothesis.kind !== 'fitted' || !COARSE.includes(dtype)) return false;
  return hypotheses.some((text) => readClaim(text)?.hypothesis.id === hypothesis.id);
}

function diagnosisOf(best: Weighed, failing: readonly CaseReport[]): Diagnosis {
  const { text, equals } = best;
  const claim = timely(best);
  const equally = equals.map((one) => ({ hypothesis: one.hypothesis.id, sentence: claimSentence(one) }));
  const explained = failing.filter((one) => explains(text, one));
  const scope = scopeOf(explained);
  const { id, clause, also } = claim.hypothesis;
  return {
    hypothesis: id,
    claim: text,
    sentence: claimSentence(claim),
    explains: explained.length,
    of: text === RIGHT_AFRESH ? askedAfresh(failing).length : withinScope(explained, failing),
    scope: text === RIGHT_AFRESH ? '' : scopeText(scope),
    clause,
    ...(also !== undefined && { also }),
    ...(equally.length > 0 && { equally }),
    cases: explained.slice(0, MOST_EXAMPLES).map((one) => one.id),
  };
}

const MOST_EXAMPLES = 5;
