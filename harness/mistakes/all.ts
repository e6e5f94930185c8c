import { ANTIALIAS_MISTAKES } from './antialias.ts';
import { COORDINATE_MISTAKES } from './coordinates.ts';
import { FURTHER_CUBIC_MISTAKES } from './cubic.ts';
import { FRONT_END_MISTAKES } from './front-ends.ts';
import { GRADIENT_MISTAKES } from './gradients.ts';
import { HELD_MISTAKES } from './held.ts';
import { KERNEL_MISTAKES } from './kernels.ts';
import { LAYOUT_MISTAKES } from './layout.ts';
import { LENIENT_MISTAKES } from './lenient.ts';
import { LIBRARY_MISTAKES } from './libraries.ts';
import { MEMORY_MISTAKES } from './memory.ts';
import type { Mistake } from './mistake.ts';
import { MODE_MISTAKES } from './modes.ts';
import { MOVED_MISTAKES } from './moved.ts';
import { NEAREST_MISTAKES } from './nearest.ts';
import { ONLY_THERE_MISTAKES } from './only-there.ts';
import { OTHER_WAYS } from './other-ways.ts';
import { PRECISION_MISTAKES } from './precision.ts';
import { REFUSAL_MISTAKES } from './refusals.ts';
import { STATE_MISTAKES } from './state.ts';
import { STEP_MISTAKES } from './steps.ts';
import { UINT8_MISTAKES } from './uint8.ts';
import { VALUE_MISTAKES } from './values.ts';
import { SIGNIFICANT_BITS_MISTAKES, WEIGHT_MISTAKES } from './weights.ts';

/** Every mistake that is known, those that say most first. */
export const HYPOTHESES: readonly Mistake[] = [
  ...COORDINATE_MISTAKES,
  ...STEP_MISTAKES,
  ...NEAREST_MISTAKES,
  ...KERNEL_MISTAKES,
  ...ANTIALIAS_MISTAKES,
  ...LIBRARY_MISTAKES,
  ...MODE_MISTAKES,
  ...WEIGHT_MISTAKES,
  ...PRECISION_MISTAKES,
  ...UINT8_MISTAKES,
  ...VALUE_MISTAKES,
  ...SIGNIFICANT_BITS_MISTAKES,
  ...GRADIENT_MISTAKES,
  ...LAYOUT_MISTAKES,
  ...MEMORY_MISTAKES,
  ...MOVED_MISTAKES,
  ...HELD_MISTAKES,
  ...ONLY_THERE_MISTAKES,
  ...STATE_MISTAKES,
  ...FRONT_END_MISTAKES,
  ...REFUSAL_MISTAKES,
  ...LENIENT_MISTAKES,
  ...OTHER_WAYS,
];

/** Tried where none of these explains, as they take longer. */
export const FURTHER_HYPOTHESES: readonly Mistake[] = FURTHER_CUBIC_MISTAKES;

/** How libraries compute bytes and doubles, whatever they are asked: the first to be tried beside another mistake. */
export const LIBRARY_ARITHMETIC: readonly Mistake[] = named(
  'rounding.uint8-truncates',
  'rounding.uint8-quarter-levels',
  'rounding.uint8-weights-11-bits-rounded-once',
  'rounding.uint8-weights-8-bits-rounded-once',
  'rounding.uint8-rounds-once',
  'rounding.uint8-half-even-once',
  'precision.float32-for-float64',
);

/** Mistakes that may meet in one call: where it looks, what it weighs, which mode it takes. */
export const MEETING: readonly Mistake[] = [
  ...COORDINATE_MISTAKES,
  ...STEP_MISTAKES,
  ...KERNEL_MISTAKES,
  ...ANTIALIAS_MISTAKES,
  ...MODE_MISTAKES,
  ...UINT8_MISTAKES,
];

/** Mistakes that show on long axes, and the only ones that are looked for there. */
export const OF_LONG_AXES: readonly Mistake[] = [
  ...COORDINATE_MISTAKES,
  ...NEAREST_MISTAKES,
  ...MEMORY_MISTAKES,
  ...MOVED_MISTAKES,
  ...HELD_MISTAKES,
];

function named(...ids: readonly string[]): readonly Mistake[] {
  return ids.map((id) => {
    const found = HYPOTHESES.find((one) => one.id === id);
    if (found === undefined) throw new Error(`expected a mistake '${id}', found none`);
    return found;
  });
}
