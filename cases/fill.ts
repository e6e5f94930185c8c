import { elementCount } from '#spec/shape.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import type { Fill, InputDesign, Put } from './case.ts';
import { exactData } from './exact-bits.ts';

/** The tensor of a recipe: integer arithmetic only, so it has the same bits on every machine. */
export function tensorOf(design: InputDesign): Tensor {
  const { dtype, shape, fill, put = [] } = design;
  const data = fill.kind === 'grid' ? gridData(elementCount(shape), fill.seed, dtype) : dataOf(design, fill);
  for (const { at, value } of put) data[at] = exactData([value], dtype)[0];
  return { dtype, shape, data };
}

/** A tensor whose elements are made when they are first read: nobody reads those of a call that is declined. */
export function tensorWhenRead(dtype: DType, shape: readonly number[], make: () => Tensor['data']): Tensor {
  let data: Tensor['data'] | undefined;
  return {
    dtype,
    shape,
    get data() {
      data ??= make();
      return data;
    },
  };
}

/** The recipe in words, which is the name of its file. */
export function recipeName({ dtype, shape, fill, put = [] }: InputDesign): string {
  return [dtype, shape.join('x'), fillName(fill), ...put.map(putName)].join('-');
}

function dataOf({ dtype, shape }: InputDesign, fill: Exclude<Fill, { kind: 'grid' }>): Tensor['data'] {
  const count = elementCount(shape);
  const each = (valueAt: (index: number) => number) => {
    const values = new Float64Array(count);
    for (let index = 0; index < count; index++) values[index] = valueAt(index);
    return exactData(values, dtype);
  };
  switch (fill.kind) {
    case 'ramp':
      return each((index) => (fill.start ?? 0) + index * (fill.step ?? 1));
    case 'constant':
      return each(() => fill.value);
    case 'impulse':
      return each((index) => (index === fill.at ? (fill.value ?? 1) : (fill.base ?? 0)));
    case 'checkerboard':
      return each((index) => (isDark(index, shape) ? (fill.high ?? 1) : (fill.low ?? 0)));
    case 'values':
      if (fill.values.length !== count)
        throw new Error(`input design: ${count} values expected, got ${fill.values.length}`);
      return exactData(fill.values, dtype);
  }
}

/** Whether the spatial indices of an element sum to an odd number. */
function isDark(index: number, shape: readonly number[]): boolean {
  let rest = index;
  let sum = 0;
  for (const size of shape.slice(2).reverse()) {
    sum += rest % size;
    rest = Math.floor(rest / size);
  }
  return sum % 2 === 1;
}

/** The upper bits of a linear congruential generator (Numerical Recipes' constants), which are its good ones. */
function gridData(count: number, seed: number, dtype: DType): Tensor['data'] {
  GRID_NUMBERS[dtype] ??= gridNumbers(dtype);
  const numbers = GRID_NUMBERS[dtype];
  const data = new (numbers.constructor as new (length: number) => Tensor['data'])(count);
  let state = seed >>> 0;
  for (let index = -WARM_UP; index < count; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    if (index >= 0) data[index] = numbers[state >>> 24];
  }
  return data;
}

/** What each byte stands for: itself in uint8, otherwise a multiple of 1/16 in [-4, 4). */
function gridNumbers(dtype: DType): Tensor['data'] {
  const numbers = Float64Array.from({ length: 256 }, (_, byte) =>
    dtype === 'uint8' ? byte : ((byte >>> 1) - 64) / 16,
  );
  return exactData(numbers, dtype);
}

const GRID_NUMBERS: Partial<Record<DType, Tensor['data']>> = {};

/** Numbers that are drawn and left out: the first ones of neighbouring seeds resemble each other. */
const WARM_UP = 8;

function fillName(fill: Fill): string {
  switch (fill.kind) {
    case 'ramp':
      return [
        'ramp',
        ...(fill.start ? ['from', word(fill.start)] : []),
        ...(fill.step ? ['by', word(fill.step)] : []),
      ].join('-');
    case 'constant':
      return `constant-${word(fill.value)}`;
    case 'impulse':
      return `impulse-${word(fill.value ?? 1)}-at-${fill.at}${fill.base ? `-on-${word(fill.base)}` : ''}`;
    case 'checkerboard':
      return `checkerboard-${word(fill.low ?? 0)}-${word(fill.high ?? 1)}`;
    case 'grid':
      return `grid-${fill.seed}`;
    case 'values':
      return `values-${fill.values.map(word).join('-')}`;
  }
}

function putName({ at, value }: Put): string {
  return `${word(value)}-at-${at}`;
}

/** A number as a part of a file name. */
function word(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const magnitude = Math.abs(value) === Number.POSITIVE_INFINITY ? 'inf' : String(Math.abs(value)).replace('+', '');
  return value < 0 || Object.is(value, -0) ? `m${magnitude}` : magnitude;
}
