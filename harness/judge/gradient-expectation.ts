import type { BackwardCall } from '#cases/case.ts';
import { errataOf } from '#cases/errata-table.ts';
import type { AcceptedCall } from '#reference/arguments.ts';
import { acceptedGradient } from '#reference/gradients.ts';
import { copies } from '#reference/interpolate.ts';
import { decoded, type FloatFormat } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { ARITHMETIC } from './arithmetic.ts';
import { floatRule, steppingArithmetic } from './blending-rule.ts';
import { type Bounded, boundedPass, exactly } from './bound.ts';
import type { Expectation, Rule } from './expectation.ts';
import { type Changes, type PlacedPass, passesOf, placed } from './passes.ts';
import { judgedByReadings } from './readings.ts';
import { scatteringRule } from './scattering-rule.ts';
import { transposedTaps } from './transposed-taps.ts';

/**
 * The derived verdict on every element of a gradient: the ideal weights of the forward call, transposed, with the
 * errors that they have there. Gradients of the output are taken to be finite.
 * @throws Refusal when the call must be refused.
 */
export function gradientExpectation({ input, inputShape, options }: BackwardCall): Expectation {
  const described = { dtype: input.dtype, shape: inputShape };
  const call = acceptedGradient(input, inputShape, options);
  const met = errataOf(call, described, 'gradient');
  return judgedByReadings({ ...described, refusedBy: undefined }, met, call, (changes) =>
    copies(call.mode)
      ? scatteringRule(call, input, inputShape, changes.overrides)
      : transposedRule(call, input, inputShape, changes),
  );
}

function transposedRule(call: AcceptedCall, gradOutput: Tensor, inputShape: readonly number[], changes: Changes): Rule {
  const own = ARITHMETIC[gradOutput.dtype];
  const arithmetic = call.mode === 'area' && own.weightUnit > 0 ? steppingArithmetic(own) : own;
  const forward = placed(passesOf(call, gradOutput, arithmetic, changes), inputShape.slice(2));
  const passes = forward.reverse().map(transposedPass);
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
      const starts = passes.find((pass) => pass.axis === axis)?.taps.starts;
      const counts = Array.from({ length: size }, (_, index) => (starts ? starts[index + 1] - starts[index] : 1));
      return plane.flatMap((terms) => counts.map((count) => terms * count));
    },
    [1],
  );
}

/** `gradients.transpose`: all parts of an element may be added one after the other, each a product of up to four numbers. */
function addedInOneGo(
  { ideal, magnitude, slack }: Bounded,
  terms: readonly number[],
  { unit, yardstick }: { unit: number; yardstick: number },
): Bounded {
  const added = new Float64Array(slack.length);
  for (let element = 0; element < added.length; element++) {
    const roundings = terms[element % terms.length] + PRODUCTS;
    added[element] = slack[element] + yardstick * roundings * unit * magnitude[element];
  }
  return { ideal, magnitude, slack: added };
}

/** Three weights and the gradient. */
const PRODUCTS = 3;
