import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { accepts, isAccepted } from '../judge/accepted.ts';
import { expectationFor } from '../mistakes/answers.ts';
import { numbersOf, wrongElements } from '../mistakes/seen-numbers.ts';
import { fittedParameter, isFitting } from './fitting.ts';
import { attempted, type Hypothesis, isAbout, predicted, predictedResize, type Seen } from './hypothesis.ts';
import { missesMostWrong } from './most-wrong.ts';
import { isAlike, isFarFrom, isNear, isSameTensor } from './nearness.ts';
import { otherReadings } from './readings.ts';

/** What came, as a hypothesis explains it: by the number that it was fitted with, and whether to the last bit. */
export interface Explanation {
  readonly parameter?: number;
  readonly isExact: boolean;
}

const SHOWN: Explanation = { isExact: true };

/**
 * Undefined where a hypothesis does not predict what came, or predicts what would have been accepted. A number that is given
 * is not fitted again.
 */
export function explanation(hypothesis: Hypothesis, seen: Seen, given?: number): Explanation | undefined {
  if (!isAbout(hypothesis, seen.asked)) return undefined;
  const found = explanationAsRead(hypothesis, seen, given);
  const hasOneWay = hypothesis.kind === 'shown' && hypothesis.otherwise === undefined;
  if (found !== undefined || hasOneWay || seen.got === undefined || seen.isRight) return found;
  for (const reading of otherReadings(hypothesis, seen)) {
    const other = explanationAsRead(reading, seen, given);
    if (other !== undefined) return other;
  }
  return undefined;
}

function explanationAsRead(hypothesis: Hypothesis, seen: Seen, given?: number): Explanation | undefined {
  if (hypothesis.kind === 'shown') return shownExplanation(hypothesis, seen, given);
  if (seen.isRight) return undefined;
  const parameter = 'candidates' in hypothesis ? numberFor(hypothesis, seen, given) : undefined;
  if ('candidates' in hypothesis ? parameter === undefined : missesMostWrong(hypothesis, seen)) return undefined;
  const prediction = predicted(hypothesis, seen.asked, parameter);
  if (prediction === undefined) return undefined;
  if (prediction === 'refusal') return isRefusedSo(hypothesis, seen) ? SHOWN : undefined;
  if (parameter === undefined && !isPredicted(hypothesis, prediction, seen)) return undefined;
  if (isRight(prediction, seen)) return fallsShort(hypothesis, seen) ? SHOWN : undefined;
  return { ...(parameter !== undefined && { parameter }), isExact: isSameTensor(prediction, seen.got) };
}

function shownExplanation(
  hypothesis: Extract<Hypothesis, { kind: 'shown' }>,
  seen: Seen,
  given = hypothesis.count?.(seen),
): Explanation | undefined {
  if (!hypothesis.shows(seen, given)) return undefined;
  return given === undefined ? SHOWN : { ...SHOWN, parameter: given };
}

function numberFor(
  hypothesis: Extract<Hypothesis, { kind: 'fitted' | 'counted' }>,
  seen: Seen,
  given?: number,
): number | undefined {
  const isFit = (number: number) =>
    hypothesis.kind === 'fitted' ? isFitting(hypothesis, seen, number) : isCounted(hypothesis, seen, number);
  if (given !== undefined) return isFit(given) ? given : undefined;
  return hypothesis.kind === 'fitted' ? fittedParameter(hypothesis, seen) : hypothesis.estimates(seen).find(isFit);
}

function isCounted(hypothesis: Extract<Hypothesis, { kind: 'counted' }>, seen: Seen, count: number): boolean {
  const prediction = predicted(hypothesis, seen.asked, count);
  return prediction !== undefined && prediction !== 'refusal' && isPredicted(hypothesis, prediction, seen);
}

/** Where whole numbers are due, what cuts down is right with exact weights, and a level short with those of float32. */
function fallsShort(hypothesis: Hypothesis, { asked }: Seen): boolean {
  if (asked.input.dtype !== 'uint8') return false;
  const rounding = predictedResize(hypothesis, asked)?.decisions.uint8Rounding;
  return rounding === 'truncated' || rounding === 'ceil';
}

/** A front end that hands over other options has them refused, and so has another size; elsewhere a refusal says nothing. */
function isRefusedSo(hypothesis: Hypothesis, { exchange }: Seen): boolean {
  if (exchange.outcome.kind !== 'threw') return false;
  return hypothesis.kind === 'refusing' || isAboutSizes(hypothesis) || hypothesis.clause.startsWith('front-ends.');
}

function isPredicted(hypothesis: Hypothesis, prediction: Tensor, seen: Seen): boolean {
  if (isAboutSizes(hypothesis) && hasWrongShape(seen)) return isAlike(prediction, seen.got as Tensor);
  if (seen.got === undefined || !isAlike(prediction, seen.got) || isFarFrom(prediction, seen)) return false;
  if (hypothesis.kind === 'mended') return isMendedAnswer(hypothesis, seen);
  return isNear(hypothesis, prediction, seen);
}

export function isAboutSizes({ clause }: Hypothesis): boolean {
  return clause.startsWith('output-size.');
}

/** What is right at most of the elements that are wrong explains nothing, however near the answer is. */
function isRight(prediction: Tensor, seen: Seen): boolean {
  const { expectation } = seen;
  if (expectation === undefined || !isAlike(prediction, expectation)) return false;
  if (seen.got?.shape.join() !== prediction.shape.join()) return false;
  const wrong = wrongElements(seen, expectation);
  const { came } = numbersOf(seen);
  const values = decoded(prediction);
  let explained = 0;
  for (const element of wrong) {
    if (Object.is(values[element], came[element]) || !accepts(expectation, element, values[element])) explained += 1;
    if (2 * explained >= wrong.length) return false;
  }
  return true;
}

/** A wrong size is explained by the rule that gives it: what is computed for that size is another matter. */
function hasWrongShape({ got, expectation }: Seen): boolean {
  return got !== undefined && expectation !== undefined && got.shape.join() !== expectation.shape.join();
}

/** What another call must give is judged as that call is. */
function isMendedAnswer(hypothesis: Extract<Hypothesis, { kind: 'mended' }>, { asked, got }: Seen): boolean {
  const mended = predictedResize(hypothesis, asked);
  if (mended === undefined || got === undefined) return false;
  const expectation = attempted(() => expectationFor(mended));
  return expectation !== 'refusal' && isAccepted(expectation, got);
}
