import { loadTensor } from '../goldens/goldens.ts';
import { materialOf } from '../judge/recorded.ts';
import { type Asked, askedCall } from '../mistakes/asked.ts';
import { type CaseReport, isFailing } from '../report/case-report.ts';
import type { Diagnosis } from '../report/report.ts';
import type { SuiteCase } from '../suite/suite.ts';
import { isWhollyOfPart } from './along.ts';
import { type Claim, readClaim } from './claim.ts';
import { rankedDiagnoses } from './rank.ts';
import { isRuledOut } from './ruled-out.ts';
import { measuredDiagnoses } from './taps/measured-diagnoses.ts';
import type { RuledOut } from './witnesses.ts';

/** What an implementation seems to do instead, from the cases of its report alone: merged shards say the same. */
export async function diagnose(
  cases: readonly CaseReport[],
  loadSuite: () => Promise<readonly SuiteCase[]>,
): Promise<Diagnosis[]> {
  if (!cases.some(isFailing)) return [];
  const suite = new Map((await loadSuite()).map((one) => [one.id, one]));
  const ruledOut: RuledOut = (text, one) => {
    const claim = readClaim(text);
    const suiteCase = suite.get(one.id);
    return claim && suiteCase && isCaseRuledOut(claim, suiteCase);
  };
  const known = rankedDiagnoses(cases, ruledOut, (text, one) => {
    const suiteCase = suite.get(one.id);
    return suiteCase?.kind !== 'golden' || isWhollyOfPart(text, askedOf(suiteCase));
  });
  return [...known, ...measuredDiagnoses(cases, known)];
}

function askedOf({ golden, goldens }: Extract<SuiteCase, { kind: 'golden' | 'refusal' }>): Asked {
  const { entry, options } = golden;
  return askedCall({ entry, options, input: loadTensor(goldens, golden.input) });
}

const MOST_ELEMENTS = 4096;

/** Recorded cases alone are looked at, and small ones. */
function isCaseRuledOut({ hypothesis, parameter }: Claim, suiteCase: SuiteCase): boolean | undefined {
  if (suiteCase.kind !== 'golden') return undefined;
  const { golden, goldens } = suiteCase;
  const length = golden.input.shape.reduce((product, size) => product * size, 1);
  if (length > MOST_ELEMENTS) return undefined;
  const asked = askedOf(suiteCase);
  if (asked.accepted === undefined) return undefined;
  const elements = asked.accepted.outputShape.reduce((product, size) => product * size, 1);
  if (elements > MOST_ELEMENTS) return undefined;
  return isRuledOut(hypothesis, asked, () => materialOf(golden, goldens).expectation, parameter);
}
