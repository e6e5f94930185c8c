import { ANTIALIAS_KERNELS, type Kernel, sinc } from '#reference/antialias.ts';
import { cubicWeight } from '#reference/bicubic.ts';
import { dividedBySum } from './border.ts';
import type { Decisions } from './decisions.ts';
import { type FixedPoint, type Rounding, roundingTo } from './precision.ts';

/** The weight of the element at the right of a fraction. */
const LINEAR_KERNELS = {
  triangle: (fraction) => fraction,
  smoothstep: (fraction) => fraction * fraction * (3 - 2 * fraction),
  cosine: (fraction) => (1 - Math.cos(Math.PI * fraction)) / 2,
  squared: (fraction) => fraction * fraction,
  swapped: (fraction) => 1 - fraction,
} as const satisfies Readonly<Record<string, (fraction: number) => number>>;

/** Windows over the sinc. */
const LANCZOS_WINDOWS = {
  sinc: (d, lobes) => sinc(d / lobes),
  none: () => 1,
  hann: (d, lobes) => (1 + Math.cos((Math.PI * d) / lobes)) / 2,
  hamming: (d, lobes) => 0.54 + 0.46 * Math.cos((Math.PI * d) / lobes),
  blackman: (d, lobes) => {
    const angle = (Math.PI * d) / lobes;
    return 0.42 + 0.5 * Math.cos(angle) + 0.08 * Math.cos(2 * angle);
  },
  cosine: (d, lobes) => Math.cos((Math.PI * d) / lobes / 2),
  welch: (d, lobes) => 1 - (d / lobes) ** 2,
  triangle: (d, lobes) => 1 - d / lobes,
  'sinc-of-half': (d) => sinc(d / 2),
} as const satisfies Readonly<Record<string, (d: number, lobes: number) => number>>;

/** Kernels that stand in for one of the clauses. */
const OTHER_KERNELS = {
  mitchell: kernel(2, (d) => mitchellFamily(d, 1 / 3, 1 / 3)),
  'b-spline': kernel(2, (d) => mitchellFamily(d, 1, 0)),
  hermite: kernel(1, (d) => (2 * d - 3) * d * d + 1),
  lagrange: kernel(2, (d) => (d < 1 ? ((1 - d * d) * (2 - d)) / 2 : ((1 - d) * (2 - d) * (3 - d)) / 6)),
  quadratic: kernel(1.5, (d) => (d < 0.5 ? 0.75 - d * d : (d - 1.5) ** 2 / 2)),
  hann: windowedSinc(1, 'hann'),
  'two-lobes': windowedSinc(2, 'sinc'),
} as const satisfies Readonly<Record<string, Kernel>>;

/** What is done to four weights that are right one by one. */
const ARRANGEMENTS = {
  keys: (weights) => weights,
  mirrored: (weights) => weights.toReversed(),
  'inner-exchanged': ([before, left, right, after]) => [before, right, left, after],
  'outer-exchanged': ([before, left, right, after]) => [after, left, right, before],
  'outer-positive': ([before, left, right, after]) => [-before, left, right, -after],
  'without-negative': (weights) => weights.map((weight) => Math.max(weight, 0)),
  'by-absolute-sum': (weights) => {
    const total = weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
    return weights.map((weight) => weight / total);
  },
  'two-lobes-normalised': dividedBySum,
} as const satisfies Readonly<Record<string, (weights: readonly number[]) => readonly number[]>>;

type CubicKernel = keyof typeof ARRANGEMENTS | keyof typeof OTHER_KERNELS | 'by-tap';

/** For the inner piece and the outer one what each coefficient is off by, and whose the distance 1 is. */
export interface CubicPieces {
  readonly inner: readonly number[];
  readonly outer: readonly number[];
  readonly one: 'inner' | 'outer';
}

export const KERNELS = {
  /** `linear.weights`: how the fraction between two elements becomes the weight of the right one. */
  linearKernel: 'triangle' as keyof typeof LINEAR_KERNELS,
  /** `bicubic.kernel`; `by-tap` has the polynomial of a tap whatever its distance, which tells outside of 0 ≤ t < 1. */
  cubicKernel: 'keys' as CubicKernel,
  /** `linear.weights`, `bicubic.kernel`: what the fraction between two elements is kept in. */
  fractionPrecision: 'exact' as 'exact' | FixedPoint,
  /** `bicubic.kernel`: the polynomials of the inner and the outer piece, from the cube down to the constant. */
  cubicPieces: 'of-coefficient' as CubicPieces | 'of-coefficient',
  /** `bicubic.coefficient` */
  cubicCoefficient: -0.75,
  /** How a weight is written out in the arithmetic of the dtype; `exact` stays in float64. */
  cubicForm: 'exact' as 'exact' | 'horner' | 'powers' | 'remainder',
  /** `antialias.bicubic-coefficient` */
  antialiasCubicCoefficient: -0.5,
  /** `antialias.lanczos-kernel`: the lobes on each side, and the window over the sinc. */
  lanczosLobes: 3,
  lanczosWindow: 'sinc' as keyof typeof LANCZOS_WINDOWS,
  /** `antialias.bilinear-kernel`, `antialias.bicubic-coefficient`: a kernel of another kind, with its own half-width. */
  antialiasKernel: 'own' as 'own' | 'gaussian' | keyof typeof OTHER_KERNELS,
  /** The standard deviation of a Gaussian, whose half-width is the one of the mode. */
  gaussianDeviation: 0.5,
};

