import type { Call } from '#cases/case.ts';
import type { Tensor } from '#spec/signature.ts';
import type { ImplementationDescription, Outcome } from '../core/open-implementation.ts';

/** What a child is to load. */
export type ModuleSource = { kind: 'bundled'; name: string } | { kind: 'file' | 'wasm'; url: string };

/** The elements travel beside the message, as they lie in memory. */
type Sent<T> = { [Member in keyof T]: T[Member] extends Tensor ? Omit<Tensor, 'data'> : T[Member] };

export type SentOutcome = Outcome extends infer One ? (One extends Outcome ? Sent<One> : never) : never;

export type MessageToChild =
  | { kind: 'load'; source: ModuleSource; memoryMegabytes: number }
  /** `together`: so many calls, this one and those that follow at once, are started before the first answer is awaited. */
  | { kind: 'ask'; id: number; call: Sent<Call>; together?: number };

export type MessageFromChild =
  | { kind: 'loaded'; description: ImplementationDescription }
  | { kind: 'refused'; message: string; code?: string | undefined }
  | { kind: 'answered'; id: number; outcome: SentOutcome }
  /** It is about to end: how, in words, where it knows; and whether that is between two calls. */
  | { kind: 'ending'; how?: string; betweenCalls: boolean };

/** Sends the answer to a call, its elements beside it; without the methods of arrays, which the implementation may have replaced. */
export function sendAnswer(
  send: (message: MessageFromChild, data?: Tensor['data']) => void,
  id: number,
  outcome: Outcome,
): void {
  if (outcome.kind !== 'tensor') send({ kind: 'answered', id, outcome });
  else {
    const { dtype, shape, data } = outcome.tensor;
    send({ kind: 'answered', id, outcome: { ...outcome, tensor: { dtype, shape } } }, data);
  }
}

/** The pipes between the two, beside the standard ones. */
export const CHANNEL = 3;
export const LIFELINE = 4;

/** What the watchdog says on the lifeline before it ends the child. */
export const MEMORY_WORD = 'memory';
