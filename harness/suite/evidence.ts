import type { Call } from '#cases/case.ts';
import type { Outcome, Subject } from '../core/subject.ts';
import type { Finding } from '../core/verdict.ts';
import type { SuiteCase } from './suite.ts';

/** One call to an implementation, and what came of it. */
export interface Exchange {
  readonly call: Call;
  readonly outcome: Outcome;
}

/** What was asked for one case, in order, what came, and how it was judged: what a diagnosis or a picture is made from. */
export interface CaseEvidence {
  readonly suiteCase: SuiteCase;
  readonly finding: Finding;
  readonly exchanges: readonly Exchange[];
}

/** A subject that notes what it is asked and what it answers, until the note is taken. */
export interface NotedSubject {
  readonly subject: Subject;
  /** The exchanges since the last taking. */
  take(): readonly Exchange[];
}

export function notedSubject(subject: Subject): NotedSubject {
  let exchanges: Exchange[] = [];
  return {
    subject: {
      ...subject,
      async ask(call) {
        const outcome = await subject.ask(call);
        exchanges.push({ call, outcome });
        return outcome;
      },
      ...(subject.askTogether && {
        async askTogether(calls) {
          const outcomes = (await subject.askTogether?.(calls)) ?? [];
          for (const [at, call] of calls.entries()) exchanges.push({ call, outcome: outcomes[at] });
          return outcomes;
        },
      }),
    },
    take() {
      const taken = exchanges;
      exchanges = [];
      return taken;
    },
  };
}
