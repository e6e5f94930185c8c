type FaultKind = 'crash' | 'invalid-output' | 'unsupported';
type Fault = { kind: 'crash' | 'invalid-output'; message: string } | { kind: 'unsupported'; reason: string };

/**
 * Thrown by an implementation of the suite's own that wraps foreign code: what came of the call is neither an answer nor
 * a refusal. A trap is a crash, so that it never counts as refusing a wrong call.
 */
export class CallFault extends Error {
  override readonly name = 'CallFault';
  readonly #kind: FaultKind;

  constructor(kind: FaultKind, message: string) {
    super(message);
    this.#kind = kind;
  }

  /** By a private member, which no proxy that an implementation throws can imitate or answer for. */
  static outcomeOf(thrown: unknown): Fault | undefined {
    if (typeof thrown !== 'object' || thrown === null || !(#kind in thrown)) return undefined;
    const { message } = thrown;
    return thrown.#kind === 'unsupported' ? { kind: 'unsupported', reason: message } : { kind: thrown.#kind, message };
  }
}
