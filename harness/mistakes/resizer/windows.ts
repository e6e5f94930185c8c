import { cubicWeight } from '#reference/bicubic.ts';
import type { Taps } from '#reference/taps.ts';
import type { DType } from '#spec/signature.ts';
import { type Border, borderedTaps } from './border.ts';
import { type CoordinateDecisions, coordinatesAlong } from './coordinates.ts';
import { hammingWeight, type KernelDecisions, lanczosWeight, otherKernel, pieceWeight } from './kernels.ts';
import { checkedLength } from './limits.ts';
import type { Method } from './methods.ts';
import { placedAlong } from './placing.ts';
import { type PlannedAxis, type Step, type StepDecisions, stepOf } from './steps.ts';

export interface WindowDecisions {
  /** `antialias.normalised`: taps beyond the border are dropped; or they have a border. */
  antialiasBorder: Border;
  /** `antialias.normalised`: whether the weights are divided by their sum. */
  antialiasSum: 'normalised' | 'by-stretch' | 'raw' | 'with-outside';
  /** `antialias.support`, `antialias.enlarging`: when the kernel is stretched by the step. */
  stretch: 'shrinking' | 'never' | 'always' | 'rounded' | 'ceiled' | 'floored';
  /** `antialias.support`: the half-width of the kernel, relative to its own. */
  supportScale: number;
  /** `antialias.window`: elements within the support; all that it touches; or only so many around the centre. */
  windowEnds: 'centres' | 'truncated' | 'without-last' | 'without-first' | 'without-ends' | 'whole-cells';
  mostTaps: number;
  /** `antialias.window`: how much of its support the window takes in, of a kernel that keeps its shape. */
  windowShare: number;
  /** `antialias.support`: whether the window is stretched as the kernel is, and cut to whole elements. */
  windowReach: 'stretched' | 'own' | 'floored';
  /** `antialias.window`: where an element is met by the kernel: at its centre or at its left edge. */
  elementAt: 'centre' | 'edge';
  /** `antialias.centre`, `antialias.align-corners-step-only` */
  antialiasCentre: 'target' | 'align-corners' | 'left-edge' | 'half-pixel-step' | 'sizes' | 'floored' | 'rounded';
  /**
   * `antialias.align-corners-step-only`, `antialias.support`: whether the kernel is stretched by the aligned step, or by
   * the plain one; by the ratio of the sizes where a factor is given; or by the largest, the smallest or the other step.
   */
  stretchStep: 'own' | 'plain' | 'sizes' | 'largest' | 'smallest' | 'mirrored';
}

export const WINDOWS: WindowDecisions = {
  antialiasBorder: 'renormalised',
  antialiasSum: 'normalised',
  stretch: 'shrinking',
  supportScale: 1,
  windowEnds: 'centres',
  mostTaps: Number.POSITIVE_INFINITY,
  windowShare: 1,
  windowReach: 'stretched',
  elementAt: 'centre',
  antialiasCentre: 'target',
  stretchStep: 'own',
};

type AntialiasMethod = Extract<Method, `antialias-${string}`>;

type AntialiasDecisions = WindowDecisions & KernelDecisions & StepDecisions & CoordinateDecisions;

/** `antialias.window`, `antialias.support`, `antialias.normalised` */
export function windowTapsAlong(
  method: AntialiasMethod,
  axis: PlannedAxis,
  axes: readonly PlannedAxis[],
  dtype: DType,
  decisions: AntialiasDecisions,
): Taps[] {
  const kernel = kernelOf(method, decisions);
  const { centres, step } = centresAlong(axis, axes, dtype, decisions);
  const stretch = stretchFor(step, decisions);
  const reach = reachOf(kernel.support * decisions.supportScale * decisions.windowShare, stretch, decisions);
  const offset = decisions.elementAt === 'centre' ? 0.5 : 0;
  const scale = stretch * decisions.supportScale;
  checkedLength(axis.outputSize * reach);
  return Array.from(centres, (centre) => {
    const { first, count } = windowAround(centre, reach, axis.inputSize, decisions);
    if (count < 1) return { indices: [first], weights: [0] };
    const weights: number[] = [];
    for (let tap = 0; tap < count; tap++) weights.push(kernel.weight((first + tap + offset - centre) / scale));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    return summedUp(borderedTaps(first, weights, borderOf(decisions), axis.inputSize), stretch, all, decisions);
  });
}

