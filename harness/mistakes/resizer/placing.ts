import { type FixedPoint, isFixedPoint, type Precision, type Rounding, roundingTo } from './precision.ts';
import type { PlannedAxis, Step } from './steps.ts';

/** A position is (outputIndex + before) · step + after. */
export interface Placement {
  readonly before: number;
  readonly after: number;
}

type Placing = (step: Step, placement: Placement, own: Rounding) => (outputIndex: number) => number;

/** `half` is what is added to the output index, ½ by the clauses. */
type PlacementRule = (step: Step, axis: PlannedAxis, half: number) => Placement;

/** ONNX asymmetric, and the step of aligned corners: k · step. */
const fromTheFirst: PlacementRule = () => ({ before: 0, after: 0 });
const ofHalfPixels: PlacementRule = (_, __, half) => ({ before: half, after: -0.5 });

/** Where an output looks. */
export const PLACEMENTS = {
  'half-pixel': ofHalfPixels,
  'half-pixel-of-aligned-step': ofHalfPixels,
  asymmetric: fromTheFirst,
  'align-corners': fromTheFirst,
  /** From the centre of an output element, without the last ½: tf_half_pixel_for_nn of ONNX. */
  centre: (_, __, half) => ({ before: half, after: 0 }),
  'right-edge': () => ({ before: 1, after: 0 }),
  /** Right ends on right ends, instead of centres. */
  'right-ends': () => ({ before: 1, after: -1 }),
  /** Moved by ½ · (1 − step) and not by ½ · (step − 1). */
  'moved-back': ({ numerator, denominator }) => ({ before: 0, after: (1 - numerator / denominator) / 2 }),
  /** The element in the middle on the element in the middle. */
  'whole-centres': (_, { inputSize, outputSize }) => ({
    before: -Math.floor(outputSize / 2),
    after: Math.floor(inputSize / 2),
  }),
  /** A grid centred over the input, which is half-pixel only where the sizes fit the factor. */
  centred: ({ numerator, denominator }, { inputSize, outputSize }) => ({
    before: 0,
    after: (inputSize - 1 - ((outputSize - 1) * numerator) / denominator) / 2,
  }),
} as const satisfies Readonly<Record<string, PlacementRule>>;

export type PlacementName = keyof typeof PLACEMENTS;

/** Ways of computing a position beside rounding the step, the product and the sum. */
const PLACINGS = {
  exact:
    ({ numerator, denominator }, { before, after }) =>
    (outputIndex) =>
      ((outputIndex + before) * numerator) / denominator + after,
  /** Product and sum fused. */
  fused: ({ numerator, denominator }, { before, after }, own) => {
    const step = own(numerator / denominator);
    return (outputIndex) => own(step * (outputIndex + before) + after);
  },
  /** A division that is off by two units, unless by a power of two. */
  wgsl: (step, placement, own) => stepping(wgslQuotient(step, own), placement, own),
  'product-first':
    ({ numerator, denominator }, { before, after }, own) =>
    (outputIndex) =>
      own(own(own((outputIndex + before) * numerator) / denominator) + after),
  reciprocal: ({ numerator, denominator }, placement, own) =>
    stepping(own(numerator * own(1 / denominator)), placement, own),
  'float32-position': ofPosition('float32'),
  'float16-position': ofPosition('float16'),
  'bfloat16-position': ofPosition('bfloat16'),
  /** A division by the ratio of output to input. */
  'inverted-ratio': ({ numerator, denominator }, { before, after }, own) => {
    const ratio = own(denominator / numerator);
    return (outputIndex) => own(own((outputIndex + before) / ratio) + after);
  },
  accumulated: accumulating,
  'accumulated-in-float64': (step, placement) => accumulating(step, placement, Number),
  'float16-step': ofHalfStep('float16'),
  'bfloat16-step': ofHalfStep('bfloat16'),
} as const satisfies Readonly<Record<string, Placing>>;

/** `coordinates.precision`: what step, product and sum are rounded to, how many bits a step has, or another way of computing them. */
export type PlacingPrecision = Precision | FixedPoint | keyof typeof PLACINGS;

export function placedAlong(
  { outputSize, dtype }: PlannedAxis,
  step: Step,
  placement: Placement,
  precision: PlacingPrecision,
): Float64Array {
  const at = placingOf(precision, dtype)(step, placement, roundingTo('own', dtype));
  const positions = new Float64Array(outputSize);
  for (let outputIndex = 0; outputIndex < outputSize; outputIndex++) positions[outputIndex] = at(outputIndex);
  return positions;
}

function placingOf(precision: PlacingPrecision, dtype: PlannedAxis['dtype']): Placing {
  if (precision in PLACINGS) return PLACINGS[precision as keyof typeof PLACINGS];
  const round = roundingTo(precision as Precision | FixedPoint, dtype);
  // So many bits after the point are those of the step alone.
  const then = isFixedPoint(precision) ? Number : round;
  return ({ numerator, denominator }, placement) => stepping(round(numerator / denominator), placement, then);
}

function stepping(step: number, { before, after }: Placement, round: Rounding): (outputIndex: number) => number {
  return (outputIndex) => round(round(step * round(outputIndex + before)) + after);
}

/** Only the position is rounded. */
function ofPosition(dtype: 'float32' | 'float16' | 'bfloat16'): Placing {
  const round = roundingTo(dtype, dtype);
  return ({ numerator, denominator }, { before, after }) =>
    (outputIndex) =>
      round(((outputIndex + before) * numerator) / denominator + after);
}

function ofHalfStep(dtype: 'float16' | 'bfloat16'): Placing {
  return ({ numerator, denominator }, placement, own) =>
    stepping(roundingTo(dtype, dtype)(numerator / denominator), placement, own);
}

/**
 * WGSL grants a division 2.5 units in the last place; two whole ones are taken, downwards. The reciprocal of a power of
 * two is exact, and so is what hardware makes of a division by one.
 */
function wgslQuotient({ numerator, denominator }: Step, own: Rounding): number {
  const quotient = own(numerator / denominator);
  if (Number.isInteger(Math.log2(denominator))) return quotient;
  return own(quotient * (1 - (own === Math.fround ? 2 ** -22.5 : 2 ** -51.5)));
}

/** The step is added once per output, and so are the roundings; outputs come in their order. */
function accumulating({ numerator, denominator }: Step, { before, after }: Placement, own: Rounding) {
  const step = own(numerator / denominator);
  let position = own(own(step * before) + after);
  return (outputIndex: number) => {
    if (outputIndex > 0) position = own(position + step);
    return position;
  };
}
