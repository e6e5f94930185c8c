import { decoded, FLOAT_FORMATS, unitInTheLastPlace } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { type Expectation, expectationOf } from '../judge/expectation.ts';
import type { Decisions } from '../resizer/decisions.ts';
import { LINEAR_OF_RANK } from '../resizer/methods.ts';
import { resize } from '../resizer/resize.ts';
import { resizedElement } from '../resizer/resized-element.ts';
import { type Asked, askedCall } from './asked.ts';
import { attempted, type Hypothesis, predicted, predictedResize, type Seen } from './hypothesis.ts';
import { otherReadings } from './readings.ts';
import { numbersOf } from './seen-numbers.ts';

/** What came, as a hypothesis explains it: by the number that it was fitted with, and whether to the last bit. */
export interface Explanation {
  readonly parameter?: number;
  readonly isExact: boolean;
}

const SHOWN: Explanation = { isExact: true };

/** Undefined where a hypothesis does not predict what came, or predicts what would have been accepted. */
export function explanation(hypothesis: Hypothesis, seen: Seen): Explanation | undefined {
  const found = explanationAsRead(hypothesis, seen);
  if (found !== undefined || seen.isRight) return found;
  for (const reading of otherReadings(hypothesis, seen)) {
    const other = explanationAsRead(reading, seen);
    if (other !== undefined) return other;
  }
  return undefined;
}

function explanationAsRead(hypothesis: Hypothesis, seen: Seen): Explanation | undefined {
  if (hypothesis.kind === 'shown') return hypothesis.shows(seen) ? SHOWN : undefined;
  if (seen.isRight) return undefined;
  const parameter = hypothesis.kind === 'fitted' ? fittedParameter(hypothesis, seen) : undefined;
  if (hypothesis.kind === 'fitted' ? parameter === undefined : missesMostWrong(hypothesis, seen)) return undefined;
  const prediction = predicted(hypothesis, seen.asked, parameter);
  if (prediction === undefined) return undefined;
  if (prediction === 'refusal') return isRefusedSo(hypothesis, seen) ? SHOWN : undefined;
  if (parameter === undefined && !isPredicted(hypothesis, prediction, seen)) return undefined;
  if (seen.expectation !== undefined && isAccepted(seen.expectation, prediction)) return undefined;
  return { ...(parameter !== undefined && { parameter }), isExact: isSameTensor(prediction, seen.got) };
}

/** A front end that hands over other options has them refused; elsewhere a refusal says nothing of the reason. */
function isRefusedSo({ kind, id }: Hypothesis, { exchange }: Seen): boolean {
  return exchange.outcome.kind === 'threw' && (kind === 'refusing' || id.startsWith('front-ends.'));
}

function isSameTensor(prediction: Tensor, got: Tensor | undefined): boolean {
  return got !== undefined && prediction.data.every((value, element) => Object.is(value, got.data[element]));
}

function isPredicted(hypothesis: Hypothesis, prediction: Tensor, seen: Seen): boolean {
  if (hypothesis.id.startsWith('output-size.') && hasWrongShape(seen)) return isAlike(prediction, seen.got as Tensor);
  if (seen.got === undefined || !isAlike(prediction, seen.got) || isFarFrom(prediction, seen)) return false;
  if (hypothesis.kind === 'mended') return isMendedAnswer(hypothesis, seen);
  if (!isNear(hypothesis, prediction, seen)) return false;
  return hypothesis.kind !== 'changed' || !isRight(prediction, seen);
}

/** Where a change leaves nothing wrong, it explains nothing, however near the answer is. */
function isRight(prediction: Tensor, { expectation }: Seen): boolean {
  return expectation !== undefined && isAccepted(expectation, prediction);
}

/** A wrong size is explained by the rule that gives it: what is computed for that size is another matter. */
function hasWrongShape({ got, expectation }: Seen): boolean {
  return got !== undefined && expectation !== undefined && got.shape.join() !== expectation.shape.join();
}

