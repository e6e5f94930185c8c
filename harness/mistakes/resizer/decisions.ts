import { AREA, type AreaDecisions } from './area.ts';
import { AXIS_SCOPE, type AxisScopeDecisions } from './axis-scope.ts';
import { BLENDING, type BlendingDecisions } from './blending.ts';
import { COORDINATES, type CoordinateDecisions } from './coordinates.ts';
import { BORDERS, type BorderDecisions } from './interpolating.ts';
import { KERNELS, type KernelDecisions } from './kernels.ts';
import { METHODS, type MethodDecisions } from './methods.ts';
import { NEAREST, type NearestDecisions } from './nearest.ts';
import { SIZES, type SizeDecisions } from './sizes.ts';
import { SPECIAL_VALUES, type SpecialValueDecisions } from './special-values.ts';
import { STEPS, type StepDecisions } from './steps.ts';
import { UINT8, type Uint8Decisions } from './uint8.ts';
import { WINDOWS, type WindowDecisions } from './windows.ts';

/**
 * Everything that somebody who writes a resize decides, as plain data. Each decision is named, with its clause, in the
 * file of its concern; two sets of decisions can be merged by spreading.
 */
export interface Decisions
  extends SizeDecisions,
    MethodDecisions,
    AxisScopeDecisions,
    StepDecisions,
    CoordinateDecisions,
    NearestDecisions,
    KernelDecisions,
    BorderDecisions,
    WindowDecisions,
    AreaDecisions,
    BlendingDecisions,
    Uint8Decisions,
    SpecialValueDecisions {}

/** The decisions of the target, in exact arithmetic. */
export const TARGET: Decisions = {
  ...SIZES,
  ...METHODS,
  ...AXIS_SCOPE,
  ...STEPS,
  ...COORDINATES,
  ...NEAREST,
  ...KERNELS,
  ...BORDERS,
  ...WINDOWS,
  ...AREA,
  ...BLENDING,
  ...UINT8,
  ...SPECIAL_VALUES,
};
