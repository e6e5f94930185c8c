import type { Call, ForwardCall } from '#cases/case.ts';
import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { isAccepted } from '../judge/accepted.ts';
import { expectationOf } from '../judge/expectation.ts';
import type { Exchange } from '../suite/evidence.ts';
import { frontEnds } from './front-end.ts';
import { attempted, type Make, type Mistake, type Seen } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';
import { shown } from './rows.ts';
import { unwritten } from './tensors.ts';

type Options = readonly (keyof InterpolateOptions)[];
type Key = (input: Tensor, options: InterpolateOptions) => unknown;

/** What was kept of the first call whose key was the same, or what is kept of this one. */
export function keeper<T>(): (key: unknown, own: T) => T {
  const kept = new Map<string, T>();
  return (key, own) => {
    const name = JSON.stringify(key);
    const first = kept.has(name) ? (kept.get(name) as T) : own;
    kept.set(name, first);
    return first;
  };
}

/** Some options of the first call with the same key decide for all, where they give the same shape. */
function firstOptions(keyOf: Key, names: Options): Make {
  return () => {
    const kept = keeper<InterpolateOptions>();
    return (input, options) => {
      const right = resize(input, options);
      const first = kept([keyOf(input, options), right.shape], options);
      const mixed: InterpolateOptions = { ...options };
      for (const name of names) {
        if (first[name] === undefined) delete mixed[name];
        else Object.assign(mixed, { [name]: first[name] });
      }
      const stale = unlessThrown(() => resize(input, mixed), right);
      return stale.shape.join() === right.shape.join() ? stale : right;
    };
  };
}

function unlessThrown<T>(compute: () => T, otherwise: T): T {
  try {
    return compute();
  } catch {
    return otherwise;
  }
}

const byModeAndShape: Key = ({ shape }, { mode }) => [shape, mode];

/** The key has a factor of three digits. */
function roundedFactor(): ReturnType<Make> {
  const kept = keeper<InterpolateOptions>();
  return (input, options) => {
    const { scaleFactor, ...rest } = options;
    if (scaleFactor === undefined) return resize(input, options);
    const digits = [scaleFactor].flat().map((factor) => factor.toFixed(3));
    const first = kept([input.shape, digits, rest], options);
    const right = resize(input, options);
    const stale = resize(input, first);
    return stale.shape.join() === right.shape.join() ? stale : right;
  };
}

const SIZED: Options = ['size', 'scaleFactor', 'recomputeScaleFactor'];

/** Options that the key of what is kept may leave out. */
const LEFT_OUT: readonly [id: string, said: string, options: Options, made: Readonly<Record<string, Make>>][] = [
  ['mode', 'the mode', ['mode'], { 'state/weights-cached-without-mode': firstOptions(({ shape }) => shape, ['mode']) }],
  [
    'align-corners',
    'align_corners',
    ['alignCorners'],
    { 'state/weights-cached-without-align-corners': firstOptions(byModeAndShape, ['alignCorners']) },
  ],
  [
    'antialias',
    'antialias',
    ['antialias'],
    { 'state/weights-cached-without-antialias': firstOptions(byModeAndShape, ['antialias']) },
  ],
  [
    'factor',
    'scale_factor',
    SIZED,
    {
      'state/weights-cached-without-factor': firstOptions(byModeAndShape, SIZED),
      'state/weights-kept-by-a-rounded-factor': roundedFactor,
    },
  ],
];

/** Options that hold on for the next call, which leaves them out. */
const STICKING: readonly [id: string, name: 'alignCorners' | 'antialias' | 'mode', said: string][] = [
  ['align-corners', 'alignCorners', 'align_corners'],
  ['antialias', 'antialias', 'antialias'],
  ['mode', 'mode', 'the mode'],
];

/** An option that is left out is that of the last call which gave it. */
function sticking(name: 'alignCorners' | 'antialias' | 'mode'): Make {
  return () => {
    let given: InterpolateOptions = {};
    return (input, options) => {
      if (options[name] !== undefined) given = { [name]: options[name] };
      try {
        return resize(input, { ...given, ...options });
      } catch {
        return resize(input, options);
      }
    };
  };
}

