import { ANTIALIAS_MISTAKES } from './antialias.ts';
import { COORDINATE_MISTAKES } from './coordinates.ts';
import { FURTHER_CUBIC_MISTAKES } from './cubic.ts';
import { FRONT_END_MISTAKES } from './front-ends.ts';
import { BORDER_MISTAKES, KERNEL_MISTAKES } from './kernels.ts';
import { LAYOUT_MISTAKES } from './layout.ts';
import { LIBRARY_MISTAKES } from './libraries.ts';
import { MEMORY_MISTAKES, PLACE_MISTAKES } from './memory.ts';
import type { Mistake } from './mistake.ts';
import { MODE_MISTAKES } from './modes.ts';
import { NEAREST_MISTAKES } from './nearest.ts';
import { OTHER_WAYS } from './other-ways.ts';
import { PRECISION_MISTAKES } from './precision.ts';
import { REFUSAL_MISTAKES } from './refusals.ts';
import { STATE_MISTAKES } from './state.ts';
import { STEP_MISTAKES } from './steps.ts';
import { UINT8_MISTAKES } from './uint8.ts';
import { RESULT_DTYPE_MISTAKES, SPECIAL_VALUE_MISTAKES } from './values.ts';
import { SIGNIFICANT_BITS_MISTAKES, WEIGHT_MISTAKES } from './weights.ts';

/** Every mistake that is known, those that say most first. */
export const HYPOTHESES: readonly Mistake[] = [
  ...COORDINATE_MISTAKES,
  ...STEP_MISTAKES,
  ...NEAREST_MISTAKES,
  ...KERNEL_MISTAKES,
  ...BORDER_MISTAKES,
  ...ANTIALIAS_MISTAKES,
  ...LIBRARY_MISTAKES,
  ...MODE_MISTAKES,
  ...WEIGHT_MISTAKES,
  ...PRECISION_MISTAKES,
  ...UINT8_MISTAKES,
  ...SPECIAL_VALUE_MISTAKES,
  ...RESULT_DTYPE_MISTAKES,
  ...SIGNIFICANT_BITS_MISTAKES,
  ...LAYOUT_MISTAKES,
  ...MEMORY_MISTAKES,
  ...PLACE_MISTAKES,
  ...STATE_MISTAKES,
  ...FRONT_END_MISTAKES,
  ...REFUSAL_MISTAKES,
  ...OTHER_WAYS,
];

/** Tried where none of these explains, as they take longer. */
export const FURTHER_HYPOTHESES: readonly Mistake[] = FURTHER_CUBIC_MISTAKES;
