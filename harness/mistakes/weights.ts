import { errataOf, type SizedCall, type SizedInput } from '#cases/errata-table.ts';
import { FLOAT_FORMATS } from '#reference/rounding.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { DType } from '#spec/signature.ts';
import { accepts, acceptsEvery } from '../judge/accepted.ts';
import { ARITHMETIC, type Arithmetic } from '../judge/arithmetic.ts';
import { blendingRule } from '../judge/blending-rule.ts';
import type { Changes } from '../judge/passes.ts';
import { comparable } from './answers.ts';
import { and, type Concerns, is } from './calls.ts';
import type { Seen } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { each, fitted, type How, mistakes, vague } from './rows.ts';
import { numbersOf } from './seen-numbers.ts';

const SUMS: readonly [method: string, clause: ClauseId, concerns: Concerns][] = [
  ['linear', 'linear.weights', is.linear],
  ['bicubic', 'bicubic.kernel', is.cubic],
  ['antialias', 'antialias.normalised', is.antialiased],
  ['area', 'area.mean', is.area],
  ['nearest', 'nearest.copies', is.copying],
];

type Gain = [name: string, sentence: string, decisions: Partial<Decisions>, axesOf: (seen: Seen) => number];

const GAINS: readonly Gain[] = [
  ['sum', 'Along each axis that it resizes, the weights of an output element sum to {}, not 1.', {}, resizedAxes],
  [
    'sum-along-every-axis',
    'Along every axis, the weights of an output element sum to {}, not 1.',
    { unchangedAxis: 'resampled' },
    ({ asked }) => asked.accepted?.axes.length ?? 1,
  ],
  ['result-scaled', 'Its results are {} times what they should be.', { gainOf: 'result' }, () => 1],
];

/** With two axes always, a sum along every axis is a scale of the result. */
const ON_IMAGES: readonly string[] = ['bicubic', 'antialias'];

/** Nothing is summed where elements are copied. */
function isGainOf(method: string, name: string): boolean {
  if (method === 'nearest') return name === 'result-scaled';
  return !(ON_IMAGES.includes(method) && name === 'sum-along-every-axis');
}

/** Those with a row of their own. */
const KNOWN_BITS: readonly number[] = [5, 8, 11];

const TABLE = 'a table of weights, as OpenCV has one of 5 bits';

/** What the weights sum to, and how finely they are kept: numbers that the answers tell. */
export const WEIGHT_MISTAKES = [
  ...SUMS.flatMap(([method, clause, concerns]) =>
    GAINS.filter(([name]) => isGainOf(method, name)).flatMap(([name, sentence, decisions, axesOf]) =>
      mistakes(method, clause, concerns, {
        [name]: [
          sentence,
          fitted((gain) => ({ ...decisions, gain }), { estimates: (seen) => gainOf(seen, axesOf(seen)) }),
        ],
      }),
    ),
  ),
  ...mistakes('arithmetic', 'rounding.float-arithmetic', is.float, {
    // In every mode alike: of one alone the rows above say it.
    'result-scaled': [
      'Its results are {} times what they should be.',
      fitted((gain) => ({ gain, gainOf: 'result' }), { estimates: (seen) => gainOf(seen, 1) }),
    ],
    // In half types a small number is near to any rounding.
    offset: [
      'It adds {} to every result.',
      is.wide,
      fitted('offset', { candidates: [0.001, 0.01, 0.5, 1], estimates: offsetOf }),
    ],
  }),
  ...mistakes('weights', 'rounding.float-arithmetic', and(is.blending, is.float), {
    'of-few-bits': [
      'Its weights have {} bits.',
      fitted((bits) => ({ weightPrecision: `fixed-${bits}` }), {
        estimates: (seen) => bitsOf(seen).filter((bits) => !KNOWN_BITS.includes(bits)),
      }),
    ],
    'cut-to-few-bits': [
      'Its weights are truncated to {} bits, so that they sum to less than 1.',
      fitted((bits) => ({ weightPrecision: `cut-${bits}` }), { estimates: bitsOf }),
    ],
    'fraction-cut-to-few-bits': [
      'It truncates the fraction between two elements to {} bits.',
      is.placed,
      fitted((bits) => ({ fractionPrecision: `cut-${bits}` }), { estimates: bitsOf }),
      TABLE,
    ],
    'fraction-of-few-bits': [
      'It rounds the fraction between two elements to {} bits.',
      is.cubic,
      fitted((bits) => ({ fractionPrecision: `fixed-${bits}` }), { estimates: bitsOf }),
      TABLE,
    ],
  }),
];

/** What the answer is off by on the whole. */
function offsetOf(seen: Seen): number[] {
  const answer = comparable(seen);
  if (answer === undefined) return [];
  const { came, expectation } = answer;
  const differences = came
    .map((value, element) => value - expectation.ideal[element])
    .filter(Number.isFinite)
    .sort();
  return differences.length === 0 ? [] : [differences[differences.length >> 1]];
}

