import type { Call } from '#cases/case.ts';
import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { accepts } from '../judge/accepted.ts';
import { RIGHT_AFRESH, TWO_ANSWERS } from '../report/state-claims.ts';
import type { Exchange } from '../suite/evidence.ts';
import { comparable } from './answers.ts';
import { askedCall } from './asked.ts';
import { always } from './calls.ts';
import { isByAnotherOption, KEPT_OPTIONS } from './kept-options.ts';
import { KEPT_COUNTS, KEPT_SIZES, KEPT_STEPS } from './kept-sizes.ts';
import { attempted, type Make, type Seen } from './mistake.ts';
import { keeping, remembering, same } from './remembering.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';
import { rightResult } from './right-result.ts';
import { mistakes, shown, vague } from './rows.ts';
import { wrongElements } from './seen-numbers.ts';
import { isSame, unwritten } from './tensors.ts';

type Data = Tensor['data'];

const FUSED = { coordinatePrecision: 'fused', sumPrecision: 'own', sumOrder: 'fused' } as const;
const UNFUSED = { coordinatePrecision: 'own', sumPrecision: 'own', sumOrder: 'forward' } as const;

/** What a call remembers of those before it in the same case. */
export const STATE_MISTAKES = mistakes('state', 'memory.no-state', always, {
  [TWO_ANSWERS.replace('state.', '')]: [
    'Its answer to the same call is not always the same.',
    vague(hasTwoAnswers, {
      'state/every-second-call': alternating({ shift: 1e-3 }, {}),
      'state/last-bits-vary': alternating(FUSED, UNFUSED),
    }),
  ],
  'result-of-an-earlier-call': [
    'It returns the result of an earlier call.',
    shown(isEarlierResult, {
      'state/results-cached-by-shape': keeping(
        ({ input, options }) => [input.dtype, input.shape, options],
        ({ right }) => right,
        (first) => ({ ...first, data: first.data.slice() }),
      ),
    }),
  ],
  ...KEPT_SIZES,
  ...KEPT_OPTIONS,
  ...KEPT_STEPS,
  ...KEPT_COUNTS,
  'buffer-of-the-call-before': [
    'Its buffer holds what an earlier call left, which shows where nothing is written, or is added to.',
    shown(hasStaleElements, {
      // The last column shows what the buffer of the call before had there, if it is of the same kind.
      'state/stale-last-column': remembering(
        (): { buffer?: Data } => ({}),
        (memory, { right }) => {
          const left = memory.buffer?.constructor === right.data.constructor ? memory.buffer : undefined;
          memory.buffer = right.data;
          const width = right.shape[right.shape.length - 1];
          return unwritten(right, (index) => width > 1 && index[index.length - 1] === width - 1, left);
        },
      ),
      // Adds to the buffer of the call before where it has the same length.
      'state/adds-to-the-buffer': remembering(
        (): { buffer?: Data } => ({}),
        (memory, { right }) => {
          const { buffer } = memory;
          memory.buffer = right.data.slice();
          const isAlike = buffer?.constructor === right.data.constructor && buffer.length === right.data.length;
          if (!isAlike || right.dtype === 'uint8' || buffer instanceof Uint16Array) return right;
          return { ...right, data: right.data.map((value, at) => value + buffer[at]) as Data };
        },
      ),
    }),
    { ofAnyAnswer: true },
  ],
  // The run tells it, which asks some cases again.
  [RIGHT_AFRESH.replace('state.', '')]: [
    'Run again after a fresh start, it is right: its answers depend on earlier calls, or the failure is intermittent.',
    shown(() => false),
  ],
  // A ranking tells it from zeros for every call.
  'zeros-now-and-then': [
    'It answers some calls with zeros, and others like them rightly.',
    shown(() => false, {
      'state/broken-after-a-refusal': zerosAfterRefusal,
      'state/first-call-empty': remembering(
        () => ({ isReady: false }),
        (memory, { right }) => {
          const { isReady } = memory;
          memory.isReady = true;
          return isReady ? right : unwritten(right, () => true);
        },
      ),
    }),
  ],
});

