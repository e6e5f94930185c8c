import type { Call } from '#cases/case.ts';
import type { OpenImplementation, Outcome } from '../../core/open-implementation.ts';
import { toWire } from '../../core/protocol.ts';
import type { Finding } from '../../core/verdict.ts';
import { type LikelyMistake, likelyMistake, sameMistake } from '../../diagnosis/same-mistake.ts';
import { callFinding, refusalOf } from '../../judge/call-finding.ts';
import { sameBits } from '../../run/repeated.ts';
import type { CaseEvidence, Exchange } from '../../suite/evidence.ts';
import { smallerCalls } from './smaller-calls.ts';
import { smallerSeries } from './smaller-series.ts';

/** The smallest way found to see a failure. */
export interface Shrunken {
  /** One call, or as many as it takes: the last one shows the failure, or all of them together. */
  readonly calls: readonly Call[];
  readonly outcome: Outcome;
  readonly finding: Finding;
  /** Calls that were put to the implementation. */
  readonly asked: number;
  /** Whether the search ended for its budget: there may be a smaller one. */
  readonly isCutShort: boolean;
  readonly shows: Shows;
  /** The known mistake that the failing call and the shrunk one make. */
  readonly cause?: LikelyMistake;
  /** Whether the shrunk call, made twice, was answered with different bits. */
  readonly varies: boolean;
}

/**
 * `alone`: one call, whenever it is made; `first`: one call, if it is the first of its process; `series`: only after the
 * calls before it; `relation`: only between answers; `unsteady`: not every time.
 */
export type Shows = 'alone' | 'first' | 'series' | 'relation' | 'unsteady';

export interface ShrinkRequest {
  readonly evidence: CaseEvidence;
  /** The implementation as it was at its start. */
  readonly open: () => Promise<OpenImplementation>;
  /** The most calls to spend; seeing how the failure comes again takes a few whatever this says. */
  readonly calls: number;
}

/** Seeing that the smallest call fails in a fresh process. */
const LAST_LOOK = 1;

/** A hang costs its time limit, a crash a new process. */
const MOST_COSTLY: Readonly<Record<string, number>> = { timeout: 10, crash: 60 };

/** Reduces what a case has found to the smallest call that fails in the same way. */
export async function shrunken({ evidence, open, calls: limit }: ShrinkRequest): Promise<Shrunken> {
  const { exchanges, finding } = evidence;
  const place = exchanges.findIndex(({ call, outcome }) => isFailure(callFinding(call, outcome)));
  const all = exchanges.map(({ call }) => call);
  if (place < 0) {
    const last = exchanges[exchanges.length - 1];
    return {
      calls: all,
      outcome: last.outcome,
      finding,
      asked: 0,
      isCutShort: false,
      shows: 'relation',
      varies: false,
    };
  }
  const { call, outcome } = exchanges[place];
  const start = { call, outcome, finding: callFinding(call, outcome) };
  const fresh = new FreshTrials(open);
  const shows = await waysToShow(all.slice(0, place + 1), start.finding, fresh);
  const told = (found: Found, calls: readonly Call[], asked: number, isCutShort: boolean, varies = false) => ({
    calls,
    outcome: found.outcome,
    finding: found.finding,
    shows,
    asked,
    isCutShort,
    varies,
  });
  if (shows === 'unsteady') return told(start, [call], fresh.asked, false);
  if (shows === 'series') {
    const series = await smallestSeries(all.slice(0, place + 1), start, fresh, limit);
    return told(series.found, series.calls, fresh.asked, series.isCutShort);
  }
  const search = new Search(start, limit - fresh.asked - LAST_LOOK);
  // Every call in a process of its own, where only the first one of a process fails.
  const best = await (shows === 'first'
    ? search.run({ ask: (next) => withFresh(open, (opened) => opened.ask(next)) })
    : withFresh(open, (opened) => search.run(opened)));
  // What it remembers from larger calls may have made a small one fail.
  const again = best === start ? fresh.last : await fresh.failure([best.call], start.finding);
  const kept = again ? best : start;
  const varies = again !== undefined && !sameBits(kept.outcome, again.outcome);
  const cause = likelyMistake(start, search.exchanges);
  return {
    ...told(kept, [kept.call], search.asked + fresh.asked, search.isCutShort, varies),
    ...(cause && { cause }),
  };
}

/** Twice, since what comes and goes may have gone; a hang or a crash is told from the first. */
async function waysToShow(series: readonly Call[], wanted: Finding, fresh: FreshTrials): Promise<Shows> {
  const last = series[series.length - 1];
  const times = wanted.status in MOST_COSTLY ? 1 : 2;
  const alone = await fresh.failures([last], wanted, times);
  if (alone === times) {
    if (times === 1) return 'alone';
    return (await fresh.failure([last, last], wanted)) ? 'alone' : 'first';
  }
  if (alone > 0) return 'unsteady';
  return series.length > 1 && (await fresh.failures(series, wanted, times)) === times ? 'series' : 'unsteady';
}

