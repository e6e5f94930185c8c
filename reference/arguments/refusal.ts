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
