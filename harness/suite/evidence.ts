import type { Call } from '#cases/case.ts';
import type { OpenImplementation, Outcome } from '../core/open-implementation.ts';
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

/** An implementation that notes what it is asked and what it answers, until the note is taken. */
export interface NotedImplementation {
  readonly opened: OpenImplementation;
  /** The exchanges since the last taking. */
  take(): readonly Exchange[];
}

export function notedImplementation(opened: OpenImplementation): NotedImplementation {
  let exchanges: Exchange[] = [];
  return {
    opened: {
      ...opened,
      async ask(call) {
        const outcome = await opened.ask(call);
        exchanges.push({ call, outcome });
        return outcome;
      },
      ...(opened.askTogether && {
        async askTogether(calls) {
          const outcomes = (await opened.askTogether?.(calls)) ?? [];
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
