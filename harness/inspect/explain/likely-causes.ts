import type { Subject } from '../../core/subject.ts';
import type { Status } from '../../core/verdict.ts';
import { caseClaims } from '../../diagnosis/case-claims.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { type CaseReport, caseReport, isFailing } from '../../report/case-report.ts';
import type { Diagnosis } from '../../report/report.ts';
import type { ExaminationContext } from '../../run/examine.ts';
import type { CaseEvidence } from '../../suite/evidence.ts';
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
  subject: Subject,
  suite: readonly SuiteCase[],
  context: ExaminationContext,
): Promise<LikelyCauses | undefined> {
  const own = diagnosable(evidence);
  if (!isFailing(own) || (isOver(own.status) && own.hypotheses === undefined)) return undefined;
  const cases = [own];
  for (const other of isOver(own.status) ? [] : alike(evidence.suiteCase, suite)) {
    const one = diagnosable(await gatheredEvidence(other, subject, context));
    cases.push(one);
    if (isOver(one.status)) break;
  }
  const diagnoses = await diagnose(cases, async () => suite);
  const isHere = ({ claim }: Diagnosis) => own.hypotheses?.includes(claim) === true;
  return { diagnoses: diagnoses.filter(isHere), asked: cases.length };
}

function diagnosable(evidence: CaseEvidence): CaseReport {
  const report = caseReport(evidence.suiteCase, evidence.finding, 0, false);
  return isFailing(report) ? { ...report, ...caseClaims(evidence, false) } : report;
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
