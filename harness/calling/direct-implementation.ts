import type { Call } from '#cases/case.ts';
import type { OpenImplementation, Outcome } from '../core/open-implementation.ts';
import { askImplementation } from './ask-implementation.ts';
import { checkedImplementation, descriptionOf } from './implementation.ts';
import { TOO_LATE, withinTime } from './time-limit.ts';

/** An implementation in the caller's thread: fast, and not isolated. A loop without end hangs the caller. */
export function directImplementation(value: unknown, timeout: number): OpenImplementation {
  const implementation = checkedImplementation(value, 'the implementation');
  let last: Promise<unknown> = Promise.resolve();

  async function askNow(call: Call): Promise<Outcome> {
    const outcome = await withinTime(askImplementation(implementation, call), timeout);
    return outcome === TOO_LATE ? { kind: 'timeout', milliseconds: timeout } : outcome;
  }

  function inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const asked = last.then(ask);
    last = asked.catch(() => {});
    return asked;
  }

  return {
    ...descriptionOf(implementation),
    ask: (call) => inTurn(() => askNow(call)),
    askTogether: (calls) => inTurn(() => Promise.all(calls.map(askNow))),
    async close() {},
  };
}
