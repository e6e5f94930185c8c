import { sinc } from '#reference/antialias.ts';
import { cubicWeight } from '#reference/bicubic.ts';
import { type FixedPoint, fixedPointRounding, type Rounding } from './precision.ts';

export interface KernelDecisions {
  /** `linear.weights`: how the fraction between two elements becomes the weight of the right one. */
  linearKernel: 'triangle' | 'smoothstep' | 'cosine' | 'squared' | 'swapped';
  /** `bicubic.kernel`: the polynomials of the inner and the outer piece, from the cube down to the constant. */
  cubicPieces: CubicPieces | 'of-coefficient';
  /** `bicubic.kernel` */
  cubicKernel:
    | 'keys'
    | 'mitchell'
    | 'b-spline'
    | 'hermite'
    | 'lagrange'
    | 'mirrored'
    | 'inner-exchanged'
    | 'outer-exchanged'
    | 'outer-positive'
    | 'without-negative'
    | 'by-absolute-sum'
    | 'two-lobes'
    | 'two-lobes-normalised';
  /** `bicubic.kernel`: one of the four elements that is left out of the sum. */
  forgottenTap: 'none' | 'first' | 'last';
  /** `linear.weights`, `bicubic.kernel`: what the fraction between two elements is kept in. */
  fractionPrecision: 'exact' | FixedPoint;
  /** `bicubic.coefficient` */
  cubicCoefficient: number;
  /** How a weight is written out in the arithmetic of the dtype; `exact` stays in float64. */
  cubicForm: 'exact' | 'horner' | 'powers' | 'remainder';
  /** `antialias.bicubic-coefficient` */
  antialiasCubicCoefficient: number;
  /** `antialias.lanczos-kernel`: the lobes on each side, and the window over the sinc. */
  lanczosLobes: number;
  lanczosWindow: 'sinc' | 'none' | 'hann' | 'hamming' | 'blackman' | 'cosine' | 'welch' | 'triangle' | 'sinc-of-half';
  /** `antialias.bilinear-kernel`, `antialias.bicubic-coefficient`: a kernel of another kind, with its own half-width. */
  antialiasKernel: 'own' | 'mitchell' | 'b-spline' | 'hermite' | 'quadratic' | 'gaussian' | 'hann';
  /** The standard deviation of a Gaussian, whose half-width is the one of the mode. */
  gaussianDeviation: number;
}

/** For the inner piece and the outer one what each coefficient is off by, and whose the distance 1 is. */
export interface CubicPieces {
  readonly inner: readonly number[];
  readonly outer: readonly number[];
  readonly one: 'inner' | 'outer';
}

export const KERNELS: KernelDecisions = {
  linearKernel: 'triangle',
  cubicKernel: 'keys',
  forgottenTap: 'none',
  fractionPrecision: 'exact',
  cubicPieces: 'of-coefficient',
  cubicCoefficient: -0.75,
  cubicForm: 'exact',
  antialiasCubicCoefficient: -0.5,
  lanczosLobes: 3,
  lanczosWindow: 'sinc',
  antialiasKernel: 'own',
  gaussianDeviation: 0.5,
};

/** The weights of the elements at the left and at the right of a fraction. */
export function linearWeights(fraction: number, { linearKernel, fractionPrecision }: KernelDecisions): number[] {
  const right = rightWeight(keptFraction(fraction, fractionPrecision), linearKernel);
  return [1 - right, right];
}

function keptFraction(fraction: number, precision: KernelDecisions['fractionPrecision']): number {
  return precision === 'exact' ? fraction : fixedPointRounding(precision)(fraction);
}

function rightWeight(fraction: number, kernel: KernelDecisions['linearKernel']): number {
  switch (kernel) {
    case 'triangle':
      return fraction;
    case 'smoothstep':
      return fraction * fraction * (3 - 2 * fraction);
    case 'cosine':
      return (1 - Math.cos(Math.PI * fraction)) / 2;
    case 'squared':
      return fraction * fraction;
    case 'swapped':
      return 1 - fraction;
  }
}

/** The weights of the elements −1, 0, 1 and 2 from the left neighbour of a fraction. */
export function cubicWeights(fraction: number, own: Rounding, decisions: KernelDecisions): number[] {
  const kept = keptFraction(fraction, decisions.fractionPrecision);
  const weights = [-1, 0, 1, 2].map((offset) => cubicKernelAt(kept - offset, own, decisions));
  if (decisions.cubicForm === 'remainder') weights[3] = own(own(own(1 - weights[0]) - weights[1]) - weights[2]);
  return arranged(weights, decisions.cubicKernel);
}

