import type { Call } from '#cases/case.ts';
import type { Limits } from './session.ts';

/**
 * How long an implementation may take for its next calls. The first call of a session may load libraries and compile kernels,
 * and so may the first of each shape where the implementation says that it compiles: it gets the time of a load. Only until
 * such a time has passed without an answer, so that who always hangs is not waited for at length more than once.
 */
export function callTimes({ timeout, loadTimeout = 0 }: Limits, compiles: boolean) {
  const known = new Set<string>();
  let isGenerous = true;
  let isNew = true;
  let hadMore = false;
  let isLonger = false;
  return {
    /** Milliseconds for these calls, which are put together. */
    forCalls(calls: readonly Call[]): number {
      const names = compiles ? calls.map(shapeOf) : [];
      hadMore = isGenerous && (isNew || names.some((name) => !known.has(name)));
      isNew = false;
      for (const name of names) known.add(name);
      isLonger = hadMore && loadTimeout > timeout * calls.length;
      return isLonger ? loadTimeout : timeout * calls.length;
    },
    /** That time has passed without an answer; whether it was longer than that of other calls. */
    exhausted(): boolean {
      if (hadMore) isGenerous = false;
      return isLonger;
    },
    /** A new session begins. */
    restarted(): void {
      isNew = true;
      known.clear();
    },
  };
}

/** What a kernel is compiled for. */
function shapeOf({ entry, input: { dtype, shape }, options }: Call): string {
  return JSON.stringify([entry, dtype, shape, options]);
}
