import type { Status } from '../core/verdict.ts';
import { isSameCall } from '../mistakes/state.ts';
import { TWO_ANSWERS } from '../report/state-claims.ts';
import { type Claim, isEstimated, isMemory, isState, isVague } from './claim.ts';
import { CONDITIONS } from './conditions.ts';
import type { ObservedCase } from './observed-case.ts';
import type { HeldClaim, Trial } from './trial.ts';

/** A claim, and where it holds. */
export interface Cause {
  readonly held: HeldClaim;
  readonly where: Where;
  /** Failing cases that it explains, those of earlier causes among them. */
  readonly explained: readonly ObservedCase[];
  /** Failing cases of the same cells that earlier causes leave open, and those that it explains. */
  readonly of: readonly ObservedCase[];
  /** Claims that explain the same cases as well. */
  readonly equals: readonly HeldClaim[];
}

/** Every call of its cells, those for which a condition holds, or some of them. */
export type Where = 'everywhere' | 'in some calls' | number;

const MOST_CAUSES = 20;
const MOST_EQUALS = 2;
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
/** A mistake in some calls only, which nothing else describes: there, passing cases say little, and so do failing ones. */
const BITS_OF_SOME_CALLS = 6;
const BITS_AGAINST_SOME_CALLS = 1;
const MOST_BITS_IN_SOME_CALLS = 4;
/** A recorded case that fails beside a series that shows state: it may come of the calls before. */
const BITS_OF_WHAT_MAY_BE_STATE = 8;
/** A failing series that a claim about state does not explain: what is wrong there is no memory. */
const BITS_OF_ANOTHER_SERIES = 12;
/** The share of what looks like a mistake of values, and is remembered. */
const MOST_REMEMBERED = 3 / 4;

/**
 * The shortest description of what failed and of what passed: a cause costs the bits that it takes to say it and where it
 * holds; each failing case that it explains saves what the case would take by itself, and each passing case that it says
 * fails costs as much. The cause that saves most comes first, then the one that saves most of the rest. Whatever calls remember
 * comes first where it saves more than all mistakes of values together.
 */
export function rankedCauses(trial: Pick<Trial, 'failing' | 'held'>): readonly Cause[] {
  const state = trial.held.filter(({ claim }) => isState(claim));
  const values = trial.held.filter(({ claim }) => !isState(claim));
  const all = new Set(trial.failing);
  const prior = Math.log2(all.size + 0.5);
  // What looks like many mistakes may be one memory.
  const [byValues, byState] = [described(values, all, prior), described(state, all, prior)];
  const first = isRemembering(byValues, byState) ? byState : byValues;
  const next = described(first === byState ? values.filter(isUnopposed) : state, first.open, prior, first.causes);
  return next.causes;
}

/**
 * What calls remember saves more; or it is in most of what looks like mistakes of values, of which calls that are right say
 * that there are none.
 */
function isRemembering(byValues: Description, byState: Description): boolean {
  const all = explainedIn(byState);
  // One mistake of values explains as much as all that may be remembered, and nothing that passes speaks against it.
  if (
    byValues.causes.some(
      (cause) => !isOpposed(cause) && !isVague(cause.held.claim) && cause.explained.length >= all.size,
    )
  )
    return false;
  if (byState.saved > byValues.saved) return true;
  const opposed = byValues.causes.filter(isOpposed);
  const isShown = byState.causes.some(isSameCallRightAndWrong);
  return opposed.some(
    ({ explained }) => isShown || explained.filter((one) => all.has(one)).length >= MOST_REMEMBERED * explained.length,
  );
}

/** Where a cause holds, calls that pass speak against it. */
function isOpposed({ held, where, explained }: Cause): boolean {
  const cells = new Set(explained.map(({ cell }) => cell));
  return (
    where === 'in some calls' ||
    held.against.some(({ cell, conditions }) => cells.has(cell) && holds(where, conditions))
  );
}