/** What is done to four weights that are right one by one. */
function arranged(weights: number[], kernel: KernelDecisions['cubicKernel']): number[] {
  const [before, left, right, after] = weights;
  switch (kernel) {
    case 'mirrored':
      return [after, right, left, before];
    case 'inner-exchanged':
      return [before, right, left, after];
    case 'outer-exchanged':
      return [after, left, right, before];
    case 'outer-positive':
      return [-before, left, right, -after];
    case 'without-negative':
      return weights.map((weight) => Math.max(weight, 0));
    case 'by-absolute-sum':
      return divided(
        weights,
        weights.reduce((sum, weight) => sum + Math.abs(weight), 0),
      );
    case 'two-lobes-normalised':
      return divided(weights, before + left + right + after);
    default:
      return weights;
  }
}

function divided(weights: readonly number[], by: number): number[] {
  return weights.map((weight) => weight / by);
}

function cubicKernelAt(distance: number, own: Rounding, decisions: KernelDecisions): number {
  const d = Math.abs(distance);
  switch (decisions.cubicKernel) {
    case 'two-lobes':
    case 'two-lobes-normalised':
      return d < 2 ? sinc(d) * sinc(d / 2) : 0;
    case 'mitchell':
      return mitchellFamily(d, 1 / 3, 1 / 3);
    case 'b-spline':
      return mitchellFamily(d, 1, 0);
    case 'hermite':
      return d < 1 ? (2 * d - 3) * d * d + 1 : 0;
    case 'lagrange':
      return d < 1 ? ((1 - d * d) * (2 - d)) / 2 : d < 2 ? ((1 - d) * (2 - d) * (3 - d)) / 6 : 0;
    default:
      return keysWeight(d, own, decisions);
  }
}

/** Mitchell and Netravali's two-parameter kernels. */
function mitchellFamily(d: number, b: number, c: number): number {
  if (d < 1) return ((12 - 9 * b - 6 * c) * d ** 3 + (-18 + 12 * b + 6 * c) * d ** 2 + 6 - 2 * b) / 6;
  if (d < 2) return ((-b - 6 * c) * d ** 3 + (6 * b + 30 * c) * d ** 2 + (-12 * b - 48 * c) * d + 8 * b + 24 * c) / 6;
  return 0;
}

function keysWeight(d: number, own: Rounding, decisions: KernelDecisions): number {
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
export function pieceWeight(d: number, { inner, outer, one }: CubicPieces): number {
  if (d >= 2) return 0;
  const isInner = one === 'inner' ? d <= 1 : d < 1;
  return (isInner ? inner : outer).reduce((sum, coefficient) => sum * d + coefficient, 0);
}

/** `antialias.lanczos-kernel` and what is taken for it. */
export function lanczosWeight(distance: number, { lanczosLobes, lanczosWindow }: KernelDecisions): number {
  const d = Math.abs(distance);
  if (d >= lanczosLobes) return 0;
  return sinc(d) * lanczosWindowAt(d, lanczosLobes, lanczosWindow);
}

function lanczosWindowAt(d: number, lobes: number, window: KernelDecisions['lanczosWindow']): number {
  const angle = (Math.PI * d) / lobes;
  switch (window) {
    case 'sinc':
      return sinc(d / lobes);
    case 'none':
      return 1;
    case 'hann':
      return (1 + Math.cos(angle)) / 2;
    case 'hamming':
      return 0.54 + 0.46 * Math.cos(angle);
    case 'blackman':
      return 0.42 + 0.5 * Math.cos(angle) + 0.08 * Math.cos(2 * angle);
    case 'cosine':
      return Math.cos(angle / 2);
    case 'welch':
      return 1 - (d / lobes) ** 2;
    case 'sinc-of-half':
      return sinc(d / 2);
    case 'triangle':
      return 1 - d / lobes;
  }
}

/** A sinc of one lobe under Hamming's window. */
export function hammingWeight(distance: number): number {
  const d = Math.abs(distance);
  return d >= 1 ? 0 : sinc(d) * (0.54 + 0.46 * Math.cos(Math.PI * d));
}

/** A kernel of another kind for an antialiased mode of `support`; undefined where it keeps its own. */
export function otherKernel(
  support: number,
  { antialiasKernel, gaussianDeviation }: KernelDecisions,
): { support: number; weight: (distance: number) => number } | undefined {
  const of = (own: number, weight: (d: number) => number) => ({
    support: own,
    weight: (distance: number) => (Math.abs(distance) < own ? weight(Math.abs(distance)) : 0),
  });
  switch (antialiasKernel) {
    case 'own':
      return undefined;
    case 'mitchell':
      return of(2, (d) => mitchellFamily(d, 1 / 3, 1 / 3));
    case 'b-spline':
      return of(2, (d) => mitchellFamily(d, 1, 0));
    case 'hermite':
      return of(1, (d) => (2 * d - 3) * d * d + 1);
    case 'quadratic':
      return of(1.5, (d) => (d < 0.5 ? 0.75 - d * d : (d - 1.5) ** 2 / 2));
    case 'gaussian':
      return of(support, (d) => Math.exp(-((d / gaussianDeviation) ** 2) / 2));
    case 'hann':
      return of(1, (d) => sinc(d) * (0.5 + 0.5 * Math.cos(Math.PI * d)));
  }
}
