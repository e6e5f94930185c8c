import type { AcceptedCall } from '#reference/arguments.ts';
import { decoded, type FloatFormat, unitInTheLastPlace } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { nearestNumbers } from '../core/nearest-numbers.ts';
import { ARITHMETIC, type Arithmetic } from './arithmetic.ts';
import { type Bounded, boundedPass, exactly } from './bound.ts';
import { EXACTNESS, exactElements } from './exact-elements.ts';
import type { Rule } from './expectation.ts';
import { type ErringTaps, mostTaps, withoutErrors } from './free-taps.ts';
import { type Changes, type PlacedPass, passesOf, placed, repeatedFirstRow } from './passes.ts';
import { passesOverPart } from './read-part.ts';
import { certainValue, SPECIAL, type SpecialSets, specialPass, specialSets, withOverflow } from './special-values.ts';

/** Every mode that blends floating-point elements: ideal value, slack, and what non-finite inputs may do. */
export function blendingRule(
  call: AcceptedCall,
  input: Tensor,
  changes: Changes,
  own: Arithmetic = ARITHMETIC[input.dtype],
): Rule {
  const roundsEveryStep = changes.overrides.includes('roundsEveryStep');
  const arithmetic = roundsEveryStep ? steppingArithmetic(own) : own;
  const { passes: unplaced, part } = passesOverPart(passesOf(call, input, arithmetic, changes), input);
  const passes = placed(unplaced, part.shape.slice(2));
  const values = decoded(part);
  const headroom = headroomFor(values);
  let sets = specialSets(values);
  let bounded = exactly(sets === undefined && headroom === 1 ? values : scaledFinite(values, headroom));
  for (const { inputSize, inner, taps } of passes) {
    sets = specialPass(sets, inputSize, inner, taps);
    bounded = boundedPass(bounded, inputSize, inner, taps, arithmetic);
    sets = withOverflow(sets, bounded.magnitude, overflowFrom(mostTaps(taps), arithmetic) * headroom);
  }
  if (call.mode === 'area') {
    const terms = windowTerms(passes);
    sets = withOverflow(sets, bounded.magnitude, overflowFrom(terms, arithmetic) * headroom);
    bounded = summedInOneGo(bounded, terms, arithmetic);
  }
  const exactness = roundsEveryStep ? undefined : exactnessOf(values, passes, arithmetic);
  if (exactness !== undefined) {
    bounded = narrowed(bounded, exactness, () =>
      freeBound(call, passes.map(summingOnly), values, headroom, arithmetic),
    );
  }
  const accepted = { ideal: bounded.ideal, slack: bounded.slack, sets };
  const rows = changes.overrides.includes('repeatsFirstRow') ? firstRows(accepted, call) : accepted;
  const rule = floatRule(rows, headroom, arithmetic.result as FloatFormat);
  return exactness === undefined ? rule : withTiesToEven(rule, input.dtype, exactness);
}

/** Of the half types, where the weights of an output are exact along every axis. */
function exactnessOf(
  values: Float64Array,
  passes: readonly PlacedPass[],
  { weightUnit }: Arithmetic,
): Uint8Array | undefined {
  if (weightUnit === 0 || !passes.every(({ taps }) => hasExactRow(taps))) return undefined;
  return exactElements(values, passes);
}

function hasExactRow({ count, isExact }: ErringTaps): boolean {
  for (let row = 0; row < count; row++) if (isExact(row)) return true;
  return false;
}

/** `rounding.half-types`: where the weights are exact, what the sums of float32 lose is all that is lost. */
function narrowed(bounded: Bounded, exactness: Uint8Array, summed: () => Bounded): Bounded {
  const ofSums = exactness.includes(EXACTNESS.weights) ? summed().slack : bounded.slack;
  const slack = bounded.slack.slice();
  for (let element = 0; element < slack.length; element++) {
    if (exactness[element] === EXACTNESS.sum) slack[element] = 0;
    else if (exactness[element] === EXACTNESS.weights) slack[element] = ofSums[element];
  }
  return { ideal: bounded.ideal, magnitude: bounded.magnitude, slack };
}

/** `rounding.half-ties-to-even`: half a unit away is within the bound of an exact tie, on either side. */
function withTiesToEven(rule: Rule, dtype: DType, exactness: Uint8Array): Rule {
  const nearest = nearestNumbers(dtype, rule.ideal);
  const judged = (element: number, got: number, multiple: number) => {
    if (got === nearest[element] || multiple >= BESIDE_A_TIE) return multiple;
    return exactness[element] === EXACTNESS.sum ? BESIDE_A_TIE : multiple;
  };
  const { ideal, slack } = rule;
  return {
    ideal,
    slack,
    multiple: (element, got) => judged(element, got, rule.multiple(element, got)),
    isIndexTie: undefined,
    alternatives: undefined,
  };
}

/** Anything above the bound: a number that is nearest to nothing. */
const BESIDE_A_TIE = 2;

/** What a float rule is made of, scaled by the headroom. */
interface Accepted {
  readonly ideal: Float64Array;
  readonly slack: Float64Array;
  readonly sets: SpecialSets;
}

/**
 * Sums near the largest float64 are bounded at a smaller scale. A power of two keeps every bit, except of elements
 * below 1e-248, which count as zero beside such numbers.
 */
export function headroomFor(values: Float64Array): number {
  for (let element = 0; element < values.length; element++) {
    const size = Math.abs(values[element]);
    if (size > 2 ** 900 && Number.isFinite(size)) return 2 ** -200;
  }
  return 1;
}

