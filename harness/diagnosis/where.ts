import type { Status } from '../core/verdict.ts';
import { isEstimated, isMemory, isOfSeries, isState, isVague } from './claim.ts';
import { CONDITIONS } from './conditions.ts';
import type { ObservedCase } from './observed-case.ts';
import type { HeldClaim } from './trial.ts';

/** Every call of its cells, those for which a condition holds, or some of them. */
export type Where = 'everywhere' | 'in some calls' | number;

/** Bits that a passing case costs which a claim says fails. */
const BITS_AGAINST = 12;
/** Bits that a failing case costs for which a claim predicts another answer: another mistake may meet it there. */
const BITS_BELIED = 1;
/**
 * The same where the claim does not hold, in the same mode: one unknown mistake may be what shows in both, and looks like a
 * known one in some calls, in one dtype or on the way back.
 */
const BITS_BELIED_OUTSIDE = 7;
const BITS_OF_A_CONDITION = 6;
/** A cell that fails otherwise than a claim foresees, and where the claim is not made: by its cases, and at the most. */
const BITS_OF_ANOTHER_CASE = 2;
const BITS_OF_A_CELL = 8;
/** A claim that explains less of its cases, and is belied by more cases than it explains, fits these by chance. */
const MOST_OF_ITS_CASES = 3 / 4;
/** A mistake in some calls only, which nothing else describes: there, passing cases say little, and so do failing ones. */
const BITS_OF_SOME_CALLS = 6;
const BITS_AGAINST_SOME_CALLS = 1;
const MOST_BITS_IN_SOME_CALLS = 4;
/** A recorded case that fails beside a series that shows state: it may come of the calls before. */
const BITS_OF_WHAT_MAY_BE_STATE = 8;
/** A failing series that a claim about state does not explain: what is wrong there is no memory. */
const BITS_OF_ANOTHER_SERIES = 12;

/** A claim where it saves most, and how many bits. */
export interface Scoped {
  readonly held: HeldClaim;
  readonly where: Where;
  readonly cells: ReadonlySet<string>;
  readonly saved: number;
}

/** At the most, under whichever condition: if no passing case spoke against a claim. */
export function mostSaved({ claim, explained, belied }: HeldClaim, open: ReadonlySet<ObservedCase>): number {
  let saved = isState(claim) ? open.size * BITS_OF_WHAT_MAY_BE_STATE : 0;
  const matters = new Set<string>();
  for (const [one, bits] of explained) {
    if (!open.has(one)) continue;
    saved += bits;
    matters.add(one.matter);
  }
  const leftOut = new Map<string, number>();
  for (const { matter } of [...belied].filter((one) => open.has(one) && !matters.has(one.matter))) {
    leftOut.set(matter, (leftOut.get(matter) ?? 0) + 1);
  }
  return [...leftOut.values()].reduce((rest, count) => rest - bitsLeftOut(count), saved - claim.bits);
}

export function explainedBy({ held, where, cells }: Scoped): ObservedCase[] {
  return [...held.explained.keys()].filter((one) => cells.has(one.matter) && holds(where, one.conditions));
}

/** Where a claim saves most of the cases that are open. */
export function bestScope(held: HeldClaim, open: ReadonlySet<ObservedCase>, isFirstState: boolean): Scoped | undefined {
  const explained = [...held.explained.keys()].filter((one) => open.has(one));
  if (explained.length === 0) return undefined;
  const everywhere = scopedTo(held, 'everywhere', open, isFirstState);
  const isWhole = held.against.length === 0 && held.belied.size === 0;
  // A claim about state is about series, and a number that nobody is known to use fits some cases by chance.
  const isBound = isState(held.claim) || isEstimated(held.claim);
  const conditions = isWhole || isBound ? [] : sharedConditions(explained);
  const isOfValues = !isVague(held.claim) && !isState(held.claim) && held.claim.hypothesis.kind !== 'refusing';
  const isSome = held.against.length > 0 && isOfValues;
  const scopes = [
    everywhere,
    ...conditions.map((condition) => scopedTo(held, condition, open, isFirstState)),
    ...(isSome ? [scopedTo(held, 'in some calls', open, isFirstState)] : []),
  ];
  // A condition that nothing which passes calls for fits some of what fails by chance.
  const least = held.against.length > 0 ? everywhere.saved : LEAST_GAIN_OF_A_SCOPE * Math.max(everywhere.saved, 0);
  const [best] = scopes.filter(({ saved }) => saved > least).sort((left, right) => right.saved - left.saved);
  return best ?? everywhere;
}

/** How many times as much a claim has to save under a condition as without, where no passing case speaks against it. */
const LEAST_GAIN_OF_A_SCOPE = 2;

/** Fewer cases have a condition in common by chance. */
const FEWEST_OF_A_CONDITION = 2;

/** Conditions of most cases that a claim explains. */
function sharedConditions(explained: readonly ObservedCase[]): number[] {
  if (explained.length < FEWEST_OF_A_CONDITION) return [];
  return [...CONDITIONS.keys()].filter(
    (at) => 2 * explained.filter(({ conditions }) => conditions[at]).length > explained.length,
  );
}