/** The same call was right, and wrong: no mistake of values alone does that. */
function isSameCallRightAndWrong({ held, explained }: Cause): boolean {
  return (
    held.claim.name === TWO_ANSWERS &&
    explained.some(({ right, failing }) =>
      right.some(({ exchange }) => failing.some((other) => isSameCall(exchange.call, other.exchange.call))),
    )
  );
}

function explainedIn({ causes }: Description): ReadonlySet<ObservedCase> {
  return new Set(causes.flatMap(({ explained }) => explained));
}

/** Where calls are remembered, passing cases show what is computed. */
function isUnopposed({ against }: HeldClaim): boolean {
  return against.length === 0;
}

interface Description {
  readonly causes: readonly Cause[];
  /** Failing cases that no cause explains. */
  readonly open: ReadonlySet<ObservedCase>;
  readonly saved: number;
}

/** The cause that saves most, then the one that saves most of the rest, and so on. */
function described(
  held: readonly HeldClaim[],
  all: ReadonlySet<ObservedCase>,
  prior: number,
  known: readonly Cause[] = [],
): Description {
  const causes = [...known];
  let open = all;
  let saved = 0;
  for (let round = 0; round < MOST_CAUSES; round++) {
    // What may come of the calls before is counted once.
    const isFirstState = !causes.some((cause) => isState(cause.held.claim));
    const best = bestOf(held, open, prior, isFirstState, new Set(causes.map((cause) => cause.held)));
    if (best === undefined) break;
    add(best.cause, causes);
    // What only says what is to be seen is no rival of a memory.
    if (!isVague(best.cause.held.claim) || isState(best.cause.held.claim)) saved += best.saved - prior;
    open = new Set([...open].filter((one) => !best.cause.explained.includes(one) && !isExplainedTogether(one, causes)));
  }
  return { causes, open, saved };
}

/** A series in which several mistakes are made. */
function isExplainedTogether(one: ObservedCase, causes: readonly Cause[]): boolean {
  if (!one.isSeries || causes.length < 2) return false;
  return one.failing.every((seen) => causes.some(({ held }) => held.explainedCalls(one).has(seen)));
}

/** A claim that holds in other cells, too, stays one cause. */
function add(cause: Cause, causes: Cause[]): void {
  const at = causes.findIndex(({ held }) => held === cause.held);
  if (at < 0) {
    causes.push(cause);
    return;
  }
  const known = causes[at];
  causes[at] = {
    ...known,
    where: joined(known.where, cause),
    explained: [...new Set([...known.explained, ...cause.explained])],
    of: [...new Set([...known.of, ...cause.of])],
  };
}

/** The condition that was found first stays where it holds for the others as well. */
function joined(first: Where, { where, explained }: Cause): Where {
  if (where === 'in some calls') return where;
  if (explained.every(({ conditions }) => holds(first, conditions))) return first;
  return where === 'everywhere' ? where : 'in some calls';
}

function inOrder(left: Claim, right: Claim): number {
  return left.order - right.order || (left.name < right.name ? -1 : 1);
}

interface Scoped {
  readonly held: HeldClaim;
  readonly where: Where;
  readonly cells: ReadonlySet<string>;
  readonly saved: number;
}