/** Spares the exact judgement of what is another picture altogether: off by more than a sixteenth of the largest number. */
function isFarFrom(prediction: Tensor, seen: Seen): boolean {
  const { came, largest } = numbersOf(seen);
  return decoded(prediction).some((value, element) => isFar(value, came[element], largest));
}

function isFar(wanted: number, came: number, largest: number): boolean {
  const difference = Math.abs(wanted - came);
  return Number.isFinite(difference) && difference > largest / 16;
}

/** What another call must give is judged as that call is. */
function isMendedAnswer(hypothesis: Extract<Hypothesis, { kind: 'mended' }>, { asked, got }: Seen): boolean {
  const mended = hypothesis.mend(asked);
  if (mended === undefined || got === undefined) return false;
  const { input = asked.input, options = asked.options } = mended;
  const expectation = attempted(() => expectationOf({ input, options }));
  return expectation !== 'refusal' && isAccepted(expectation, got);
}

export function isAccepted(expectation: Expectation, got: Tensor): boolean {
  if (got.dtype !== expectation.dtype || got.shape.join() !== expectation.shape.join()) return false;
  const values = decoded(got);
  for (let element = 0; element < values.length; element++) {
    if (expectation.judge(element, values[element]) > 1) return false;
  }
  return true;
}

function isNear(hypothesis: Hypothesis, prediction: Tensor, seen: Seen): boolean {
  const got = seen.got as Tensor;
  if (got.dtype === 'uint8' && hypothesis.kind === 'decided' && seen.expectation !== undefined) {
    return isNearInLevels(hypothesis.decisions, prediction, seen);
  }
  const resizing = got.dtype === 'uint8' && hypothesis.kind === 'combined' && predictedResize(hypothesis, seen.asked);
  if (resizing) {
    const { input, options, decisions } = resizing;
    const asked = askedCall({ entry: 'interpolate', input, options });
    return isNearInLevels(decisions, prediction, { ...seen, asked });
  }
  return isWithinSlack(prediction, seen, slackFor(hypothesis, seen));
}

/** A copy has no slack: where a hypothesis blends instead, it is that of the linear modes. */
function slackFor(hypothesis: Hypothesis, seen: Seen): number {
  const { slack } = numbersOf(seen);
  const { input, options, method } = seen.asked;
  if (hypothesis.kind !== 'decided' || hypothesis.decisions.computedAs === undefined) return slack;
  if (!method?.startsWith('nearest')) return slack;
  const mode = LINEAR_OF_RANK[input.shape.length];
  const ofLinear = attempted(() => largestOf(expectationOf({ input, options: { ...options, mode } }).slack));
  return ofLinear === 'refusal' ? slack : ofLinear;
}

/** Whether two results are nowhere further apart than the largest slack, beyond the rounding of each to its dtype. */
function isWithinSlack(prediction: Tensor, seen: Seen, slack: number): boolean {
  const { came } = numbersOf(seen);
  return decoded(prediction).every(
    (value, element) => distanceBetween(value, came[element], prediction.dtype) <= slack,
  );
}

/** Beyond the rounding of the dtype; infinite for a wrong kind of number. */
function distanceBetween(wanted: number, came: number, dtype: DType): number {
  if (Object.is(wanted, came)) return 0;
  const difference = Math.abs(wanted - came);
  if (!Number.isFinite(difference)) return Number.POSITIVE_INFINITY;
  const rounding = dtype === 'uint8' ? 0 : unitInTheLastPlace(wanted, FLOAT_FORMATS[dtype]);
  // A copy is the element itself: only the sign of zero is left to distinguish.
  return difference === 0 ? Number.MIN_VALUE : Math.max(difference - rounding, Number.MIN_VALUE);
}

