import type { Call, ForwardCall } from '#cases/case.ts';
import { decoded } from '#reference/rounding.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { accepts } from '../judge/accepted.ts';
import type { Exchange } from '../suite/evidence.ts';
import { comparable, isAnswer } from './answers.ts';
import type { Asked } from './asked.ts';
import { attempted, type Seen } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import { gathered } from './tensors.ts';

type OptionName = keyof InterpolateOptions;
type Shows = (seen: Seen) => boolean;

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** In a series: a tensor that comes of a call before. */
const byOneBefore =
  (holds: (before: Exchange, call: ForwardCall, got: Tensor, own: Call) => boolean): Shows =>
  ({ asked, exchange, got, before, series }) =>
    series !== undefined && got !== undefined && before.some((one) => holds(one, asked.call, got, exchange.call));

export function hasTwoAnswers({ exchange, before, series }: Seen): boolean {
  const all = series ?? [...before, exchange];
  return all.some(({ call, outcome }, place) =>
    all.slice(0, place).some((other) => isSameCall(call, other.call) && !isSameOutcome(outcome, other.outcome)),
  );
}

/** Another input in the same call: the same answer to it would be an accident. */
export function isEarlierResult({ asked: { call }, got, before }: Seen): boolean {
  return before.some(({ call: other, outcome }) => {
    if (got === undefined || outcome.kind !== 'tensor' || !isSame(outcome.tensor, got)) return false;
    const isAlike = other.input.dtype === call.input.dtype && other.input.shape.join() === call.input.shape.join();
    return isAlike && same(other.options, call.options) && !isSame(other.input, call.input);
  });
}

function isSameCall(left: Call, right: Call): boolean {
  return left.entry === right.entry && isSame(left.input, right.input) && same(left.options, right.options);
}

function isSameOutcome(left: Exchange['outcome'], right: Exchange['outcome']): boolean {
  if (left.kind !== 'tensor' || right.kind !== 'tensor') return left.kind === right.kind;
  return isSame(left.tensor, right.tensor);
}

function isSame(left: Tensor, right: Tensor): boolean {
  if (left.dtype !== right.dtype || left.shape.join() !== right.shape.join()) return false;
  return left.data.every((value, element) => Object.is(value, right.data[element]));
}

/**
 * The answer that this input would get with the options of another call, whose key leaves out no more than these names.
 * Whoever never computes it rightly keeps nothing.
 */
export const isByOptions = (names: readonly OptionName[]): Shows => {
  const isByOneBefore = byOneBefore(
    ({ call: other }, call, got) => areApartBy(other, call, names) && isAnswerBy(other, call, got),
  );
  return (seen) => {
    const { asked, got, series } = seen;
    if (series === undefined) {
      return got !== undefined && othersOf(names[0], asked).some((options) => isAnswer({ ...asked, options }, got));
    }
    const own = kindOf(names[0], asked.call.options);
    return (
      isByOneBefore(seen) && series.some((one) => kindOf(names[0], one.call.options) === own && isRightAnswer(one))
    );
  };
};

const MODES = ['nearest', 'nearest-exact', 'linear', 'bilinear', 'trilinear', 'bicubic', 'area'] as const;

/** Of a recorded case nobody knows what was asked before it: the options that an earlier call may have had instead. */
function othersOf(name: OptionName, { options, accepted }: Asked): InterpolateOptions[] {
  if (accepted === undefined) return [];
  const { scaleFactor, recomputeScaleFactor: _, ...rest } = options;
  switch (name) {
    case 'mode':
      return MODES.filter((mode) => mode !== options.mode).map((mode) => ({ ...options, mode }));
    case 'alignCorners':
    case 'antialias':
      return [{ ...options, [name]: options[name] !== true }];
    default:
      return scaleFactor === undefined ? [] : [{ ...rest, size: accepted.outputShape.slice(2) }];
  }
}

/** What an option that is left out may confuse: two ways of computing. */
function kindOf(name: OptionName, options: InterpolateOptions): unknown {
  if (name === 'mode') return options.mode;
  if (name === 'size') return options.scaleFactor !== undefined && options.recomputeScaleFactor !== true;
  return options[name] === true;
}

/** The same where none of the lists of names is enough. */
export const isByOtherOptions = (lists: readonly (readonly OptionName[])[]): Shows =>
  byOneBefore(
    ({ call: other }, call, got) =>
      !lists.some((names) => areApartBy(other, call, names)) && isAnswerBy(other, call, got),
  );

function isAnswerBy(other: Call, { input, options }: Call, got: Tensor): boolean {
  if (other.input.shape.join() !== input.shape.join() || same(other.options, options)) return false;
  return isAnswer({ input, options: other.options }, got);
}

function areApartBy({ options: left }: Call, { options: right }: Call, names: readonly OptionName[]): boolean {
  const all = [...new Set([...Object.keys(left), ...Object.keys(right)])] as OptionName[];
  return all.every((name) => names.includes(name) || same(left[name], right[name]));
}

/** The call leaves an option out, and its answer is that by an earlier value of it. */
export const isStuck =
  (name: OptionName): Shows =>
  ({ asked, got, before, series }) => {
    const { input, options } = asked.call;
    if (series === undefined || got === undefined || options[name] !== undefined) return false;
    const given = [...new Set(before.map(({ call }) => call.options[name]).filter((value) => value !== undefined))];
    return given.some((value) => isAnswer({ input, options: { ...options, [name]: value } }, got));
  };