async function withFresh<T>(open: ShrinkRequest['open'], work: (opened: OpenImplementation) => Promise<T>): Promise<T> {
  const opened = await open();
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

function isFailure({ status }: Finding): boolean {
  return status !== 'pass' && status !== 'unsupported';
}

/** Whether two failures are of one kind: a smaller call must not show another fault. */
function isSameWay(left: Finding, right: Finding): boolean {
  return left.status === right.status && kindOf(left) === kindOf(right);
}

function kindOf({ deviation, message = '' }: Finding): string {
  return deviation ? 'values' : message.split(/[:(]/)[0];
}

interface Found {
  readonly call: Call;
  readonly outcome: Outcome;
  readonly finding: Finding;
}

/** Greedy: the first smaller call that fails in the same way, by the same mistake, is where the search goes on. */
class Search {
  asked = 0;
  readonly exchanges: Exchange[] = [];
  isCutShort = false;
  #best: Found;
  readonly #costly: Record<string, number> = { timeout: 0, crash: 0 };
  readonly #limit: number;
  readonly #clause: string | undefined;
  readonly #isSameMistake: (other: Exchange) => boolean;
  readonly #known = new Set<string>();

  constructor(start: Found, limit: number) {
    this.#best = start;
    this.#limit = limit;
    this.#clause = refusalOf(start.call)?.clause;
    this.#isSameMistake = sameMistake(start);
    this.#known.add(keyOf(start.call));
  }

  async run(opened: Pick<OpenImplementation, 'ask'>): Promise<Found> {
    while (await this.#step(opened)) {
      if (this.#isSpent()) break;
    }
    return this.#best;
  }

  async #step(opened: Pick<OpenImplementation, 'ask'>): Promise<boolean> {
    for (const call of smallerCalls(this.#best.call)) {
      if (this.#isSpent()) return false;
      const key = keyOf(call);
      if (this.#known.has(key)) continue;
      this.#known.add(key);
      if (refusalOf(call)?.clause !== this.#clause) continue;
      this.asked++;
      const outcome = await opened.ask(call);
      this.exchanges.push({ call, outcome });
      const finding = callFinding(call, outcome);
      if (finding.status in MOST_COSTLY) this.#costly[finding.status]++;
      if (!isSameWay(finding, this.#best.finding) || !this.#isSameMistake({ call, outcome })) continue;
      this.#best = { call, outcome, finding };
      return true;
    }
    return false;
  }

  #isSpent(): boolean {
    const isSpent =
      this.asked >= this.#limit || Object.entries(MOST_COSTLY).some(([status, most]) => this.#costly[status] >= most);
    this.isCutShort ||= isSpent;
    return isSpent;
  }
}

function keyOf(call: Call): string {
  const { entry, input, options } = call;
  return JSON.stringify([entry, input.dtype, input.shape, [...input.data], toWire(options)]);
}

/** Questions to an implementation that has not been asked anything before. */
class FreshTrials {
  asked = 0;
  /** The last failure of the wanted kind. */
  last: Found | undefined;
  readonly #open: ShrinkRequest['open'];

  constructor(open: ShrinkRequest['open']) {
    this.#open = open;
  }

  /** How often the last of these calls, asked in order, fails in this way. */
  async failures(calls: readonly Call[], wanted: Finding, times: number): Promise<number> {
    let failures = 0;
    for (let time = 0; time < times; time++) {
      if (await this.failure(calls, wanted)) failures++;
    }
    return failures;
  }

  /** What came of the last of these calls, if it fails in this way. */
  failure(calls: readonly Call[], wanted: Finding): Promise<Found | undefined> {
    return withFresh(this.#open, async (opened) => {
      let found: Found | undefined;
      for (const call of calls) {
        this.asked++;
        const outcome = await opened.ask(call);
        found = { call, outcome, finding: callFinding(call, outcome) };
      }
      if (found === undefined || !isSameWay(found.finding, wanted)) return undefined;
      this.last = found;
      return found;
    });
  }
}

/** Leaves out calls before the last one, halves first, then makes those smaller that are left. */
async function smallestSeries(series: readonly Call[], start: Found, fresh: FreshTrials, limit: number) {
  const { finding: wanted } = start;
  const clause = refusalOf(start.call)?.clause;
  let calls = await shorterSeries(series, wanted, fresh, limit);
  let found = start;
  const known = new Set<string>();
  const smaller = async (): Promise<boolean> => {
    for (const candidate of smallerSeries(calls)) {
      if (fresh.asked >= limit) return false;
      const key = candidate.map(keyOf).join();
      if (known.has(key) || refusalOf(candidate[candidate.length - 1])?.clause !== clause) continue;
      known.add(key);
      const failure = await fresh.failure(candidate, wanted);
      // A last call that fails alone shows another fault.
      if (failure === undefined || (await fresh.failure(candidate.slice(-1), wanted))) continue;
      [calls, found] = [candidate, failure];
      return true;
    }
    return false;
  };
  while (await smaller());
  return { calls, found, isCutShort: fresh.asked >= limit };
}

async function shorterSeries(
  series: readonly Call[],
  wanted: Finding,
  fresh: FreshTrials,
  limit: number,
): Promise<readonly Call[]> {
  const last = series[series.length - 1];
  let before = series.slice(0, -1);
  for (let length = Math.ceil(before.length / 2); length >= 1; length = Math.floor(length / 2)) {
    for (let from = 0; from < before.length && fresh.asked < limit; ) {
      const shorter = before.toSpliced(from, length);
      if (await fresh.failure([...shorter, last], wanted)) before = shorter;
      else from += length;
    }
  }
  return [...before, last];
}
