import type { Mode } from '#spec/signature.ts';
import { Refusal } from './refusal.ts';

/** Checks 14 and 15 of `arguments.order-of-checks`: what there is to read, and to write. */
export function requireElements(shape: readonly number[], mode: Mode, outputSizes: readonly number[]): void {
  if (mode === 'area') {
    requirePoolable(shape, outputSizes);
    return;
  }
  requirePositiveSizes(shape.slice(2), outputSizes);
  requireChannels(shape);
}

/** `arguments.positive-sizes` */
function requirePositiveSizes(inputSizes: readonly number[], outputSizes: readonly number[]): void {
  if ([...inputSizes, ...outputSizes].every((size) => size > 0)) return;
  const names = ['D', 'H', 'W'].slice(-inputSizes.length);
  const named = (sizes: readonly number[]) => sizes.map((size, axis) => `${names[axis]}: ${size}`).join(', ');
  const conjunction = inputSizes.length === 1 ? 'and ' : '';
  throw new Refusal(
    'RuntimeError',
    'arguments.positive-sizes',
    'Input and output sizes should be greater than 0, but got ' +
      `input (${named(inputSizes)}) ${conjunction}output (${named(outputSizes)})`,
  );
}

/** `arguments.non-empty-input` */
function requireChannels(shape: readonly number[]): void {
  if (shape[1] > 0) return;
  throw new Refusal(
    'RuntimeError',
    'arguments.non-empty-input',
    `Non-empty ${shape.length}D data tensor expected but got a tensor with sizes [${shape.join(', ')}]`,
  );
}

/** `arguments.area-allows-empty`: an empty result, but no empty axis to read; a line is pooled as an image of one row. */
function requirePoolable(shape: readonly number[], outputSizes: readonly number[]): void {
  const isLine = shape.length === 3;
  const pooledShape = isLine ? [shape[0], shape[1], 1, shape[2]] : shape;
  const pooledSizes = isLine ? [1, ...outputSizes] : outputSizes;
  const operation = `adaptive_avg_pool${pooledSizes.length}d`;
  if (outputSizes.some((size) => size < 0)) {
    throw new Refusal(
      'RuntimeError',
      'arguments.area-allows-empty',
      `${operation}: elements of output_size must be greater than or equal to 0 but received ${braced(pooledSizes)}`,
    );
  }
  const firstDimension = pooledShape.length === 5 ? 1 : 2;
  const empty = pooledShape.findIndex((size, dimension) => dimension >= firstDimension && size === 0);
  if (empty === -1) return;
  throw new Refusal(
    'RuntimeError',
    'arguments.area-allows-empty',
    `${operation}(): Expected input to have non-zero size for non-batch dimensions, but input has sizes ` +
      `[${pooledShape.join(', ')}] with dimension ${empty} being empty`,
  );
}

/** The target forgets a blank: {2, 3}, but {1, 2,3}. */
function braced([first, second, ...third]: readonly number[]): string {
  return `{${[`${first}, ${second}`, ...third].join(',')}}`;
}
