import { isSameCall } from '../mistakes/state.ts';
import { TWO_ANSWERS } from '../report/state-claims.ts';
import { type Claim, isMemory, isState, isVague } from './claim.ts';
import type { ObservedCase } from './observed-case.ts';
import type { HeldClaim, Trial } from './trial.ts';
import { bestScope, explainedBy, holds, isDue, mostSaved, type Scoped, type Where } from './where.ts';

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

const MOST_CAUSES = 20;
const MOST_EQUALS = 2;
/** The share of what looks like a mistake of values, and is remembered. */
const MOST_REMEMBERED = 3 / 4;

/**
 * The shortest description of what failed and of what passed: a cause costs the bits that it takes to say it and where it
 * holds; each failing case that it explains saves what the case would take by itself, and each passing case that it says
 * fails costs as much. The cause that saves most comes first, then the one that saves most of the rest. Whatever calls remember
 * comes first where it saves more than all mistakes of values together.
 */
export function rankedCauses(trial: Pick<Trial, 'failing' | 'held'>): readonly Cause[] {
  const state = trial.held.filter((held) => isState(held.claim) && !isDenied(held));
  const values = trial.held.filter(({ claim }) => !isState(claim));
  const all = new Set(trial.failing);
  const prior = Math.log2(all.size + 0.5);
  // What looks like many mistakes may be one memory.
  const [byValues, byState] = [described(values, all, prior), described(state, all, prior)];
  const first = isRemembering(byValues, byState) ? byState : byValues;
  const next = described(first === byState ? values.filter(isUnopposed) : state, first.open, prior, first.causes);
  return next.causes;
}

/** What fails in a fresh process as well does not come of the calls before; what is now and then wrong may be so again. */
function isDenied({ claim, explained }: HeldClaim): boolean {
  if (!isMemory(claim) || claim.name === TWO_ANSWERS) return false;
  const afresh = [...explained.keys()].flatMap(({ report }) => report.afresh ?? []);
  return afresh.length > 0 && !afresh.includes('pass');
}

/**
 * What calls remember saves more; or it is in most of what looks like mistakes of values, of which calls that are right say
 * that there are none.
 */
function isRemembering(byValues: Description, byState: Description): boolean {
  const all = explainedIn(byState);
  const series = [...all].filter(({ isSeries }) => isSeries);
  // One mistake of values explains as much as all that may be remembered, every series of it too, and nothing that passes
  // speaks against it.
  const isAsMuch = (cause: Cause) =>
    cause.explained.length >= all.size && series.every((one) => cause.explained.includes(one));
  if (byValues.causes.some((cause) => !isOpposed(cause) && !isVague(cause.held.claim) && isAsMuch(cause))) return false;
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
