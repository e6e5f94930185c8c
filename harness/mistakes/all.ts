import { ANTIALIAS_MISTAKES } from './antialias.ts';
import { ANTIALIAS_KERNEL_MISTAKES } from './antialias-kernels.ts';
import { ANTIALIAS_PLACES } from './antialias-places.ts';
import { BORDER_MISTAKES } from './borders.ts';
import { COORDINATE_MISTAKES } from './coordinates.ts';
import { CUBIC_PIECES } from './cubic-pieces.ts';
import { CUBIC_TAPS } from './cubic-taps.ts';
import { FRONT_END_MISTAKES } from './front-ends.ts';
import { KERNEL_MISTAKES } from './kernels.ts';
import { LANCZOS_MISTAKES } from './lanczos.ts';
import { LAYOUT_MISTAKES } from './layout.ts';
import { LIBVIPS_MISTAKES } from './libvips.ts';
import { MEMORY_MISTAKES } from './memory.ts';
import type { Mistake } from './mistake.ts';
import { MODE_MISTAKES } from './modes.ts';
import { NEAREST_MISTAKES } from './nearest.ts';
import { OPENCV_MISTAKES } from './opencv.ts';
import { OTHER_WAYS } from './other-ways.ts';
import { PLACE_MISTAKES } from './places.ts';
import { PRECISION_MISTAKES } from './precision.ts';
import { REFUSAL_MISTAKES } from './refusals.ts';
import { RESULT_DTYPE_MISTAKES } from './result-dtype.ts';
import { SIGNIFICANT_BITS_MISTAKES } from './significant-bits.ts';
import { SPECIAL_VALUE_MISTAKES } from './special-values.ts';
import { STATE_MISTAKES } from './state.ts';
import { STEP_MISTAKES } from './steps.ts';
import { STRIDE_MISTAKES } from './strides.ts';
import { UINT8_MISTAKES } from './uint8.ts';
import { WEIGHT_MISTAKES } from './weights.ts';

/** Every mistake that is known, those that say most first. */
export const HYPOTHESES: readonly Mistake[] = [
  ...COORDINATE_MISTAKES,
  ...STEP_MISTAKES,
  ...NEAREST_MISTAKES,
  ...KERNEL_MISTAKES,
  ...BORDER_MISTAKES,
  ...ANTIALIAS_MISTAKES,
  ...ANTIALIAS_KERNEL_MISTAKES,
  ...LANCZOS_MISTAKES,
  ...ANTIALIAS_PLACES,
  ...OPENCV_MISTAKES,
  ...LIBVIPS_MISTAKES,
  ...MODE_MISTAKES,
  ...WEIGHT_MISTAKES,
  ...PRECISION_MISTAKES,
  ...UINT8_MISTAKES,
  ...SPECIAL_VALUE_MISTAKES,
  ...RESULT_DTYPE_MISTAKES,
  ...SIGNIFICANT_BITS_MISTAKES,
  ...LAYOUT_MISTAKES,
  ...STRIDE_MISTAKES,
  ...MEMORY_MISTAKES,
  ...PLACE_MISTAKES,
  ...STATE_MISTAKES,
  ...FRONT_END_MISTAKES,
  ...REFUSAL_MISTAKES,
  ...OTHER_WAYS,
];

/** Tried where none of these explains, as they take longer. */
export const FURTHER_HYPOTHESES: readonly Mistake[] = [...CUBIC_TAPS, ...CUBIC_PIECES];
