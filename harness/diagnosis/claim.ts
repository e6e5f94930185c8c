import { FURTHER_HYPOTHESES, HYPOTHESES } from '../mistakes/all.ts';
import { RIGHT_AFRESH, TWO_ANSWERS, ZEROS_NOW_AND_THEN } from '../report/state-claims.ts';
import type { Hypothesis, Seen } from './hypothesis.ts';
import { explanation } from './matching.ts';
import type { ObservedCase } from './observed-case.ts';

/** A mistake that the implementation may make: a hypothesis, with the number that it was fitted with. */
export interface Claim {
  /** Names it in a report: `bicubic.coefficient=-0.5`. */
  readonly name: string;
  readonly hypothesis: Hypothesis;
  readonly parameter?: number;
  /** The mistakes that meet in it, if it is more than one. */
  readonly members?: readonly Claim[];
  /** Bits that it takes to say it. */
  readonly bits: number;
  /** Its place among the known mistakes: of equals the first is said. */
  readonly order: number;
}

const ORDER = new Map([...HYPOTHESES, ...FURTHER_HYPOTHESES].map((hypothesis, at) => [hypothesis, at]));

/** One of hundreds of mistakes. */
const BITS_OF_A_MISTAKE = 8;
/** That it is made along some axes only. */
const BITS_OF_A_PART = 4;
/** A number that others use, and any other. */
const BITS_OF_A_KNOWN_NUMBER = 1;
const BITS_OF_A_NUMBER = 6;

export function claimOf(hypothesis: Hypothesis, parameter?: number): Claim {
  const number = parameter === undefined ? {} : { parameter };
  const name = parameter === undefined ? hypothesis.id : `${hypothesis.id}=${parameter}`;
  const ofPart = hypothesis.whole === undefined ? 0 : BITS_OF_A_PART;
  const bits = BITS_OF_A_MISTAKE + ofPart + bitsOfNumber(hypothesis, parameter);
  return { name, hypothesis, ...number, bits, order: ORDER.get(hypothesis.whole ?? hypothesis) ?? ORDER.size };
}

export function claimNamed(id: string): Claim {
  const hypothesis = HYPOTHESES.find((one) => one.id === id);
  if (hypothesis === undefined) throw new Error(`expected a mistake '${id}', found none`);
  return claimOf(hypothesis);
}

function bitsOfNumber(hypothesis: Hypothesis, parameter?: number): number {
  if (!('candidates' in hypothesis) || parameter === undefined) return 0;
  return hypothesis.candidates.includes(parameter) ? BITS_OF_A_KNOWN_NUMBER : BITS_OF_A_NUMBER;
}

/** Whether its number is none that others use. */
export function isEstimated({ hypothesis, parameter }: Pick<Claim, 'hypothesis' | 'parameter'>): boolean {
  return hypothesis.kind === 'fitted' && parameter !== undefined && !hypothesis.candidates.includes(parameter);
}

/** What is claimed, in words. */
export function claimSentence({ hypothesis, parameter }: Claim): string {
  if (!('said' in hypothesis) || parameter === undefined) return hypothesis.sentence;
  return hypothesis.sentence.replace('{}', hypothesis.said?.(parameter) ?? '');
}

export function isVague({ hypothesis }: Claim): boolean {
  return hypothesis.kind === 'shown' && hypothesis.isVague === true;
}

export function isState({ hypothesis }: Claim): boolean {
  return hypothesis.clause === 'memory.no-state' && hypothesis.kind === 'shown';
}

/** What calls remember shows in some of the cases that fail of it; zeros show in each. */
export function isMemory(claim: Claim): boolean {
  return isState(claim) && claim.name !== ZEROS_NOW_AND_THEN;
}

/** What a report says of its cases itself. */
export function isReported({ name }: Claim): boolean {
  return name === TWO_ANSWERS || name === RIGHT_AFRESH;
}

/** What calls remember, as a series shows it. */
export function isOfSeries(claim: Claim): boolean {
  return isMemory(claim) && !isReported(claim);
}

/** How a claim fits all failing calls of a case: to the last bit, nearly, or not at all. */
export function fitOf({ hypothesis, parameter }: Claim, { failing }: ObservedCase): 'exact' | 'near' | undefined {
  let isExact = true;
  let isTold = false;
  for (const one of failing) {
    if (isLeftByAnotherCase(hypothesis, one)) continue;
    const found = explanation(hypothesis, one, parameter);
    if (found === undefined) return undefined;
    isExact &&= found.isExact;
    isTold = true;
  }
  if (!isTold) return undefined;
  return isExact ? 'exact' : 'near';
}

/** What the first call of a series met was left by a call of another case. */
export function isLeftByAnotherCase({ kind, clause }: Hypothesis, { series, before }: Seen): boolean {
  return (
    kind === 'shown' && clause === 'memory.no-state' && series !== undefined && series.length > 1 && before.length === 0
  );
}
