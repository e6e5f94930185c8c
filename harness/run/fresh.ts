import type { ForwardCall } from '#cases/case.ts';
import type { Tensor } from '#spec/signature.ts';
import { hashOf } from '../core/hash.ts';
import { copied } from '../core/intrinsics.ts';
import type { OpenImplementation } from '../core/open-implementation.ts';
import type { Finding, Level } from '../core/verdict.ts';
import { answerFinding } from '../judge/accepted.ts';
import { callExpectation } from '../judge/call-finding.ts';

/**
 * A recorded call with its elements in another order, judged by the clauses alone: who replays what was recorded is wrong
 * wherever the elements are not all the same.
 */
export async function freshFinding(
  { input, ...call }: ForwardCall,
  opened: OpenImplementation,
  { seed, level, id }: { seed: number; level: Level; id: string },
): Promise<Finding> {
  const asked = { ...call, input: shuffled(input, hashOf(`${seed} ${id}`)) };
  return answerFinding(callExpectation(asked), await opened.ask(asked), level);
}

/** The same elements, bit for bit, in an order that depends on the seed. */
export function shuffled({ dtype, shape, data }: Tensor, seed: number): Tensor {
  const order = copied(dtype, data);
  const random = randomNumbers(seed);
  for (let left = order.length - 1; left > 0; left--) {
    const other = Math.floor(random() * (left + 1));
    [order[left], order[other]] = [order[other], order[left]];
  }
  return { dtype, shape, data: order };
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
