import { loadTensor } from '../goldens/goldens.ts';
import { materialOf } from '../judge/recorded.ts';
import { type Asked, askedCall } from '../mistakes/asked.ts';
import type { CaseReport } from '../report/case-report.ts';
import type { SuiteCase } from '../suite/suite.ts';
import type { Claim } from './claim.ts';
import { CONDITIONS } from './conditions.ts';
import { isRuledOut } from './ruled-out.ts';

/** Elements of a call that a claim is held against. */
const MOST_ELEMENTS = 4096;

type RecordedCase = Extract<SuiteCase, { kind: 'golden' | 'refusal' }>;

/** A recorded case that passed, as claims are held against it. */
export class PassingCase {
  readonly report: CaseReport;
  readonly #recorded: RecordedCase;
  #asked?: Asked;
  #conditions?: readonly boolean[];

  constructor(report: CaseReport, recorded: RecordedCase) {
    this.report = report;
    this.#recorded = recorded;
  }

  get asked(): Asked {
    const { golden, goldens } = this.#recorded;
    const { entry, options } = golden;
    this.#asked ??= askedCall({ entry, options, input: loadTensor(goldens, golden.input) });
    return this.#asked;
  }

  get conditions(): readonly boolean[] {
    this.#conditions ??= CONDITIONS.map(({ holds }) => holds(this.asked));
    return this.#conditions;
  }

  /** Whether the case would have failed if the claim were true of it. */
  speaksAgainst({ hypothesis, parameter }: Claim): boolean {
    const { golden, goldens } = this.#recorded;
    if (lengthOf(golden.input.shape) > MOST_ELEMENTS || this.asked.accepted === undefined) return false;
    if (lengthOf(this.asked.accepted.outputShape) > MOST_ELEMENTS) return false;
    return isRuledOut(hypothesis, this.asked, () => materialOf(golden, goldens).expectation, parameter) === true;
  }
}

function lengthOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
