import { interpolate } from '#reference/interpolate.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';

/** Plausible mistakes with options, sizes, planes and memory; those that remember something are made anew each time. */
export const MISTAKEN_CALLS = {
  'align_corners is ignored':
    () =>
    (input, { alignCorners: _, ...options }) =>
      interpolate(input, options),
  'corners are always aligned': () => (input, options) =>
    interpolate(input, hasCorners(options) ? { ...options, alignCorners: true } : options),
  'antialias is ignored':
    () =>
    (input, { antialias, ...options }) =>
      interpolate(input, options.mode === 'lanczos' ? { ...options, antialias: true } : options),
  'the factor is replaced by the ratio of the sizes': () => (input, options) =>
    interpolate(input, options.scaleFactor === undefined ? options : { ...options, recomputeScaleFactor: true }),
  'recompute_scale_factor is ignored':
    () =>
    (input, { recomputeScaleFactor: _, ...options }) =>
      interpolate(input, options),
  'sizes are taken in reverse order': () => (input, options) => interpolate(input, reversed(options)),
  'the size is rounded to the nearest integer': () => sizedBy((size, factor) => Math.round(size * factor)),
  'the size is rounded up': () => sizedBy((size, factor) => Math.ceil(size * factor)),
  'the size is cut from a float32 product': () =>
    sizedBy((size, factor) => Math.floor(Math.fround(Math.fround(factor) * size))),
  'columns are mirrored': () => (input, options) => mappedRows(interpolate(input, options), (row) => row.reverse()),
  'height and width change places': () => (input, options) => swappedAxes(interpolate(input, options)),
  'nearest looks at centres': () => (input, options) =>
    interpolate(input, renamed(options, 'nearest', 'nearest-exact')),
  'nearest-exact looks at left ends': () => (input, options) =>
    interpolate(input, renamed(options, 'nearest-exact', 'nearest')),
  'float32 passes through float16': () => (input, options) => {
    const result = interpolate(input, options);
    if (input.dtype !== 'float32') return result;
    const half = encoded('float16', Float64Array.from(result.data));
    return { ...result, data: Float32Array.from(decoded({ dtype: 'float16', data: half })) };
  },
  'bicubic is clamped to the range of the input': () => (input, options) => {
    const result = interpolate(input, options);
    if (options.mode !== 'bicubic' || input.dtype === 'uint8') return result;
    const values = decoded(input);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const clamped = decoded(result).map((value) => Math.min(Math.max(value, low), high));
    return { ...result, data: encoded(result.dtype, clamped) };
  },
  'the last column is stale': () => (input, options) =>
    mappedRows(interpolate(input, options), (row) => (row.length > 1 ? row.with(-1, row[row.length - 2]) : row)),
  'columns after the last full group of four stay empty': () => (input, options) =>
    mappedRows(interpolate(input, options), (row) =>
      row.length > 4 ? row.map((value, column) => (column < row.length - (row.length % 4) ? value : 0)) : row,
    ),
  'the first image stands for the whole batch': () => (input, options) => repeated(interpolate(input, options), 0),
  'the first channel stands for all': () => (input, options) => repeated(interpolate(input, options), 1),
  'channels after the fourth are those before': () => (input, options) => foldedChannels(interpolate(input, options)),
  'results are remembered by shape': () => {
    const seen = new Map<string, Tensor>();
    return (input, options) => {
      const key = JSON.stringify([input.dtype, input.shape, options]);
      const result = seen.get(key) ?? interpolate(input, options);
      seen.set(key, result);
      return result;
    };
  },
  'every third answer is off': () => {
    let calls = 0;
    return (input, options) => {
      const result = interpolate(input, options);
      calls += 1;
      return calls % 3 === 0 ? { ...result, data: result.data.map((value) => value + 1) as Tensor['data'] } : result;
    };
  },
  'one output pixel divides by zero': () => (input, options) =>
    options.alignCorners === true && interpolate(input, options).shape.includes(1, 2)
      ? filledWith(interpolate(input, options), Number.NaN)
      : interpolate(input, options),
  'everything is zero': () => (input, options) => filledWith(interpolate(input, options), 0),
  'the input is returned where sizes are unchanged': () => (input, options) => {
    const result = interpolate(input, options);
    return result.shape.join() === input.shape.join() ? { ...result, data: input.data } : result;
  },
  'the input is used as scratch memory': () => (input, options) => {
    const result = interpolate(input, options);
    input.data[0] += 1;
    return result;
  },
  'half types come back as float32': () => (input, options) => {
    const result = interpolate(input, options);
    return input.dtype === 'float16'
      ? { ...result, dtype: 'float32', data: Float32Array.from(decoded(result)) }
      : result;
  },
  'uint8 bicubic is clamped only at the end': () => (input, options) =>
    input.dtype === 'uint8' && options.mode === 'bicubic' ? roundedOnce(input, options) : interpolate(input, options),
  'uint8 is cut instead of rounded': () => (input, options) =>
    input.dtype === 'uint8' && options.mode === 'bilinear'
      ? roundedOnce(input, options, Math.floor)
      : interpolate(input, options),
} satisfies Record<string, () => Implementation['interpolate']>;

