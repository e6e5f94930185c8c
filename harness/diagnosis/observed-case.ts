import { decoded, FLOAT_FORMATS } from '#reference/rounding.ts';
import { accepts } from '../judge/accepted.ts';
import { type Asked, isBackward } from '../mistakes/asked.ts';
import type { CaseReport } from '../report/case-report.ts';
import type { Observation } from '../suite/observation.ts';
import { conditionsOf } from './conditions.ts';
import { failingCalls, lengthOf, rightCalls } from './failing-calls.ts';
import type { Seen } from './hypothesis.ts';

/** Of a call, beyond which a case is long. */
const MOST_ELEMENTS = 20_000;
/** Wrong values of a case that are told apart. */
const MOST_VALUES = 3;

type Cell = Pick<CaseReport, 'mode' | 'align_corners' | 'antialias'> & { readonly dtype: string };

/** The rows of the matrix, forward and backward: what is wrong in one may be right in another. */
export function cellOf({ mode, dtype, align_corners, antialias }: Cell, isBackward = false): string {
  return `${isBackward ? 'gradient of ' : ''}${mode} ${dtype} ${align_corners} ${antialias}`;
}

export function cellOfCall(asked: Asked): string {
  const { mode = 'nearest', alignCorners = false, antialias = false } = asked.options;
  return cellOf({ mode, dtype: asked.input.dtype, align_corners: alignCorners, antialias }, isBackward(asked));
}

/** A failing case, as claims are held against it; what is computed is kept. */
export class ObservedCase {
  readonly report: CaseReport;
  readonly cell: string;
  /** Values, sizes and refusals are different matters in the same cell. */
  readonly matter: string;
  /** The same matter in whichever dtype. */
  readonly matterOfEveryDtype: string;
  readonly isSeries: boolean;
  /** It says no more than a shorter one but how far an index goes, and takes long to predict. */
  readonly isLong: boolean;
  readonly #observation: Observation;
  #failing?: readonly Seen[];
  #right?: readonly Seen[];
  #conditions?: readonly boolean[];
  #wrongValues?: number;

  constructor(report: CaseReport, observation: Observation) {
    this.report = report;
    this.isSeries = observation.isSeries;
    this.isLong = observation.exchanges.some((one) => lengthOf(one) > MOST_ELEMENTS);
    this.#observation = observation;
    this.cell = cellOf(report, this.isBackward);
    const what = report.status === 'invalid-output' ? 'size' : report.aspect;
    this.matter = `${this.cell} ${what}`;
    this.matterOfEveryDtype = `${cellOf({ ...report, dtype: '' }, this.isBackward)} ${what}`;
  }

  /** The calls that failed: several of a series, otherwise one. */
  get failing(): readonly Seen[] {
    this.#failing ??= failingCalls(this.#observation);
    return this.#failing;
  }

  get right(): readonly Seen[] {
    this.#right ??= rightCalls(this.#observation);
    return this.#right;
  }

  /** A property of gradients may fail in its forward call. */
  get isBackward(): boolean {
    return this.report.aspect === 'gradients' && this.failing.every(({ asked }) => isBackward(asked));
  }

  /** Which of the conditions hold for every failing call. */
  get conditions(): readonly boolean[] {
    const all = (this.#conditions === undefined ? this.failing : []).map(({ asked }) => conditionsOf(asked));
    this.#conditions ??= all[0].map((_, at) => all.every((holding) => holding[at]));
    return this.#conditions;
  }

  /** With few bits much is near to an answer. */
  get isCoarse(): boolean {
    return this.failing.every(({ asked: { input } }) => input.dtype === 'uint8' || isHalf(input.dtype));
  }

  /** How many different wrong values it shows, up to three: one value is matched by chance more easily. */
  get wrongValues(): number {
    this.#wrongValues ??= this.#countWrongValues();
    return this.#wrongValues;
  }

  #countWrongValues(): number {
    const values = new Set<number>();
    for (const { got, expectation } of this.failing) {
      if (got === undefined || expectation === undefined || got.shape.join() !== expectation.shape.join()) {
        return MOST_VALUES;
      }
      const came = decoded(got);
      for (let element = 0; element < came.length && values.size < MOST_VALUES; element++) {
        if (!accepts(expectation, element, came[element])) values.add(came[element]);
      }
    }
    return Math.max(values.size, 1);
  }
}

function isHalf(dtype: string): boolean {
  return dtype in FLOAT_FORMATS && FLOAT_FORMATS[dtype as keyof typeof FLOAT_FORMATS].significandBits <= 11;
}
