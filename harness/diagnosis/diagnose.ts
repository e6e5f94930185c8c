import { CLAUSES, type ClauseId } from '#spec/clauses.ts';
import { byHash } from '../core/hash.ts';
import { printableLine } from '../core/printable.ts';
import { type CaseReport, isFailing } from '../report/case-report.ts';
import type { Diagnosed } from '../report/diagnosed.ts';
import type { Diagnosis } from '../report/report.ts';
import { RIGHT_AFRESH, TWO_ANSWERS, ZEROS, ZEROS_NOW_AND_THEN } from '../report/state-claims.ts';
import type { Exchange } from '../suite/evidence.ts';
import type { Observation } from '../suite/observation.ts';
import type { SuiteCase } from '../suite/suite.ts';
import { type Claim, claimNamed, claimSentence, isMemory, isState } from './claim.ts';
import { CONDITIONS } from './conditions.ts';
import { isDiagnosable, type Others } from './failing-calls.ts';
import { ObservedCase } from './observed-case.ts';
import { callBefore, type PassingCase, passingCalls } from './passing-case.ts';
import { type Cause, rankedCauses } from './rank.ts';
import { scopeOf, scopeText } from './scope.ts';
import { SearchBudget, searched, searchedForState } from './search.ts';
import { measuredCases } from './taps/measured-cases.ts';
import { measuredDiagnoses } from './taps/measured-diagnoses.ts';
import { Trial } from './trial.ts';

/** Cases that are searched for mistakes: some, and of a long run more. */
const LEAST_SEARCHED = 14;
const SEARCHED_SHARE = 1 / 96;
const LEAST_SEARCHED_DEEPLY = 2;
const SEARCHED_DEEPLY_SHARE = 1 / 256;
/** Series that are searched for state before all else. */
const MOST_SERIES = 32;
/** Open cases of a cell that are searched before causes are ranked again. */
const SEARCHED_OF_A_CELL = 1;

/**
 * What an implementation does instead, by its cases and what was observed in those that fail. A few failing cases of each
 * cell are searched for mistakes, and each mistake that is found is held against all cases; then the same with what is left
 * open. Nothing depends on the order of the cases.
 */
export async function diagnose(
  given: readonly CaseReport[],
  observations: readonly Observation[],
  loadSuite: () => Promise<readonly SuiteCase[]>,
): Promise<Diagnosed> {
  const cases = given.map(undiagnosed);
  if (!cases.some(isFailing)) return { diagnoses: [], cases, isIncomplete: false };
  const failing = observedCases(cases, observations);
  const trial = new Trial(failing, passingCases(cases, observations, await loadSuite()));
  for (const id of [RIGHT_AFRESH, TWO_ANSWERS, ZEROS_NOW_AND_THEN, ZEROS]) trial.hold(claimNamed(id));
  for (const one of showingMemory(failing).slice(0, MOST_SERIES)) {
    for (const claim of searchedForState(one)) trial.hold(claim, one);
  }
  const budget = new SearchBudget(
    LEAST_SEARCHED + Math.floor(cases.length * SEARCHED_SHARE),
    LEAST_SEARCHED_DEEPLY + Math.floor(cases.length * SEARCHED_DEEPLY_SHARE),
  );
  const causes = foundCauses(trial, budget);
  const names = namesByCase(causes);
  const diagnoses = causes.map((cause) => diagnosisOf(cause, cases));
  const open = failing.filter(({ report }) => !names.has(report.id));
  const taps = measuredCases(open);
  const named = cases.map((one) => {
    const [hypotheses, own] = [names.get(one.id), taps.get(one.id)];
    return { ...one, ...(hypotheses && { hypotheses }), ...(own && { taps: own }) };
  });
  return {
    diagnoses: [...diagnoses, ...measuredDiagnoses(named, diagnoses)],
    cases: named,
    isIncomplete: budget.isUsedUp,
  };
}

/** Without what the diagnosis of a shard says. */
function undiagnosed({ hypotheses: _, taps: __, ...rest }: CaseReport): CaseReport {
  return rest;
}

/**
 * What the calls before show in full comes first, then what is right in a fresh process: what only one call shows is seldom
 * enough for a memory.
 */
export function showingMemory(failing: readonly ObservedCase[]): readonly ObservedCase[] {
  const shows: readonly ((one: ObservedCase) => boolean)[] = [
    ({ showsState }) => showsState,
    ({ report }) => report.afresh === 'pass',
    ({ showsCallBefore }) => showsCallBefore,
  ];
  return [...new Set(shows.flatMap((isShown) => failing.filter(isShown)))];
}

