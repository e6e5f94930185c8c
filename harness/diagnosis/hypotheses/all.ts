import type { Hypothesis } from '../hypothesis.ts';
import { ANTIALIAS_HYPOTHESES } from './antialias.ts';
import { ANTIALIAS_KERNEL_HYPOTHESES } from './antialias-kernels.ts';
import { ANTIALIAS_PLACES } from './antialias-places.ts';
import { BORDER_HYPOTHESES } from './borders.ts';
import { COORDINATE_HYPOTHESES } from './coordinates.ts';
import { CUBIC_PIECES } from './cubic-pieces.ts';
import { CUBIC_TAPS } from './cubic-taps.ts';
import { FRONT_END_HYPOTHESES } from './front-ends.ts';
import { KERNEL_HYPOTHESES } from './kernels.ts';
import { LANCZOS_HYPOTHESES } from './lanczos.ts';
import { LAYOUT_HYPOTHESES } from './layout.ts';
import { LIBVIPS_HYPOTHESES } from './libvips.ts';
import { MEMORY_HYPOTHESES } from './memory.ts';
import { MODE_HYPOTHESES } from './modes.ts';
import { NEAREST_HYPOTHESES } from './nearest.ts';
import { OPENCV_HYPOTHESES } from './opencv.ts';
import { OTHER_WAYS } from './other-ways.ts';
import { PLACE_HYPOTHESES } from './places.ts';
import { PRECISION_HYPOTHESES } from './precision.ts';
import { REFUSAL_HYPOTHESES } from './refusals.ts';
import { RESULT_DTYPE_HYPOTHESES } from './result-dtype.ts';
import { SIGNIFICANT_BITS_HYPOTHESES } from './significant-bits.ts';
import { SPECIAL_VALUE_HYPOTHESES } from './special-values.ts';
import { STATE_HYPOTHESES } from './state.ts';
import { STEP_HYPOTHESES } from './steps.ts';
import { STRIDE_HYPOTHESES } from './strides.ts';
import { UINT8_HYPOTHESES } from './uint8.ts';
import { WEIGHT_HYPOTHESES } from './weights.ts';

/** Every mistake that is known, those that say most first. */
export const HYPOTHESES: readonly Hypothesis[] = [
  ...COORDINATE_HYPOTHESES,
  ...STEP_HYPOTHESES,
  ...NEAREST_HYPOTHESES,
  ...KERNEL_HYPOTHESES,
  ...BORDER_HYPOTHESES,
  ...ANTIALIAS_HYPOTHESES,
  ...ANTIALIAS_KERNEL_HYPOTHESES,
  ...LANCZOS_HYPOTHESES,
  ...ANTIALIAS_PLACES,
  ...OPENCV_HYPOTHESES,
  ...LIBVIPS_HYPOTHESES,
  ...MODE_HYPOTHESES,
  ...WEIGHT_HYPOTHESES,
  ...PRECISION_HYPOTHESES,
  ...UINT8_HYPOTHESES,
  ...SPECIAL_VALUE_HYPOTHESES,
  ...RESULT_DTYPE_HYPOTHESES,
  ...SIGNIFICANT_BITS_HYPOTHESES,
  ...LAYOUT_HYPOTHESES,
  ...STRIDE_HYPOTHESES,
  ...MEMORY_HYPOTHESES,
  ...PLACE_HYPOTHESES,
  ...STATE_HYPOTHESES,
  ...FRONT_END_HYPOTHESES,
  ...REFUSAL_HYPOTHESES,
  ...OTHER_WAYS,
];

/** Tried where none of these explains, as they take longer. */
export const FURTHER_HYPOTHESES: readonly Hypothesis[] = [...CUBIC_TAPS, ...CUBIC_PIECES];

/** How libraries compute bytes and doubles, whatever they are asked: the first to be tried beside another mistake. */
export const LIBRARY_ARITHMETIC: readonly Hypothesis[] = named(
  'rounding.uint8-truncates',
  'rounding.uint8-quarter-levels',
  'rounding.uint8-weights-11-bits-rounded-once',
  'rounding.uint8-weights-8-bits-rounded-once',
  'rounding.uint8-rounds-once',
  'rounding.uint8-half-even-once',
  'precision.float32-for-float64',
);

/** Mistakes that may meet in one call: where it looks, what it weighs, which mode it takes. */
export const MEETING: readonly Hypothesis[] = [
  ...COORDINATE_HYPOTHESES,
  ...STEP_HYPOTHESES,
  ...KERNEL_HYPOTHESES,
  ...BORDER_HYPOTHESES,
  ...ANTIALIAS_HYPOTHESES,
  ...ANTIALIAS_KERNEL_HYPOTHESES,
  ...LANCZOS_HYPOTHESES,
  ...ANTIALIAS_PLACES,
  ...MODE_HYPOTHESES,
  ...UINT8_HYPOTHESES,
];

/** Mistakes that show on long axes, and the only ones that are looked for there. */
export const OF_LONG_AXES: readonly Hypothesis[] = [
  ...COORDINATE_HYPOTHESES,
  ...NEAREST_HYPOTHESES,
  ...MEMORY_HYPOTHESES,
];

function named(...ids: readonly string[]): readonly Hypothesis[] {
  return ids.map((id) => {
    const found = HYPOTHESES.find((one) => one.id === id);
    if (found === undefined) throw new Error(`expected a mistake '${id}', found none`);
    return found;
  });
}
