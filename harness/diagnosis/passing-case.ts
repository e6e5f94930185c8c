import type { Probe } from '#cases/probe.ts';
import { elementCount } from '#spec/shape.ts';
import { type GoldenCase, type Goldens, loadTensor } from '../goldens/goldens.ts';
import type { Expectation } from '../judge/expectation.ts';
import { expectationFor } from '../mistakes/answers.ts';
import { type Asked, askedCall, isBackward } from '../mistakes/asked.ts';
import type { CaseReport } from '../report/case-report.ts';
import type { Observation } from '../suite/observation.ts';
import type { SuiteCase } from '../suite/suite.ts';
import type { Claim } from './claim.ts';
import { conditionsOf } from './conditions.ts';
import { cellOf, cellOfCall } from './observed-case.ts';
import { isRuledOut } from './ruled-out.ts';

/** Elements of a call that a claim is held against. */
const MOST_ELEMENTS = 4096;

/** Calls of a probe of gradients that claims are held against: of different sizes and, of some probes, factors. */
const CALLS_OF_A_PROBE: readonly number[] = [0, 3, 7, 14, 20, 27, 31];

/** A call that passed, as claims are held against it; made when it is looked at. */
export class PassingCase {
  readonly report: CaseReport;
  readonly cell: string;
  readonly #passed: Passed;
  #asked?: { readonly asked: Asked | undefined };
  #expectation?: Expectation;
  #conditions?: readonly boolean[];

  constructor(report: CaseReport, passed: Passed) {
    this.report = report;
    this.cell = cellOf(report, passed.isBackward);
    this.#passed = passed;
  }

  get asked(): Asked | undefined {
    this.#asked ??= { asked: this.#passed.ask() };
    return this.#asked.asked;
  }

  get conditions(): readonly boolean[] {
    const { asked } = this;
    this.#conditions ??= asked === undefined ? [] : conditionsOf(asked);
    return this.#conditions;
  }

  /** Whether the call would have failed if the claim were true of it. */
  speaksAgainst({ hypothesis, parameter }: Claim): boolean {
    const { asked } = this;
    if (asked?.accepted === undefined || elementCount(asked.accepted.outputShape) > MOST_ELEMENTS) return false;
    return isRuledOut(hypothesis, asked, () => this.#expectationFor(asked), parameter);
  }

  /** Whether its right answer shows something. */
  shows(holds: (asked: Asked, expectation: Expectation) => boolean): boolean {
    const { asked } = this;
    if (asked?.accepted === undefined || elementCount(asked.accepted.outputShape) > MOST_ELEMENTS) return false;
    return holds(asked, this.#expectationFor(asked));
  }

  #expectationFor(asked: Asked): Expectation {
    this.#expectation ??= expectationFor(asked);
    return this.#expectation;
  }
}

interface Passed {
  readonly isBackward: boolean;
  /** Undefined where there is no such call, or one that is too long. */
  ask(): Asked | undefined;
}

/** The calls of a case that passed: the one that was recorded, or some of a probe of gradients. */
export function passingCalls(report: CaseReport, suiteCase: SuiteCase): PassingCase[] {
  const { kind } = suiteCase;
  if (kind === 'golden') return [new PassingCase(report, recordedCall(suiteCase.golden, suiteCase.goldens))];
  if (kind !== 'probe' || suiteCase.aspect !== 'gradients') return [];
  return CALLS_OF_A_PROBE.map((place) => new PassingCase(report, probedCall(suiteCase.probe, place)));
}

/** The call of a probe before the one that failed, where it is of the same cell. */
export function callBefore(report: CaseReport, { exchanges, isSeries }: Observation): PassingCase[] {
  const [before, failed, ...others] = exchanges;
  if (report.kind !== 'probe' || isSeries || failed === undefined || others.length > 0) return [];
  if (before.outcome.kind !== 'tensor') return [];
  const asked = askedCall(before.call);
  const passing = new PassingCase(report, { isBackward: isBackward(asked), ask: () => asked });
  return passing.cell === cellOfCall(asked) ? [passing] : [];
}

function recordedCall(golden: GoldenCase, goldens: Goldens): Passed {
  const { entry, options, input } = golden;
  return {
    isBackward: false,
    ask: () => {
      if (elementCount(input.shape) > MOST_ELEMENTS) return undefined;
      return askedCall({ entry, options, input: loadTensor(goldens, input) });
    },
  };
}

function probedCall(probe: Probe, place: number): Passed {
  return {
    isBackward: true,
    ask: () => {
      const call = probe.calls()[place];
      return call && askedCall(call);
    },
  };
}
