import {
  ANTIALIAS_KERNELS,
  type AntialiasMode,
  antialiasTaps,
  antialiasWindow,
  type Kernel,
  sinc,
} from '#reference/antialias.ts';
import { CUBIC_COEFFICIENT, cubicWeight } from '#reference/bicubic.ts';
import { inputStep, sourceCoordinate } from '#reference/coordinates.ts';
import { linearTaps } from '#reference/linear.ts';
import { neighbours, type Taps } from '#reference/taps.ts';
import type { AxisAt, Call, Slip } from './slipped.ts';
import type { WrittenAway } from './written-away.ts';

const { abs, ceil, floor, max, min, round } = Math;

const isCubic = ({ mode, antialias }: Call) => mode === 'bicubic' && !antialias;
const isBilinear = ({ mode, antialias }: Call) => mode === 'bilinear' && !antialias;
const shrinks = ({ inputSize, outputSize }: AxisAt) => outputSize < inputSize;

const summed = (weights: readonly number[]) => weights.reduce((sum, weight) => sum + weight, 0);
const normalised = ({ indices, weights }: Taps): Taps => ({
  indices,
  weights: weights.map((one) => one / summed(weights)),
});
const rounded =
  (places: number) =>
  (taps: Taps): Taps => ({ ...taps, weights: taps.weights.map((one) => round(one * places) / places) });

/** Taps of a cubic kernel, at indices that may lie outside. */
function unclampedCubic(k: number, axis: AxisAt, coefficient: number): Taps {
  const coordinate = sourceCoordinate(k, axis);
  const indices = neighbours(floor(coordinate) - 1, 4);
  return { indices, weights: indices.map((index) => cubicWeight(coordinate - index, coefficient)) };
}

const cubicBy =
  (coefficient: number): NonNullable<Slip['taps']> =>
  (taps, k, axis) => ({
    ...taps,
    weights: unclampedCubic(k, axis, coefficient).weights,
  });

/** Taps within the axis only. */
const inside = ({ indices, weights }: Taps, { inputSize }: AxisAt): Taps => {
  const kept = [...indices.keys()].filter((at) => indices[at] >= 0 && indices[at] < inputSize);
  return { indices: kept.map((at) => indices[at]), weights: kept.map((at) => weights[at]) };
};

const filtered = (kernel: (own: Kernel) => Kernel, mode?: AntialiasMode): Slip => ({
  when: (call) => call.antialias && (mode === undefined || call.mode === mode),
  taps: (_, k, axis, call) => antialiasTaps(k, axis, kernel(ANTIALIAS_KERNELS[call.mode as AntialiasMode])),
});

