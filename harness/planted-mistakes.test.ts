import { describe, expect, test } from 'vitest';
import { PROPERTIES } from '#cases/properties.ts';
import type { Property } from '#cases/property.ts';
import { antialiasWindow } from '#reference/antialias.ts';
import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import { cubicWeight } from '#reference/bicubic.ts';
import { type Axis, sourceCoordinate } from '#reference/coordinates.ts';
import { axisTaps, interpolate, isLeftAlone } from '#reference/interpolate.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { blendAlong, type Taps, tapsAlong } from '#reference/taps.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { directSubject } from './direct-subject.ts';
import { examineProperty } from './examine-property.ts';

type Interpolate = (input: Tensor, options: InterpolateOptions) => Tensor;

/** One plausible mistake each; those that remember something are made anew for every search. */
const MISTAKES: Readonly<Record<string, () => Interpolate>> = {
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
  'the factors of height and width are swapped in the kernel': () =>
    withTaps((tapsOf, axis, { axes }) => tapsOf({ ...axis, ...factorOf(axes[axes.length - 1 - axes.indexOf(axis)]) })),
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
  'nearest rounds its coordinate': () =>
    withTaps((tapsOf, axis, { mode }) =>
      mode === 'nearest' ? tapsAlong(axis.outputSize, rounded(axis)) : tapsOf(axis),
    ),
  'half pixels are forgotten': () =>
    withTaps((tapsOf, axis, { mode, antialias }) =>
      mode.endsWith('linear') && !antialias && !axis.alignCorners
        ? tapsAlong(axis.outputSize, (index) => linearAt((index * axis.inputSize) / axis.outputSize, axis))
        : tapsOf(axis),
    ),
  'the left border is extrapolated': () =>
    withTaps((tapsOf, axis, { mode, antialias }) =>
      mode.endsWith('linear') && !antialias
        ? tapsAlong(axis.outputSize, (index) => linearAt(sourceCoordinate(index, axis), axis))
        : tapsOf(axis),
    ),
  'the source coordinate drifts along the axis': () =>
    withTaps((tapsOf, axis, { mode, antialias }) =>
      mode.endsWith('linear') && !antialias && !axis.alignCorners ? drifting(axis) : tapsOf(axis),
    ),
  'weights have 8 bits': () =>
    withTaps((tapsOf, axis) =>
      tapsOf(axis).map(({ indices, weights }) => ({
        indices,
        weights: weights.map((weight) => Math.round(weight * 256) / 256),
      })),
    ),
  'weights are rounded to bfloat16': () =>
    withTaps((tapsOf, axis) =>
      tapsOf(axis).map(({ indices, weights }) => ({ indices, weights: throughBfloat16(weights) })),
    ),
  'float32 passes through float16': () => (input, options) => {
    const result = interpolate(input, options);
    if (input.dtype !== 'float32') return result;
    const half = encoded('float16', Float64Array.from(result.data));
    return { ...result, data: Float32Array.from(decoded({ dtype: 'float16', data: half })) };
  },
  'cubic weights have the coefficient -0.5': () =>
    withTaps((tapsOf, axis, { mode, antialias }) =>
      mode === 'bicubic' && !antialias
        ? tapsAlong(axis.outputSize, (index) => cubicAt(index, axis, -0.5))
        : tapsOf(axis),
    ),
  'cubic taps beyond the border count as zero': () =>
    withTaps((tapsOf, axis, { mode, antialias }) =>
      mode === 'bicubic' && !antialias
        ? tapsAlong(axis.outputSize, (index) => cubicZeroBorder(index, axis))
        : tapsOf(axis),
    ),
  'bicubic is clamped to the range of the input': () => (input, options) => {
    const result = interpolate(input, options);
    if (options.mode !== 'bicubic' || input.dtype === 'uint8') return result;
    const values = decoded(input);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const clamped = decoded(result).map((value) => Math.min(Math.max(value, low), high));
    return { ...result, data: encoded(result.dtype, clamped) };
  },
  'antialiased cubic weights have the coefficient -0.75': () => withAntialias((d) => cubicWeight(d, -0.75), 'bicubic'),
  'antialiased weights are not normalised': () =>
    withTaps((tapsOf, axis, { antialias }) =>
      antialias ? tapsOf(axis).map((taps) => scaledBy(taps, 1 + (taps.indices[0] === 0 ? 0.01 : 0))) : tapsOf(axis),
    ),
  'area windows leave out their last element': () =>
    withTaps((tapsOf, axis, { mode }) => (mode === 'area' ? tapsOf(axis).map(withoutLast) : tapsOf(axis))),
  'area windows have fractional ends': () =>
    withTaps((tapsOf, axis, { mode }) =>
      mode === 'area' ? tapsAlong(axis.outputSize, (k) => boxAt(k, axis)) : tapsOf(axis),
    ),
  'the depth axis is not blended': () =>
    withTaps((tapsOf, axis, { axes }) =>
      axes.length === 3 && axis === axes[0]
        ? tapsOf(axis).map(({ indices }) => ({ indices: [indices[0]], weights: [1] }))
        : tapsOf(axis),
    ),
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
  'every other answer is off': () => {
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
  'sums are kept in float16': () =>
    withTaps(
      (tapsOf, axis) => tapsOf(axis),
      (values) => decoded({ dtype: 'float16', data: encoded('float16', values) }),
    ),
};

describe('a planted mistake is found by the properties of the standard profile', () => {
  for (const [mistake, make] of Object.entries(MISTAKES)) {
    test(mistake, async () => {
      expect(await findersOf(make)).not.toEqual([]);
    });
  }
});

test('no property of the standard profile finds a fault in the reference', async () => {
  expect(await findersOf(() => interpolate, Number.POSITIVE_INFINITY)).toEqual([]);
});

const STANDARD = PROPERTIES.filter(({ profile }) => profile !== 'full');

async function findersOf(make: () => Interpolate, enough = 1): Promise<string[]> {
  const finders: string[] = [];
  for (const property of STANDARD) {
    const { status } = await examineProperty(
      property as Property,
      directSubject({ name: 'planted', interpolate: make() }, 10_000),
      { seed: 1, runs: 25 },
    );
    if (status !== 'pass') finders.push(`${property.id} ${status}`);
    if (finders.length >= enough) break;
  }
  return finders;
}

type TapsChange = (tapsOf: (axis: Axis) => readonly Taps[], axis: Axis, call: AcceptedCall) => readonly Taps[];

/** The reference's blending in real numbers with other taps; uint8 stays the reference's. */
function withTaps(
  change: TapsChange,
  between: (values: Float64Array) => Float64Array = (values) => values,
): Interpolate {
  return (input, options) => {
    if (input.dtype === 'uint8') return interpolate(input, options);
    const call = acceptedCall(input, options);
    let values = decoded(input);
    let inner = 1;
    for (const axis of call.axes.toReversed()) {
      if (!isLeftAlone(axis, call, input)) {
        const taps = change((one) => axisTaps(one, call, input), axis, call);
        values = between(blendAlong(values, axis.inputSize, inner, taps));
      }
      inner *= axis.outputSize;
    }
    return { dtype: input.dtype, shape: call.outputShape, data: encoded(input.dtype, values) };
  };
}

function withAntialias(weight: (distance: number) => number, mode: string): Interpolate {
  return withTaps((tapsOf, axis, call) => {
    if (!call.antialias || call.mode !== mode) return tapsOf(axis);
    return tapsAlong(axis.outputSize, (outputIndex) => {
      const { centre, stretch, first, count } = antialiasWindow(outputIndex, axis, { support: 2, weight });
      const indices = Array.from({ length: count }, (_, offset) => first + offset);
      const weights = indices.map((index) => weight((index + 0.5 - centre) / stretch));
      const total = weights.reduce((sum, one) => sum + one, 0);
      return { indices, weights: weights.map((one) => one / total) };
    });
  });
}

function hasCorners({ mode = 'nearest' }: InterpolateOptions): boolean {
  return mode.endsWith('linear') || mode === 'bicubic';
}

function factorOf(axis: Axis): Partial<Axis> {
  return axis.scaleFactor === undefined ? {} : { scaleFactor: axis.scaleFactor };
}

function reversed(options: InterpolateOptions): InterpolateOptions {
  return typeof options.size === 'object' ? { ...options, size: options.size.toReversed() } : options;
}

function renamed(options: InterpolateOptions, from: InterpolateOptions['mode'], to: 'nearest' | 'nearest-exact') {
  return options.mode === from ? { ...options, mode: to } : options;
}

function sizedBy(sizeOf: (size: number, factor: number) => number): Interpolate {
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
  const block = tensor.shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  const group = block * tensor.shape[axis];
  const data = tensor.data.slice();
  for (let at = 0; at < data.length; at++) data[at] = tensor.data[at - (at % group) + (at % block)];
  return { ...tensor, data };
}

function foldedChannels(tensor: Tensor): Tensor {
  const block = tensor.shape.slice(2).reduce((product, size) => product * size, 1);
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

function rounded({ inputSize, outputSize }: Axis) {
  return (outputIndex: number): Taps => ({
    indices: [Math.min(Math.round((outputIndex * inputSize) / outputSize), inputSize - 1)],
    weights: [1],
  });
}

function linearAt(coordinate: number, { inputSize }: Axis): Taps {
  const left = Math.min(Math.max(Math.floor(coordinate), 0), inputSize - 1);
  const fraction = coordinate - left;
  return { indices: [left, Math.min(left + 1, inputSize - 1)], weights: [1 - fraction, fraction] };
}

/** The step is added up in float32. */
function drifting(axis: Axis): Taps[] {
  const step = Math.fround(axis.scaleFactor === undefined ? axis.inputSize / axis.outputSize : 1 / axis.scaleFactor);
  let coordinate = Math.fround(step / 2 - 0.5);
  return tapsAlong(axis.outputSize, () => {
    const taps = linearAt(Math.min(Math.max(coordinate, 0), axis.inputSize - 1), axis);
    coordinate = Math.fround(coordinate + step);
    return taps;
  });
}

function throughBfloat16(weights: readonly number[]): number[] {
  return [...decoded({ dtype: 'bfloat16', data: encoded('bfloat16', Float64Array.from(weights)) })];
}

function cubicAt(outputIndex: number, axis: Axis, coefficient: number): Taps {
  const coordinate = sourceCoordinate(outputIndex, axis);
  const left = Math.floor(coordinate);
  const offsets = [-1, 0, 1, 2];
  return {
    indices: offsets.map((offset) => Math.min(Math.max(left + offset, 0), axis.inputSize - 1)),
    weights: offsets.map((offset) => cubicWeight(coordinate - left - offset, coefficient)),
  };
}

function cubicZeroBorder(outputIndex: number, axis: Axis): Taps {
  const { indices, weights } = cubicAt(outputIndex, axis, -0.75);
  const left = Math.floor(sourceCoordinate(outputIndex, axis));
  return {
    indices,
    weights: weights.map((weight, tap) => (left + tap - 1 < 0 || left + tap - 1 >= axis.inputSize ? 0 : weight)),
  };
}

function scaledBy({ indices, weights }: Taps, factor: number): Taps {
  return { indices, weights: weights.map((weight) => weight * factor) };
}

function withoutLast({ indices, weights }: Taps): Taps {
  if (indices.length === 1) return { indices, weights };
  return { indices: indices.slice(0, -1), weights: weights.slice(0, -1).map(() => 1 / (indices.length - 1)) };
}

function boxAt(outputIndex: number, { inputSize, outputSize }: Axis): Taps {
  const [start, end] = [(outputIndex * inputSize) / outputSize, ((outputIndex + 1) * inputSize) / outputSize];
  const first = Math.floor(start);
  const indices = Array.from({ length: Math.ceil(end) - first }, (_, offset) => first + offset);
  const covered = indices.map((index) => Math.min(index + 1, end) - Math.max(index, start));
  return { indices, weights: covered.map((length) => length / (end - start)) };
}

function roundedOnce(input: Tensor, options: InterpolateOptions, round = (value: number) => value): Tensor {
  const real = interpolate({ ...input, dtype: 'float64', data: decoded(input) }, options);
  return { ...real, dtype: 'uint8', data: encoded('uint8', decoded(real).map(round)) };
}