interface Tally {
  readonly besides: string;
  readonly mode: string;
  saved: number;
  explained: number;
  /** Failing cases for which a claim predicts another answer: where it holds, and where it does not. */
  belied: number;
  beliedOutside: number;
  unforeseen: number;
  open: number;
}

function scopedTo(held: HeldClaim, where: Where, open: ReadonlySet<ObservedCase>, isFirstState: boolean): Scoped {
  const { claim, explained, belied, against } = held;
  const isSome = where === 'in some calls';
  const tallies = new Map<string, Tally>();
  let soft = 0;
  const isShownInSeries = [...explained.keys()].some((one) => one.isSeries);
  for (const one of open) {
    const cell = one.matter;
    const tally = tallies.get(cell) ?? {
      besides: one.matterOfEveryDtype,
      mode: `${one.report.mode} ${one.report.antialias}`,
      saved: 0,
      explained: 0,
      belied: 0,
      beliedOutside: 0,
      unforeseen: 0,
      open: 0,
    };
    const isWithin = holds(where, one.conditions);
    const bits = isWithin ? explained.get(one) : undefined;
    if (bits !== undefined) {
      tally.saved += isSome ? Math.min(bits, MOST_BITS_IN_SOME_CALLS) : bits;
      tally.explained += 1;
    } else if (belied.has(one)) {
      tally.saved -= isWithin ? BITS_BELIED : 0;
      tally[isWithin ? 'belied' : 'beliedOutside'] += 1;
    } else if (isState(claim)) {
      if (one.report.kind === 'golden' && isFirstState && isShownInSeries) soft += BITS_OF_WHAT_MAY_BE_STATE;
      if (one.isSeries && (isShownInSeries || isOfSeries(claim))) soft -= BITS_OF_ANOTHER_SERIES;
    } else {
      tally.unforeseen += 1;
    }
    if (bits !== undefined || (isWithin && isDue(held, one))) tally.open += 1;
    tallies.set(cell, tally);
  }
  const cost = isSome ? BITS_AGAINST_SOME_CALLS : BITS_AGAINST;
  for (const { cell, conditions } of against) {
    if (!holds(where, conditions)) continue;
    for (const [name, tally] of tallies) if (name.startsWith(`${cell} `)) tally.saved -= cost;
  }
  const isKept = ({ saved, explained: count, open: all }: Tally) =>
    count > 0 && saved > 0 && (isMemory(claim) || 2 * count >= all);
  const kept = [...tallies].filter(([, tally]) => isKept(tally));
  // What only says what is to be seen has to be seen in most of what fails.
  const all = [...tallies.values()];
  const isSeldom = isVague(claim) && !isState(claim) && 2 * sum(all, 'explained') < sum(all, 'open');
  const own = kept.map(([, tally]) => tally);
  const isPartial = sum(own, 'explained') < MOST_OF_ITS_CASES * sum(own, 'open');
  const isByChance = isPartial && sum(all, 'belied') + sum(all, 'beliedOutside') > sum(own, 'explained');
  if (isSeldom || isByChance) kept.length = 0;
  const modes = new Set(kept.map(([, { mode }]) => mode));
  // What fails beside it in whichever dtype and is not foreseen may be one unknown mistake, which shows here as well.
  const beside = new Set(kept.map(([, { besides }]) => besides));
  const bits = all.reduce((total, tally) => {
    const elsewhere = tally.beliedOutside + (isKept(tally) ? 0 : tally.belied);
    const isOfTheMode = modes.has(tally.mode);
    const leftOut = (isOfTheMode ? 0 : elsewhere) + (isKept(tally) ? 0 : tally.explained);
    const unforeseen = beside.has(tally.besides) ? tally.unforeseen : 0;
    return total + (isOfTheMode ? elsewhere * BITS_BELIED_OUTSIDE : 0) + bitsLeftOut(leftOut + unforeseen);
  }, claim.bits + bitsOf(where));
  const saved = kept.reduce((sum, [, tally]) => sum + tally.saved, kept.length > 0 ? soft : 0) - bits;
  return { held, where, cells: new Set(kept.map(([cell]) => cell)), saved };
}

function bitsLeftOut(cases: number): number {
  return Math.min(cases * BITS_OF_ANOTHER_CASE, BITS_OF_A_CELL);
}

function sum(tallies: readonly Tally[], what: 'explained' | 'open' | 'belied' | 'beliedOutside'): number {
  return tallies.reduce((total, tally) => total + tally[what], 0);
}

function bitsOf(where: Where): number {
  if (where === 'everywhere') return 0;
  return where === 'in some calls' ? BITS_OF_SOME_CALLS : BITS_OF_A_CONDITION;
}

export function holds(where: Where, conditions: readonly boolean[]): boolean {
  return typeof where !== 'number' || conditions[where];
}

/** Whether a claim says that a case fails: what only says what is to be seen, and a refusal, would be seen in all that fail. */
export function isDue({ claim, belied }: HeldClaim, one: ObservedCase): boolean {
  const { kind } = claim.hypothesis;
  return kind === 'shown' || kind === 'refusing' ? !isSilent(one) : belied.has(one);
}

const WITHOUT_ANSWER: readonly Status[] = ['crash', 'timeout'];

function isSilent({ report }: ObservedCase): boolean {
  return WITHOUT_ANSWER.includes(report.status);
}
