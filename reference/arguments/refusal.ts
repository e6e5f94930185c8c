import type { ClauseId } from '#spec/clauses.ts';

/** The exception that the target raises. */
export type RefusalType = 'ValueError' | 'TypeError' | 'NotImplementedError' | 'RuntimeError' | 'OverflowError';

/** A call that must be refused: `name` is the target's exception, `message` its text where that is stable. */
export class Refusal extends Error {
  override readonly name: RefusalType;
  readonly clause: ClauseId;

  constructor(name: RefusalType, clause: ClauseId, message: string) {
    super(message);
    this.name = name;
    this.clause = clause;
  }
}

/** What is computed, or the refusal that ends it. */
export function orRefusal<T>(compute: () => T): T | Refusal {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
