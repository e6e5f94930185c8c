import { byHash } from '../core/hash.ts';
import type { Expectation } from '../judge/expectation.ts';
import type { Asked } from '../mistakes/asked.ts';
import { RIGHT_AFRESH, TWO_ANSWERS, ZEROS, ZEROS_NOW_AND_THEN } from '../report/state-claims.ts';
import {
  type Claim,
  claimNamed,
  fitOf,
  isEstimated,
  isMemory,
  isOfSeries,
  isReported,
  isState,
  isVague,
} from './claim.ts';
import { conditionsOf } from './conditions.ts';
import { isAbout, type Seen } from './hypothesis.ts';
import { explanation, isAboutSizes } from './matching.ts';
import { cellOfCall, type ObservedCase } from './observed-case.ts';
import type { PassingCase } from './passing-case.ts';
import { isRuledOut } from './ruled-out.ts';

/** Passing cases of a cell that a claim is held against. */
const MOST_WITNESSES = 40;

const ALL_ZEROS = claimNamed(ZEROS);

/** Failing cases of a matter that every claim is held against. */
const EXAMINED_OF_A_MATTER = 3;

/** Cases that are not explained by chance, and the share of a matter that is left to a claim unsearched. */
const MANY = 8;
const MOST_OF_A_MATTER = 3 / 4;

/** Where a claim explains so few of so many, it will not explain half of all. */
const ENOUGH_OF_A_MATTER = 10;
const LEAST_SHARE = 1 / 4;

/** A failing case that a claim predicts is worth its bits; less where few bits are near to much. */
const SHARE_OF_NEARNESS = 5 / 6;
/** In half types many numbers are near to any rounding. */
const SHARE_OF_A_NUMBER_NEARBY = 1 / 4;
/** What a run says of a case itself; what a claim sees that only says what is to be seen; and a whole series. */
const BITS_OF_A_RUN = 12;
const BITS_OF_A_VAGUE_CLAIM = 3;
const BITS_OF_A_SIGHT = 9.5;
/** Zeros in some calls: that they are in all, or in those of a condition, says more. */
const BITS_OF_ZEROS = 9;
/** A memory that is named says more than that there is one. */
const BITS_OF_TWO_ANSWERS = 16;
const BITS_OF_A_SERIES = 24;
/** A single wrong value is matched by any number that is estimated. */
const BITS_OF_AN_ESTIMATED_VALUE = 0.5;

/** A claim, held against the cases of a run. */
export class HeldClaim {
  readonly claim: Claim;
  /** What the failing cases are worth that it explains. */
  readonly explained: ReadonlyMap<ObservedCase, number>;
  /** Failing cases for which it predicts another answer than the one observed. */
  readonly belied: ReadonlySet<ObservedCase>;
  readonly #findAgainst: () => readonly Counterexample[];
  readonly #explainedCalls = new Map<ObservedCase, ReadonlySet<Seen>>();
  #against?: readonly Counterexample[];

  constructor(
    claim: Claim,
    explained: ReadonlyMap<ObservedCase, number>,
    belied: ReadonlySet<ObservedCase>,
    findAgainst: () => readonly Counterexample[],
  ) {
    this.claim = claim;
    this.explained = explained;
    this.belied = belied;
    this.#findAgainst = findAgainst;
  }

  /** Passing cases that would have failed; looked for when they are asked for. */
  get against(): readonly Counterexample[] {
    this.#against ??= this.#findAgainst();
    return this.#against;
  }

  /** Of a series, in which several mistakes may be made: the calls that this one explains. */
  explainedCalls(one: ObservedCase): ReadonlySet<Seen> {
    const { hypothesis, parameter } = this.claim;
    const known = this.#explainedCalls.get(one);
    const calls =
      known ?? new Set(one.failing.filter((seen) => explanation(hypothesis, seen, parameter) !== undefined));
    this.#explainedCalls.set(one, calls);
    return calls;
  }
}

export interface Counterexample {
  readonly cell: string;
  readonly conditions: readonly boolean[];
}

