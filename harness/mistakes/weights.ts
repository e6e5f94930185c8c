import { decoded } from '#reference/rounding.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { Mistake, Seen } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import {
  and,
  type Concerns,
  isAntialiased,
  isArea,
  isBlending,
  isCubic,
  isLinear,
  isPlaced,
  not,
  ofDtypes,
} from './rows.ts';

const SUMS: readonly [method: string, clause: ClauseId, concerns: Concerns][] = [
  ['linear', 'linear.weights', isLinear],
  ['bicubic', 'bicubic.kernel', isCubic],
  ['antialias', 'antialias.normalised', isAntialiased],
  ['area', 'area.mean', isArea],
];

const GAINS: readonly [
  name: string,
  sentence: string,
  decisions: Partial<Decisions>,
  axesOf: (seen: Seen) => number,
][] = [
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

/** What the weights sum to, and how finely they are kept: numbers that the answers tell. */
export const WEIGHT_MISTAKES: readonly Mistake[] = [
  ...SUMS.flatMap(([method, clause, concerns]) =>
    GAINS.filter(([name]) => !(ON_IMAGES.includes(method) && name === 'sum-along-every-axis')).map(
      ([name, sentence, decisions, axesOf]): Mistake => ({
        kind: 'fitted',
        id: `${method}.${name}`,
        clause,
        sentence,
        concerns,
        decisions: (gain) => ({ ...decisions, gain }),
        candidates: [],
        estimates: (seen) => gainOf(seen, axesOf(seen)),
        said: String,
      }),
    ),
  ),
  {
    kind: 'fitted',
    id: 'weights.of-few-bits',
    clause: 'rounding.float-arithmetic',
    sentence: 'Its weights have {} bits.',
    concerns: and(isBlending, not(ofDtypes('uint8'))),
    decisions: (bits) => ({ weightPrecision: `fixed-${bits}` }),
    candidates: [],
    estimates: (seen) => bitsOf(seen).filter((bits) => ![5, 8, 11].includes(bits)),
    said: String,
  },
  {
    kind: 'fitted',
    id: 'weights.cut-to-few-bits',
    clause: 'rounding.float-arithmetic',
    sentence: 'Its weights are cut off after {} bits, so that they sum to less than 1.',
    concerns: and(isBlending, not(ofDtypes('uint8'))),
    decisions: (bits) => ({ weightPrecision: `cut-${bits}` }),
    candidates: [],
    estimates: bitsOf,
    said: String,
  },
  ...(
    [
      ['cut', 'It cuts the fraction between two elements off after {} bits.', isPlaced],
      ['fixed', 'It rounds the fraction between two elements to {} bits.', isCubic],
    ] as const
  ).map(
    ([kind, sentence, concerns]): Mistake => ({
      kind: 'fitted',
      id: kind === 'cut' ? 'weights.fraction-cut-to-few-bits' : 'weights.fraction-of-few-bits',
      clause: 'rounding.float-arithmetic',
      sentence,
      also: 'a table of weights, as OpenCV has one of 5 bits',
      concerns: and(concerns, not(ofDtypes('uint8'))),
      decisions: (bits) => ({ fractionPrecision: `${kind}-${bits}` }),
      candidates: [],
      estimates: bitsOf,
      said: String,
    }),
  ),
];

function resizedAxes({ asked }: Seen): number {
  return asked.accepted?.axes.filter(({ inputSize, outputSize }) => inputSize !== outputSize).length ?? 0;
}

/** What every weight of so many axes is multiplied by, where the answer is a multiple of the right one. */
function gainOf({ got, expectation }: Seen, axes: number): number[] {
  if (got === undefined || expectation === undefined || axes === 0) return [];
  const { ideal, slack, shape } = expectation;
  if (got.shape.join() !== shape.join() || got.dtype === 'uint8') return [];
  const came = decoded(got);
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
function bitsOf({ got, expectation }: Seen): number[] {
  if (got === undefined || expectation === undefined || got.shape.join() !== expectation.shape.join()) return [];
  const { ideal } = expectation;
  let largest = 0;
  let most = 0;
  decoded(got).forEach((value, element) => {
    if (!Number.isFinite(value) || !Number.isFinite(ideal[element])) return;
    largest = Math.max(largest, Math.abs(ideal[element]));
    most = Math.max(most, Math.abs(value - ideal[element]));
  });
  if (most === 0) return [];
  const middle = Math.round(Math.log2(largest / most));
  const bits = Array.from({ length: 6 }, (_, place) => middle - 2 + place);
  return bits.filter((one) => one >= FEWEST_BITS && one <= MOST_BITS);
}