/** Whether a prediction misses the element that is most wrong, which is told without the others. */
function missesMostWrong(hypothesis: Hypothesis, seen: Seen, parameter?: number): boolean {
  const { got, asked } = seen;
  const resizing = got && predictedResize(hypothesis, asked, parameter);
  if (resizing === undefined) return false;
  const { came, largest, mostWrong } = numbersOf(seen);
  const { input, options, decisions } = resizing;
  const one = attempted(() => resizedElement(input, options, decisions, mostWrong?.index ?? []));
  // What came is a tensor.
  if (one === 'refusal' || input.dtype !== got?.dtype || one.shape.join() !== got.shape.join()) return true;
  if (one.value === undefined || mostWrong === undefined || got.dtype === 'uint8') return false;
  const value = came[mostWrong.element];
  return hypothesis.kind === 'mended'
    ? isFar(one.value, value, largest)
    : distanceBetween(one.value, value, got.dtype) > slackFor(hypothesis, seen);
}

/**
 * uint8: each pass rounded, with weights of the target or finer ones, or real numbers rounded once, whose slack in float32 may carry them over a border between
 * two levels. Where a hypothesis is about one of the two, it is that one.
 */
function isNearInLevels(decisions: Partial<Decisions>, prediction: Tensor, seen: Seen): boolean {
  const got = seen.got as Tensor;
  const isCopying = seen.asked.method === 'nearest' || seen.asked.method === 'nearest-exact';
  const [low, high] = [prediction.data.slice(), prediction.data.slice()];
  const isOnce = decisions.uint8Passes === 'rounded-once';
  if (!isCopying && !isOnce && decisions.uint8Weights === undefined) {
    const finer = attempted(() => resize(seen.asked.input, seen.asked.options, { ...decisions, uint8Weights: 'real' }));
    if (finer !== 'refusal') {
      finer.data.forEach((level, element) => {
        low[element] = Math.min(low[element], level);
        high[element] = Math.max(high[element], level);
      });
    }
  }
  const isEach = Object.keys(decisions).some((key) => key.startsWith('uint8')) && !isOnce;
  if (!isCopying && !isEach) {
    const reals = realResult(decisions, seen);
    if (reals !== undefined) {
      reals.forEach(([least, most], element) => {
        low[element] = isOnce ? least : Math.min(low[element], least);
        high[element] = isOnce ? most : Math.max(high[element], most);
      });
    }
  }
  return got.data.every((level, element) => level >= low[element] && level <= high[element]);
}

/** Kept while a call is looked at: every hypothesis asks for it. */
const SLACKS = new WeakMap<Asked, number>();

function largestOf(slack: Float64Array): number {
  return slack.reduce((most, one) => Math.max(most, one), 0);
}

function realResult(decisions: Partial<Decisions>, { asked }: Seen): [number, number][] | undefined {
  const { input, options } = asked;
  const real = (dtype: 'float32' | 'float64') => ({
    dtype,
    shape: input.shape,
    data: dtype === 'float32' ? Float32Array.from(input.data) : Float64Array.from(input.data),
  });
  const result = attempted(() => resize(real('float64'), options, decisions));
  const slack =
    SLACKS.get(asked) ?? attempted(() => largestOf(expectationOf({ input: real('float32'), options }).slack));
  if (result === 'refusal' || slack === 'refusal') return undefined;
  SLACKS.set(asked, slack);
  return Array.from(result.data, (value) => [
    levelOf(value - slack, decisions.uint8Rounding),
    levelOf(value + slack, decisions.uint8Rounding),
  ]);
}

function levelOf(value: number, rounding: Decisions['uint8Rounding'] = 'half-up'): number {
  const rounded = {
    'half-up': Math.floor(value + 0.5),
    'half-even': Math.round(value),
    'half-down': Math.ceil(value - 0.5),
    truncated: Math.trunc(value),
    up: Math.ceil(value),
  }[rounding];
  return Math.min(Math.max(rounded, 0), 255);
}

