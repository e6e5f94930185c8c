import type { DType } from '#spec/signature.ts';
import { fixedPoint, type Precision, type Rounding, roundingTo } from './precision.ts';
import type { Step } from './steps.ts';

/** A position is (outputIndex + before) · step + after. */
export interface Placement {
  readonly before: number;
  readonly after: number;
}

/**
 * `coordinates.precision`: what step, product and sum are rounded to, and ways of computing them: product and sum
 * fused, a division that is off by 2 units unless by a power of two (WGSL), the product before the division, a
 * reciprocal, only the position rounded to float32, a division by the ratio of output to input, one addition after the other, or a step of so many bits or of a half type.
 */
export type PlacingPrecision =
  | Precision
  | 'fused'
  | 'wgsl'
  | 'product-first'
  | 'reciprocal'
  | 'float32-position'
  | 'inverted-ratio'
  | 'accumulated'
  | 'accumulated-in-float64'
  | 'fixed-16'
  | 'fixed-11'
  | 'fixed-8'
  | 'cut-16'
  | 'cut-11'
  | 'cut-8'
  | 'float16-step'
  | 'bfloat16-step';

export function placedAlong(
  outputSize: number,
  step: Step,
  placement: Placement,
  precision: PlacingPrecision,
  dtype: DType,
): Float64Array {
  const positions = new Float64Array(outputSize);
  const at = positionAt(step, placement, precision, dtype);
  for (let outputIndex = 0; outputIndex < outputSize; outputIndex++) positions[outputIndex] = at(outputIndex);
  return positions;
}

function positionAt(
  { numerator, denominator }: Step,
  { before, after }: Placement,
  precision: PlacingPrecision,
  dtype: DType,
): (outputIndex: number) => number {
  const own = roundingTo('own', dtype);
  const stepped = (step: number, round: Rounding) => (outputIndex: number) =>
    round(round(step * round(outputIndex + before)) + after);
  switch (precision) {
    case 'exact':
      return (outputIndex) => ((outputIndex + before) * numerator) / denominator + after;
    case 'fused': {
      const step = own(numerator / denominator);
      return (outputIndex) => own(step * (outputIndex + before) + after);
    }
    case 'wgsl':
      return stepped(wgslQuotient(numerator, denominator, own), own);
    case 'product-first':
      return (outputIndex) => own(own(own((outputIndex + before) * numerator) / denominator) + after);
    case 'reciprocal':
      return stepped(own(numerator * own(1 / denominator)), own);
    case 'float32-position':
      return (outputIndex) => Math.fround(((outputIndex + before) * numerator) / denominator + after);
    case 'inverted-ratio': {
      const ratio = own(denominator / numerator);
      return (outputIndex) => own(own((outputIndex + before) / ratio) + after);
    }
    case 'accumulated':
      return accumulating(own(numerator / denominator), before, after, own);
    case 'accumulated-in-float64':
      return accumulating(numerator / denominator, before, after, roundingTo('exact', dtype));
    case 'fixed-16':
    case 'fixed-11':
    case 'fixed-8': {
      const step = fixedPoint(Number(precision.slice('fixed-'.length)))(numerator / denominator);
      return (outputIndex) => (outputIndex + before) * step + after;
    }
    case 'cut-16':
    case 'cut-11':
    case 'cut-8': {
      const unit = 2 ** -Number(precision.slice('cut-'.length));
      const step = Math.floor(numerator / denominator / unit) * unit;
      return (outputIndex) => (outputIndex + before) * step + after;
    }
    case 'float16-step':
    case 'bfloat16-step': {
      const round = roundingTo(precision === 'float16-step' ? 'float16' : 'bfloat16', dtype);
      return stepped(round(numerator / denominator), own);
    }
    default: {
      const round = roundingTo(precision, dtype);
      return stepped(round(numerator / denominator), round);
    }
  }
}

/**
 * WGSL grants a division 2.5 units in the last place; two whole ones are taken, downwards. The reciprocal of a power of
 * two is exact, and so is what hardware makes of a division by one.
 */
function wgslQuotient(numerator: number, denominator: number, own: Rounding): number {
  const quotient = own(numerator / denominator);
  if (Number.isInteger(Math.log2(denominator))) return quotient;
  return own(quotient * (1 - (own === Math.fround ? 2 ** -22.5 : 2 ** -51.5)));
}

/** The step is added once per output, and so are the roundings. */
function accumulating(step: number, before: number, after: number, own: Rounding): (outputIndex: number) => number {
  let position = own(own(step * before) + after);
  return (outputIndex) => {
    if (outputIndex > 0) position = own(position + step);
    return position;
  };
}
