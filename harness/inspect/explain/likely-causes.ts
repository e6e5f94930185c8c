import type { OpenImplementation } from '../../core/open-implementation.ts';
import type { Status } from '../../core/verdict.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { type CaseReport, caseReport, isFailing } from '../../report/case-report.ts';
import { causesOf } from '../../report/causes.ts';
import type { Diagnosis } from '../../report/report.ts';
import type { ExaminationContext } from '../../run/examine.ts';
import type { CaseEvidence } from '../../suite/evidence.ts';
import { observationOf } from '../../suite/observation.ts';
import type { SuiteCase } from '../../suite/suite.ts';
import { gatheredEvidence } from './gathered-evidence.ts';

/** What an implementation seems to do instead in one case. */
export interface LikelyCauses {
  /** Those that predict what came in this very case; none where no known mistake does. */
  readonly diagnoses: readonly Diagnosis[];
  /** Cases that were asked, this one among them. */
  readonly asked: number;
}

/** Cases of the same kind that are asked beside the one: many mistakes look alike in a single answer. */
const MOST_ALIKE = 12;

/** Undefined where nothing failed, and where nothing came. */
export async function likelyCauses(
  evidence: CaseEvidence,
  opened: OpenImplementation,
  suite: readonly SuiteCase[],
  context: ExaminationContext,
): Promise<LikelyCauses | undefined> {
  const own = reportOf(evidence);
  if (!isFailing(own)) return undefined;
  const all = [evidence];
  for (const other of isOver(own.status) ? [] : alike(evidence.suiteCase, suite)) {
    const one = await gatheredEvidence(other, opened, context);
    all.push(one);
    if (isOver(one.finding.status)) break;
  }
  const reports = all.map(reportOf);
  const observations = all.filter((_, at) => isFailing(reports[at])).map(observationOf);
  const { diagnoses, cases } = await diagnose(reports, observations, async () => suite);
  const here = causesOf(cases[0], diagnoses);
  return isOver(own.status) && here.length === 0 ? undefined : { diagnoses: here, asked: all.length };
}

function reportOf({ suiteCase, finding }: CaseEvidence): CaseReport {
  return caseReport(suiteCase, finding, 0, false);
}

/** Whoever hangs or crashes once may do so every time. */
function isOver(status: Status): boolean {
  return status === 'timeout' || status === 'crash';
}

/** Recorded cases of the same mode, options and dtype, strewn over the suite. */
function alike(own: SuiteCase, suite: readonly SuiteCase[]): SuiteCase[] {
  const { id, mode, dtype, alignCorners, antialias } = own;
  const others = suite.filter(
    (one) =>
      one.kind === 'golden' &&
      one.id !== id &&
      one.mode === mode &&
      one.dtype === dtype &&
      one.alignCorners === alignCorners &&
      one.antialias === antialias,
  );
  const stride = Math.max(others.length / MOST_ALIKE, 1);
  return others.filter((_, at) => Math.floor(at / stride) !== Math.floor((at - 1) / stride));
}
