import type { OpenImplementation, Outcome } from '../../core/open-implementation.ts';
import { outcomeReport } from '../../report/observed.ts';
import type { Report } from '../../report/report.ts';
import type { RunParts } from '../../run/examination.ts';
import { examineImplementation } from '../../run/run.ts';
import { type RunOptions, runPlan } from '../../run/run-options.ts';
import { callName, descriptionIn, type Head } from './format.ts';

/**
 * Examines an implementation and writes every answer, line by line. In this process alone, so that its sessions are opened in an
 * order that a run with the answers repeats.
 */
export async function recordAnswers(
  implementation: string,
  options: RunOptions,
  parts: RunParts,
  write: (line: object) => void,
): Promise<{ report: Report; answers: number }> {
  let sessions = 0;
  let answers = 0;

  function kept(opened: OpenImplementation): OpenImplementation {
    const session = sessions++;
    if (session === 0) write(headOf(implementation, options, opened, parts) satisfies Head);
    function keep(name: string, outcome: Outcome): Outcome {
      answers += 1;
      write({ session, call: name, outcome: outcomeReport(outcome) });
      return outcome;
    }
    return {
      ...opened,
      ask: async (call) => keep(callName(call), await opened.ask(call)),
      ...(opened.askTogether && {
        async askTogether(calls) {
          const outcomes = (await opened.askTogether?.(calls)) ?? [];
          return outcomes.map((outcome, at) => keep(callName(calls[at]), outcome));
        },
      }),
    };
  }

  const { processes: _, contentHash: __, ...own } = parts;
  const report = await examineImplementation(implementation, options, {
    ...own,
    openImplementation: async (...given) => kept(await parts.openImplementation(...given)),
  });
  write({ answers, ...(report.interrupted && { interrupted: true }) });
  return { report, answers };
}

function headOf(specifier: string, options: RunOptions, opened: OpenImplementation, { identity }: RunParts): Head {
  const { version, target } = identity();
  const { profile, level, seed, fresh, aspects, filter, modes, dtypes } = runPlan(options);
  return {
    schema: 'interpolate-conformance/answers@1',
    suite: { version, target },
    specifier,
    description: descriptionIn(opened),
    together: opened.askTogether !== undefined,
    options: {
      profile,
      level,
      seed,
      ...(fresh && { fresh: true as const }),
      ...(aspects && { aspects }),
      ...(filter.length > 0 && { filter }),
      ...(modes && { mode: modes }),
      ...(dtypes && { dtype: dtypes }),
    },
  };
}
