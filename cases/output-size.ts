import type { Design } from './case.ts';
import { design, grid, quick, ramp } from './design.ts';

/** Input size, factor, its name, output size: products that other arithmetic cuts elsewhere. */
const PRODUCTS: readonly (readonly [number, number, string, number])[] = [
  [10, 0.7, '0.7', 7],
  [10, 1.2, '1.2', 12],
  [3, 1 / 3, '1/3', 1],
  [100, 0.29, '0.29', 28],
  [100, 0.57, '0.57', 56],
  [100, 1.15, '1.15', 114],
  [50, 2.3, '2.3', 114],
  [45, 1.4, '1.4', 62],
  [90, 0.7, '0.7', 62],
  [88, 120 / 88, '120/88', 119],
  [30, 2.1, '2.1', 63],
  [100, 2.999999, '2.999999', 299],
  [10, 1.0000001, '1.0000001', 10],
  [1000, 1.001, '1.001', 1000],
];

function words(name: string): string {
  return name.replace('.', 'p').replace('/', '-over-');
}

export const outputSizeDesigns: readonly Design[] = [
  ...PRODUCTS.map(([inputSize, scaleFactor, name, outputSize]) =>
    quick(`output-size/${inputSize}-by-${words(name)}`, {
      fact: `${inputSize} elements by ${name} are ${outputSize}`,
      clauses: ['output-size.truncated-product', 'output-size.product-is-float64'],
      call: { input: grid([1, 1, inputSize], 'uint8'), scaleFactor, mode: 'nearest-exact' },
      stated: { sizes: [outputSize] },
    }),
  ),
  ...PRODUCTS.filter(([inputSize]) => inputSize === 100 || inputSize === 88).map(
    ([inputSize, scaleFactor, name, outputSize]) =>
      design(`output-size/${inputSize}-by-${words(name)}-recomputed`, {
        fact: `${inputSize} elements by ${name} are ${outputSize} when the factor is recomputed too`,
        clauses: ['output-size.product-is-float64', 'output-size.recompute-same-size'],
        call: { input: grid([1, 1, inputSize]), scaleFactor, mode: 'linear', recomputeScaleFactor: true },
        stated: { sizes: [outputSize] },
      }),
  ),
  design('output-size/area-100-by-0p29', {
    fact: 'area makes 28 elements of 100 by 0.29',
    clauses: ['output-size.product-is-float64', 'area.factor-only-sets-size'],
    call: { input: grid([1, 1, 100]), scaleFactor: 0.29, mode: 'area' },
    stated: { sizes: [28] },
  }),
  design('output-size/half-type-100-by-1p15', {
    fact: 'the product is float64 for float16 inputs too: 100 by 1.15 are 114',
    clauses: ['output-size.product-is-float64'],
    call: { input: grid([1, 1, 100], 'float16'), scaleFactor: 1.15, mode: 'linear' },
    stated: { sizes: [114] },
  }),
  quick('output-size/factor-per-axis-image', {
    fact: 'the first factor is for the height: 4×6 by 2.5 and 0.5 are 10×3',
    clauses: ['output-size.factor-per-axis'],
    call: { input: ramp([1, 1, 4, 6]), scaleFactor: [2.5, 0.5] },
    stated: { sizes: [10, 3] },
  }),
  design('output-size/factor-per-axis-image-turned', {
    fact: 'the second factor is for the width: 6×4 by 0.5 and 2.5 are 3×10',
    clauses: ['output-size.factor-per-axis'],
    call: { input: ramp([1, 1, 6, 4]), scaleFactor: [0.5, 2.5] },
    stated: { sizes: [3, 10] },
  }),
  design('output-size/factor-per-axis-volume', {
    fact: 'three factors are for depth, height and width: 4×5×3 by 0.5, 1.4 and 2 are 2×7×6',
    clauses: ['output-size.factor-per-axis'],
    call: { input: ramp([1, 1, 4, 5, 3]), scaleFactor: [0.5, 1.4, 2], mode: 'nearest-exact' },
    stated: { sizes: [2, 7, 6] },
  }),
  design('output-size/products-of-two-axes', {
    fact: 'each axis has its own product: 100×45 by 0.29 and 1.4 are 28×62',
    clauses: ['output-size.product-is-float64', 'output-size.factor-per-axis'],
    call: { input: grid([1, 1, 100, 45], 'uint8'), scaleFactor: [0.29, 1.4], mode: 'bilinear' },
    stated: { sizes: [28, 62] },
  }),
];
