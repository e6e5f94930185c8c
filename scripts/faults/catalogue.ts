import { ALONG_FAULTS } from './along.ts';
import { ANTIALIAS_FAULTS } from './antialias.ts';
import { COORDINATE_FAULTS } from './coordinates.ts';
import { CORNER_FAULTS } from './corners.ts';
import type { Fault } from './fault.ts';
import { FRONT_END_FAULTS } from './front-ends.ts';
import { GRADIENT_FAULTS } from './gradients.ts';
import { KEPT_FAULTS } from './kept.ts';
import { KERNEL_FAULTS } from './kernels.ts';
import { LAYOUT_FAULTS } from './layout.ts';
import { LENIENT_FAULTS } from './lenient.ts';
import { LIBRARY_FAULTS } from './libraries.ts';
import { MEMORY_FAULTS } from './memory.ts';
import { NEAREST_FAULTS } from './nearest.ts';
import { PLACE_FAULTS } from './places.ts';
import { PRECISION_FAULTS } from './precision.ts';
import { RESULT_DTYPE_FAULTS } from './result-dtype.ts';
import { SIZE_ONE_FAULTS } from './size-one.ts';
import { SIZE_FAULTS } from './sizes.ts';
import { SPECIAL_VALUE_FAULTS } from './special-values.ts';
import { STATE_FAULTS } from './state.ts';
import { STEP_FAULTS } from './steps.ts';
import { STRICT_FAULTS } from './strict.ts';
import { STRIDE_FAULTS } from './strides.ts';
import { UINT8_FAULTS } from './uint8.ts';
import { WAY_FAULTS } from './ways.ts';
import { WEIGHT_FAULTS } from './weights.ts';

/** Every fault that the suite is measured against. */
export const CATALOGUE: readonly Fault[] = [
  ...COORDINATE_FAULTS,
  ...STEP_FAULTS,
  ...SIZE_FAULTS,
  ...NEAREST_FAULTS,
  ...KERNEL_FAULTS,
  ...ANTIALIAS_FAULTS,
  ...ALONG_FAULTS,
  ...WAY_FAULTS,
  ...PLACE_FAULTS,
  ...SIZE_ONE_FAULTS,
  ...MEMORY_FAULTS,
  ...LAYOUT_FAULTS,
  ...STRIDE_FAULTS,
  ...STATE_FAULTS,
  ...KEPT_FAULTS,
  ...WEIGHT_FAULTS,
  ...PRECISION_FAULTS,
  ...RESULT_DTYPE_FAULTS,
  ...UINT8_FAULTS,
  ...SPECIAL_VALUE_FAULTS,
  ...LENIENT_FAULTS,
  ...STRICT_FAULTS,
  ...FRONT_END_FAULTS,
  ...CORNER_FAULTS,
  ...LIBRARY_FAULTS,
  ...GRADIENT_FAULTS,
];