function observedCases(cases: readonly CaseReport[], observations: readonly Observation[]): ObservedCase[] {
  const byId = new Map(observations.map((one) => [one.id, one]));
  const others = answersLike(observations);
  return cases
    .filter(isFailing)
    .flatMap((report) => {
      const observation = byId.get(report.id);
      return observation && isDiagnosable(observation) ? [new ObservedCase(report, observation, others)] : [];
    })
    .sort((left, right) => byHash(left.report, right.report));
}

/** What was observed with the shape and dtype of an answer; nobody knows in which order. */
function answersLike(observations: readonly Observation[]): Others {
  const kinds = new Map<string, Exchange[]>();
  const kindOfAnswer = ({ call, outcome }: Exchange) =>
    outcome.kind === 'tensor' ? `${call.entry} ${outcome.tensor.dtype} ${outcome.tensor.shape.join()}` : undefined;
  for (const exchange of observations.flatMap(({ exchanges }) => exchanges)) {
    const kind = kindOfAnswer(exchange);
    if (kind === undefined) continue;
    const alike = kinds.get(kind);
    if (alike === undefined) kinds.set(kind, [exchange]);
    else alike.push(exchange);
  }
  return (exchange) => (kinds.get(kindOfAnswer(exchange) ?? '') ?? []).filter((other) => other !== exchange);
}

/** Where an erratum is met, more than one answer passes, and a mistake may hide in the other. */
function passingCases(
  cases: readonly CaseReport[],
  observations: readonly Observation[],
  suite: readonly SuiteCase[],
): PassingCase[] {
  const byId = new Map(suite.map((one) => [one.id, one]));
  const observed = new Map(observations.map((one) => [one.id, one]));
  return cases.flatMap((report) => {
    const [suiteCase, observation] = [byId.get(report.id), observed.get(report.id)];
    if (report.errata !== undefined) return [];
    if (report.status === 'pass') return suiteCase === undefined ? [] : passingCalls(report, suiteCase);
    return observation === undefined ? [] : callBefore(report, observation);
  });
}

function foundCauses(trial: Trial, budget: SearchBudget): readonly Cause[] {
  const done = new Set<ObservedCase>();
  const spared = new Set<ObservedCase>();
  let causes = rankedCauses(trial);
  for (;;) {
    const explained = new Set(causes.filter(isFound).flatMap(settledBy));
    const next = nextCases(
      trial.failing.filter((one) => !explained.has(one) && !done.has(one)),
      new Set([...done].map(kindOf)),
    );
    if (next.length === 0) return causes;
    const known = causes.map(({ held }) => held.claim);
    for (const one of next) {
      if (!spared.has(one) && trial.isLikelyKnown(one)) {
        spared.add(one);
        continue;
      }
      if (trial.isMostlyKnown()) budget.narrow();
      if (!budget.takeCase()) return rankedCauses(trial);
      done.add(one);
      for (const claim of searched(one, known, budget)) trial.hold(claim, one);
    }
    causes = rankedCauses(trial);
  }
}

/** Zeros are held against the cases before any search; where they are not all there is, a better word is searched for. */
function isFound({ held: { claim, against }, where }: Cause): boolean {
  if (claim.name === ZEROS_NOW_AND_THEN) return false;
  return claim.name !== ZEROS || (where === 'everywhere' && against.length === 0);
}

/** The answer by other options that an earlier call may have had is also that of an option that is ignored: this is searched. */
function settledBy({ held: { claim }, explained }: Cause): readonly ObservedCase[] {
  if (!isState(claim) || claim.name === RIGHT_AFRESH || claim.name === TWO_ANSWERS) return explained;
  return explained.filter(({ isSeries }) => isSeries);
}

/**
 * One of each cell, of another kind than those that were searched if there is one: recorded cases first, then short ones;
 * series when nothing else is left.
 */
