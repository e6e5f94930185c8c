import { errataOf } from '#cases/errata-table.ts';
import { acceptedCall } from '#reference/arguments.ts';
import { copies } from '#reference/interpolate.ts';
import { decoded } from '#reference/rounding.ts';
import { indexAt } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { isAccepted } from '../judge/accepted.ts';
import { type Expectation, expectationOf } from '../judge/expectation.ts';
import { gradientExpectation } from '../judge/gradient-expectation.ts';
import type { Asked } from './asked.ts';
import { attempted, type Seen } from './mistake.ts';
import { inputValues } from './resizer/resize.ts';
import { resizedElement } from './resizer/resized-element.ts';
import { largestOf } from './seen-numbers.ts';

/** An answer of the shape that is expected, with its numbers. */
export interface Comparable {
  readonly got: Tensor;
  readonly came: Float64Array;
  readonly expectation: Expectation;
}

export function comparable({ got, expectation }: Seen): Comparable | undefined {
  if (got === undefined || expectation === undefined || got.shape.join() !== expectation.shape.join()) return undefined;
  return { got, came: decoded(got), expectation };
}

/** What is accepted for a call that is valid, forward or backward. */
export function expectationFor({
  input,
  options,
  gradOutput,
}: Pick<Asked, 'input' | 'options' | 'gradOutput'>): Expectation {
  if (gradOutput === undefined) return expectationOf({ input, options });
  return gradientExpectation({ entry: 'interpolate.backward', input: gradOutput, inputShape: input.shape, options });
}

/** Whether a tensor is accepted as the answer to a call. */
export function isAnswer(call: Pick<Asked, 'input' | 'options' | 'gradOutput'>, got: Tensor): boolean {
  if (call.gradOutput === undefined && isFarFromAnswer(call, got)) return false;
  const expectation = attempted(() => expectationFor(call));
  return expectation !== 'refusal' && isAccepted(expectation, got);
}

/** Elements of an answer that are told without the others. */
const TOLD = 4;

/** Spares the exact judgement of another shape, and of what is another picture altogether. */
function isFarFromAnswer({ input, options }: Pick<Asked, 'input' | 'options'>, got: Tensor): boolean {
  const accepted = attempted(() => acceptedCall(input, options));
  if (accepted === 'refusal' || accepted.outputShape.join() !== got.shape.join()) return true;
  // Of a copy a neighbour may be right as well, and an erratum may give something else altogether.
  if (got.dtype !== input.dtype || copies(accepted.mode) || errataOf(accepted, input).length > 0) return false;
  const came = decoded(got);
  const largest = Math.max(largestOf(inputValues(input)), largestOf(came));
  return Array.from({ length: Math.min(TOLD, came.length) }, (_, at) => Math.floor((at * came.length) / TOLD)).some(
    (element) => {
      const one = attempted(() => resizedElement(input, options, NO_CHANGE, indexAt(got.shape, element)));
      return one !== 'refusal' && one.value !== undefined && isFar(one.value, came[element], largest);
    },
  );
}

const NO_CHANGE = {};

/** Whether a number is another altogether: off by more than a sixteenth of the largest. */
export function isFar(wanted: number, came: number, largest: number): boolean {
  const difference = Math.abs(wanted - came);
  return Number.isFinite(difference) && difference > largest / 16;
}
