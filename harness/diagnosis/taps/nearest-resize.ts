import type { ForwardCall } from '#cases/case.ts';
import { decoded } from '#reference/rounding.ts';
import type { Asked } from '../../mistakes/asked.ts';
import type { Decisions } from '../../mistakes/resizer/decisions.ts';
import type { Method } from '../../mistakes/resizer/methods.ts';
import { resize } from '../../mistakes/resizer/resize.ts';
import type { Quantity } from '../../report/measured-taps.ts';
import { attempted } from '../hypothesis.ts';
import { type Fit, leastSquares } from '../least-squares.ts';
import { type Operator, operatorOf } from './operator.ts';

interface Measurable {
  readonly start: number;
  readonly decisions: (number: number) => Partial<Decisions>;
}

const GAIN: Measurable = { start: 1, decisions: (gain) => ({ gain, gainOf: 'result' }) };
const SHIFT: Measurable = { start: 0, decisions: (shift) => ({ shift }) };
const STEP: Measurable = { start: 1, decisions: (stepGain) => ({ stepGain }) };
const WIDTH: Measurable = { start: 1, decisions: (supportScale) => ({ supportScale }) };

const MEASURABLE: Readonly<Record<Method, Partial<Record<Quantity, Measurable>>>> = {
  nearest: {},
  'nearest-exact': {},
  area: { gain: GAIN },
  linear: { gain: GAIN, shift: SHIFT, step: STEP },
  bicubic: {
    gain: GAIN,
    shift: SHIFT,
    step: STEP,
    coefficient: { start: -0.75, decisions: (cubicCoefficient) => ({ cubicCoefficient }) },
  },
  'antialias-bilinear': { gain: GAIN, shift: SHIFT, step: STEP, width: WIDTH },
  'antialias-bicubic': {
    gain: GAIN,
    shift: SHIFT,
    step: STEP,
    width: WIDTH,
    coefficient: { start: -0.5, decisions: (antialiasCubicCoefficient) => ({ antialiasCubicCoefficient }) },
  },
  'antialias-lanczos': { gain: GAIN, shift: SHIFT, step: STEP, width: WIDTH },
  'antialias-box': { gain: GAIN },
  'antialias-hamming': { gain: GAIN },
};

export interface NearestResize {
  /** As few as tell what differs. */
  readonly numbers: Partial<Record<Quantity, number>>;
  readonly operator: Operator;
}

/** What must be left of the squares for one more number to tell something. */
const WORTHWHILE = 0.7;
/** What must be left of them in the end. */
const NEAR = 0.2;

/** One number after the other is let go, the one that brings the weights nearest first. */
export function nearestResize(
  asked: Asked,
  came: Operator,
  due: Operator,
  tolerance: number,
): NearestResize | undefined {
  const measurable = (asked.method && MEASURABLE[asked.method]) ?? {};
  const quantities = Object.keys(measurable) as Quantity[];
  const operatorAt = (free: readonly Quantity[], numbers: readonly number[]) => {
    const decisions: Partial<Decisions> = {};
    for (const [place, one] of free.entries()) Object.assign(decisions, measurable[one]?.decisions(numbers[place]));
    return operatorWith(asked, decisions);
  };
  const squares = due.weights.reduce((sum, weight, place) => sum + (weight - came.weights[place]) ** 2, 0);
  let best: FreeFit = { free: [], fit: { numbers: [], rest: squares } };
  while (best.fit.rest > came.weights.length * tolerance ** 2) {
    const { free, fit } = best;
    const further = quantities
      .filter((one) => !free.includes(one))
      .flatMap((one): FreeFit[] => {
        const more = [...free, one];
        const start = [...fit.numbers, measurable[one]?.start ?? 0];
        const found = leastSquares((numbers) => operatorAt(more, numbers)?.weights, came.weights, start);
        return found ? [{ free: more, fit: found }] : [];
      });
    const nearest = further.toSorted((one, other) => one.fit.rest - other.fit.rest).at(0);
    if (nearest === undefined || nearest.fit.rest > WORTHWHILE * fit.rest) break;
    best = nearest;
  }
  const { free, fit } = best;
  if (free.length === 0 || fit.rest > NEAR * squares) return undefined;
  const operator = operatorAt(free, fit.numbers);
  const numbers = Object.fromEntries(free.map((one, place) => [one, fit.numbers[place]]));
  return operator && { numbers, operator };
}

interface FreeFit {
  readonly free: readonly Quantity[];
  readonly fit: Fit;
}

/** Weights that are not rounded to the dtype of the call. */
export function operatorWith({ call, input, options }: Asked, decisions: Partial<Decisions>): Operator | undefined {
  const unrounded: ForwardCall['input'] = {
    ...input,
    dtype: 'float64',
    data: decoded(input),
  };
  const result = attempted(() => resize(unrounded, options, decisions));
  return result === 'refusal' ? undefined : operatorOf({ ...call, input: unrounded }, result);
}