export const isSizeOfModule: Shows = byOneBefore(
  ({ call: other, outcome }, _, { shape }, call) =>
    isSameModule(other, call) &&
    outcome.kind === 'tensor' &&
    outcome.tensor.shape.slice(2).join() === shape.slice(2).join(),
);

export const isByAnotherModule: Shows = byOneBefore(
  ({ call: other }, _, got, call) =>
    call.entry === 'nn.Upsample' &&
    !isSameModule(other, call) &&
    isAnswer({ input: call.input, options: other.options }, got),
);

function isSameModule(left: Call, right: Call): boolean {
  return right.entry === 'nn.Upsample' && left.entry === right.entry && same(left.options, right.options);
}

/** What it keeps of an earlier call is the size of its input, or of its rows. */
export const isBySizes: Shows = byOneBefore(({ call: { input: other } }, { input, options }, got) => {
  const { shape } = input;
  if (other.shape.length !== shape.length || other.shape.slice(2).join() === shape.slice(2).join()) return false;
  const last = shape.length - 1;
  const shapes = [
    [...shape.slice(0, 2), ...other.shape.slice(2)],
    shape.with(last, other.shape[last]),
    shape.with(last - 1, other.shape[last - 1]),
  ].filter((one) => one.join() !== shape.join());
  const clamped = (index: readonly number[], limits: readonly number[]) =>
    index.map((at, axis) => Math.min(at, limits[axis] - 1));
  return [
    ...shapes.map((one) => gathered(input, one, (index) => clamped(index, shape))),
    ...shapes.map((one) => gathered(input, shape, (index) => clamped(clamped(index, one), shape))),
    ...shapes.map((one) => gathered(input, one, (index) => index)),
  ].some((mixed) => isAnswer({ input: mixed, options }, got));
});

/** What may differ between two calls of the same sizes and options. */
type Of = (call: ForwardCall) => unknown;

/** A result that is made for another count, which is that of the first call. */
export const isMadeFor =
  (of: Of): Shows =>
  (seen) =>
    isMadeForAnother(seen, of) && isKeptFromFirst(seen, of);

/**
 * The calls before were the same but for one thing. The answer is wrong, and right where the same was asked first for
 * other sizes.
 */
function isMadeForAnother({ exchange, before, series }: Seen, of: Of): boolean {
  if (series === undefined || series.some(({ call }) => call.entry === 'interpolate.backward')) return false;
  const own = exchange.call as ForwardCall;
  const isFirst = (one: Exchange) => series.find(({ call }) => sizesOf(call) === sizesOf(one.call)) === one;
  const isMade = before.some(({ call }) => sizesOf(call) === sizesOf(own) && of(call as ForwardCall) !== of(own));
  return isMade && series.some((one) => isFirst(one) && of(one.call as ForwardCall) === of(own) && isRightAnswer(one));
}

/**
 * What is kept is that of the first call of the same sizes, or of the very first: calls of the same count are right, and
 * those of a higher one are wrong. Of dtypes a finer one may serve another.
 */
function isKeptFromFirst({ series = [] }: Seen, of: Of): boolean {
  const ofSizes = (one: Exchange) => series.find(({ call }) => sizesOf(call) === sizesOf(one.call)) ?? one;
  return [ofSizes, () => series[0]].some((keptFor) =>
    series.every((one) => {
      const [kept, own] = [keptFor(one), one].map(({ call }) => of(call as ForwardCall));
      if (own === kept) return isRightAnswer(one);
      return typeof own !== 'number' || typeof kept !== 'number' || own < kept || !isRightAnswer(one);
    }),
  );
}

function isRightAnswer({ call, outcome }: Exchange): boolean {
  return outcome.kind === 'tensor' && isAnswer(call, outcome.tensor);
}

function sizesOf({ input, options }: Call): string {
  return JSON.stringify([input.shape.slice(2), options]);
}

/** Every wrong element is what the call before wrote at the same place in memory, or the sum with it. */
export function hasStaleElements(seen: Seen): boolean {
  const { asked, before, series } = seen;
  const previous = before.at(-1);
  const answer = comparable(seen);
  if (series === undefined || answer === undefined || previous?.outcome.kind !== 'tensor') return false;
  const right = attempted(() => resize(asked.input, asked.options));
  const rightBefore = attempted(() => resize(previous.call.input, previous.call.options));
  if (right === 'refusal' || rightBefore === 'refusal') return false;
  const { came, expectation } = answer;
  const ideal = decoded(right);
  const wrong = [...came.keys()].filter((element) => !accepts(expectation, element, came[element]));
  return [previous.outcome.tensor, rightBefore].map(decoded).some((left) => {
    const leftAt = (element: number) => left[element] ?? 0;
    const isStale = (element: number) => Object.is(came[element], leftAt(element));
    const isSum = (element: number) => accepts(expectation, element, came[element] - leftAt(element));
    const isTold = wrong.some((element) => leftAt(element) !== 0 && leftAt(element) !== ideal[element]);
    return isTold && (wrong.every(isStale) || wrong.every(isSum));
  });
}
