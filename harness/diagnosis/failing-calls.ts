import { elementCount } from '#spec/shape.ts';
import { isAccepted } from '../judge/accepted.ts';
import type { Expectation } from '../judge/expectation.ts';
import { faultOf } from '../judge/fault.ts';
import { expectationFor } from '../mistakes/answers.ts';
import { askedCall } from '../mistakes/asked.ts';
import type { Exchange } from '../suite/evidence.ts';
import type { Observation } from '../suite/observation.ts';
import type { Seen } from './hypothesis.ts';

/** Elements of a call: longer ones are not diagnosed. */
const MOST_ELEMENTS = 200_000;
const MOST_BEFORE = 15;

/** The calls that failed: all of a series, otherwise the last one. */
export function failingCalls({ exchanges, isSeries }: Observation, others?: Others): readonly Seen[] {
  if (!isSeries && exchanges.length === 1) return seenAt(exchanges, 0, false, others);
  if (isSeries) return exchanges.flatMap((_, at) => seenAt(exchanges, at, true)).filter(isWrong);
  for (let at = exchanges.length - 1; at >= 0; at--) {
    const wrong = seenAt(exchanges, at).filter(isWrong);
    if (wrong.length > 0) return wrong;
  }
  return seenAt(exchanges, exchanges.length - 1);
}

/** The calls of a series that were answered rightly. */
export function rightCalls({ exchanges, isSeries }: Observation): readonly Seen[] {
  if (!isSeries) return [];
  return exchanges
    .flatMap((_, at) => seenAt(exchanges, at, true))
    .filter((one) => one.got !== undefined && !isWrong(one));
}

/** One call by itself; undefined where it is too long to be looked at. */
export function callSeen(exchange: Exchange): Seen | undefined {
  return seenAt([exchange], 0)[0];
}

/** Elements of the longest of input, output and, in a backward call, gradient. */
export function lengthOf({ call, outcome }: Exchange): number {
  const asked = call.entry === 'interpolate.backward' ? elementCount(call.inputShape) : 0;
  return Math.max(call.input.data.length, asked, outcome.kind === 'tensor' ? outcome.tensor.data.length : 0);
}

/** Whether a mistake is looked for: in calls that are not too long. */
export function isDiagnosable({ exchanges }: Observation): boolean {
  const last = exchanges.at(-1);
  return last !== undefined && lengthOf(last) <= MOST_ELEMENTS;
}

/** What else was answered with a tensor of some shape. */
export type Others = (exchange: Exchange) => readonly Exchange[];

function seenAt(exchanges: readonly Exchange[], at: number, isSeries = false, others?: Others): Seen[] {
  const exchange = exchanges[at];
  if (exchange === undefined || lengthOf(exchange) > MOST_ELEMENTS) return [];
  const asked = askedCall(exchange.call);
  const { outcome } = exchange;
  const got = outcome.kind === 'tensor' ? outcome.tensor : undefined;
  const before = exchanges.slice(Math.max(at - MOST_BEFORE, 0), at);
  const series = isSeries ? exchanges : undefined;
  return [new SeenCall({ asked, exchange, got, before, others: others?.(exchange), series })];
}

/** Of most failing calls nobody asks what is accepted. */
class SeenCall implements Seen {
  readonly asked: Seen['asked'];
  readonly exchange: Exchange;
  readonly got: Seen['got'];
  readonly before: readonly Exchange[];
  readonly others: Seen['others'];
  readonly series: Seen['series'];
  #expectation: Expectation | undefined;
  #isRight: boolean | undefined;

  constructor({ asked, exchange, got, before, others, series }: Omit<Seen, 'expectation' | 'isRight'>) {
    this.asked = asked;
    this.exchange = exchange;
    this.got = got;
    this.before = before;
    this.others = others;
    this.series = series;
  }

  get expectation(): Expectation | undefined {
    if (this.asked.accepted !== undefined) this.#expectation ??= expectationFor(this.asked);
    return this.#expectation;
  }

  get isRight(): boolean {
    const { got, expectation } = this;
    this.#isRight ??= got !== undefined && expectation !== undefined && isAccepted(expectation, got);
    return this.#isRight;
  }
}

function isWrong({ exchange, expectation, got, isRight }: Seen): boolean {
  if (exchange.outcome.kind === 'unsupported') return false;
  if (expectation === undefined) return got !== undefined;
  return faultOf(exchange.outcome, expectation) !== undefined || !isRight;
}
