import type { OpenImplementation } from '../core/open-implementation.ts';
import type { Finding } from '../core/verdict.ts';

/** An implementation whose printed words are kept for the finding of one case. */
export interface HeardImplementation {
  readonly opened: OpenImplementation;
  /** A finding that something is wrong, with the last words beside it. */
  withWords(finding: Finding): Finding;
}

/** Words that come with a tensor; every other outcome has its own in its message. */
export function heardImplementation(opened: OpenImplementation): HeardImplementation {
  let words = '';
  return {
    opened: {
      ...opened,
      async ask(call) {
        const outcome = await opened.ask(call);
        words = outcome.kind === 'tensor' ? (outcome.printed ?? words) : '';
        return outcome;
      },
      ...(opened.askTogether && {
        async askTogether(calls) {
          const outcomes = (await opened.askTogether?.(calls)) ?? [];
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