type Counted = [id: string, sentence: string, of: (call: ForwardCall) => unknown, made: Readonly<Record<string, Make>>];

/** What may differ between two calls of the same sizes and options. */
const COUNTED: readonly Counted[] = [
  [
    'dtype',
    'It reuses weights or buffers of another dtype: the cache key omits the dtype.',
    ({ input }) => input.dtype,
    {
      'state/uint8-weights-for-floats': () => {
        const kept = keeper<Tensor['dtype']>();
        return (input, options) => {
          const first = kept([input.shape.slice(2), options], input.dtype);
          const isFixed = first === 'uint8' && input.dtype !== 'uint8';
          const decisions: Partial<Decisions> = isFixed ? { weightPrecision: 'fixed-14' } : {};
          return resize(input, options, decisions);
        };
      },
    },
  ],
  [
    'batch',
    'It reuses the number of images of an earlier call: the cache key omits the batch.',
    ({ input }) => input.shape[0],
    {
      'state/batch-of-the-first-call': () => {
        const kept = keeper<number>();
        return (input, options) => {
          const right = resize(input, options);
          const images = kept([input.dtype, input.shape.slice(1), options], input.shape[0]);
          return unwritten(right, ([image]) => image >= images);
        };
      },
    },
  ],
  [
    'channels',
    'It reuses the number of channels of an earlier call: the cache key omits the channels.',
    ({ input }) => input.shape[1],
    {},
  ],
];

/** A module computes its output size once, for its first input. */
function firstSize(): Partial<Implementation> {
  return {
    createUpsample: (options) => {
      const { forward } = frontEnds(resize).createUpsample(options);
      let size: readonly number[] | undefined;
      return {
        forward: async (input) => {
          const { mode, alignCorners } = options;
          const own = { ...(mode !== undefined && { mode }), ...(alignCorners !== undefined && { alignCorners }) };
          const kept = size?.length === input.shape.length - 2 ? size : undefined;
          const result = kept === undefined ? await forward(input) : resize(input, { size: kept, ...own });
          size = result.shape.slice(2);
          return result;
        },
      };
    },
  };
}

/** Modules keep their options in one place. */
function sharedOptions(): Partial<Implementation> {
  let shared: InterpolateOptions = {};
  return {
    createUpsample: (options) => {
      const made = frontEnds(resize).createUpsample(options);
      shared = options;
      return {
        forward: (input) => (shared === options ? made : frontEnds(resize).createUpsample(shared)).forward(input),
      };
    },
  };
}

/** What is kept from call to call by a key that leaves out one thing, and options that stick. */
export const KEPT_MISTAKES: readonly Mistake[] = [
  ...LEFT_OUT.map(([id, said, options, made]) =>
    shown(
      `state.kept-without-${id}`,
      'memory.no-state',
      `It reuses what it cached for an earlier call: the cache key omits ${said}.`,
      ({ asked, got, before, series }) =>
        series !== undefined &&
        got !== undefined &&
        before.some(({ call }) => areApartBy(call, asked.call, options) && isAnswerBy(call, asked.call, got)),
      { made },
    ),
  ),
  ...STICKING.map(([id, name, said]) =>
    shown(
      `state.left-out-${id}-sticks`,
      'memory.no-state',
      `Where ${said} is left out, it takes that of an earlier call.`,
      (seen) => isStuck(seen, name),
      { made: { [`state/${id}-sticks`]: sticking(name) } },
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
    { made: { 'front-ends/module-keeps-its-first-size': firstSize } },
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
    { made: { 'front-ends/modules-share-their-options': sharedOptions } },
  ),
  ...COUNTED.map(([id, sentence, of, made]) =>
    shown(
      `state.kept-without-${id}`,
      'memory.no-state',
      sentence,
      (seen) => isMadeForAnother(seen, of) && isKeptFromFirst(seen, of),
      { made },
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