/** Ideal and slack through all passes, at the scale of the headroom: what `blendingRule` accepts, special values aside. */
export function boundOf(
  call: AcceptedCall,
  passes: readonly PlacedPass[],
  values: Float64Array,
  headroom: number,
  arithmetic: Arithmetic,
): Bounded {
  const bounded = freeBound(call, passes, values, headroom, arithmetic);
  const exactness = exactnessOf(values, passes, arithmetic);
  if (exactness === undefined) return bounded;
  return narrowed(bounded, exactness, () => freeBound(call, passes.map(summingOnly), values, headroom, arithmetic));
}

/** What is left of its slack is that of the sums. */
function summingOnly(pass: PlacedPass): PlacedPass {
  return { ...pass, taps: withoutErrors(pass.taps) };
}

/** The same where no weight is known to be exact. */
function freeBound(
  call: AcceptedCall,
  passes: readonly PlacedPass[],
  values: Float64Array,
  headroom: number,
  arithmetic: Arithmetic,
): Bounded {
  const bounded = passes.reduce(
    (source, { inputSize, inner, taps }) => boundedPass(source, inputSize, inner, taps, arithmetic),
    exactly(scaledFinite(values, headroom)),
  );
  return call.mode === 'area' ? summedInOneGo(bounded, windowTerms(passes), arithmetic) : bounded;
}

function scaledFinite(values: Float64Array, headroom: number): Float64Array {
  const scaled = new Float64Array(values.length);
  for (let element = 0; element < values.length; element++) {
    const value = values[element];
    if (Number.isFinite(value)) scaled[element] = value * headroom;
  }
  return scaled;
}

/** Elements in the largest window over all axes. */
function windowTerms(passes: readonly PlacedPass[]): number {
  return passes.reduce((product, { taps }) => product * mostTaps(taps), 1);
}

/** `errata.half-area-5d`, and the gradient of `area` in a half type: every step is rounded to the dtype, and overflows as it does. */
export function steppingArithmetic(arithmetic: Arithmetic): Arithmetic {
  const { weightUnit, result } = arithmetic;
  if (result === undefined) return arithmetic;
  return { ...arithmetic, unit: weightUnit, largest: (2 - 2 ** -result.significandBits) * 2 ** result.maxExponent };
}

/** `special-values.overflow`: |sum| / terms from which a partial sum may overflow, each of its roundings included. */
function overflowFrom(terms: number, { largest, unit }: Arithmetic): number {
  return largest / terms / (1 + 2 * terms * unit);
}

/** `area.mean`: a window may be summed element by element, in any order. */
function summedInOneGo({ ideal, magnitude, slack }: Bounded, terms: number, { unit }: Arithmetic): Bounded {
  const summed = new Float64Array(slack.length);
  for (let element = 0; element < summed.length; element++) {
    summed[element] = slack[element] + (terms + 3) * unit * magnitude[element];
  }
  return { ideal, magnitude, slack: summed };
}

/** Elements within slack and half a unit of their ideal. */
export function floatRule({ ideal, slack: blending, sets }: Accepted, headroom: number, format: FloatFormat): Rule {
  const slack = new Float64Array(blending.length);
  for (let element = 0; element < slack.length; element++) {
    const value = blending[element];
    const largest = (Math.abs(ideal[element]) + value) / headroom;
    slack[element] = Math.max(value + (unitInTheLastPlace(largest, format) * headroom) / 2, Number.MIN_VALUE);
  }
  // The last rounding is in this border, half a unit beyond the largest number, and must not count again.
  const infiniteFrom = (2 - 2 ** -(format.significandBits + 1)) * 2 ** format.maxExponent * headroom;
  const roundsToInfinity = (element: number, got: number) =>
    Math.sign(got) === Math.sign(ideal[element]) && Math.abs(ideal[element]) + blending[element] >= infiniteFrom;
  const multiple = (element: number, got: number) => {
    const set = sets?.[element] ?? 0;
    const certain = certainValue(set);
    if (certain !== undefined) return Object.is(got, certain) ? 0 : certainMultiple(certain, got);
    const difference = Math.abs(got * headroom - ideal[element]);
    if (Number.isFinite(difference)) return difference / slack[element];
    return (set & SPECIAL.maybe) !== 0 || roundsToInfinity(element, got) ? 0 : Number.POSITIVE_INFINITY;
  };
  return {
    ideal: sets === undefined && headroom === 1 ? ideal : shownIdeal(ideal, sets, headroom),
    slack: () => (headroom === 1 ? slack : slack.map((value) => value / headroom)),
    multiple,
    isIndexTie: undefined,
    alternatives: undefined,
  };
}

function shownIdeal(ideal: Float64Array, sets: SpecialSets, headroom: number): Float64Array {
  return ideal.map((value, element) => certainValue(sets?.[element] ?? 0) ?? value / headroom);
}

/** `special-values.infinity`: where an infinity is due, a lerp makes it NaN. */
function certainMultiple(certain: number, got: number): number {
  return !Number.isNaN(certain) && Number.isNaN(got) ? 0 : Number.POSITIVE_INFINITY;
}

function firstRows({ ideal, slack, sets }: Accepted, call: AcceptedCall): Accepted {
  return {
    ideal: repeatedFirstRow(ideal, call),
    slack: repeatedFirstRow(slack, call),
    sets: sets && repeatedFirstRow(sets, call),
  };
}
