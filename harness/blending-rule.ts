import type { AcceptedCall } from '#reference/arguments.ts';
import { decoded, type FloatFormat, unitInTheLastPlace } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { ARITHMETIC, type Arithmetic } from './arithmetic.ts';
import { type Bounded, boundedPass, exactly } from './bound.ts';
import { repeatedFirstRow } from './first-row.ts';
import type { Rule } from './expectation.ts';
import { type Departures, type PlacedPass, passesOf, placed } from './passes.ts';
import { certainValue, SPECIAL, type SpecialSets, specialPass, specialSets } from './special-values.ts';

/** Every mode that blends floating-point elements: ideal value, slack, and what non-finite inputs may do. */
export function blendingRule(call: AcceptedCall, input: Tensor, departures: Departures): Rule {
  const arithmetic = ARITHMETIC[input.dtype];
  const passes = placed(passesOf(call, input, arithmetic, departures), input.shape.slice(2));
  const values = decoded(input);
  const sets = passes.reduce<SpecialSets>(
    (current, { inputSize, inner, taps }) => specialPass(current, inputSize, inner, taps),
    specialSets(values),
  );
  const finite = sets === undefined ? values : values.map((value) => (Number.isFinite(value) ? value : 0));
  const blended = passes.reduce<Bounded>(
    (bounded, { inputSize, inner, taps }) => boundedPass(bounded, inputSize, inner, taps, arithmetic),
    exactly(finite),
  );
  const terms = passes.reduce((product, { taps }) => product * mostTaps(taps), 1);
  const summed = call.mode === 'area' ? summedInOneGo(blended, terms, arithmetic, departures) : blended;
  const bounded = departures.repeatsFirstRow ? firstRows(summed, call) : summed;
  return floatRule(bounded, sets, terms, arithmetic);
}

/** `area.mean`: a window may be summed element by element in any order, in the half types with every step rounded. */
function summedInOneGo(bounded: Bounded, terms: number, arithmetic: Arithmetic, departures: Departures): Bounded {
  const unit = departures.roundsEveryStep ? arithmetic.weightUnit : arithmetic.unit;
  return {
    ...bounded,
    slack: bounded.slack.map((slack, element) => slack + (terms + 3) * unit * bounded.magnitude[element]),
  };
}

function floatRule(bounded: Bounded, sets: SpecialSets, terms: number, { largest, result }: Arithmetic): Rule {
  const format = result as FloatFormat;
  const { ideal, magnitude } = bounded;
  const slack = bounded.slack.map((value, element) => value + halfUnit(Math.abs(ideal[element]) + value, format));
  const infiniteFrom = (2 - 2 ** -(format.significandBits + 1)) * 2 ** format.maxExponent;
  const mayOverflow = (element: number, got: number) =>
    magnitude[element] * terms > largest * (1 - 2 ** -20) ||
    (Math.sign(got) === Math.sign(ideal[element]) && Math.abs(ideal[element]) + slack[element] >= infiniteFrom);
  const shown = sets === undefined ? ideal : ideal.map((value, element) => certainValue(sets[element]) ?? value);
  return {
    ideal: shown,
    slack,
    judge: (element, got) => {
      const set = sets?.[element] ?? 0;
      const certain = certainValue(set);
      if (certain !== undefined) return Object.is(got, certain) ? 0 : certainMultiple(certain, got);
      if (Number.isFinite(got)) return Math.abs(got - ideal[element]) / slack[element];
      return (set & SPECIAL.maybe) !== 0 || mayOverflow(element, got) ? 1 : Number.POSITIVE_INFINITY;
    },
  };
}

/** `special-values.infinity`: where an infinity is due, a lerp makes it NaN. */
function certainMultiple(certain: number, got: number): number {
  return !Number.isNaN(certain) && Number.isNaN(got) ? 1 : Number.POSITIVE_INFINITY;
}

function halfUnit(value: number, format: FloatFormat): number {
  return unitInTheLastPlace(value, format) / 2;
}

function firstRows(bounded: Bounded, call: AcceptedCall): Bounded {
  return {
    ideal: repeatedFirstRow(bounded.ideal, call),
    magnitude: repeatedFirstRow(bounded.magnitude, call),
    slack: repeatedFirstRow(bounded.slack, call),
  };
}

function mostTaps(taps: PlacedPass['taps']): number {
  return taps.reduce((most, { indices }) => Math.max(most, indices.length), 1);
}
