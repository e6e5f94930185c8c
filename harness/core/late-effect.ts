/** How the end of an implementation goes on in words, when it had answered: the next call bears it. */
export const AFTER_ANSWER = ', after answering an earlier call';

/** The same message, where it says so, with the cases that may have set it off. */
export function withCandidates(message: string, earlier: readonly string[]): string {
  if (earlier.length === 0) return message;
  return message.replace(AFTER_ANSWER, `${AFTER_ANSWER} (of this case, or of ${earlier.join(', ')})`);
}
