import { decoded } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import type { Asked } from '../mistakes/asked.ts';
import { numbersOf } from '../mistakes/seen-numbers.ts';
import { type Hypothesis, predicted, type Seen } from './hypothesis.ts';
import { leastSquares } from './least-squares.ts';
import { missesMostWrong } from './most-wrong.ts';
import { isAlike, isSameTensor, isWithinSlack } from './nearness.ts';
import { isNearInLevels } from './nearness-in-levels.ts';

type Fitted = Extract<Hypothesis, { kind: 'fitted' }>;

const FEW_DIGITS = 2;
const DIGITS: readonly number[] = [1, 2, 3, 4, 5, 7];
const MOST_FITTED = 2000;
/** A smaller number is none. */
const LEAST = 1e-6;

/** The first number that explains what came: one that others use, or else one that is estimated. */
export function fittedParameter(hypothesis: Fitted, seen: Seen): number | undefined {
  const { asked, got } = seen;
  if (got === undefined || asked.accepted === undefined || !hypothesis.concerns(asked)) return undefined;
  const fits = (parameter: number): boolean => isFitting(hypothesis, seen, parameter);
  const isSame = (parameter: number): boolean => {
    const prediction = predicted(hypothesis, asked, parameter);
    return prediction !== undefined && prediction !== 'refusal' && isSameTensor(prediction, got);
  };
  // With few bits many numbers are near to what came, and the one that was meant gives every bit.
  const known = hypothesis.candidates.find(fits);
  const exact = known !== undefined && isCoarse(got.dtype) ? hypothesis.candidates.find(isSame) : undefined;
  if (exact !== undefined) return exact;
  if (known !== undefined) return known;
  const estimates = got.dtype === 'uint8' ? [] : (hypothesis.estimates?.(seen) ?? []);
  if (hypothesis.start !== undefined && got.data.length <= MOST_FITTED) {
    estimates.push(...estimated(hypothesis, asked, got, hypothesis.start));
  }
  // Levels tell only a few digits.
  const most = got.dtype === 'uint8' ? FEW_DIGITS : DIGITS.length;
  return estimates
    .filter((estimate) => Math.abs(estimate) > LEAST)
    .flatMap((estimate) => inDigits(estimate, most))
    .find(fits);
}

/** Whether a hypothesis explains what came by this number. */
export function isFitting(hypothesis: Fitted, seen: Seen, parameter: number): boolean {
  const { asked, got } = seen;
  if (got === undefined || asked.accepted === undefined || !hypothesis.concerns(asked)) return false;
  if (missesMostWrong(hypothesis, seen, parameter)) return false;
  const prediction = predicted(hypothesis, asked, parameter);
  if (prediction === undefined || prediction === 'refusal' || !isAlike(prediction, got)) return false;
  if (got.dtype === 'uint8') return isNearInLevels(hypothesis.decisions(parameter), prediction, asked, got);
  return isWithinSlack(prediction, seen, numbersOf(seen).slack);
}

function isCoarse(dtype: DType): boolean {
  return dtype === 'uint8' || dtype === 'float16' || dtype === 'bfloat16';
}

/** The number whose result, not rounded to the dtype, is nearest to what came. */
function estimated(hypothesis: Fitted, asked: Asked, got: Tensor, start: number): readonly number[] {
  const { input, gradOutput } = asked;
  const real: Asked = { ...asked, input: inFloat64(input), ...(gradOutput && { gradOutput: inFloat64(gradOutput) }) };
  const resultAt = ([parameter]: readonly number[]) => {
    const prediction = predicted(hypothesis, real, parameter);
    return prediction === undefined || prediction === 'refusal' ? undefined : decoded(prediction);
  };
  return leastSquares(resultAt, decoded(got), [start])?.numbers ?? [];
}

function inFloat64(tensor: Tensor): Tensor {
  return { ...tensor, dtype: 'float64', data: decoded(tensor) };
}

/** The shortest number that explains is the one that was meant. */
function inDigits(estimate: number, most: number): number[] {
  return [...new Set(DIGITS.slice(0, most).map((digits) => Number(estimate.toPrecision(digits))))];
}