/** The first number that explains what came: one that others use, or else one that is estimated. */
function fittedParameter(hypothesis: Fitted, seen: Seen): number | undefined {
  const { asked, got } = seen;
  if (got === undefined || asked.accepted === undefined || !hypothesis.concerns(asked)) return undefined;
  const fits = (parameter: number): boolean => {
    if (missesMostWrong(hypothesis, seen, parameter)) return false;
    const prediction = predicted(hypothesis, asked, parameter);
    if (prediction === undefined || prediction === 'refusal' || !isAlike(prediction, got)) return false;
    if (got.dtype === 'uint8') return isNearInLevels(hypothesis.decisions(parameter), prediction, seen);
    return isWithinSlack(prediction, seen, numbersOf(seen).slack);
  };
  const known = hypothesis.candidates.find(fits);
  if (known !== undefined) return known;
  const estimates = got.dtype === 'uint8' ? [] : (hypothesis.estimates?.(seen) ?? []);
  if (hypothesis.start !== undefined && got.data.length <= MOST_FITTED) {
    estimates.push(estimated(hypothesis, asked, got, hypothesis.start));
  }
  // Levels tell only a few digits.
  const most = got.dtype === 'uint8' ? FEW_DIGITS : DIGITS.length;
  return estimates.flatMap((estimate) => inDigits(estimate, most)).find(fits);
}

type Fitted = Extract<Hypothesis, { kind: 'fitted' }>;

/** The shortest number that explains is the one that was meant. */
function inDigits(estimate: number, most: number): number[] {
  return [...new Set(DIGITS.slice(0, most).map((digits) => Number(estimate.toPrecision(digits))))];
}

const FEW_DIGITS = 2;
const DIGITS: readonly number[] = [1, 2, 3, 4, 5, 7];
const MOST_FITTED = 2000;
const STEPS = 5;
const STRIDE = 2 ** -12;

/** The number whose result is nearest to what came, by Gauss and Newton. */
function estimated(hypothesis: Fitted, asked: Asked, got: Tensor, start: number): number {
  const came = decoded(got);
  const real: Asked = { ...asked, input: { ...asked.input, dtype: 'float64', data: decoded(asked.input) } };
  const resultAt = (parameter: number) => {
    const prediction = predicted(hypothesis, real, parameter);
    return prediction === undefined || prediction === 'refusal' ? undefined : decoded(prediction);
  };
  let parameter = start;
  for (let step = 0; step < STEPS; step++) {
    const [here, there] = [resultAt(parameter), resultAt(parameter + STRIDE)];
    if (here === undefined || there === undefined || here.length !== came.length) break;
    let along = 0;
    let square = 0;
    for (let element = 0; element < came.length; element++) {
      const slope = (there[element] - here[element]) / STRIDE;
      if (!Number.isFinite(slope) || !Number.isFinite(came[element])) continue;
      along += slope * (came[element] - here[element]);
      square += slope * slope;
    }
    if (square === 0) break;
    parameter += along / square;
  }
  return parameter;
}

function isAlike(prediction: Tensor, got: Tensor): boolean {
  return prediction.dtype === got.dtype && prediction.shape.join() === got.shape.join();
}

/** Whether the prediction of a hypothesis would have failed a call that passed, in whichever way it is made. */
export function isRuledOut(
  hypothesis: Hypothesis,
  asked: Asked,
  expectation: () => Expectation,
  parameter?: number,
): boolean | undefined {
  const is = isRuledOutAsRead(hypothesis, asked, expectation, parameter);
  if (is !== true || hypothesis.otherwise === undefined) return is;
  return hypothesis.otherwise.every((one) => isRuledOutAsRead(one, asked, expectation, parameter) !== false);
}

function isRuledOutAsRead(
  hypothesis: Hypothesis,
  asked: Asked,
  expectation: () => Expectation,
  parameter?: number,
): boolean | undefined {
  const prediction = predicted(hypothesis, asked, parameter);
  if (prediction === undefined) return undefined;
  return prediction === 'refusal' || !isAccepted(expectation(), prediction);
}
