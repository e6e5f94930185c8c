import type { Call, ForwardCall } from '#cases/case.ts';
import { inputStep } from '#reference/coordinates.ts';
import { decoded } from '#reference/rounding.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { Exchange } from '../suite/evidence.ts';
import { isAnswer } from './answers.ts';
import { askedCall } from './asked.ts';
import { attempted, type Make, type Seen } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import { largestOf } from './seen-numbers.ts';

export type OptionName = keyof InterpolateOptions;
export type Shows = (seen: Seen) => boolean;

/** A call that is valid, and what is due. */
export interface Own {
  readonly input: Tensor;
  readonly options: InterpolateOptions;
  readonly right: Tensor;
}

/** An implementation that remembers something, and answers valid calls by it. */
export const remembering =
  <Memory>(start: () => Memory, answer: (memory: Memory, own: Own) => Tensor): Make =>
  () => {
    const memory = start();
    return (input, options) => answer(memory, { input, options, right: resize(input, options) });
  };

/** An answer by what was kept of the first call whose key was the same, or is kept of this one. */
export const keeping = <T>(
  keyOf: (own: Own) => unknown,
  keptOf: (own: Own) => T,
  answer: (kept: T, own: Own) => Tensor,
) =>
  remembering(
    () => new Map<string, T>(),
    (memory, own) => {
      const key = JSON.stringify(keyOf(own));
      const kept = memory.has(key) ? (memory.get(key) as T) : keptOf(own);
      memory.set(key, kept);
      return answer(kept, own);
    },
  );

export const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** In a series: a tensor that comes of a call before. */
export const byOneBefore =
  (holds: (before: Exchange, call: ForwardCall, got: Tensor, own: Call) => boolean): Shows =>
  ({ asked, exchange, got, before }) =>
    got !== undefined && before.some((one) => holds(one, asked.call, got, exchange.call));

/** Steps that are kept of each axis may be those of different calls, whose output was as long along it, or of another length. */
export function isBySteps(
  { asked, got, before, expectation }: Seen,
  isOfSameInput: boolean,
  isOfSameOutput = true,
): boolean {
  const { accepted, input, options } = asked;
  if (got === undefined || expectation === undefined || accepted === undefined) return false;
  const earlier = before
    .filter(({ call }) => (call.input.shape.join() === input.shape.join()) === isOfSameInput)
    .map(({ call }) => askedCall(call).accepted?.axes ?? []);
  const all = accepted.axes.reduce<(number | undefined)[][]>(
    (some, axis, at) => {
      const alike = earlier.filter((axes) => (axes[at]?.outputSize === axis.outputSize) === isOfSameOutput);
      const steps = alike.flatMap((axes) => (axes[at] === undefined ? [] : inputStep(axes[at])));
      const others = new Set(steps.filter((step) => step !== inputStep(axis)));
      return some.flatMap((kept) => [undefined, ...others].map((step) => [...kept, step]));
    },
    [[]],
  );
  return all.slice(1, MOST_MIXED).some((keptSteps) => {
    const mixed = attempted(() => resize(input, options, { keptSteps }));
    return mixed !== 'refusal' && isCloseTo(mixed, got, largestOf(expectation.slack()));
  });
}

const MOST_MIXED = 100;

function isCloseTo(one: Tensor, other: Tensor, slack: number): boolean {
  const values = decoded(other);
  const isAlike = one.dtype === other.dtype && one.shape.join() === other.shape.join();
  return isAlike && decoded(one).every((value, at) => Math.abs(value - values[at]) <= slack);
}

export function isRightAnswer({ call, outcome }: Exchange): boolean {
  return outcome.kind === 'tensor' && isAnswer(call, outcome.tensor);
}