/** Other decisions in every second call, and in those between them. */
function alternating(second: Partial<Decisions>, others: Partial<Decisions>): Make {
  return remembering(
    () => ({ calls: 0 }),
    (memory, { input, options }) => resize(input, options, ++memory.calls % 2 === 0 ? second : others),
  );
}

function hasTwoAnswers({ exchange, before, series }: Seen): boolean {
  const all = series ?? [...before, exchange];
  return all.some(({ call, outcome }, place) =>
    all.slice(0, place).some((other) => isSameCall(call, other.call) && !isSameOutcome(outcome, other.outcome)),
  );
}

export function isSameCall(left: Call, right: Call): boolean {
  return left.entry === right.entry && isSame(left.input, right.input) && same(left.options, right.options);
}

function isSameOutcome(left: Exchange['outcome'], right: Exchange['outcome']): boolean {
  if (left.kind !== 'tensor' || right.kind !== 'tensor') return left.kind === right.kind;
  return isSame(left.tensor, right.tensor);
}

/** Another input in the same call: the same answer to it would be an accident. */
function isEarlierResult(seen: Seen): boolean {
  const {
    asked: { call },
    got,
    before,
    series,
  } = seen;
  // Of a recorded case nobody knows what was asked before it: the same with another option, for one.
  if (series === undefined && before.length === 0) return isByAnotherOption(seen);
  return before.some(({ call: other, outcome }) => {
    if (got === undefined || outcome.kind !== 'tensor' || !isSame(outcome.tensor, got)) return false;
    const isAlike = other.input.dtype === call.input.dtype && other.input.shape.join() === call.input.shape.join();
    return isAlike && same(other.options, call.options) && !isSame(other.input, call.input);
  });
}

/** Every wrong element is what another call wrote at the same place in memory, or the sum with it. */
function hasStaleElements(seen: Seen): boolean {
  const { asked, exchange, before, series, others = [] } = seen;
  const answer = comparable(seen);
  const earlier = series === undefined && before.length === 0 ? others : lastOfAny(seen);
  if (answer === undefined || earlier.length === 0) return false;
  const right = attempted(() => rightResult(asked));
  if (right === 'refusal') return false;
  const { came, expectation } = answer;
  const ideal = decoded(right);
  const wrong = wrongElements(seen, expectation);
  const isInOrder = earlier !== others;
  // The same call is answered in the same way, whatever the mistake.
  const different = earlier.filter(({ call }) => !isSameCall(call, exchange.call));
  return different.flatMap(buffersOf).some(({ left, isAnswer }) => {
    const leftAt = (element: number) => left[element] ?? 0;
    const isStale = (element: number) => Object.is(came[element], leftAt(element));
    const isSum = (element: number) => accepts(expectation, element, came[element] - leftAt(element));
    const isTold = wrong.some((element) => leftAt(element) !== 0 && leftAt(element) !== ideal[element]);
    const mayBeStale = isInOrder || !isAnswer;
    return isTold && ((mayBeStale && wrong.every(isStale)) || wrong.every(isSum));
  });
}

/** The call before, and the last one before it whose result has the same shape: a buffer may be kept for each. */
function lastOfAny({ before, got }: Seen): readonly Exchange[] {
  const isAlike = ({ outcome }: Exchange) =>
    outcome.kind === 'tensor' && outcome.tensor.shape.join() === got?.shape.join();
  return [...new Set([before.at(-1), before.findLast(isAlike)])].filter((one) => one !== undefined);
}

/** What a call wrote, and what it should have written. */
function buffersOf({ call, outcome }: Exchange): { left: Float64Array; isAnswer: boolean }[] {
  if (outcome.kind !== 'tensor') return [];
  const right = attempted(() => rightResult(askedCall(call)));
  return [
    { left: decoded(outcome.tensor), isAnswer: true },
    ...(right === 'refusal' ? [] : [{ left: decoded(right), isAnswer: false }]),
  ];
}

function zerosAfterRefusal(): ReturnType<Make> {
  let isBroken = false;
  return (input, options) => {
    const wasBroken = isBroken;
    isBroken = true;
    const right = resize(input, options);
    isBroken = false;
    return wasBroken ? unwritten(right, () => true) : right;
  };
}