/** The weights of the elements at the left and at the right of a fraction. */
export function linearWeights(fraction: number, { linearKernel, fractionPrecision }: Decisions): number[] {
  const right = LINEAR_KERNELS[linearKernel](roundingTo(fractionPrecision, 'float64')(fraction));
  return [1 - right, right];
}

/** The weights of the elements −1, 0, 1 and 2 from the left neighbour of a fraction. */
export function cubicWeights(fraction: number, own: Rounding, decisions: Decisions): readonly number[] {
  const { cubicKernel, cubicForm, fractionPrecision } = decisions;
  const kept = roundingTo(fractionPrecision, 'float64')(fraction);
  if (cubicKernel === 'by-tap') return weightsByTap(kept, decisions.cubicCoefficient);
  const name = cubicKernel === 'two-lobes-normalised' ? 'two-lobes' : cubicKernel;
  const weightAt =
    name in OTHER_KERNELS
      ? OTHER_KERNELS[name as keyof typeof OTHER_KERNELS].weight
      : (distance: number) => keysWeight(Math.abs(distance), own, decisions);
  const weights = [-1, 0, 1, 2].map((offset) => weightAt(kept - offset));
  if (cubicForm === 'remainder') weights[3] = own(own(own(1 - weights[0]) - weights[1]) - weights[2]);
  return cubicKernel in ARRANGEMENTS ? ARRANGEMENTS[cubicKernel as keyof typeof ARRANGEMENTS](weights) : weights;
}

function weightsByTap(fraction: number, a: number): number[] {
  const inner = (d: number) => ((a + 2) * d - (a + 3)) * d * d + 1;
  const outer = (d: number) => ((a * d - 5 * a) * d + 8 * a) * d - 4 * a;
  return [outer(fraction + 1), inner(fraction), inner(1 - fraction), outer(2 - fraction)];
}

/** Mitchell and Netravali's two-parameter kernels. */
function mitchellFamily(d: number, b: number, c: number): number {
  if (d < 1) return ((12 - 9 * b - 6 * c) * d ** 3 + (-18 + 12 * b + 6 * c) * d ** 2 + 6 - 2 * b) / 6;
  return ((-b - 6 * c) * d ** 3 + (6 * b + 30 * c) * d ** 2 + (-12 * b - 48 * c) * d + 8 * b + 24 * c) / 6;
}

function keysWeight(d: number, own: Rounding, decisions: Decisions): number {
  const { cubicCoefficient: a, cubicForm, cubicPieces } = decisions;
  if (cubicPieces !== 'of-coefficient') return cubicWeight(d, a) + pieceWeight(d, cubicPieces);
  if (cubicForm === 'exact') return cubicWeight(d, a);
  const rounded = own(d);
  const [cubic, square, linear, constant] = rounded < 1 ? [a + 2, -(a + 3), 0, 1] : [a, -5 * a, 8 * a, -4 * a];
  if (rounded >= 2) return 0;
  if (cubicForm !== 'powers') {
    return own(own(own(own(own(own(cubic * rounded) + square) * rounded) + linear) * rounded) + constant);
  }
  const squared = own(rounded * rounded);
  const cubed = own(squared * rounded);
  return own(own(own(own(cubic * cubed) + own(square * squared)) + own(linear * rounded)) + constant);
}

/** What is added to a cubic weight by coefficients that are off. */
function pieceWeight(d: number, { inner, outer, one }: CubicPieces): number {
  if (d >= 2) return 0;
  const isInner = one === 'inner' ? d <= 1 : d < 1;
  return (isInner ? inner : outer).reduce((sum, coefficient) => sum * d + coefficient, 0);
}

/** The kernels of antialias windows by their methods; a box and Hamming stand in for them only. */
const OWN_KERNELS = {
  'antialias-bilinear': () => ANTIALIAS_KERNELS.bilinear,
  'antialias-bicubic': ({ antialiasCubicCoefficient, cubicPieces }) =>
    kernel(2, (d) => {
      const right = cubicWeight(d, antialiasCubicCoefficient);
      return cubicPieces === 'of-coefficient' ? right : right + pieceWeight(d, cubicPieces);
    }),
  'antialias-lanczos': ({ lanczosLobes, lanczosWindow }) => windowedSinc(lanczosLobes, lanczosWindow),
  'antialias-hamming': () => windowedSinc(1, 'hamming'),
  'antialias-box': () => ({ support: 0.5, weight: (distance) => (distance > -0.5 && distance <= 0.5 ? 1 : 0) }),
} as const satisfies Readonly<Record<string, (decisions: Decisions) => Kernel>>;

export type AntialiasMethod = keyof typeof OWN_KERNELS;

export function antialiasKernel(method: AntialiasMethod, decisions: Decisions): Kernel {
  const { antialiasKernel: name, gaussianDeviation } = decisions;
  const own = OWN_KERNELS[method](decisions);
  if (name === 'own') return own;
  if (name !== 'gaussian') return OTHER_KERNELS[name];
  return kernel(own.support, (d) => Math.exp(-((d / gaussianDeviation) ** 2) / 2));
}

/** `antialias.lanczos-kernel` and what is taken for it. */
function windowedSinc(lobes: number, window: keyof typeof LANCZOS_WINDOWS): Kernel {
  return kernel(lobes, (d) => sinc(d) * LANCZOS_WINDOWS[window](d, lobes));
}

/** Symmetric, and zero beyond its half-width. */
function kernel(support: number, weight: (d: number) => number): Kernel {
  return { support, weight: (distance) => (Math.abs(distance) < support ? weight(Math.abs(distance)) : 0) };
}