function reachOf(support: number, stretch: number, { windowReach }: WindowDecisions): number {
  switch (windowReach) {
    case 'stretched':
      return support * stretch;
    case 'own':
      return support;
    case 'floored':
      return Math.floor(support * stretch);
  }
}

/** Dividing by the sum is a decision of its own. */
function borderOf({ antialiasBorder }: WindowDecisions): Border {
  return antialiasBorder === 'renormalised' ? 'zero' : antialiasBorder;
}

function kernelOf(method: AntialiasMethod, decisions: AntialiasDecisions) {
  const own = ownKernel(method, decisions);
  return otherKernel(own.support, decisions) ?? own;
}

function ownKernel(method: AntialiasMethod, decisions: AntialiasDecisions) {
  switch (method) {
    case 'antialias-bilinear':
      return { support: 1, weight: (distance: number) => Math.max(1 - Math.abs(distance), 0) };
    case 'antialias-bicubic':
      return { support: 2, weight: (distance: number) => cubicWindowWeight(distance, decisions) };
    case 'antialias-lanczos':
      return { support: decisions.lanczosLobes, weight: (distance: number) => lanczosWeight(distance, decisions) };
    case 'antialias-hamming':
      return { support: 1, weight: hammingWeight };
    case 'antialias-box':
      return { support: 0.5, weight: (distance: number) => (distance > -0.5 && distance <= 0.5 ? 1 : 0) };
  }
}

function cubicWindowWeight(distance: number, { antialiasCubicCoefficient, cubicPieces }: KernelDecisions): number {
  const right = cubicWeight(distance, antialiasCubicCoefficient);
  return cubicPieces === 'of-coefficient' ? right : right + pieceWeight(Math.abs(distance), cubicPieces);
}

/** `antialias.centre`: measured from the left edge of the first element. */
function centresAlong(
  axis: PlannedAxis,
  axes: readonly PlannedAxis[],
  dtype: DType,
  decisions: AntialiasDecisions,
): { centres: Float64Array; step: number } {
  const { outputSize, alignCorners } = axis;
  if (
    !alignCorners &&
    (decisions.transform !== 'half-pixel' || (outputSize === 1 && decisions.outputOfOne !== 'rule'))
  ) {
    const { numerator, denominator } = stepOf(axis, axes, decisions);
    const centres = coordinatesAlong(axis, axes, dtype, decisions).map((coordinate) => coordinate + 0.5);
    return { centres, step: numerator / denominator };
  }
  const quotient = stepOf(axis, axes, decisions);
  const step = alignCorners && outputSize === 1 ? { numerator: 0, denominator: 1 } : quotient;
  const isAligned = decisions.antialiasCentre === 'align-corners' && alignCorners;
  const placement = isAligned
    ? { before: 0, after: 0.5 }
    : { before: decisions.antialiasCentre === 'left-edge' ? 0 : 0.5, after: 0 };
  const placing = placingStep(axis, axes, decisions) ?? step;
  const centres = placedAlong(outputSize, placing, placement, decisions.coordinatePrecision, dtype);
  const shifted = centres.map((centre) => keptCentre(centre + decisions.shift, decisions));
  return { centres: shifted, step: stretchingStep(axis, step, axes, decisions) };
}

function keptCentre(centre: number, { antialiasCentre }: WindowDecisions): number {
  if (antialiasCentre === 'floored') return Math.floor(centre);
  return antialiasCentre === 'rounded' ? Math.round(centre) : centre;
}

