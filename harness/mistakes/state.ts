import type { Call } from '#cases/case.ts';
import { decoded } from '#reference/rounding.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { accepts, isAccepted } from '../judge/accepted.ts';
import { expectationOf } from '../judge/expectation.ts';
import { RIGHT_AFRESH, TWO_ANSWERS } from '../report/state-claims.ts';
import type { Exchange } from '../suite/evidence.ts';
import { isAnswerBy, isApartByOne, KEPT_MISTAKES, keeper } from './kept.ts';
import { attempted, type Make, type Mistake, type Seen } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';
import { shown, vague } from './rows.ts';
import { gathered, unwritten } from './tensors.ts';

/** Other decisions in every second call, and in those between them. */
const alternating =
  (second: Partial<Decisions>, others: Partial<Decisions>): Make =>
  () => {
    let calls = 0;
    return (input, options) => {
      calls += 1;
      return resize(input, options, calls % 2 === 0 ? second : others);
    };
  };

/** The first result of the same call on whatever elements. */
function firstResult(): ReturnType<Make> {
  const kept = keeper<() => Tensor>();
  return (input, options) => {
    let own: Tensor | undefined;
    const compute = () => {
      own ??= resize(input, options);
      return own;
    };
    const result = kept([input.dtype, input.shape, options], compute)();
    return { ...result, data: result.data.slice() };
  };
}

/** The size of an input that indices and weights were made for, by a key that says too little of each axis. */
function sizesKept(
  keyOf: (axis: number, outputSize: number, options: InterpolateOptions, rank: number) => unknown,
): Make {
  return () => {
    const kept = keeper<number>();
    return (input, options) => {
      const right = resize(input, options);
      if (options.size === undefined) return right;
      const shape = input.shape.map((size, axis) =>
        axis < 2 ? size : kept(keyOf(axis, right.shape[axis], options, input.shape.length), size),
      );
      if (shape.join() === input.shape.join()) return right;
      const clamped = (index: readonly number[]) => index.map((at, axis) => Math.min(at, input.shape[axis] - 1));
      return resize(gathered(input, shape, clamped), options);
    };
  };
}

/** Columns are clamped to the width of the call before where that was smaller. */
function widthBefore(): ReturnType<Make> {
  let before = Number.POSITIVE_INFINITY;
  return (input, options) => {
    const width = input.shape[input.shape.length - 1];
    const right = resize(input, options);
    const limit = Math.min(before, width);
    before = width;
    if (limit === width) return right;
    const data = input.data.map((_, at, all) => all[at - (at % width) + Math.min(at % width, limit - 1)]);
    return resize({ ...input, data: data as Tensor['data'] }, options);
  };
}

/** The last column shows what the buffer of the call before had there. */
function staleLastColumn(): ReturnType<Make> {
  let buffer: Tensor['data'] | undefined;
  return (input, options) => {
    const right = resize(input, options);
    const width = right.shape[right.shape.length - 1];
    const left = buffer?.constructor === right.data.constructor ? buffer : undefined;
    buffer = right.data;
    return unwritten(right, (index) => width > 1 && index[index.length - 1] === width - 1, left);
  };
}

/** Adds to the buffer of the call before where it has the same length. */
function addedToBuffer(): ReturnType<Make> {
  let buffer: Tensor['data'] | undefined;
  return (input, options) => {
    const right = resize(input, options);
    const kept =
      buffer?.constructor === right.data.constructor && buffer.length === right.data.length ? buffer : undefined;
    buffer = right.data.slice();
    if (kept === undefined || right.dtype === 'uint8' || kept instanceof Uint16Array) return right;
    return { ...right, data: right.data.map((value, at) => value + kept[at]) as Tensor['data'] };
  };
}

function zeros(right: Tensor): Tensor {
  return unwritten(right, () => true);
}