/** Holds claims against all failing cases, and against passing ones of the same cells. */
export class Trial {
  readonly failing: readonly ObservedCase[];
  readonly #witnesses: ReadonlyMap<string, readonly PassingCase[]>;
  readonly #matters = new Map<string, ObservedCase[]>();
  readonly #held = new Map<string, HeldClaim>();

  constructor(failing: readonly ObservedCase[], passing: readonly PassingCase[]) {
    this.failing = failing;
    // Long cases take long to predict: few claims get that far.
    for (const one of [...failing.filter(({ isLong }) => !isLong), ...failing.filter(({ isLong }) => isLong)]) {
      this.#matters.set(one.matter, [...(this.#matters.get(one.matter) ?? []), one]);
    }
    const witnesses = new Map<string, PassingCase[]>();
    for (const one of passing.toSorted(recordedFirst)) {
      const { cell } = one;
      const some = witnesses.get(cell) ?? [];
      if (some.length < MOST_WITNESSES) witnesses.set(cell, [...some, one]);
    }
    this.#witnesses = witnesses;
  }

  get held(): readonly HeldClaim[] {
    return [...this.#held.values()];
  }

  /** All cases of a matter are examined where the claim was found or explains one of a few, unless it explains few of many. */
  hold(claim: Claim, foundIn?: ObservedCase): void {
    if (this.#held.has(claim.name)) return;
    const explained = new Map<ObservedCase, number>();
    const belied = new Set<ObservedCase>();
    const examine = (one: ObservedCase) => {
      const bits = bitsExplained(claim, one);
      if (bits > 0) explained.set(one, bits);
      else if (isForeseen(claim, one)) belied.add(one);
      return bits > 0;
    };
    const alone = (claim.members ?? []).flatMap(({ name }) => this.#held.get(name) ?? []);
    for (const [matter, all] of this.#matters) {
      // Two mistakes at once are for what neither of them explains alone.
      const cases = all.filter((one) => !alone.some((member) => member.explained.has(one)));
      let count = 0;
      for (const [at, one] of cases.entries()) {
        const isLikely = count > 0 || matter === foundIn?.matter || at < EXAMINED_OF_A_MATTER;
        const isOften = at < ENOUGH_OF_A_MATTER || count >= at * LEAST_SHARE;
        if (((isLikely && isOften) || isAlwaysExamined(claim, one)) && examine(one)) count += 1;
      }
    }
    if (!this.#isRemembered(claim, [...explained.keys()])) explained.clear();
    // What is remembered shows in a series; of recorded cases alone a mistake of values says as much.
    if (isOfSeries(claim) && !this.#isShown(claim, [...explained.keys()])) explained.clear();
    const against = () => this.#against(claim, explained);
    this.#held.set(claim.name, new HeldClaim(claim, explained, belied, against));
  }

  /** Whether a mistake that is made in many cases explains most of this matter, and no case that passes speaks against it. */
  isLikelyKnown(one: ObservedCase): boolean {
    const cases = this.#matters.get(one.matter) ?? [];
    return this.held.some(
      ({ claim, explained, against }) =>
        explained.size >= MANY &&
        explained.has(one) &&
        isPlain(claim) &&
        cases.filter((other) => explained.has(other)).length >= MOST_OF_A_MATTER * cases.length &&
        !against.some(({ cell }) => cell === one.cell),
    );
  }

  /** Whether one mistake explains most of all that fails. */
  isMostlyKnown(): boolean {
    const most = MOST_OF_A_MATTER * this.failing.length;
    return this.held.some(({ claim, explained }) => isPlain(claim) && explained.size >= Math.max(most, MANY));
  }

  /**
   * Whoever ignores an option in a mode is wrong with one value of it only, and wherever that value tells: what calls remember
   * is wrong with either, or right in some of the calls.
   */
  #isRemembered({ hypothesis }: Claim, explained: readonly ObservedCase[]): boolean {
    if (hypothesis.kind !== 'shown' || hypothesis.remembered === undefined) return true;
    const { value, isTold } = hypothesis.remembered;
    return [...new Set(explained.map(({ cell }) => placeOf(cell)))].some((place) => {
      const isThere = (cell: string) => placeOf(cell) === place;
      const wrong = explained.filter(({ cell }) => isThere(cell)).flatMap(({ failing }) => failing);
      const values = new Set(wrong.map(({ asked }) => value(asked)));
      const tells = (asked: Asked, expectation: Expectation) => values.has(value(asked)) && isTold(asked, expectation);
      const right = this.failing.flatMap((one) => one.right).filter(({ asked }) => isThere(cellOfCall(asked)));
      return (
        values.size > 1 ||
        right.some(({ asked, expectation }) => expectation !== undefined && tells(asked, expectation)) ||
        explained.some(({ cell, report }) => isThere(cell) && report.afresh === 'pass') ||
        [...this.#witnesses].some(([cell, passing]) => isThere(cell) && passing.some((one) => one.shows(tells)))
      );
    });
  }

  /** In a series, or where a fresh process is right; or, after the call before, in more than half of all that fails there. */
  #isShown(claim: Claim, explained: readonly ObservedCase[]): boolean {
    if (explained.some((one) => isShownIn(claim, one))) return true;
    const after = explained.filter(({ showsCallBefore }) => showsCallBefore);
    const all = [...new Set(after.map(({ matter }) => matter))].flatMap((matter) => this.#matters.get(matter) ?? []);
    return !isRemembered(claim) && 2 * after.length > all.length;
  }

  #against(claim: Claim, explained: ReadonlyMap<ObservedCase, number>): Counterexample[] {
    if (claim.hypothesis.kind === 'shown') return [];
    const ways = waysMade(claim, [...explained.keys()]);
    const cells = new Set([...explained.keys()].flatMap(cellsOf));
    const found: Counterexample[] = [];
    for (const cell of cells) {
      for (const one of this.#witnesses.get(cell) ?? []) {
        if (ways.some((way) => one.speaksAgainst(way))) found.push({ cell, conditions: one.conditions });
      }
      // A case that passes in a fresh process is computed rightly, and so are some calls of a series.
      for (const one of this.failing.filter((failing) => failing.cell === cell)) {
        if (one.report.afresh === 'pass' && isForeseen(claim, one)) found.push({ cell, conditions: one.conditions });
      }
    }
    const series = this.failing.flatMap((one) => rightCellsOf(one, (seen) => ways.some((way) => isOpposed(way, seen))));
    return [...found, ...series.filter(({ cell }) => cells.has(cell))];
  }
}

/** What passed as a whole before what passed ahead of a failure. */
function recordedFirst({ report: left }: PassingCase, { report: right }: PassingCase): number {
  return Number(left.status !== 'pass') - Number(right.status !== 'pass') || byHash(left, right);
}

/** Where a case fails: a series may have calls of several cells. */
function cellsOf({ cell, isSeries, failing }: ObservedCase): readonly string[] {
  return isSeries ? failing.map(({ asked }) => cellOfCall(asked)) : [cell];
}

/** Mode and dtype of a cell. */
function placeOf(cell: string): string {
  return cell.replace('gradient of ', '').split(' ').slice(0, 2).join(' ');
}

/** A single mistake of values that is known by itself. */
function isPlain(claim: Claim): boolean {
  return !isVague(claim) && !isState(claim) && !isMemory(claim) && claim.members === undefined;
}

/** The right calls of a series that fulfil something, each kind of them once. */
function rightCellsOf(series: ObservedCase, holds: (seen: Seen) => boolean): Counterexample[] {
  const kinds = series.right
    .filter(holds)
    .map(({ asked }) => ({ cell: cellOfCall(asked), conditions: conditionsOf(asked) }));
  return [...new Map(kinds.map((kind) => [JSON.stringify(kind), kind])).values()];
}

function bitsExplained(claim: Claim, one: ObservedCase): number {
  const { report, isSeries } = one;
  const { name } = claim;
  if (report.runs !== undefined || report.varies) return name === TWO_ANSWERS ? BITS_OF_A_RUN : 0;
  if (report.afresh === 'pass') return isState(claim) && name !== TWO_ANSWERS ? BITS_OF_A_RUN : 0;
  if (name === RIGHT_AFRESH) return 0;
  if (name === ZEROS_NOW_AND_THEN) return isSeries || fitOf(ALL_ZEROS, one) === undefined ? 0 : BITS_OF_ZEROS;
  const fit = fitOf(claim, one);
  if (fit === undefined) return 0;
  if (name === TWO_ANSWERS) return BITS_OF_TWO_ANSWERS;
  if (isVague(claim)) return BITS_OF_A_VAGUE_CLAIM;
  if (isSeries && isState(claim)) return BITS_OF_A_SERIES;
  if (isState(claim)) return one.bits;
  if (claim.hypothesis.kind === 'shown') return BITS_OF_A_SIGHT;
  if (isEstimated(claim) && one.hasOneValue) return BITS_OF_AN_ESTIMATED_VALUE;
  if (!one.isCoarse || fit === 'exact') return one.bits;
  const isOfHalf = !one.isOfWholeNumbers && claim.hypothesis.kind === 'fitted';
  return one.bits * (isOfHalf ? SHARE_OF_A_NUMBER_NEARBY : SHARE_OF_NEARNESS);
}

/** Of a mistake that can be made in more than one way: those that what failed takes, as few as explain it. */
function waysMade(claim: Claim, explained: readonly ObservedCase[]): Claim[] {
  const { otherwise, ...own } = claim.hypothesis;
  if (otherwise === undefined) return [claim];
  const fits = [own, ...otherwise].map((hypothesis) => {
    const way = { ...claim, hypothesis };
    return { way, cases: explained.filter((one) => fitOf(way, one) !== undefined) };
  });
  const made: Claim[] = [];
  let open = explained;
  while (open.length > 0) {
    const counts = fits.map(({ cases }) => cases.filter((one) => open.includes(one)).length);
    const best = counts.indexOf(Math.max(...counts));
    if (counts[best] === 0) break;
    made.push(fits[best].way);
    open = open.filter((one) => !fits[best].cases.includes(one));
  }
  return made;
}

/** Whether a call that was answered rightly would not have been. */
function isOpposed({ hypothesis, parameter }: Claim, { asked, expectation }: Seen): boolean {
  return expectation !== undefined && isRuledOut(hypothesis, asked, () => expectation, parameter);
}

function dueShape({ accepted, gradOutput, input }: Asked): readonly number[] {
  return gradOutput === undefined ? (accepted?.outputShape ?? []) : input.shape;
}

/** Of calls that are all started before the first is judged, nobody knows which options were kept. */
function isShownIn(claim: Claim, one: ObservedCase): boolean {
  if (one.report.afresh === 'pass') return fitOf(claim, one) !== undefined;
  return one.isSeries || (one.showsState && !isRemembered(claim));
}

/** The value of an option. */
function isRemembered({ hypothesis }: Claim): boolean {
  return hypothesis.kind === 'shown' && hypothesis.remembered !== undefined;
}

/** A memory shows after the call before, however little of what fails comes of it. */
function isAlwaysExamined(claim: Claim, { showsState, showsCallBefore }: ObservedCase): boolean {
  return isReported(claim) || (isMemory(claim) && (showsState || showsCallBefore));
}

/** Whether a claim predicts the values of a failing call: of a result of another size, only a rule for sizes does. */
function isForeseen({ hypothesis }: Claim, one: ObservedCase): boolean {
  if (hypothesis.kind === 'shown') return false;
  return one.failing.some(({ asked, got }) => {
    if (asked.accepted === undefined) return false;
    if (got?.shape.join() !== dueShape(asked).join() && !isAboutSizes(hypothesis)) return false;
    return hypothesis.kind === 'mended' ? hypothesis.mend(asked) !== undefined : isAbout(hypothesis, asked);
  });
}