function resizedAxes({ asked }: Seen): number {
  return asked.accepted?.axes.filter(({ inputSize, outputSize }) => inputSize !== outputSize).length ?? 0;
}

/** What every weight of so many axes is multiplied by, where the answer is a multiple of the right one. */
function gainOf(seen: Seen, axes: number): number[] {
  const answer = comparable(seen);
  if (answer === undefined || axes === 0 || answer.got.dtype === 'uint8') return [];
  const { came, expectation } = answer;
  const { ideal } = expectation;
  const slack = expectation.slack();
  let along = 0;
  let square = 0;
  for (let element = 0; element < came.length; element++) {
    if (!Number.isFinite(came[element] * ideal[element])) continue;
    along += ideal[element] * came[element];
    square += ideal[element] * ideal[element];
  }
  const ratio = along / square;
  if (!(ratio > 0) || ratio === Number.POSITIVE_INFINITY) return [];
  const isMultiple = came.every((value, element) => {
    if (Object.is(value, ideal[element])) return true;
    const allowed = (1 + ratio) * slack[element] + ROUNDINGS * Math.abs(value);
    return Math.abs(value - ratio * ideal[element]) <= allowed;
  });
  return isMultiple ? [ratio ** (1 / axes)] : [];
}

/** Of the estimated ratio and of a result in the least precise dtype: what follows is judged by the bound. */
const ROUNDINGS = 2 ** -7;

const FEWEST_BITS = 3;
const MOST_BITS = 20;

/** Weights of so many bits leave errors of about that size. */
function bitsOf(seen: Seen): number[] {
  const answer = comparable(seen);
  if (answer === undefined) return [];
  const { came, expectation } = answer;
  let largest = 0;
  let most = 0;
  for (const [element, value] of came.entries()) {
    const ideal = expectation.ideal[element];
    if (!Number.isFinite(value) || !Number.isFinite(ideal)) continue;
    largest = Math.max(largest, Math.abs(ideal));
    most = Math.max(most, Math.abs(value - ideal));
  }
  if (most === 0) return [];
  const middle = Math.round(Math.log2(largest / most));
  const bits = Array.from({ length: 6 }, (_, place) => middle - 2 + place);
  return bits.filter((one) => one >= FEWEST_BITS && one <= MOST_BITS);
}

const ABOUT = [
  [24, 'float32 has', is.float64],
  [11, 'float16 has', is.wide],
  [8, 'bfloat16 and texture units have', is.float],
] as const;

/** Weights, or sums, of so many significant bits, whatever is kept in them; the narrowest that holds comes first. */
export const SIGNIFICANT_BITS_MISTAKES = [
  ...mistakes('precision', 'rounding.float64-arithmetic', and(is.blending, is.float64), {
    // Coordinates and weights are float32, but sums are not.
    'about-float32': [
      'It computes coordinates or weights of float64 in float32.',
      within(() => ({ ...ARITHMETIC.float32, weightUnit: 2 ** -24, result: FLOAT_FORMATS.float64 })),
      'OpenCV',
    ],
  }),
  ...mistakes('precision', 'rounding.float-arithmetic', is.blending, {
    ...each(ABOUT, ([bits, as, concerns]) => ({
      [`about-${bits}-bits`]: [
        `Its arithmetic has about ${bits} significant bits, as ${as}.`,
        concerns,
        withinBits(bits),
      ],
    })),
  }),
];

/** Coordinates keep their precision: a coordinate that is off is another mistake. */
function withinBits(bits: number): How {
  return within((dtype) => ({ ...ARITHMETIC[dtype], weightUnit: 2 ** -bits }));
}

function within(arithmeticOf: (dtype: DType) => Arithmetic): How {
  return vague((seen) => isWithin(seen, arithmeticOf(seen.asked.input.dtype)));
}

/** Whether an answer is accepted of another arithmetic. */
function isWithin(seen: Seen, arithmetic: Arithmetic): boolean {
  const { asked, got, isRight } = seen;
  const { input, accepted } = asked;
  if (isRight || got === undefined || accepted === undefined) return false;
  if (got.shape.join() !== accepted.outputShape.join() || got.dtype !== input.dtype) return false;
  const rule = blendingRule(accepted, input, targetChanges(accepted, input), arithmetic);
  const { came, mostWrong } = numbersOf(seen);
  if (mostWrong !== undefined && !accepts(rule, mostWrong.element, came[mostWrong.element])) return false;
  return acceptsEvery(rule, came);
}

/** An axis that keeps its size is left alone, as the target leaves it. */
function targetChanges(call: SizedCall, input: SizedInput): Changes {
  const overrides = errataOf(call, input).flatMap((erratum) => erratum.overrides);
  return {
    overrides: overrides.filter((override) => override === 'leavesUnchangedAxes'),
    weighsUnchangedAxes: false,
  };
}