function zerosAfterRefusal(): ReturnType<Make> {
  let isBroken = false;
  return (input, options) => {
    try {
      const right = resize(input, options);
      const result = isBroken ? zeros(right) : right;
      isBroken = false;
      return result;
    } catch (error) {
      isBroken = true;
      throw error;
    }
  };
}

/** The first call is answered before the device has finished. */
function zerosAtFirst(): ReturnType<Make> {
  let isReady = false;
  return (input, options) => {
    const right = resize(input, options);
    if (isReady) return right;
    isReady = true;
    return zeros(right);
  };
}

const FUSED = { coordinatePrecision: 'fused', sumPrecision: 'own', sumOrder: 'fused' } as const;
const UNFUSED = { coordinatePrecision: 'own', sumPrecision: 'own', sumOrder: 'forward' } as const;

/** What a call remembers of those before it in the same case. */
export const STATE_MISTAKES: readonly Mistake[] = [
  vague(
    shown(TWO_ANSWERS, 'memory.no-state', 'Its answer to the same call is not always the same.', hasTwoAnswers, {
      made: {
        'state/every-second-call': alternating({ shift: 1e-3 }, {}),
        'state/last-bits-vary': alternating(FUSED, UNFUSED),
      },
    }),
  ),
  shown(
    'state.result-of-an-earlier-call',
    'memory.no-state',
    'It returns the result of an earlier call.',
    ({ asked, got, before }) =>
      got !== undefined &&
      before.some(
        ({ call, outcome }) => isTakenFor(call, asked.call) && outcome.kind === 'tensor' && isSame(outcome.tensor, got),
      ),
    { made: { 'state/results-cached-by-shape': firstResult } },
  ),
  shown(
    'state.options-of-an-earlier-call',
    'memory.no-state',
    'It computes by the options of an earlier call with the same sizes: the cache key omits some of them.',
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
    {
      made: {
        'state/weights-cached-without-input-size': sizesKept((axis, _, options, rank) => [axis, options, rank]),
        'state/weights-kept-per-axis': sizesKept((axis, size, { mode, alignCorners, antialias }) =>
          [axis, size, mode, alignCorners, antialias].join(),
        ),
        'state/weights-kept-by-output-size': sizesKept((_, size, { mode, alignCorners, antialias }) =>
          [size, mode, alignCorners, antialias].join(),
        ),
        'state/size-of-the-call-before': widthBefore,
      },
    },
  ),
  ...KEPT_MISTAKES,
  shown(
    'state.buffer-of-the-call-before',
    'memory.no-state',
    'Where it writes nothing, or adds to what is there, the buffer of the call before shows.',
    hasStaleElements,
    { made: { 'state/stale-last-column': staleLastColumn, 'state/adds-to-the-buffer': addedToBuffer } },
  ),
  // The run tells it, which asks some cases again.
  shown(
    RIGHT_AFRESH,
    'memory.no-state',
    'Run again after a fresh start, it is right: its answers depend on earlier calls, or the failure is intermittent.',
    () => false,
  ),
  // A ranking tells it from zeros for every call.
  shown(
    'state.zeros-now-and-then',
    'memory.no-state',
    'It answers some calls with zeros, and others like them rightly.',
    () => false,
    { made: { 'state/broken-after-a-refusal': zerosAfterRefusal, 'state/first-call-empty': zerosAtFirst } },
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
  const wrong = [...came.keys()].filter((element) => !accepts(expectation, element, came[element]));
  return [previous.outcome.tensor, rightBefore].map(decoded).some((left) => {
    const leftAt = (element: number) => left[element] ?? 0;
    const isStale = (element: number) => Object.is(came[element], leftAt(element));
    const isSum = (element: number) => accepts(expectation, element, came[element] - leftAt(element));
    const isTold = wrong.some((element) => leftAt(element) !== 0 && leftAt(element) !== ideal[element]);
    return isTold && (wrong.every(isStale) || wrong.every(isSum));
  });
}
