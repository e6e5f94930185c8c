import { type Border, borderedTaps, sumOf } from './border.ts';
import { coordinatesAlong } from './coordinates.ts';
import type { Decisions } from './decisions.ts';
import { type AntialiasMethod, antialiasKernel } from './kernels.ts';
import { checkedLength } from './passes.ts';
import { placedAlong } from './placing.ts';
import { type PlannedAxis, type Step, stepOf, type TapsAt } from './steps.ts';

/** What the kernel is stretched by. */
const STRETCHES = {
  shrinking: (step) => Math.max(step, 1),
  never: () => 1,
  always: (step) => step,
  rounded: (step) => Math.max(Math.round(step), 1),
  ceiled: (step) => Math.max(Math.ceil(step), 1),
  floored: (step) => Math.max(Math.floor(step), 1),
} as const satisfies Readonly<Record<string, (step: number) => number>>;

/** How far a window reaches from its centre. */
const REACHES = {
  stretched: (support, stretch) => support * stretch,
  own: (support) => support,
  floored: (support, stretch) => Math.floor(support * stretch),
} as const satisfies Readonly<Record<string, (support: number, stretch: number) => number>>;

/** From what is left of the support and what is right of it: the first element, and the one after the last. */
const ENDS = {
  centres: (from, to) => [Math.floor(from + 0.5), Math.floor(to + 0.5)],
  truncated: (from, to) => [Math.floor(from), Math.floor(to)],
  'without-last': (from, to) => [Math.floor(from + 0.5), Math.floor(to + 0.5) - 1],
  'without-first': (from, to) => [Math.floor(from + 0.5) + 1, Math.floor(to + 0.5)],
  'without-ends': (from, to) => [Math.floor(from + 0.5) + 1, Math.floor(to + 0.5) - 1],
  'whole-cells': (from, to) => [Math.ceil(from), Math.floor(to)],
} as const satisfies Readonly<Record<string, (from: number, to: number) => readonly [number, number]>>;

const CUTS = { none: [0, 0], first: [1, 0], last: [0, 1], ends: [1, 1] } as const;

export const WINDOWS = {
  /** `antialias.normalised`: taps beyond the border are dropped; or they have a border. */
  antialiasBorder: 'renormalised' as Border,
  /** `antialias.normalised`: whether the weights are divided by their sum. */
  antialiasSum: 'normalised' as 'normalised' | 'by-stretch' | 'raw' | 'with-outside',
  /** `antialias.support`, `antialias.enlarging`: when the kernel is stretched by the step. */
  stretch: 'shrinking' as keyof typeof STRETCHES,
  mostStretch: Number.POSITIVE_INFINITY,
  /** `antialias.support`: the half-width of the kernel, relative to its own. */
  supportScale: 1,
  /** `antialias.window`: elements within the support; all that it touches; or only so many around the centre. */
  windowEnds: 'centres' as keyof typeof ENDS,
  mostTaps: Number.POSITIVE_INFINITY,
  /** `antialias.window`: how many elements are left out at either end of what lies inside, as long as one stays. */
  windowCut: 'none' as keyof typeof CUTS,
  /** `antialias.window`: how much of its support the window takes in, of a kernel that keeps its shape. */
  windowShare: 1,
  /** `antialias.support`: whether the window is stretched as the kernel is, and cut to whole elements. */
  windowReach: 'stretched' as keyof typeof REACHES,
  /** `antialias.window`: where an element is met by the kernel: at its centre or at its left edge. */
  elementAt: 'centre' as 'centre' | 'edge',
  /** `antialias.centre`, `antialias.align-corners-step-only` */
  antialiasCentre: 'target' as
    | 'target'
    | 'align-corners'
    | 'left-edge'
    | 'half-pixel-step'
    | 'sizes'
    | 'floored'
    | 'rounded',
  /**
   * `antialias.align-corners-step-only`, `antialias.support`: whether the kernel is stretched by the aligned step, or by
   * the plain one; by the ratio of the sizes where a factor is given; or by the largest, the smallest or the other step.
   */
  stretchStep: 'own' as 'own' | 'plain' | 'sizes' | 'largest' | 'smallest' | 'mirrored',
};

