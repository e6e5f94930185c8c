import { FLOAT_FORMATS, unitInTheLastPlace } from '#reference/rounding.ts';
import type { DType } from '#spec/signature.ts';
import { type Asked, isBackward } from '../mistakes/asked.ts';
import { numbersOf, wrongElements } from '../mistakes/seen-numbers.ts';
import { isSame } from '../mistakes/tensors.ts';
import type { CaseReport } from '../report/case-report.ts';
import type { Exchange } from '../suite/evidence.ts';
import type { Observation } from '../suite/observation.ts';
import { conditionsOf } from './conditions.ts';
import { failingCalls, lengthOf, type Others, rightCalls } from './failing-calls.ts';
import type { Seen } from './hypothesis.ts';

/** Of a call, beyond which a case is long. */
const MOST_ELEMENTS = 20_000;
/** Bits that a case takes at the most. */
const MOST_BITS = 12;
/** Bits of a copy from another index, which is mostly the next one on either side; and of a NaN, or a number for one. */
const BITS_OF_AN_INDEX = 3;
const BITS_OF_ANOTHER_KIND = 8;
/** Which element it is; the same value again says little. */
const BITS_OF_A_PLACE = 1;
const MOST_PLACES_OF_A_VALUE = 3;

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
  /** What was asked before is known: of a series, and of calls that are all started before the first is judged. */
  readonly showsState: boolean;
  /** The call before the one that failed is known, and it is no other option of the same. */
  readonly showsCallBefore: boolean;
  /** It says no more than a shorter one but how far an index goes, and takes long to predict. */
  readonly isLong: boolean;
  readonly #observation: Observation;
  readonly #others: Others | undefined;
  #failing?: readonly Seen[];
  #right?: readonly Seen[];
  #conditions?: readonly boolean[];
  #bits?: number;
  #hasOneValue?: boolean;

  constructor(report: CaseReport, observation: Observation, others?: Others) {
    this.#others = others;
    this.report = report;
    this.isSeries = observation.isSeries;
    this.showsState = observation.isSeries || (report.kind === 'probe' && observation.exchanges.length > 2);
    this.showsCallBefore = report.kind === 'probe' && haveOtherInputs(observation.exchanges);
    this.isLong = observation.exchanges.some((one) => lengthOf(one) > MOST_ELEMENTS);
    this.#observation = observation;
    this.cell = cellOf(report, this.isBackward);
    const what = report.status === 'invalid-output' ? 'size' : report.aspect;
    this.matter = `${this.cell} ${what}`;
    this.matterOfEveryDtype = `${cellOf({ ...report, dtype: '' }, this.isBackward)} ${what}`;
  }

  /** The calls that failed: several of a series, otherwise one. */
  get failing(): readonly Seen[] {
    this.#failing ??= failingCalls(this.#observation, this.#others);
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

  /** Levels or indices, which many numbers give. */
  get isOfWholeNumbers(): boolean {
    return this.failing.every(
      ({ asked: { input, method, gradOutput } }) =>
        input.dtype === 'uint8' || (gradOutput === undefined && method?.startsWith('nearest') === true),
    );
  }

  /**
   * The bits that it takes to say what is wrong: which elements, and by how many units of its precision each is off; of
   * copies, from which other indices they are. Few of them are matched by chance.
   */
  get bits(): number {
    this.#bits ??= Math.min(
      this.failing.reduce((sum, seen) => sum + bitsOf(seen), 0),
      MOST_BITS,
    );
    return this.#bits;
  }

  /** A single wrong value is matched by any number that is estimated. */
  get hasOneValue(): boolean {
    this.#hasOneValue ??= haveOneValue(this.failing);
    return this.#hasOneValue;
  }
}

function haveOtherInputs([before, failed]: readonly Exchange[]): boolean {
  return failed !== undefined && !isSame(before.call.input, failed.call.input);
}

/** Whether all wrong values of the answers of the right shape are the same, and there is one. */
function haveOneValue(failing: readonly Seen[]): boolean {
  const values = new Set<number>();
  for (const seen of failing) {
    const { came } = numbersOf(seen);
    for (const element of wrongOf(seen) ?? []) {
      values.add(came[element]);
      if (values.size > 1) return false;
    }
  }
  return values.size === 1;
}

function wrongOf(seen: Seen): readonly number[] | undefined {
  const { got, expectation } = seen;
  if (got === undefined || expectation === undefined || got.shape.join() !== expectation.shape.join()) return undefined;
  return wrongElements(seen, expectation);
}

function bitsOf(seen: Seen): number {
  const { asked, got, expectation } = seen;
  const wrong = wrongOf(seen);
  if (wrong === undefined || wrong.length === 0 || got === undefined || expectation === undefined) return MOST_BITS;
  if (asked.gradOutput === undefined && asked.method?.startsWith('nearest')) {
    return BITS_OF_AN_INDEX * fewestPlaces(wrong, got.shape);
  }
  const { came } = numbersOf(seen);
  const { ideal } = expectation;
  const slack = expectation.slack();
  const places = new Map<number, number>();
  let bits = 0;
  for (const element of wrong) {
    if (bits >= MOST_BITS) break;
    const value = came[element];
    const count = (places.get(value) ?? 0) + 1;
    places.set(value, count);
    if (count > MOST_PLACES_OF_A_VALUE) continue;
    const difference = Math.abs(value - ideal[element]);
    bits += Number.isFinite(difference)
      ? BITS_OF_A_PLACE + Math.log2(1 + difference / (slack[element] + unitAt(ideal[element], got.dtype)))
      : BITS_OF_ANOTHER_KIND;
  }
  return bits;
}

function unitAt(value: number, dtype: DType): number {
  return dtype === 'uint8' ? 1 : unitInTheLastPlace(value, FLOAT_FORMATS[dtype]);
}

/** Along whichever axis fewest places are wrong. */
function fewestPlaces(wrong: readonly number[], shape: readonly number[]): number {
  const counts: number[] = [];
  let inner = 1;
  for (const size of shape.slice(2).toReversed()) {
    const [stride, length] = [inner, size];
    if (size > 1) counts.push(new Set(wrong.map((element) => Math.floor(element / stride) % length)).size);
    inner *= size;
  }
  return Math.max(Math.min(...counts, wrong.length), 1);
}

function isHalf(dtype: string): boolean {
  return dtype in FLOAT_FORMATS && FLOAT_FORMATS[dtype as keyof typeof FLOAT_FORMATS].significandBits <= 11;
}
