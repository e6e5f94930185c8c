import { antialiasWindow } from '#reference/antialias.ts';
import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import { cubicWeight } from '#reference/bicubic.ts';
import { type Axis, sourceCoordinate } from '#reference/coordinates.ts';
import { axisTaps, interpolate, isLeftAlone } from '#reference/interpolate.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { blendAlong, type Taps, tapsAlong } from '#reference/taps.ts';
import type { Implementation } from '#spec/signature.ts';

/** Plausible mistakes in placing and weighing taps. */
export const MISTAKEN_TAPS = {
  'the factors of height and width are swapped in the kernel': () =>
    withTaps((tapsOf, axis, { axes }) => tapsOf({ ...axis, ...factorOf(axes[axes.length - 1 - axes.indexOf(axis)]) })),
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
  'sums are kept in float16': () =>
    withTaps(
      (tapsOf, axis) => tapsOf(axis),
      (values) => decoded({ dtype: 'float16', data: encoded('float16', values) }),
    ),
} satisfies Record<string, () => Implementation['interpolate']>;

type TapsChange = (tapsOf: (axis: Axis) => readonly Taps[], axis: Axis, call: AcceptedCall) => readonly Taps[];

function withTaps(
  change: TapsChange,
  between: (values: Float64Array) => Float64Array = (values) => values,
): Implementation['interpolate'] {
  return (input, options) => {
    if (input.dtype === 'uint8') return interpolate(input, options);
    const call = acceptedCall(input, options);
    let values = decoded(input);
    let inner = 1;
    for (const axis of call.axes.toReversed()) {
      if (!isLeftAlone(axis, call, input)) {
        const taps = change((one) => axisTaps(one, call), axis, call);
        values = between(blendAlong(values, axis.inputSize, inner, taps));
      }
      inner *= axis.outputSize;
    }
    return { dtype: input.dtype, shape: call.outputShape, data: encoded(input.dtype, values) };
  };
}

function withAntialias(weight: (distance: number) => number, mode: string): Implementation['interpolate'] {
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

function factorOf(axis: Axis): Partial<Axis> {
  return axis.scaleFactor === undefined ? {} : { scaleFactor: axis.scaleFactor };
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
