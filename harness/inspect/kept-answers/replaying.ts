import type { Call } from '#cases/case.ts';
import { grouped } from '../../core/grouped.ts';
import { type OpenImplementation, type Outcome, UsageError } from '../../core/open-implementation.ts';
import { outsideData } from '../../core/outside-data.ts';
import { count, counted, printableLine } from '../../core/printable.ts';
import { isWhole } from '../../core/tensor-json.ts';
import { outcomeFrom } from '../../report/observed.ts';
import type { Report } from '../../report/report.ts';
import type { RunParts } from '../../run/examination.ts';
import { examineImplementation } from '../../run/run.ts';
import type { RunOptions } from '../../run/run-options.ts';
import { answerSchema, callName, endSchema, headSchema } from './format.ts';

type KeptAnswers = ReturnType<typeof keptAnswers>;

/**
 * The answers of an implementation, as they were kept.
 * @throws UsageError for a file that is none, or not whole.
 */
export function keptAnswers(lines: Iterable<string>, name: string) {
  const read = Array.from(lines, (line, at) => parsed(line, at, name));
  if (read.length === 0) throw new UsageError(`${name}: expected a file that record has written, got nothing`);
  const head = outsideData(headSchema, read[0], `${name}, line 1`);
  const last = read.at(-1);
  const end = endSchema.safeParse(last);
  if (!end.success)
    throw new UsageError(
      `${name}: expected an end after the last answer, got none; the file was cut, so record it again`,
    );
  if (end.data.answers !== read.length - 2)
    throw new UsageError(
      `${name}: expected ${counted(end.data.answers, 'answer')}, as its last line says, got ${count(read.length - 2)}; lines were removed or added, so record it again`,
    );
  const answers = read.slice(1, -1).map((line, at) => {
    const where = `${name}, line ${at + 2}`;
    const { session, call, outcome: written } = outsideData(answerSchema, line, where);
    if (written.kind === 'tensor' && !isWhole(written.tensor))
      throw new UsageError(`${where}: expected as many bytes as the shape says; record it again`);
    return { session, call, outcome: outcomeFrom(written) };
  });
  return { name, head, answers, interrupted: end.data.interrupted === true };
}

function parsed(line: string, at: number, name: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (at === 0) throw new UsageError(`${name}: expected a file that record has written, got something else`);
    const why = printableLine((error as Error).message, 200);
    throw new UsageError(`${name}, line ${at + 1}: the file was cut or changed (${why}); record it again`);
  }
}

/** What may be demanded of kept answers; what was asked stands beside them. */
export type JudgedOptions = Pick<RunOptions, 'known' | 'require' | 'onProgress' | 'onEvidence' | 'signal'> & {
  level?: RunOptions['level'];
};

/** The report of the run in which the answers were kept, from the answers alone. */
export async function judgeAnswers(kept: KeptAnswers, options: JudgedOptions, parts: RunParts): Promise<Report> {
  const { head, interrupted } = kept;
  checkSuite(kept, parts);
  const controller = new AbortController();
  options.signal?.addEventListener('abort', () => controller.abort(), { once: true });
  const lacks = interrupted ? () => controller.abort() : undefined;
  const sessions = replayedSessions(kept, lacks);
  const { processes: _, contentHash: __, ...own } = parts;
  return examineImplementation(
    head.specifier ?? head.description.name,
    { ...head.options, ...options, level: options.level ?? head.options.level, signal: controller.signal },
    { ...own, openImplementation: async () => sessions() },
  );
}

/** Other versions ask other calls. */
function checkSuite({ name, head }: KeptAnswers, { identity }: RunParts): void {
  const { version, target } = identity();
  if (head.suite.version === version && head.suite.target === target) return;
  throw new UsageError(
    `${name}: expected answers to suite ${version} (${target}), got those to ${printableLine(`${head.suite.version} (${head.suite.target})`, 100)}; record it again, or judge it with that version`,
  );
}

/** Opens the sessions in the order in which they were kept. */
function replayedSessions({ name, head, answers }: KeptAnswers, lacks: (() => void) | undefined) {
  const bySession = grouped(answers, ({ session }) => session);
  const byCall = new Map(answers.map((answer) => [answer.call, answer.outcome]));
  let opened = 0;

  return (): OpenImplementation => {
    const own = new Map(
      [...grouped(bySession.get(opened++) ?? [], ({ call }) => call)].map(([call, given]) => [call, given.values()]),
    );

    async function ask(call: Call): Promise<Outcome> {
      const key = callName(call);
      const outcome = own.get(key)?.next().value?.outcome ?? byCall.get(key);
      if (outcome !== undefined) return outcome;
      if (lacks === undefined)
        throw new UsageError(`${name}: it has no answer to a call that is asked now; record it again`);
      lacks();
      return new Promise(() => {});
    }

    return {
      ...head.description,
      ask,
      ...(head.together && { askTogether: (calls) => Promise.all(calls.map(ask)) }),
      async close() {},
    };
  };
}