export const WHAT_IT_WEIGHS: Readonly<Record<string, WrittenAway>> = {
  'bicubic-coefficient-float64': {
    does: 'bicubic of float64 has A = −0.9',
    due: /A ≈ −0\.9/,
    slips: [{ when: (call) => isCubic(call) && call.dtype === 'float64', taps: cubicBy(-0.9) }],
  },
  'bicubic-coefficient-width': {
    does: 'bicubic has A = −0.5 along the width only',
    due: /A ≈ −0\.5.*width/,
    vague: /A ≈|coefficient/,
    slips: [
      {
        when: isCubic,
        taps: (taps, k, axis) => (axis.fromEnd === 1 ? cubicBy(-0.5)(taps, k, axis, {} as Call) : taps),
      },
    ],
  },
  'bicubic-keys-renormalised-shrinking': {
    does: 'bicubic has A = −0.5, drops taps beyond the border and divides by the rest, when it shrinks',
    due: /−0\.5.*(border|divides)|(border|divides).*−0\.5/,
    vague: /−0\.5|beyond the border/,
    slips: [
      {
        when: isCubic,
        taps: (taps, k, axis) => (shrinks(axis) ? normalised(inside(unclampedCubic(k, axis, -0.5), axis)) : taps),
      },
    ],
  },
  'bicubic-symmetric-border': {
    does: 'bicubic mirrors at the border and repeats the outer element',
    due: /mirror|reflect|symmetric/,
    slips: [
      {
        when: isCubic,
        taps: (taps, k, axis) => {
          const { inputSize } = axis;
          const period = 2 * inputSize;
          const indices = unclampedCubic(k, axis, -0.75).indices.map((index) => {
            const at = ((index % period) + period) % period;
            return at < inputSize ? at : period - 1 - at;
          });
          return { ...taps, indices };
        },
      },
    ],
  },
  'bilinear-zero-border': {
    does: 'bilinear takes zeros beyond the border',
    due: /zeros? (beyond|outside)|fades/,
    vague: /border/,
    slips: [
      {
        when: isBilinear,
        taps: (_, k, axis) => {
          const coordinate = sourceCoordinate(k, axis);
          const left = floor(coordinate);
          const all = { indices: [left, left + 1], weights: [1 - (coordinate - left), coordinate - left] };
          const own = inside(all, axis);
          return own.indices.length > 0 ? own : { indices: [0], weights: [0] };
        },
      },
    ],
  },
  'bicubic-uint8-as-bilinear': {
    does: 'bicubic of uint8 is bilinear',
    due: /bicubic as bilinear/,
    slips: [
      {
        when: (call) => isCubic(call) && call.dtype === 'uint8',
        taps: (_, k, axis) => linearTaps(sourceCoordinate(k, axis), axis.inputSize),
      },
    ],
  },
  'bicubic-three-taps': {
    does: 'bicubic leaves out its fourth tap',
    due: /last of the four|fourth/,
    slips: [
      {
        when: isCubic,
        taps: ({ indices, weights }) => ({ indices: indices.slice(0, 3), weights: weights.slice(0, 3) }),
      },
    ],
  },
  'area-as-trilinear-in-volumes': {
    does: 'area is trilinear in volumes',
    due: /area as (tri)?linear|area as the linear|linear/,
    slips: [
      {
        when: ({ mode, axes }) => mode === 'area' && axes.length === 3,
        taps: (_, k, axis) => linearTaps(((k + 0.5) * axis.inputSize) / axis.outputSize - 0.5, axis.inputSize),
      },
    ],
  },
  'area-constant-divisor-3d': {
    does: 'area divides every window of a line by ⌈in/out⌉',
    due: /divide.*⌈in\/out⌉|constant|same (number|count)|largest|full/,
    vague: /divide/,
    slips: [
      {
        when: ({ mode, axes }) => mode === 'area' && axes.length === 1,
        taps: (taps, _, axis) => ({
          ...taps,
          weights: taps.weights.map(() => 1 / ceil(axis.inputSize / axis.outputSize)),
        }),
      },
    ],
  },
  'area-one-more': {
    does: 'area windows take in one element more at their end',
    due: /one (more|element)|further|wide/,
    vague: /window/,
    slips: [
      {
        when: ({ mode }) => mode === 'area',
        taps: ({ indices }, _, { inputSize }) => {
          const end = min(indices[indices.length - 1] + 2, inputSize);
          const own = neighbours(indices[0], end - indices[0]);
          return { indices: own, weights: own.map(() => 1 / own.length) };
        },
      },
    ],
  },
  'bilinear-cosine': {
    does: 'bilinear blends by half a cosine',
    due: /cosine/,
    vague: /smooth/,
    slips: [
      {
        when: isBilinear,
        taps: ({ indices, weights }) => {
          const right = (1 - Math.cos(Math.PI * weights[1])) / 2;
          return { indices, weights: [1 - right, right] };
        },
      },
    ],
  },
  'bilinear-swapped-width': {
    does: 'bilinear exchanges the two weights along the width',
    due: /(exchange|swap|revers|mirror|other).*width/,
    vague: /exchange|swap|revers|mirror/,
    slips: [
      {
        when: isBilinear,
        taps: ({ indices, weights }, _, axis) => ({
          indices,
          weights: axis.fromEnd === 1 ? [...weights].reverse() : weights,
        }),
      },
    ],
  },
  'antialias-four-taps-bilinear': {
    does: 'antialiased bilinear reads four elements at most',
    due: /at most 4/,
    vague: /at most/,
    slips: [
      {
        when: ({ antialias, mode }) => antialias && mode === 'bilinear',
        taps: ({ indices, weights }) => normalised({ indices: indices.slice(0, 4), weights: weights.slice(0, 4) }),
      },
    ],
  },
  'antialias-coefficient-shrinking': {
    does: 'antialiased bicubic has A = −0.75 when it shrinks',
    due: /−0\.75/,
    slips: [
      {
        when: ({ antialias, mode }) => antialias && mode === 'bicubic',
        taps: (taps, k, axis) =>
          shrinks(axis)
            ? antialiasTaps(k, axis, { support: 2, weight: (d) => cubicWeight(d, CUBIC_COEFFICIENT.plain) })
            : taps,
      },
    ],
  },
  'antialias-off-beyond-four': {
    does: 'antialias is ignored along axes that shrink by more than four',
    due: /(antialias.*(ignor|left out|as False|without)|(ignor|without).*antialias)/,
    slips: [
      {
        when: ({ antialias, mode }) => antialias && mode === 'bilinear',
        taps: (taps, k, axis) =>
          axis.inputSize > 4 * axis.outputSize ? linearTaps(sourceCoordinate(k, axis), axis.inputSize) : taps,
      },
    ],
  },
  'antialias-not-renormalised': {
    does: 'antialias drops what lies beyond the border and divides by the whole kernel',
    due: /not (by )?their sum|whole kernel|zeros beyond|stretch/,
    vague: /border|divide/,
    slips: [
      {
        when: ({ antialias }) => antialias,
        taps: (_, k, axis, { mode }) => {
          const kernel = ANTIALIAS_KERNELS[mode as AntialiasMode];
          const { centre, stretch, first, count } = antialiasWindow(k, axis, kernel);
          const at = (index: number) => kernel.weight((index + 0.5 - centre) / stretch);
          const reach = ceil(kernel.support * stretch) + 1;
          const whole = summed(neighbours(floor(centre) - reach, 2 * reach + 1).map(at));
          const indices = neighbours(first, count);
          return { indices, weights: indices.map((index) => at(index) / whole) };
        },
      },
    ],
  },
  'antialias-whole-stretch': {
    does: 'antialias stretches its kernel by ⌊step⌋',
    due: /whole|⌊|integer|rounded down/,
    vague: /stretch|wide|narrow/,
    slips: [
      {
        when: ({ antialias }) => antialias,
        taps: (_, k, axis, { mode }) => {
          const { support, weight } = ANTIALIAS_KERNELS[mode as AntialiasMode];
          const step = max(inputStep(axis), 1);
          const by = step / floor(step);
          return antialiasTaps(k, axis, { support: support / by, weight: (d) => weight(d * by) });
        },
      },
    ],
  },
  'lanczos-four-lobes': {
    does: 'lanczos has four lobes',
    due: /(4|four) lobes|a = 4|4/,
    vague: /wide|lobes/,
    slips: [filtered(() => ({ support: 4, weight: (d) => (abs(d) < 4 ? sinc(d) * sinc(d / 4) : 0) }), 'lanczos')],
  },
  'lanczos-no-window': {
    does: 'lanczos is a sinc that is cut off, without a window',
    due: /sinc/,
    vague: /window|lobes/,
    slips: [filtered(() => ({ support: 3, weight: (d) => (abs(d) < 3 ? sinc(d) : 0) }), 'lanczos')],
  },
  'antialias-height-only': {
    does: 'antialiased bilinear filters along the height only',
    due: /(antialias|stretch|filter).*(width|height)/,
    vague: /antialias/,
    slips: [
      {
        when: ({ antialias, mode }) => antialias && mode === 'bilinear',
        taps: (taps, k, axis) => (axis.fromEnd === 1 ? linearTaps(sourceCoordinate(k, axis), axis.inputSize) : taps),
      },
    ],
  },
  'antialias-root-stretch': {
    does: 'antialias stretches its kernel by the square root of the step',
    due: null,
    vague: /times as wide/,
    slips: [
      {
        when: ({ antialias }) => antialias,
        taps: (_, k, axis, { mode }) => {
          const { support, weight } = ANTIALIAS_KERNELS[mode as AntialiasMode];
          const by = Math.sqrt(max(inputStep(axis), 1));
          return antialiasTaps(k, axis, { support: support / by, weight: (d) => weight(d * by) });
        },
      },
    ],
  },
  'antialias-gaussian': {
    does: 'antialiased bilinear weighs by a Gaussian of standard deviation 0.4 within the same window',
    due: /Gaussian/,
    vague: /kernel/,
    slips: [
      filtered(({ support }) => ({ support, weight: (d) => (abs(d) < 1 ? Math.exp(-(d * d) / 0.32) : 0) }), 'bilinear'),
    ],
  },
  'antialias-weights-6-bits-uint8': {
    does: 'antialiased modes of uint8 have weights of 6 bits',
    due: /6 bits/,
    vague: /bits/,
    slips: [{ when: ({ antialias, dtype }) => antialias && dtype === 'uint8', taps: rounded(64) }],
  },
  'bilinear-weights-cut-to-7-bits': {
    does: 'bilinear of uint8 cuts its weights down to 7 bits',
    due: /7 bits/,
    vague: /bits|weights/,
    slips: [
      {
        when: (call) => isBilinear(call) && call.dtype === 'uint8',
        taps: (taps) => ({ ...taps, weights: taps.weights.map((one) => floor(one * 128) / 128) }),
      },
    ],
  },
  'float32-weights-in-8-bits': {
    does: 'bicubic of float32 has weights of 8 significant bits',
    due: /8 (significant )?bits|bfloat16/,
    vague: /weights|precision/,
    slips: [
      {
        when: (call) => isCubic(call) && call.dtype === 'float32',
        taps: (taps) => ({ ...taps, weights: taps.weights.map(inEightBits) }),
      },
    ],
  },
  'bicubic-quadratic-spline': {
    does: 'bicubic weighs by the quadratic B-spline of three elements',
    due: /quadratic/,
    vague: /spline|kernel/,
    slips: [
      {
        when: isCubic,
        taps: (_, k, axis) => {
          const coordinate = sourceCoordinate(k, axis);
          const indices = neighbours(round(coordinate) - 1, 3);
          const weights = indices.map((index) => {
            const d = abs(coordinate - index);
            return d < 0.5 ? 0.75 - d * d : d < 1.5 ? (1.5 - d) ** 2 / 2 : 0;
          });
          return { indices: indices.map((index) => min(max(index, 0), axis.inputSize - 1)), weights };
        },
      },
    ],
  },
};

function inEightBits(value: number): number {
  return inSignificantBits(value, 8);
}

function inSignificantBits(value: number, bits: number): number {
  if (value === 0) return 0;
  const unit = 2 ** (floor(Math.log2(abs(value))) + 1 - bits);
  return round(value / unit) * unit;
}
