/** The claim of a case whose rounds, or equal calls, are answered differently. */
export const TWO_ANSWERS = 'state.answers-differ';

/** The claim of a case that failed, and passes when it is asked afresh. */
export const RIGHT_AFRESH = 'state.right-afresh';

/** The claim of a case that is answered with zeros, where others like it are not. */
export const ZEROS_NOW_AND_THEN = 'state.zeros-now-and-then';

/** The claim of a case that is answered with zeros, as all others are. */
export const ZEROS = 'memory.zeros';

/** Whether a diagnosis says that calls remember something of each other. */
export function isOfState({ hypothesis }: { readonly hypothesis: string }): boolean {
  return hypothesis.startsWith('state.');
}
