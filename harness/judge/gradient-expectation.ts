import type { BackwardCall } from '#cases/case.ts';
import type { AcceptedCall } from '#reference/arguments.ts';
import { acceptedGradient } from '#reference/gradients.ts';
import { copies, isLeftAlone } from '#reference/interpolate.ts';
import { decoded, type FloatFormat } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { ARITHMETIC } from './arithmetic.ts';
import { floatRule } from './blending-rule.ts';
import { type Bounded, boundedPass, exactly } from './bound.ts';
import { ERRATA, NO_DEPARTURES } from './errata.ts';
import type { Expectation, Rule } from './expectation.ts';
import { type Departures, type PlacedPass, passesOf, placed } from './passes.ts';
import { scatteringRule } from './scattering-rule.ts';
import { transposedTaps } from './transposed-taps.ts';

/**
 * The derived verdict on every element of a gradient: the ideal weights of the forward call, transposed, with the
 * freedom that they have there. Gradients of the output are taken to be finite.
 * @throws Refusal when the call must be refused.
 */
export function gradientExpectation({ input, inputShape, options }: BackwardCall): Expectation {
  const described = { dtype: input.dtype, shape: inputShape };
  const call = acceptedGradient(input, inputShape, options);
  const [rule, ...others] = copies(call.mode)
    ? [scatteringRule(call, input, inputShape)]
    : departuresOf(call, described).map((departures) => transposedRule(call, input, inputShape, departures));
  const judge = (element: number, got: number) => {
    let least = rule.judge(element, got);
    for (let other = 0; other < others.length && least > 0; other++) {
      least = Math.min(least, others[other].judge(element, got));
    }
    return least;
  };
  return {
    dtype: input.dtype,
    shape: inputShape,
    ideal: rule.ideal,
    slack: rule.slack,
    departures: [],
    rule,
    judge,
  };
}

/** `identity`: `errata.gradient-factor`, a bicubic gradient that is copied since no axis changes its size. */
type Reading = Departures & { identity?: true };

/**
 * The rule first, then what the errata of the forward call and those of the gradient accept; and as for the output, an
 * axis that keeps its size may be weighed like any other.
 */
function departuresOf(call: AcceptedCall, input: Pick<Tensor, 'dtype' | 'shape'>): Reading[] {
  // `errata.antialias-width-one`: the target's gradient follows the rule.
  const met = ERRATA.filter(({ departure, concerns }) => departure !== 'repeatsFirstRow' && concerns(call, input));
  const names = met.map(({ departure }) => departure);
  const groups = [[], ...names.map((name) => [name]), ...(names.length > 1 ? [names] : [])];
  const departures = groups.map(
    (group): Reading => ({
      ...NO_DEPARTURES,
      ...Object.fromEntries(group.map((name) => [name, true])),
    }),
  );
  const isWeighed = call.axes.some((axis) => isLeftAlone(axis, call, input));
  return [
    ...departures,
    ...(isWeighed ? departures.map((one) => ({ ...one, weighsUnchangedAxes: true })) : []),
    ...(keepsEverySize(call) ? [{ ...NO_DEPARTURES, identity: true } as const] : []),
  ];
}

function keepsEverySize({ mode, antialias, axes }: AcceptedCall): boolean {
  return mode === 'bicubic' && !antialias && axes.every(({ inputSize, outputSize }) => inputSize === outputSize);
}

function transposedRule(
  call: AcceptedCall,
  gradOutput: Tensor,
  inputShape: readonly number[],
  departures: Reading,
): Rule {
  const arithmetic = ARITHMETIC[gradOutput.dtype];
  const forward = departures.identity === true ? [] : passesOf(call, gradOutput, arithmetic, departures);
  const passes = placed(forward, inputShape.slice(2)).reverse().map(transposedPass);
  const separable = passes.reduce(
    (source, { inputSize, inner, taps }) => boundedPass(source, inputSize, inner, taps, arithmetic),
    exactly(decoded(gradOutput)),
  );
  const bounded = addedInOneGo(separable, termsOf(passes, inputShape.slice(2)), arithmetic);
  return floatRule({ ...bounded, sets: undefined }, 1, arithmetic.result as FloatFormat);
}

function transposedPass({ axis, inputSize, outputSize, inner, taps }: PlacedPass): PlacedPass {
  const transposed = transposedTaps(taps, inputSize);
  return { axis, inputSize: outputSize, outputSize: inputSize, inner, taps: transposed };
}

/** How many output elements reach each element of a plane of the input. */
function termsOf(passes: readonly PlacedPass[], spatial: readonly number[]): number[] {
  return spatial.reduce<number[]>(
    (plane, size, axis) => {
      const taps = passes.find((pass) => pass.axis === axis)?.taps;
      const counts = Array.from({ length: size }, (_, index) => taps?.[index]?.indices.length ?? 1);
      return plane.flatMap((terms) => counts.map((count) => terms * count));
    },
    [1],
  );
}

/** `gradients.transpose`: all parts of an element may be added one after the other, each a product of up to four numbers. */
function addedInOneGo(
  bounded: Bounded,
  terms: readonly number[],
  { unit, yardstick }: { unit: number; yardstick: number },
): Bounded {
  const { ideal, magnitude, slack } = bounded;
  return {
    ideal,
    magnitude,
    slack: slack.map((value, element) => {
      const roundings = terms[element % terms.length] + PRODUCTS;
      return value + yardstick * roundings * unit * magnitude[element];
    }),
  };
}

/** Three weights and the gradient. */
const PRODUCTS = 3;
