import { errataOf, type SizedCall, type SizedInput } from '#cases/errata-table.ts';
import { decoded, FLOAT_FORMATS } from '#reference/rounding.ts';
import { ARITHMETIC } from '../judge/arithmetic.ts';
import { blendingRule } from '../judge/blending-rule.ts';
import type { Changes } from '../judge/passes.ts';
import type { Mistake, Seen } from './mistake.ts';
import { and, type Concerns, isBlending, not, ofDtypes, shown } from './rows.ts';
import { numbersOf } from './seen-numbers.ts';

const FLOAT = and(isBlending, ofDtypes('float32', 'float64'));
const FLOAT64 = and(isBlending, ofDtypes('float64'));
const ANY_FLOAT = and(isBlending, not(ofDtypes('uint8')));

/** The narrowest that holds comes first. */
const LOW: readonly [id: string, sentence: string, bits: number, concerns: Concerns][] = [
  ['precision.about-24-bits', 'Its arithmetic has about 24 significant bits, as float32 has.', 24, FLOAT64],
  ['precision.about-11-bits', 'Its arithmetic has about 11 significant bits, as float16 has.', 11, FLOAT],
  [
    'precision.about-8-bits',
    'Its arithmetic has about 8 significant bits, as bfloat16 and texture units have.',
    8,
    ANY_FLOAT,
  ],
];

/** Weights, or sums, of so many significant bits, whatever is kept in them. */
export const SIGNIFICANT_BITS_MISTAKES: readonly Mistake[] = [
  {
    ...shown(
      'precision.about-float32',
      'rounding.float64-arithmetic',
      'It computes coordinates or weights of float64 in float32.',
      isPlacedInFloat32,
      true,
    ),
    also: 'OpenCV',
  },
  ...LOW.map(([id, sentence, bits, concerns]) =>
    shown(
      id,
      'rounding.float-arithmetic',
      sentence,
      (seen) => concerns(seen.asked) && isWithinArithmetic(seen, bits),
      true,
    ),
  ),
];

/** float64 in which coordinates and weights are float32, but sums are not. */
function isPlacedInFloat32({ asked, got, isRight }: Seen): boolean {
  if (isRight || got === undefined || asked.accepted === undefined || !FLOAT64(asked)) return false;
  if (got.shape.join() !== asked.accepted.outputShape.join() || got.dtype !== 'float64') return false;
  const arithmetic = { ...ARITHMETIC.float32, weightUnit: 2 ** -24, result: FLOAT_FORMATS.float64 };
  const rule = blendingRule(asked.accepted, asked.input, targetChanges(asked.accepted, asked.input), arithmetic);
  return decoded(got).every((value, element) => rule.judge(element, value) <= 1);
}

function isWithinArithmetic(seen: Seen, bits: number): boolean {
  const { asked, got, isRight } = seen;
  if (isRight || got === undefined || asked.accepted === undefined) return false;
  const { input, accepted } = asked;
  if (got.shape.join() !== accepted.outputShape.join() || got.dtype !== input.dtype) return false;
  // Coordinates keep their precision: a coordinate that is off is another mistake.
  const arithmetic = { ...ARITHMETIC[input.dtype], weightUnit: 2 ** -bits };
  const rule = blendingRule(accepted, input, targetChanges(accepted, input), arithmetic);
  const { came, mostWrong } = numbersOf(seen);
  if (mostWrong !== undefined && rule.judge(mostWrong.element, came[mostWrong.element]) > 1) return false;
  return came.every((value, element) => rule.judge(element, value) <= 1);
}

/** An axis that keeps its size is left alone, as the target leaves it. */
function targetChanges(call: SizedCall, input: SizedInput): Changes {
  const overrides = errataOf(call, input).flatMap((erratum) => erratum.overrides);
  return {
    overrides: overrides.filter((override) => override === 'leavesUnchangedAxes'),
    weighsUnchangedAxes: false,
  };
}
