import { ANTIALIAS_FAULTS } from './antialias.ts';
import { ARITHMETIC_FAULTS } from './arithmetic.ts';
import { CONVENTION_FAULTS } from './conventions.ts';
import { COORDINATE_FAULTS } from './coordinates.ts';
import { CORNER_FAULTS } from './corners.ts';
import type { Fault } from './fault.ts';
import { FRONT_END_FAULTS } from './front-ends.ts';
import { GRADIENT_FAULTS } from './gradients.ts';
import { KERNEL_FAULTS } from './kernels.ts';
import { LAYOUT_FAULTS } from './layout.ts';
import { LIBRARY_FAULTS } from './libraries.ts';
import { MEMORY_FAULTS } from './memory.ts';
import { NEAREST_FAULTS } from './nearest.ts';
import { REFUSAL_FAULTS } from './refusals.ts';
import { SIZE_ONE_FAULTS } from './size-one.ts';
import { SIZE_FAULTS } from './sizes.ts';
import { STATE_FAULTS } from './state.ts';
import { STEP_FAULTS } from './steps.ts';
import { WEIGHT_FAULTS } from './weights.ts';

/** Every fault that the suite is measured against. */
export const CATALOGUE: readonly Fault[] = [
  ...COORDINATE_FAULTS,
  ...STEP_FAULTS,
  ...SIZE_FAULTS,
  ...NEAREST_FAULTS,
  ...KERNEL_FAULTS,
  ...ANTIALIAS_FAULTS,
  ...CONVENTION_FAULTS,
  ...SIZE_ONE_FAULTS,
  ...MEMORY_FAULTS,
  ...LAYOUT_FAULTS,
  ...STATE_FAULTS,
  ...WEIGHT_FAULTS,
  ...ARITHMETIC_FAULTS,
  ...REFUSAL_FAULTS,
  ...FRONT_END_FAULTS,
  ...CORNER_FAULTS,
  ...LIBRARY_FAULTS,
  ...GRADIENT_FAULTS,
];