function placingStep(axis: PlannedAxis, axes: readonly PlannedAxis[], decisions: AntialiasDecisions): Step | undefined {
  switch (decisions.antialiasCentre) {
    case 'half-pixel-step':
      return plainStep(axis, axes, decisions);
    case 'sizes':
      return axis.alignCorners ? undefined : plainStep(axis, axes, { ...decisions, step: 'sizes' });
    default:
      return undefined;
  }
}

function stretchingStep(
  axis: PlannedAxis,
  step: Step,
  axes: readonly PlannedAxis[],
  decisions: AntialiasDecisions,
): number {
  const all = () => axes.map((one) => quotientOf(stepOf(one, axes, decisions))).filter(Number.isFinite);
  switch (decisions.stretchStep) {
    case 'own':
      return quotientOf(step);
    case 'plain':
      return quotientOf(plainStep(axis, axes, decisions));
    case 'sizes':
      return quotientOf(axis.alignCorners ? step : plainStep(axis, axes, { ...decisions, step: 'sizes' }));
    case 'largest':
      return Math.max(...all());
    case 'smallest':
      return Math.min(...all());
    case 'mirrored':
      return quotientOf(stepOf(axes[axes.length - 1 - axis.position], axes, decisions));
  }
}

function quotientOf({ numerator, denominator }: Step): number {
  return numerator / denominator;
}

function plainStep(axis: PlannedAxis, axes: readonly PlannedAxis[], decisions: StepDecisions) {
  return stepOf({ ...axis, alignCorners: false }, axes, decisions);
}

function stretchFor(step: number, { stretch }: WindowDecisions): number {
  switch (stretch) {
    case 'shrinking':
      return Math.max(step, 1);
    case 'never':
      return 1;
    case 'always':
      return step;
    case 'rounded':
      return Math.max(Math.round(step), 1);
    case 'ceiled':
      return Math.max(Math.ceil(step), 1);
    case 'floored':
      return Math.max(Math.floor(step), 1);
  }
}

/** `antialias.window`: the first element of the window, and how many there are. */
function windowAround(
  centre: number,
  reach: number,
  inputSize: number,
  { antialiasBorder, antialiasSum, windowEnds, mostTaps }: WindowDecisions,
): { first: number; count: number } {
  const isDropped = antialiasBorder === 'renormalised' || antialiasBorder === 'zero';
  const isCut = isDropped && antialiasSum !== 'with-outside';
  const [left, right] = endsOf(centre, reach, windowEnds);
  const first = isCut ? Math.min(Math.max(left, 0), inputSize - 1) : left;
  const end = isCut ? Math.min(right, inputSize) : right;
  const count = Math.min(Math.max(end - first, 0), mostTaps);
  // A centre that is no number has an empty window.
  return Number.isNaN(count) ? { first: 0, count: 0 } : { first, count };
}

function endsOf(centre: number, reach: number, kind: WindowDecisions['windowEnds']): [left: number, right: number] {
  const [left, right] = [Math.floor(centre - reach + 0.5), Math.floor(centre + reach + 0.5)];
  switch (kind) {
    case 'centres':
      return [left, right];
    case 'truncated':
      return [Math.floor(centre - reach), Math.floor(centre + reach)];
    case 'without-last':
      return [left, right - 1];
    case 'without-first':
      return [left + 1, right];
    case 'without-ends':
      return [left + 1, right - 1];
    case 'whole-cells':
      return [Math.ceil(centre - reach), Math.floor(centre + reach)];
  }
}

/** `all` is the sum of the weights, of taps beyond the border as well. */
function summedUp({ indices, weights }: Taps, stretch: number, all: number, { antialiasSum }: WindowDecisions): Taps {
  const total = {
    normalised: weights.reduce((sum, weight) => sum + weight, 0),
    'by-stretch': stretch,
    raw: 1,
    'with-outside': all,
  }[antialiasSum];
  return { indices, weights: weights.map((weight) => weight / total) };
}
