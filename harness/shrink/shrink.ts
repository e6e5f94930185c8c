import type { Call } from '#cases/case.ts';
import { sameMistake } from '../diagnosis/same-mistake.ts';
import type { CaseEvidence, Exchange } from '../evidence.ts';
import { callFinding, refusalOf } from '../judge/call-finding.ts';
import { toWire } from '../protocol.ts';
import type { Outcome, Subject } from '../subject.ts';
import type { Finding } from '../verdict.ts';
import { smallerCalls } from './smaller-calls.ts';

/** The smallest way found to see a failure. */
export interface Shrunken {
  /** One call, or as many as it takes: the last one shows the failure, or all of them together. */
  readonly calls: readonly Call[];
  readonly outcome: Outcome;
  readonly finding: Finding;
  /** Calls that were put to the implementation. */
  readonly asked: number;
  /** `alone`: one call, in a fresh process; `series`: only after the calls before it; `relation`: only between answers. */
  readonly shows: 'alone' | 'series' | 'relation';
}

export interface ShrinkRequest {
  readonly evidence: CaseEvidence;
  /** The implementation as it was at its start. */
  readonly open: () => Promise<Subject>;
  /** The most calls to spend. */
  readonly calls: number;
}

/** A hang costs its time limit, a crash a new process. */
const MOST_COSTLY: Readonly<Record<string, number>> = { timeout: 12, crash: 60 };

/** Reduces what a case has found to the smallest call that fails in the same way. */
export async function shrunken({ evidence, open, calls }: ShrinkRequest): Promise<Shrunken> {
  const { exchanges, finding } = evidence;
  const place = exchanges.findIndex(({ call, outcome }) => isFailure(callFinding(call, outcome)));
  const last = exchanges[exchanges.length - 1];
  const all = exchanges.map(({ call }) => call);
  if (place < 0) return { calls: all, outcome: last.outcome, finding, asked: 0, shows: 'relation' };
  const { call, outcome } = exchanges[place];
  const wanted = callFinding(call, outcome);
  const fresh = new FreshTrials(open);
  const found = { call, outcome, finding: wanted };
  if (!(await fresh.fails([call], wanted))) {
    const series = await shorterSeries(all.slice(0, place + 1), wanted, fresh, calls);
    return { calls: series, outcome, finding: wanted, asked: fresh.asked, shows: 'series' };
  }
  const search = new Search(found, calls);
  const best = await search.run(open);
  // What it remembers from larger calls may have made a small one fail.
  const kept = best === found || (await fresh.fails([best.call], wanted)) ? best : found;
  return {
    calls: [kept.call],
    outcome: kept.outcome,
    finding: kept.finding,
    asked: search.asked + fresh.asked,
    shows: 'alone',
  };
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
  #best: Found;
  #costly = 0;
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

  async run(open: () => Promise<Subject>): Promise<Found> {
    const subject = await open();
    try {
      while (await this.#step(subject)) {
        if (this.#isSpent()) break;
      }
    } finally {
      await subject.close();
    }
    return this.#best;
  }

  async #step(subject: Subject): Promise<boolean> {
    for (const call of smallerCalls(this.#best.call)) {
      if (this.#isSpent()) return false;
      const key = keyOf(call);
      if (this.#known.has(key)) continue;
      this.#known.add(key);
      if (refusalOf(call)?.clause !== this.#clause) continue;
      this.asked++;
      const outcome = await subject.ask(call);
      const finding = callFinding(call, outcome);
      if (finding.status in MOST_COSTLY) this.#costly++;
      if (!isSameWay(finding, this.#best.finding) || !this.#isSameMistake({ call, outcome })) continue;
      this.#best = { call, outcome, finding };
      return true;
    }
    return false;
  }

  #isSpent(): boolean {
    const costly = MOST_COSTLY[this.#best.finding.status] ?? MOST_COSTLY.crash;
    return this.asked >= this.#limit || this.#costly >= costly;
  }
}

function keyOf(call: Call): string {
  const { entry, input, options } = call;
  return JSON.stringify([entry, input.dtype, input.shape, [...input.data], toWire(options)]);
}

/** Questions to an implementation that has not been asked anything before. */
class FreshTrials {
  asked = 0;
  readonly #open: () => Promise<Subject>;

  constructor(open: () => Promise<Subject>) {
    this.#open = open;
  }

  /** Whether the last of these calls, asked in order, fails in this way. */
  async fails(calls: readonly Call[], wanted: Finding): Promise<boolean> {
    const subject = await this.#open();
    try {
      let finding: Finding = { status: 'pass' };
      for (const call of calls) {
        this.asked++;
        finding = callFinding(call, await subject.ask(call));
      }
      return isSameWay(finding, wanted);
    } finally {
      await subject.close();
    }
  }
}

/** Leaves out calls before the last one, halves first, as long as the last still fails. */
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
      if (await fresh.fails([...shorter, last], wanted)) before = shorter;
      else from += length;
    }
  }
  return [...before, last];
}
