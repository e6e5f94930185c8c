import { relative } from 'node:path';
import { afterAll, describe, it, type TestContext } from 'vitest';
import type { Implementation } from '#spec/signature.ts';
import { grouped } from './core/grouped.ts';
import { againCommand, shellWord } from './present/terminal/again.ts';
import { causesText } from './present/terminal/diagnosis-text.ts';
import { failureText } from './present/terminal/failure-text.ts';
import { type CaseReport, failsRun, isFailing } from './report/case-report.ts';
import { guardedDiagnosis } from './report/diagnosed.ts';
import { knownReports } from './report/known.ts';
import { supportsSomething } from './report/summary.ts';
import { type Examination, openExamination, type RunParts } from './run/examination.ts';
import type { RunOptions } from './run/run-options.ts';
import { ownParts } from './run/run-parts.ts';
import { type Observation, observationOf } from './suite/observation.ts';

/** What `runConformance` takes, as far as it makes sense for tests that vitest runs and reports. */
export type ConformanceTestOptions = Pick<
  RunOptions,
  'profile' | 'level' | 'filter' | 'aspects' | 'seed' | 'timeout' | 'known' | 'shard' | 'require'
>;

/**
 * Defines one vitest test for each case, by its id, grouped by page. To be awaited at the top of a test file, or in a
 * `describe`. What the implementation does not support is skipped with its reason, a known deviation with its link.
 *
 * A string is a path or a name as on the command line, isolated; an `Implementation` runs in the test's thread.
 */
export async function conformanceTests(
  implementation: string | Implementation,
  options: ConformanceTestOptions = {},
): Promise<void> {
  const parts = await ownParts();
  const examination = await openExamination(implementation, options, parts);
  const reports: CaseReport[] = [];
  const observations: Observation[] = [];
  describe(examination.implementation.name, () => {
    afterAll(() => examination.close());
    for (const [page, cases] of grouped(examination.cases, ({ id }) => id.replace(/\/.*/, ''))) {
      describe(page, () => {
        for (const suiteCase of cases) {
          it(suiteCase.id, UNTIMED, async (test) => {
            const examined = await examination.examine(suiteCase, 0);
            const { report, evidence } = examination.reported(examined);
            reports.push(report);
            if (isFailing(report)) observations.push(observationOf(evidence));
            conclude(test, report, examination, againText(implementation, report, test));
          });
        }
      });
    }
    describeWhole(examination, reports);
    describeCauses(examination, reports, observations, parts);
  });
}

/** An object has no name on a command line: the same test is run again. */
function againText(implementation: string | Implementation, one: CaseReport, { task }: TestContext): string {
  if (typeof implementation === 'string') return againCommand(implementation, [])(one);
  const file = shellWord(relative(process.cwd(), task.file.filepath));
  return `npx vitest run ${file} -t ${shellWord(one.id)}`;
}

/** What the failing cases have in common can be told only when all have run. */
function describeCauses(
  { implementation }: Examination,
  reports: readonly CaseReport[],
  observations: readonly Observation[],
  { diagnose }: RunParts,
): void {
  it('makes no known mistake', UNTIMED, async () => {
    if (!reports.some(failsRun)) return;
    const { diagnoses } = await guardedDiagnosis(reports, observations, diagnose);
    const text = causesText(diagnoses, implementation.name);
    if (text !== undefined) throw new KnownMistake(text);
  });
}

/** Every call has a limit of its own, and a case makes as many as it needs. */
const UNTIMED = { timeout: 0 };

function conclude(test: TestContext, one: CaseReport, { known }: Examination, again: string): void {
  const entry = known?.find(({ pattern }) => pattern === one.known);
  if (entry !== undefined) test.skip(`known deviation: ${entry.reason} (${entry.link})`);
  if (failsRun(one)) throw new NonConformance(one, again);
  if (one.status === 'unsupported') test.skip(`unsupported: ${one.message}`);
}

/** What only all cases together can show; nothing is said of a part that was chosen by name. */
function describeWhole({ cases, known }: Examination, reports: readonly CaseReport[]): void {
  const isWhole = () => reports.length === cases.length;
  it('supports some of the cases', (test) => {
    if (!isWhole()) test.skip('only a part of the cases ran');
    if (!supportsSomething(reports)) throw new Error('every case is unsupported: expected some that are not');
  });
  for (const entry of known ?? []) {
    it(`known deviation ${entry.pattern} still deviates`, (test) => {
      const [{ stale, examined }] = knownReports([entry], reports);
      if (examined < entry.cases) test.skip('only a part of its cases ran');
      if (stale) throw new Error(`all ${examined} cases of ${entry.pattern} pass: remove it from the known deviations`);
    });
  }
}

/** A test failure in words: the frames of the suite would say nothing about it. */
class Told extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
    this.stack = `${name}: ${message}`;
  }
}

class NonConformance extends Told {
  constructor(one: CaseReport, again: string) {
    const { word, id, clauses, lines } = failureText(one);
    super('NonConformance', [`${word} ${id}`, clauses, ...lines, `again: ${again}`].join('\n'));
  }
}

class KnownMistake extends Told {
  constructor(causes: string) {
    super('KnownMistake', causes);
  }
}