function hasCorners({ mode = 'nearest' }: InterpolateOptions): boolean {
  return mode.endsWith('linear') || mode === 'bicubic';
}

function reversed(options: InterpolateOptions): InterpolateOptions {
  return typeof options.size === 'object' ? { ...options, size: options.size.toReversed() } : options;
}

function renamed(options: InterpolateOptions, from: InterpolateOptions['mode'], to: 'nearest' | 'nearest-exact') {
  return options.mode === from ? { ...options, mode: to } : options;
}

function sizedBy(sizeOf: (size: number, factor: number) => number): Implementation['interpolate'] {
  return (input, { scaleFactor, recomputeScaleFactor, ...options }) => {
    if (scaleFactor === undefined) return interpolate(input, options);
    const spatial = input.shape.slice(2);
    const factors = typeof scaleFactor === 'number' ? spatial.map(() => scaleFactor) : scaleFactor;
    return interpolate(input, {
      ...options,
      size: spatial.map((size, axis) => Math.max(1, sizeOf(size, factors[axis]))),
    });
  };
}

function mappedRows(tensor: Tensor, change: (row: number[]) => number[]): Tensor {
  const width = tensor.shape[tensor.shape.length - 1];
  const data = tensor.data.slice();
  for (let start = 0; start < data.length; start += width)
    data.set(change([...data.subarray(start, start + width)]), start);
  return { ...tensor, data };
}

function swappedAxes(tensor: Tensor): Tensor {
  if (tensor.shape.length !== 4) return tensor;
  const [, , height, width] = tensor.shape;
  const plane = height * width;
  const data = tensor.data.slice();
  for (let at = 0; at < data.length; at++) {
    const inside = at % plane;
    data[at] = tensor.data[at - inside + (inside % height) * width + Math.floor(inside / height)];
  }
  return { ...tensor, data };
}

function repeated(tensor: Tensor, axis: 0 | 1): Tensor {
  const block = elementCount(tensor.shape.slice(axis + 1));
  const group = block * tensor.shape[axis];
  const data = tensor.data.slice();
  for (let at = 0; at < data.length; at++) data[at] = tensor.data[at - (at % group) + (at % block)];
  return { ...tensor, data };
}

function foldedChannels(tensor: Tensor): Tensor {
  const block = elementCount(tensor.shape.slice(2));
  const data = tensor.data.slice();
  for (let at = 0; at < data.length; at++) {
    const channel = Math.floor(at / block) % tensor.shape[1];
    data[at] = tensor.data[channel >= 4 ? at - 4 * block : at];
  }
  return { ...tensor, data };
}

function filledWith(tensor: Tensor, value: number): Tensor {
  return { ...tensor, data: tensor.data.slice().fill(value) };
}

function roundedOnce(input: Tensor, options: InterpolateOptions, round = (value: number) => value): Tensor {
  const real = interpolate({ ...input, dtype: 'float64', data: decoded(input) }, options);
  return { ...real, dtype: 'uint8', data: encoded('uint8', decoded(real).map(round)) };
}
