import type { Call } from '#cases/case.ts';
import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { isAccepted } from '../judge/accepted.ts';
import { expectationOf } from '../judge/expectation.ts';
import { RIGHT_AFRESH, TWO_ANSWERS } from '../report/state-claims.ts';
import type { Exchange } from '../suite/evidence.ts';
import { isAnswerBy, isApartByOne, KEPT_MISTAKES } from './kept.ts';
import { attempted, type Mistake, type Seen } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import { shown } from './rows.ts';
import { gathered } from './tensors.ts';

/** What a call remembers of those before it in the same case. */
export const STATE_MISTAKES: readonly Mistake[] = [
  shown(TWO_ANSWERS, 'memory.no-state', 'Its answer to the same call is not always the same.', hasTwoAnswers, true),
  shown(
    'state.result-of-an-earlier-call',
    'memory.no-state',
    'It returns the result of an earlier call.',
    ({ asked, got, before }) =>
      got !== undefined &&
      before.some(
        ({ call, outcome }) => isTakenFor(call, asked.call) && outcome.kind === 'tensor' && isSame(outcome.tensor, got),
      ),
  ),
  shown(
    'state.options-of-an-earlier-call',
    'memory.no-state',
    'It computes by the options of an earlier call with the same sizes: what it keeps is found by too short a key.',
    ({ asked, got, before, series }) =>
      series !== undefined &&
      got !== undefined &&
      before.some(({ call }) => !isApartByOne(call, asked.call) && isAnswerBy(call, asked.call, got)),
  ),
  shown(
    'state.sizes-of-an-earlier-call',
    'memory.no-state',
    'It computes by the input size of an earlier call.',
    ({ asked, got, before, series }) =>
      series !== undefined && got !== undefined && before.some(({ call }) => isAnswerBySizes(call, asked.call, got)),
  ),
  ...KEPT_MISTAKES,
  shown(
    'state.buffer-of-the-call-before',
    'memory.no-state',
    'Where it writes nothing, or adds to what is there, the buffer of the call before shows.',
    hasStaleElements,
  ),
  // The run tells it, which asks some cases again.
  shown(
    RIGHT_AFRESH,
    'memory.no-state',
    'Asked again after a fresh start, it is right: its answers depend on the calls before, or come and go.',
    () => false,
  ),
  // A ranking tells it from zeros for every call.
  shown(
    'state.zeros-now-and-then',
    'memory.no-state',
    'It answers some calls with zeros, and others like them rightly.',
    () => false,
  ),
];

function hasTwoAnswers({ exchange, before, series }: Seen): boolean {
  const all = series ?? [...before, exchange];
  return all.some(({ call, outcome }, place) =>
    all.slice(0, place).some((other) => isSameCall(call, other.call) && !isSameOutcome(outcome, other.outcome)),
  );
}

/** Another input in the same call: the same answer to it would be an accident. */
function isTakenFor(other: Call, { input, options }: Call): boolean {
  const isAlike = other.input.dtype === input.dtype && other.input.shape.join() === input.shape.join();
  return isAlike && JSON.stringify(other.options) === JSON.stringify(options) && !isSame(other.input, input);
}

function isSameCall(left: Call, right: Call): boolean {
  return (
    left.entry === right.entry &&
    isSame(left.input, right.input) &&
    JSON.stringify(left.options) === JSON.stringify(right.options)
  );
}

function isSameOutcome(left: Exchange['outcome'], right: Exchange['outcome']): boolean {
  if (left.kind !== 'tensor' || right.kind !== 'tensor') return left.kind === right.kind;
  return isSame(left.tensor, right.tensor);
}

function isSame(left: Tensor, right: Tensor): boolean {
  if (left.dtype !== right.dtype || left.shape.join() !== right.shape.join()) return false;
  return left.data.every((value, element) => Object.is(value, right.data[element]));
}

/** What it keeps of an earlier call is the size of its input, or of its rows. */
function isAnswerBySizes({ input: other }: Call, { input, options }: Call, got: Tensor): boolean {
  if (other.shape.length !== input.shape.length || other.shape.slice(2).join() === input.shape.slice(2).join()) {
    return false;
  }
  const last = input.shape.length - 1;
  const shapes = [
    [...input.shape.slice(0, 2), ...other.shape.slice(2)],
    [...input.shape.slice(0, last), other.shape[last]],
    [...input.shape.slice(0, last - 1), other.shape[last - 1], input.shape[last]],
  ].filter((shape) => shape.join() !== input.shape.join());
  const clamped = (index: readonly number[], shape: readonly number[]) =>
    index.map((at, axis) => Math.min(at, shape[axis] - 1));
  return [
    ...shapes.map((shape) => gathered(input, shape, (index) => clamped(index, input.shape))),
    ...shapes.map((shape) => gathered(input, input.shape, (index) => clamped(clamped(index, shape), input.shape))),
    ...shapes.map((shape) => gathered(input, shape, (index) => index)),
  ].some((mixed) => {
    const expectation = attempted(() => expectationOf({ input: mixed, options }));
    return expectation !== 'refusal' && isAccepted(expectation, got);
  });
}

/** Every wrong element is what the call before wrote at the same place in memory, or the sum with it. */
function hasStaleElements({ asked, got, before, series, expectation }: Seen): boolean {
  const previous = before.at(-1);
  if (series === undefined || got === undefined || expectation === undefined) return false;
  if (previous?.outcome.kind !== 'tensor' || got.shape.join() !== expectation.shape.join()) return false;
  const right = attempted(() => resize(asked.input, asked.options));
  const rightBefore = attempted(() => resize(previous.call.input, previous.call.options));
  if (right === 'refusal' || rightBefore === 'refusal') return false;
  const [came, ideal] = [decoded(got), decoded(right)];
  const wrong = [...came.keys()].filter((element) => expectation.judge(element, came[element]) > 1);
  return [previous.outcome.tensor, rightBefore].map(decoded).some((left) => {
    const leftAt = (element: number) => left[element] ?? 0;
    const isStale = (element: number) => Object.is(came[element], leftAt(element));
    const isSum = (element: number) => expectation.judge(element, came[element] - leftAt(element)) <= 1;
    const isTold = wrong.some((element) => leftAt(element) !== 0 && leftAt(element) !== ideal[element]);
    return isTold && (wrong.every(isStale) || wrong.every(isSum));
  });
}
