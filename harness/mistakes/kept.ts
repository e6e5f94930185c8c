import type { Call, ForwardCall } from '#cases/case.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { isAccepted } from '../judge/accepted.ts';
import { expectationOf } from '../judge/expectation.ts';
import type { Exchange } from '../suite/evidence.ts';
import { attempted, type Mistake, type Seen } from './mistake.ts';
import { shown } from './rows.ts';

type Options = readonly (keyof InterpolateOptions)[];
type Kept = [id: string, left: string, options: Options];

/** Options that the key of what is kept may leave out. */
const LEFT_OUT: readonly Kept[] = [
  ['mode', 'the mode', ['mode']],
  ['align-corners', 'align_corners', ['alignCorners']],
  ['antialias', 'antialias', ['antialias']],
  ['factor', 'the scale factor', ['size', 'scaleFactor', 'recomputeScaleFactor']],
];

/** Options that hold on for the next call, which leaves them out. */
const STICKING: readonly [id: string, name: keyof InterpolateOptions, said: string][] = [
  ['align-corners', 'alignCorners', 'align_corners'],
  ['antialias', 'antialias', 'antialias'],
  ['mode', 'mode', 'the mode'],
];

type Counted = [id: string, sentence: string, of: (call: ForwardCall) => unknown];

/** What may differ between two calls of the same sizes and options. */
const COUNTED: readonly Counted[] = [
  [
    'dtype',
    'It keeps weights or buffers of another dtype: their key leaves out the dtype.',
    ({ input }) => input.dtype,
  ],
  [
    'batch',
    'It keeps the number of images of an earlier call: the key of what it keeps leaves out the batch.',
    ({ input }) => input.shape[0],
  ],
  [
    'channels',
    'It keeps the number of channels of an earlier call: the key of what it keeps leaves out the channels.',
    ({ input }) => input.shape[1],
  ],
];

/** What is kept from call to call by a key that leaves out one thing, and options that stick. */
export const KEPT_MISTAKES: readonly Mistake[] = [
  ...LEFT_OUT.map(([id, said, options]) =>
    shown(
      `state.kept-without-${id}`,
      'memory.no-state',
      `It keeps what it computed for an earlier call, and its key leaves out ${said}.`,
      ({ asked, got, before, series }) =>
        series !== undefined &&
        got !== undefined &&
        before.some(({ call }) => areApartBy(call, asked.call, options) && isAnswerBy(call, asked.call, got)),
    ),
  ),
  ...STICKING.map(([id, name, said]) =>
    shown(
      `state.left-out-${id}-sticks`,
      'memory.no-state',
      `Where ${said} is left out, it takes that of an earlier call.`,
      (seen) => isStuck(seen, name),
    ),
  ),
  shown(
    'state.kept-size-of-a-module',
    'memory.no-state',
    'Its nn.Upsample keeps the output size of an earlier input.',
    ({ exchange: { call }, got, before, series }) =>
      series !== undefined &&
      got !== undefined &&
      call.entry === 'nn.Upsample' &&
      before.some((one) => isSameModule(one.call, call) && hasSizes(one, got)),
  ),
  shown(
    'state.kept-options-of-another-module',
    'memory.no-state',
    'Its modules share their options: one computes by those of another.',
    ({ exchange: { call }, got, before, series }) =>
      series !== undefined &&
      got !== undefined &&
      call.entry === 'nn.Upsample' &&
      before.some((one) => !isSameModule(one.call, call) && isAnswer(call.input, one.call.options, got)),
  ),
  ...COUNTED.map(([id, sentence, of]) =>
    shown(
      `state.kept-without-${id}`,
      'memory.no-state',
      sentence,
      (seen) => isMadeForAnother(seen, of) && isKeptFromFirst(seen, of),
    ),
  ),
];

/** The answer that this input would get with the options of another call. */
export function isAnswerBy(other: Call, { input, options }: Call, got: Tensor): boolean {
  if (other.input.shape.join() !== input.shape.join()) return false;
  if (JSON.stringify(other.options) === JSON.stringify(options)) return false;
  return isAnswer(input, other.options, got);
}

function isAnswer(input: Tensor, options: InterpolateOptions, got: Tensor): boolean {
  const expectation = attempted(() => expectationOf({ input, options }));
  return expectation !== 'refusal' && isAccepted(expectation, got);
}

/** Such an answer has a name of its own. */
export function isApartByOne(left: Call, right: Call): boolean {
  return LEFT_OUT.some(([, , options]) => areApartBy(left, right, options));
}

function areApartBy({ options: left }: Call, { options: right }: Call, names: Options): boolean {
  const all = [...new Set([...Object.keys(left), ...Object.keys(right)])] as (keyof InterpolateOptions)[];
  return all.every((name) => names.includes(name) || JSON.stringify(left[name]) === JSON.stringify(right[name]));
}

/** The call leaves an option out, and its answer is that by an earlier value of it. */
function isStuck({ asked, got, before, series }: Seen, name: keyof InterpolateOptions): boolean {
  const { input, options } = asked.call;
  if (series === undefined || got === undefined || options[name] !== undefined) return false;
  const given = [...new Set(before.map(({ call }) => call.options[name]).filter((value) => value !== undefined))];
  return given.some((value) => isAnswer(input, { ...options, [name]: value }, got));
}

function isSameModule(left: Call, right: Call): boolean {
  return left.entry === right.entry && JSON.stringify(left.options) === JSON.stringify(right.options);
}

function hasSizes({ outcome }: Exchange, { shape }: Tensor): boolean {
  return outcome.kind === 'tensor' && outcome.tensor.shape.slice(2).join() === shape.slice(2).join();
}

/**
 * The calls before were the same but for one thing. The answer is wrong, and right where the same was asked first for
 * other sizes.
 */
function isMadeForAnother({ exchange, before, series }: Seen, of: (call: ForwardCall) => unknown): boolean {
  if (series === undefined || series.some(({ call }) => call.entry === 'interpolate.backward')) return false;
  const own = exchange.call as ForwardCall;
  const isFirst = (one: Exchange) => series.find(({ call }) => sizesOf(call) === sizesOf(one.call)) === one;
  const isMade = before.some(({ call }) => sizesOf(call) === sizesOf(own) && of(call as ForwardCall) !== of(own));
  const isRightElsewhere = series.some(
    (one) => isFirst(one) && of(one.call as ForwardCall) === of(own) && isRightAnswer(one),
  );
  return isMade && isRightElsewhere;
}

/**
 * What is kept is that of the first call of the same sizes, or of the very first: calls of the same count are right, and
 * those of a higher one are wrong. Of dtypes a finer one may serve another.
 */
function isKeptFromFirst({ series = [] }: Seen, of: Counted[2]): boolean {
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
  return outcome.kind === 'tensor' && isAnswer(call.input, call.options, outcome.tensor);
}

function sizesOf({ input, options }: Call): string {
  return JSON.stringify([input.shape.slice(2), options]);
}