/** `antialias.window`, `antialias.support`, `antialias.normalised` */
export function windowTapsBy(method: AntialiasMethod, axis: PlannedAxis, decisions: Decisions): TapsAt {
  const { supportScale, windowShare, windowReach, elementAt, antialiasBorder } = decisions;
  const kernel = antialiasKernel(method, decisions);
  const { centres, step } = centresAlong(axis, decisions);
  const stretch = Math.min(STRETCHES[decisions.stretch](step), decisions.mostStretch);
  const reach = REACHES[windowReach](kernel.support * supportScale * windowShare, stretch);
  const offset = elementAt === 'centre' ? 0.5 : 0;
  const scale = stretch * supportScale;
  // Dividing by the sum is a decision of its own.
  const border = antialiasBorder === 'renormalised' ? 'zero' : antialiasBorder;
  checkedLength(axis.outputSize * reach);
  return (output) => {
    const centre = centres[output];
    const { first, count } = windowAround(centre, reach, axis.inputSize, decisions);
    if (count < 1) return { indices: [first], weights: [0] };
    const weights: number[] = [];
    for (let tap = 0; tap < count; tap++) weights.push(kernel.weight((first + tap + offset - centre) / scale));
    const taps = borderedTaps(first, weights, border, axis.inputSize);
    const total = {
      normalised: sumOf(taps.weights),
      'by-stretch': stretch,
      raw: 1,
      'with-outside': sumOf(weights),
    }[decisions.antialiasSum];
    return { indices: taps.indices, weights: taps.weights.map((weight) => weight / total) };
  };
}

/** `antialias.centre`: measured from the left edge of the first element. */
function centresAlong(axis: PlannedAxis, decisions: Decisions): { centres: Float64Array; step: number } {
  const { outputSize, alignCorners } = axis;
  const { antialiasCentre, transform, outputOfOne, coordinatePrecision, shift } = decisions;
  const own = stepOf(axis, decisions);
  if (!alignCorners && (transform !== 'half-pixel' || (outputSize === 1 && outputOfOne !== 'rule'))) {
    const centres = coordinatesAlong(axis, decisions).map((coordinate) => coordinate + 0.5);
    return { centres, step: quotientOf(own) };
  }
  const step = alignCorners && outputSize === 1 ? { numerator: 0, denominator: 1 } : own;
  const isAligned = antialiasCentre === 'align-corners' && alignCorners;
  const before = isAligned || antialiasCentre === 'left-edge' ? 0 : 0.5;
  const placing = placingStep(axis, step, decisions);
  const centres = placedAlong(axis, placing, { before, after: isAligned ? 0.5 : 0 }, coordinatePrecision);
  const whole = { floored: Math.floor, rounded: Math.round }[antialiasCentre as string] ?? Number;
  return { centres: centres.map((centre) => whole(centre + shift)), step: stretchingStep(axis, step, decisions) };
}

function placingStep(axis: PlannedAxis, step: Step, decisions: Decisions): Step {
  if (decisions.antialiasCentre === 'half-pixel-step') return plainStep(axis, decisions);
  return decisions.antialiasCentre === 'sizes' ? stepOfSizes(axis, step, decisions) : step;
}

function stretchingStep(axis: PlannedAxis, step: Step, decisions: Decisions): number {
  const { axes, position } = axis;
  const all = () => axes.map((one) => quotientOf(stepOf(one, decisions))).filter(Number.isFinite);
  switch (decisions.stretchStep) {
    case 'own':
      return quotientOf(step);
    case 'plain':
      return quotientOf(plainStep(axis, decisions));
    case 'sizes':
      return quotientOf(stepOfSizes(axis, step, decisions));
    case 'largest':
      return Math.max(...all());
    case 'smallest':
      return Math.min(...all());
    case 'mirrored':
      return quotientOf(stepOf(axes[axes.length - 1 - position], decisions));
  }
}

function quotientOf({ numerator, denominator }: Step): number {
  return numerator / denominator;
}

function plainStep(axis: PlannedAxis, decisions: Decisions): Step {
  return stepOf({ ...axis, alignCorners: false }, decisions);
}

function stepOfSizes(axis: PlannedAxis, step: Step, decisions: Decisions): Step {
  return axis.alignCorners ? step : plainStep(axis, { ...decisions, step: 'sizes' });
}

/** `antialias.window`: the first element of the window, and how many there are. */
function windowAround(
  centre: number,
  reach: number,
  inputSize: number,
  { antialiasBorder, antialiasSum, windowEnds, windowCut, mostTaps }: Decisions,
): { first: number; count: number } {
  const isDropped = antialiasBorder === 'renormalised' || antialiasBorder === 'zero';
  const isCut = isDropped && antialiasSum !== 'with-outside';
  const [left, right] = ENDS[windowEnds](centre - reach, centre + reach);
  const first = isCut ? Math.min(Math.max(left, 0), inputSize - 1) : left;
  const end = isCut ? Math.min(right, inputSize) : right;
  const count = Math.min(Math.max(end - first, 0), mostTaps);
  // A centre that is no number has an empty window.
  if (Number.isNaN(count)) return { first: 0, count: 0 };
  const [before, after] = CUTS[windowCut];
  return count > before + after ? { first: first + before, count: count - before - after } : { first, count };
}
