import { scaledSize } from '#reference/output-size.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import { halfToEven } from './half-to-even.ts';

export interface SizeDecisions {
  /**
   * `output-size.truncated-product`, `output-size.product-is-float64`: how a product becomes a size. A tolerant cut adds
   * a little first; a decimal one multiplies the factor as it is written; an exact one does not round the product.
   */
  sizeRule:
    | 'truncated'
    | 'rounded'
    | 'rounded-half-even'
    | 'ceiled'
    | 'float32-product'
    | 'tolerant'
    | 'decimal'
    | 'exact'
    | 'whole-factor'
    | 'whole-factor-above-one'
    | 'float32-factor';
  /** `output-size.explicit-size`: which of the given sizes an axis takes. */
  sizeOf: AxisChoice;
  /** `output-size.factor-per-axis`: which of the given factors an axis multiplies its size by. */
  factorOf: AxisChoice;
}

/** Its own, that of the axis counted from the other end, or one for all. */
export type AxisChoice = 'own' | 'mirrored' | 'first' | 'last';

export const SIZES: SizeDecisions = { sizeRule: 'truncated', sizeOf: 'own', factorOf: 'own' };

/** One per axis, as the caller gave it; lists of a wrong length stay for the refusals. */
export function chosen(values: readonly number[], choice: AxisChoice): readonly number[] {
  switch (choice) {
    case 'own':
      return values;
    case 'mirrored':
      return values.toReversed();
    case 'first':
      return values.map(() => values[0]);
    case 'last':
      return values.map(() => values[values.length - 1]);
  }
}

/** The options with the sizes and factors that the decisions make of them. */
export function sizedOptions(
  shape: readonly number[],
  options: InterpolateOptions,
  decisions: SizeDecisions,
): InterpolateOptions {
  const { size, scaleFactor } = options;
  const spatial = shape.slice(2);
  const chosenSize = typeof size === 'object' ? chosen(size, decisions.sizeOf) : size;
  const chosenFactor = typeof scaleFactor === 'object' ? chosen(scaleFactor, decisions.factorOf) : scaleFactor;
  if (chosenFactor === undefined || decisions.sizeRule === 'truncated' || size !== undefined) {
    return {
      ...options,
      ...(chosenSize !== undefined && { size: chosenSize }),
      ...(chosenFactor !== undefined && { scaleFactor: chosenFactor }),
    };
  }
  const factors = typeof chosenFactor === 'number' ? spatial.map(() => chosenFactor) : chosenFactor;
  if (factors.length !== spatial.length || !factors.every(Number.isFinite)) return options;
  const { scaleFactor: _, recomputeScaleFactor: __, ...rest } = options;
  return { ...rest, size: factors.map((factor, axis) => sizeBy(decisions.sizeRule, spatial[axis], factor)) };
}

function sizeBy(rule: SizeDecisions['sizeRule'], inputSize: number, factor: number): number {
  const product = inputSize * factor;
  switch (rule) {
    case 'truncated':
      return scaledSize(inputSize, factor);
    case 'rounded':
      return Math.floor(product + 0.5);
    case 'rounded-half-even':
      return halfToEven(product);
    case 'ceiled':
      return Math.ceil(product);
    case 'float32-product':
      return Math.trunc(Math.fround(inputSize * Math.fround(factor)));
    case 'tolerant':
      return Math.trunc(product + 1e-6);
    case 'decimal':
      return decimalProduct(inputSize, factor);
    case 'exact':
      return exactProduct(inputSize, factor);
    case 'whole-factor':
      return inputSize * Math.trunc(factor);
    case 'whole-factor-above-one':
      return scaledSize(inputSize, factor > 1 ? Math.trunc(factor) : factor);
    case 'float32-factor':
      return Math.trunc(inputSize * Math.fround(factor));
  }
}

/** In integers, from the shortest decimal text of the factor. */
function decimalProduct(inputSize: number, factor: number): number {
  const [mantissa, exponent = '0'] = String(factor).split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  const decimals = fraction.length - Number(exponent);
  if (decimals <= 0) return scaledSize(inputSize, factor);
  return Number((BigInt(inputSize) * BigInt(whole + fraction)) / 10n ** BigInt(decimals));
}

/** One less where the product was rounded up to an integer; the two halves of the factor multiply without rounding. */
function exactProduct(inputSize: number, factor: number): number {
  const product = inputSize * factor;
  const high = Math.fround(factor);
  const rest = inputSize * high - product + inputSize * (factor - high);
  return Number.isInteger(product) && rest < 0 ? product - 1 : Math.trunc(product);
}
