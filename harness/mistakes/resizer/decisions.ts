import { AREA } from './area.ts';
import { AXIS_SCOPE } from './axis-scope.ts';
import { BLENDING } from './blending.ts';
import { COORDINATES } from './coordinates.ts';
import { INDICES } from './indices.ts';
import { BORDERS } from './interpolating.ts';
import { KERNELS } from './kernels.ts';
import { METHODS } from './methods.ts';
import { NEAREST } from './nearest.ts';
import { SIZES } from './sizes.ts';
import { SPECIAL_VALUES } from './special-values.ts';
import { STEPS } from './steps.ts';
import { UINT8 } from './uint8.ts';
import { WINDOWS } from './windows.ts';

/**
 * Everything that somebody who writes a resize decides, as plain data: the decisions of the target, in exact arithmetic.
 * Each decision is named, with its clause and its values, in the file of its concern; two sets of decisions can be merged
 * by spreading.
 */
export const TARGET = {
  ...SIZES,
  ...METHODS,
  ...AXIS_SCOPE,
  ...STEPS,
  ...COORDINATES,
  ...INDICES,
  ...NEAREST,
  ...KERNELS,
  ...BORDERS,
  ...WINDOWS,
  ...AREA,
  ...BLENDING,
  ...UINT8,
  ...SPECIAL_VALUES,
};

export type Decisions = Readonly<typeof TARGET>;
