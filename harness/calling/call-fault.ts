/**
 * Thrown by an implementation of the suite's own that wraps foreign code: what came of the call is neither an answer nor
 * a refusal. A trap is a crash, so that it never counts as refusing a wrong call.
 */
export class CallFault extends Error {
  override readonly name = 'CallFault';
  readonly #kind: 'crash' | 'invalid-output';

  constructor(kind: 'crash' | 'invalid-output', message: string) {
    super(message);
    this.#kind = kind;
  }

  /** By a private member, which no proxy that an implementation throws can imitate or answer for. */
  static outcomeOf(thrown: unknown): { kind: 'crash' | 'invalid-output'; message: string } | undefined {
    if (typeof thrown !== 'object' || thrown === null || !(#kind in thrown)) return undefined;
    return { kind: thrown.#kind, message: thrown.message };
  }
}
