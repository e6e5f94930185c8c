import { type Aspect, type CaseHead, type Layout, PROFILES, type Profile } from '#cases/case.ts';
import { globMatcher, isGlob } from '../core/glob.ts';
import { UsageError } from '../core/open-implementation.ts';
import { alternatives, didYouMean } from '../core/suggest.ts';
import type { Cell } from '../core/verdict.ts';

export interface Shard {
  /** From 1. */
  index: number;
  count: number;
}

export interface SelectionRequest {
  profile: Profile;
  aspects: readonly Aspect[];
  /** Patterns over case ids and clause ids; one that begins with `!` leaves its cases out. */
  filter: readonly string[];
  /** Cases of a layout are selected where it is among these, or where none are named. */
  layouts?: readonly Layout[];
  /** Of these modes and dtypes only; by default of all. */
  modes?: readonly string[] | undefined;
  dtypes?: readonly string[] | undefined;
}

type Selectable = CaseHead & Pick<Cell, 'mode' | 'dtype'>;

/** The cases to examine, in the order of the suite. A case named by its whole id is always selected. */
export function selectedCases<T extends Selectable>(suite: readonly T[], request: SelectionRequest): T[] {
  const wanted = request.filter.filter((pattern) => !pattern.startsWith('!'));
  const unwanted = request.filter.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const named = new Set(wanted.filter((pattern) => !isGlob(pattern)));
  const isWanted = wanted.length === 0 ? () => true : patternsMatcher(wanted);
  const isUnwanted = patternsMatcher(unwanted);
  const { modes, dtypes } = request;
  return suite.filter(
    (one) =>
      isWanted(one) &&
      !isUnwanted(one) &&
      (modes === undefined || modes.includes(one.mode)) &&
      (dtypes === undefined || dtypes.includes(one.dtype)) &&
      (named.has(one.id) ||
        (isInProfile(one, request.profile) && request.aspects.includes(one.aspect) && isClaimed(one, request))),
  );
}

/** Every n-th case, so that slow pages are spread over the shards. */
export function shardOf<T>(cases: readonly T[], { index, count }: Shard): T[] {
  return cases.filter((_, position) => position % count === index - 1);
}

export function parseShard(text: string): Shard {
  const [, index, count] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw new UsageError(`shard: expected i/n with i from 1 to n, as in 2/3, got '${text}'`);
}

/** Whether a case has one of these patterns in its id or its clauses. */
export function patternsMatcher(
  patterns: readonly string[],
): (one: { id: string; clauses: readonly string[] }) => boolean {
  const matchers = patterns.map(globMatcher);
  return ({ id, clauses }) => matchers.some((matches) => matches(id) || clauses.some(matches));
}

/** A pattern that stands for no case at all is a typing mistake, and is said so before anything runs. */
export function checkPatterns(option: string, patterns: readonly string[], suite: readonly CaseHead[]): void {
  for (const pattern of patterns.map((text) => text.replace(/^!/, ''))) {
    if (suite.some(patternsMatcher([pattern]))) continue;
    throw new UsageError(
      `${option} '${pattern}': no case has such an id or clause${hint(pattern, suite)} (interpolate-conformance list shows all)`,
    );
  }
}

/** @throws UsageError for a mode or a dtype that no case has. */
export function checkModesAndDtypes(
  { modes = [], dtypes = [] }: Pick<SelectionRequest, 'modes' | 'dtypes'>,
  suite: readonly Selectable[],
): void {
  // Refused calls have modes that are none.
  const answered = suite.filter(({ aspect }) => aspect === 'values');
  checkWords('mode', modes, new Set(answered.map(({ mode }) => mode)));
  checkWords('dtype', dtypes, new Set<string>(suite.map(({ dtype }) => dtype)));
}

function checkWords(option: string, words: readonly string[], known: ReadonlySet<string>): void {
  const unknown = words.find((word) => !known.has(word));
  if (unknown === undefined) return;
  throw new UsageError(
    `${option}: expected ${alternatives([...known])}, got '${unknown}'${didYouMean(unknown, known)}`,
  );
}

function isInProfile(one: CaseHead, profile: Profile): boolean {
  return PROFILES.indexOf(one.profile) <= PROFILES.indexOf(profile);
}

function isClaimed({ layout }: CaseHead, { layouts }: SelectionRequest): boolean {
  return layout === undefined || layouts === undefined || layouts.includes(layout);
}

function hint(pattern: string, suite: readonly CaseHead[]): string {
  const pages = [...new Set(suite.map(({ id }) => `${id.split('/')[0]}/*`))];
  if (pages.includes(`${pattern}/*`)) return `; did you mean '${pattern}/*'?`;
  const ids = suite.flatMap(({ id, clauses }) => [id, ...clauses]);
  return didYouMean(pattern, isGlob(pattern) ? pages : ids);
}
