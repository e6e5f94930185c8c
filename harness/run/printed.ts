import type { Subject } from '../core/subject.ts';
import type { Finding } from '../core/verdict.ts';

/** A subject whose printed words are kept for the finding of one case. */
export interface HeardSubject {
  readonly subject: Subject;
  /** A finding that something is wrong, with the last words beside it. */
  withWords(finding: Finding): Finding;
}

/** Words that come with a tensor; every other outcome has its own in its message. */
export function heardSubject(subject: Subject): HeardSubject {
  let words = '';
  return {
    subject: {
      ...subject,
      async ask(call) {
        const outcome = await subject.ask(call);
        words = outcome.kind === 'tensor' ? (outcome.printed ?? words) : '';
        return outcome;
      },
      ...(subject.askTogether && {
        async askTogether(calls) {
          const outcomes = (await subject.askTogether?.(calls)) ?? [];
          for (const outcome of outcomes) words = outcome.kind === 'tensor' ? (outcome.printed ?? words) : '';
          return outcomes;
        },
      }),
    },
    withWords(finding) {
      const { status, message = '' } = finding;
      if (words === '' || (status !== 'fail' && status !== 'invalid-output')) return finding;
      return { ...finding, message: `${message}${words}` };
    },
  };
}