function bestOf(
  all: readonly HeldClaim[],
  open: ReadonlySet<ObservedCase>,
  prior: number,
  isFirstState: boolean,
  known: ReadonlySet<HeldClaim>,
): { cause: Cause; saved: number } | undefined {
  const scoped = all
    .filter((held) => mostSaved(held, open) > prior)
    .flatMap((held) => bestScope(held, open, isFirstState) ?? [])
    .filter((one) => one.saved > prior && (known.has(one.held) || isOfItsOwn(one, open)))
    .sort(
      (left, right) =>
        right.saved - left.saved || refusesFirst(left, right) || inOrder(left.held.claim, right.held.claim),
    );
  // Two mistakes at once are for what neither of them explains alone.
  const single = scoped.filter(({ held }) => held.claim.hypothesis.kind !== 'combined');
  const [best, ...others] = single.length > 0 ? single : scoped;
  if (best === undefined) return undefined;
  const explained = explainedBy(best);
  const own = explained.filter((one) => open.has(one));
  const isEqual = (one: Scoped) => {
    const its = explainedBy(one).filter((other) => open.has(other));
    return one.saved === best.saved && its.length === own.length && its.every((other) => own.includes(other));
  };
  const isIn = (one: ObservedCase) => best.cells.has(one.matter) && holds(best.where, one.conditions);
  const cause: Cause = {
    held: best.held,
    where: best.where,
    explained,
    of: [...open].filter((one) => own.includes(one) || (isIn(one) && isDue(best.held, one))),
    equals: others
      .filter(isEqual)
      .slice(0, MOST_EQUALS)
      .map(({ held }) => held),
  };
  return { cause, saved: best.saved };
}

/** What earlier causes explain for the most part is no cause of the rest; a memory shows in what looks like other mistakes. */
function isOfItsOwn(one: Scoped, open: ReadonlySet<ObservedCase>): boolean {
  if (isState(one.held.claim)) return true;
  const explained = explainedBy(one);
  return 2 * explained.filter((other) => open.has(other)).length >= explained.length;
}

/** A wrong size may be refused as well, but who refuses says so. */
function refusesFirst(left: Scoped, right: Scoped): number {
  const refuses = ({ held }: Scoped) => (held.claim.hypothesis.kind === 'refusing' ? 1 : 0);
  return refuses(right) - refuses(left);
}

/** At the most, under whichever condition: if no passing case spoke against a claim. */
function mostSaved({ claim, explained, belied }: HeldClaim, open: ReadonlySet<ObservedCase>): number {
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

function explainedBy({ held, where, cells }: Scoped): ObservedCase[] {
  return [...held.explained.keys()].filter((one) => cells.has(one.matter) && holds(where, one.conditions));
}

/** Where a claim saves most of the cases that are open. */
function bestScope(held: HeldClaim, open: ReadonlySet<ObservedCase>, isFirstState: boolean): Scoped | undefined {
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
  const isOfSeries = [...explained.keys()].some((one) => one.isSeries);
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
      if (one.report.kind === 'golden' && isFirstState && isOfSeries) soft += BITS_OF_WHAT_MAY_BE_STATE;
      if (one.isSeries && isOfSeries) soft -= BITS_OF_ANOTHER_SERIES;
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
  const isSeldom = isVague(claim) && !isState(claim) && 2 * sum(tallies, 'explained') < sum(tallies, 'open');
  if (isSeldom) kept.length = 0;
  const modes = new Set(kept.map(([, { mode }]) => mode));
  // What fails beside it in whichever dtype and is not foreseen may be one unknown mistake, which shows here as well.
  const beside = new Set(kept.map(([, { besides }]) => besides));
  const bits = [...tallies.values()].reduce((total, tally) => {
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

function sum(tallies: ReadonlyMap<string, Tally>, what: 'explained' | 'open'): number {
  return [...tallies.values()].reduce((total, tally) => total + tally[what], 0);
}

function bitsOf(where: Where): number {
  if (where === 'everywhere') return 0;
  return where === 'in some calls' ? BITS_OF_SOME_CALLS : BITS_OF_A_CONDITION;
}

function holds(where: Where, conditions: readonly boolean[]): boolean {
  return typeof where !== 'number' || conditions[where];
}

/** Whether a claim says that a case fails: what only says what is to be seen, and a refusal, would be seen in all that fail. */
function isDue({ claim, belied }: HeldClaim, one: ObservedCase): boolean {
  const { kind } = claim.hypothesis;
  return kind === 'shown' || kind === 'refusing' ? !isSilent(one) : belied.has(one);
}

const WITHOUT_ANSWER: readonly Status[] = ['crash', 'timeout'];

function isSilent({ report }: ObservedCase): boolean {
  return WITHOUT_ANSWER.includes(report.status);
}