function nextCases(open: readonly ObservedCase[], searchedKinds: ReadonlySet<string>): ObservedCase[] {
  const single = open.filter(({ isSeries }) => !isSeries);
  const isKnown = (one: ObservedCase) => Number(searchedKinds.has(kindOf(one)));
  const order = (single.length > 0 ? single : open).toSorted(
    (left, right) => isKnown(left) - isKnown(right) || costOf(left) - costOf(right),
  );
  const counts = new Map<string, number>();
  return order.filter(({ cell: row, report }) => {
    const cell = `${row} ${report.status}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
    return (counts.get(cell) as number) <= SEARCHED_OF_A_CELL;
  });
}

/** Of a cell, what shrinks and what is enlarged: libraries enlarge in another way than they shrink. */
function kindOf({ cell, report, conditions }: ObservedCase): string {
  return `${cell} ${report.status} ${WAYS.map((at) => conditions[at]).join()}`;
}

const WAYS = ['when shrinking', 'when enlarging'].map((said) => CONDITIONS.findIndex((one) => one.said === said));

function costOf({ report, isLong }: ObservedCase): number {
  return (isLong ? 2 : 0) + (report.kind === 'golden' ? 0 : 1);
}

function namesByCase(causes: readonly Cause[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { held, explained } of causes) {
    for (const { report } of explained) names.set(report.id, [...(names.get(report.id) ?? []), held.claim.name]);
  }
  return names;
}

const MOST_EXAMPLES = 5;

function diagnosisOf(cause: Cause, cases: readonly CaseReport[]): Diagnosis {
  const { held, explained, of, equals } = cause;
  const { name } = held.claim;
  const { id, clause, due, also } = held.claim.hypothesis;
  const ids = explained
    .map((one) => ({ id: one.report.id, bits: held.explained.get(one) ?? 0, plainness: plainness(one) }))
    .sort((left, right) => right.bits - left.bits || left.plainness - right.plainness)
    .map(({ id }) => id);
  const isAfresh = name === RIGHT_AFRESH;
  return {
    hypothesis: id,
    claim: name,
    sentence: `${claimSentence(held.claim)}${onlyText(cause)}`,
    explains: explained.length,
    of: isAfresh ? cases.filter(({ afresh }) => afresh !== undefined).length : new Set([...of, ...explained]).size,
    scope: isAfresh ? '' : scopeText(scopeOf(explained.map(({ report }) => report))),
    clause,
    ...(due !== undefined && { due }),
    ...(also !== undefined && isKnownNumber(held.claim) && { also }),
    ...(equals.length > 0 && {
      equally: equals.map(({ claim }) => ({ hypothesis: claim.hypothesis.id, sentence: claimSentence(claim) })),
    }),
    cases: ids.slice(0, MOST_EXAMPLES),
  };
}

/** In which of the calls a claim holds. */
function onlyText({ held, where, explained, of }: Cause): string {
  const isOfGradients = held.claim.hypothesis.clause.startsWith('gradients.');
  const isBackward = !isOfGradients && explained.every((one) => one.isBackward);
  const only = [
    isBackward ? ' Only in the backward pass.' : '',
    typeof where === 'number' ? ` Only ${CONDITIONS[where].said}.` : '',
    where === 'in some calls' ? ' In some calls only.' : '',
    isMemory(held.claim) && 2 * explained.length < of.length ? BESIDE_A_SERIES : '',
    held.claim.hypothesis.kind === 'refusing' ? messageText(explained) : '',
  ];
  return only.join('');
}

const BESIDE_A_SERIES = ' A series of calls shows it; whether the other failures come of it is not known.';

const MESSAGE_LENGTH = 100;

/** What it says where it throws, if it mostly says the same. */
function messageText(explained: readonly ObservedCase[]): string {
  const messages = explained.flatMap(({ failing: [{ exchange }] }) =>
    exchange.outcome.kind === 'threw' ? [exchange.outcome.message] : [],
  );
  const counts = new Map<string, number>();
  for (const message of messages) counts.set(message, (counts.get(message) ?? 0) + 1);
  const [message, count] = [...counts].sort(([, left], [, right]) => right - left)[0] ?? ['', 0];
  if (message === '' || 2 * count <= explained.length) return '';
  return ` It says: “${printableLine(message, MESSAGE_LENGTH)}”.`;
}

/** Who else makes a mistake is known of the number that is met most. */
function isKnownNumber({ hypothesis, parameter }: Claim): boolean {
  return !('candidates' in hypothesis) || parameter === undefined || parameter === hypothesis.candidates[0];
}

/** NaN, errata and memory distract from a mistake of values; a recorded case of few elements shows it best. */
function plainness({ report, isLong, isSeries }: ObservedCase): number {
  const isSpecial =
    report.errata !== undefined || report.clauses.some((id) => DISTRACTING.has(CLAUSES[id as ClauseId].page));
  const size = Math.log2(report.deviation?.elements ?? 1) / 64;
  return (isSpecial ? 4 : 0) + (isLong ? 2 : 0) + (report.kind === 'golden' && !isSeries ? 0 : 1) + size;
}

const DISTRACTING: ReadonlySet<string> = new Set(['special-values', 'errata', 'memory']);
