import { scaledSize } from '#reference/output-size.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import type { Decisions } from './decisions.ts';
import { WHOLE_NUMBER } from './precision.ts';
import { type AxisTaken, takenAlong } from './steps.ts';

const SIZE_RULES = {
  truncated: scaledSize,
  rounded: (inputSize, factor) => WHOLE_NUMBER['half-up'](inputSize * factor),
  'rounded-half-even': (inputSize, factor) => WHOLE_NUMBER['half-even'](inputSize * factor),
  ceiled: (inputSize, factor) => Math.ceil(inputSize * factor),
  'float32-product': (inputSize, factor) => Math.trunc(Math.fround(inputSize * Math.fround(factor))),
  'float32-factor': (inputSize, factor) => Math.trunc(inputSize * Math.fround(factor)),
  /** A little is added first. */
  tolerant: (inputSize, factor) => Math.trunc(inputSize * factor + 1e-6),
  decimal: decimalProduct,
  exact: exactProduct,
  'whole-factor': (inputSize, factor) => inputSize * Math.trunc(factor),
  'whole-factor-above-one': (inputSize, factor) => scaledSize(inputSize, factor > 1 ? Math.trunc(factor) : factor),
} as const satisfies Readonly<Record<string, (inputSize: number, factor: number) => number>>;

export const SIZES = {
  /** `output-size.truncated-product`, `output-size.product-is-float64`: how a product becomes a size. */
  sizeRule: 'truncated' as keyof typeof SIZE_RULES,
  /** `output-size.explicit-size`: which of the given sizes an axis takes. */
  sizeOf: 'own' as AxisTaken,
  /** `output-size.factor-per-axis`: which of the given factors an axis multiplies its size by. */
  factorOf: 'own' as AxisTaken,
};

/** The options with the sizes and factors that the decisions make of them. */
export function sizedOptions(
  shape: readonly number[],
  options: InterpolateOptions,
  { sizeRule, sizeOf, factorOf }: Decisions,
): InterpolateOptions {
  const spatial = shape.slice(2);
  const size = typeof options.size === 'object' ? takenAlong(options.size, sizeOf) : options.size;
  const { scaleFactor: given } = options;
  const scaleFactor = typeof given === 'object' ? takenAlong(given, factorOf) : given;
  if (scaleFactor === undefined || sizeRule === 'truncated' || size !== undefined) {
    return { ...options, ...(size !== undefined && { size }), ...(scaleFactor !== undefined && { scaleFactor }) };
  }
  const factors = typeof scaleFactor === 'number' ? spatial.map(() => scaleFactor) : scaleFactor;
  if (factors.length !== spatial.length || !factors.every(Number.isFinite)) return options;
  const { scaleFactor: _, recomputeScaleFactor: __, ...rest } = options;
  return { ...rest, size: factors.map((factor, axis) => SIZE_RULES[sizeRule](spatial[axis], factor)) };
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
