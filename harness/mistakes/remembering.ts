import type { Call, ForwardCall } from '#cases/case.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { Exchange } from '../suite/evidence.ts';
import { isAnswer } from './answers.ts';
import type { Make, Seen } from './mistake.ts';
import { resize } from './resizer/resize.ts';

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

export function isRightAnswer({ call, outcome }: Exchange): boolean {
  return outcome.kind === 'tensor' && isAnswer(call, outcome.tensor);
}
