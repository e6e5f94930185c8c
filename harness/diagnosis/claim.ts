import { FURTHER_HYPOTHESES, HYPOTHESES } from '../mistakes/all.ts';
import { alongById } from './along.ts';
import type { Hypothesis } from './hypothesis.ts';
import { combinedHypothesis } from './pairs.ts';

/** One hypothesis, with the number that it was fitted with. */
export interface Claim {
  readonly hypothesis: Hypothesis;
  readonly parameter?: number;
}

const BY_ID = new Map([...HYPOTHESES, ...FURTHER_HYPOTHESES].map((hypothesis) => [hypothesis.id, hypothesis]));

/** As a case of the report names it: `bicubic.coefficient=-0.5`. */
export function claimText({ hypothesis, parameter }: Claim): string {
  return parameter === undefined ? hypothesis.id : `${hypothesis.id}=${parameter}`;
}

/** Undefined for what a later version of the suite may have written. */
export function readClaim(text: string): Claim | undefined {
  const claims = text.split(AND).map(readSingleClaim);
  if (!claims.every((claim) => claim !== undefined)) return undefined;
  return claims.length === 1 ? claims[0] : { hypothesis: combinedHypothesis(claims, claims.map(claimSentence)) };
}

/** Between two mistakes that meet in one call. */
export const AND = ' + ';

function readSingleClaim(text: string): Claim | undefined {
  const [id, number] = text.split('=');
  const hypothesis = BY_ID.get(id) ?? alongById(id);
  if (hypothesis === undefined) return undefined;
  return { hypothesis, ...(number !== undefined && { parameter: Number(number) }) };
}

export function claimSentence({ hypothesis, parameter }: Claim): string {
  if (hypothesis.kind !== 'fitted' || parameter === undefined) return hypothesis.sentence;
  return hypothesis.sentence.replace('{}', hypothesis.said(parameter));
}

/** Two mistakes at once, or a number that nobody else is known to use, fit a few cases by chance. */
export function isLoose({ hypothesis, parameter }: Claim): boolean {
  if (hypothesis.kind === 'combined') return true;
  return hypothesis.kind === 'fitted' && parameter !== undefined && !hypothesis.candidates.includes(parameter);
}
