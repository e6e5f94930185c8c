import { type ErratumId, errataOf } from '#cases/errata-table.ts';
import { acceptedCall } from '#reference/arguments.ts';
import { copies } from '#reference/interpolate.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { Alternative } from './alternatives.ts';
import { blendingRule } from './blending-rule.ts';
import { copyingRule } from './copying-rule.ts';
import { judgedByReadings, type Reading } from './readings.ts';
import { uint8Rule } from './uint8-rule.ts';

/** What one way of reading the text accepts for the elements of a result. */
export interface Rule {
  /** The value to show for an element: the clause's formula, unrounded. */
  readonly ideal: Float64Array;
  /** How far each element may be from it; 0 where equality is due. Most results are judged without. */
  slack(): Float64Array;
  /** A multiple of the bound for a value at an element: at most 1 is accepted. */
  multiple(element: number, got: number): number;
  /** Whether an accepted value stems from another input element than the ideal one, at an exact tie. */
  readonly isIndexTie?: ((element: number, got: number) => boolean) | undefined;
  /** What is accepted at an element, one neighbourhood each; absent where `judge` accepts one around the ideal value. */
  readonly alternatives?: ((element: number) => readonly Alternative[]) | undefined;
}

/** What is accepted for a call. */
export interface Expectation extends Rule {
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** The rule alone first; then with the errata that the call meets, whose answers are accepted too. */
  readonly readings: readonly Reading[];
  /** The erratum by which the target itself may end the call with an error. */
  readonly refusedBy?: ErratumId | undefined;
}

/**
 * The derived verdict on every element of the result of a valid call.
 * @throws Refusal when the call must be refused.
 */
export function expectationOf({ input, options }: { input: Tensor; options: InterpolateOptions }): Expectation {
  const call = acceptedCall(input, options);
  const met = errataOf(call, input);
  const refusing = met.find(({ overrides }) => overrides.includes('refuses'));
  return judgedByReadings(
    { dtype: input.dtype, shape: call.outputShape, refusedBy: refusing?.id },
    refusing === undefined ? met : met.filter((erratum) => erratum !== refusing),
    call,
    (changes) => {
      if (copies(call.mode)) return copyingRule(call, input, changes.overrides);
      return input.dtype === 'uint8' ? uint8Rule(call, input, changes) : blendingRule(call, input, changes);
    },
  );
}
