import { inputStep, sourceCoordinate } from '#reference/coordinates.ts';
import { linearTaps } from '#reference/linear.ts';
import { nearestExactIndex, nearestIndex } from '#reference/nearest.ts';
import { scaledSize } from '#reference/output-size.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { AxisAt, Call, Slip } from './slipped.ts';
import type { WrittenAway } from './written-away.ts';

const { floor, fround, max, min, round, trunc } = Math;

const isPlain = ({ mode, antialias }: Call) => mode.endsWith('linear') && !antialias;
const isCubic = ({ mode, antialias }: Call) => mode === 'bicubic' && !antialias;
const isHalfPixel = ({ axes }: Call) => axes.every(({ alignCorners }) => !alignCorners);
const shrinks = ({ inputSize, outputSize: out }: AxisAt) => out < inputSize;
const inBfloat16 = (value: number) =>
  decoded({ dtype: 'bfloat16', data: encoded('bfloat16', Float64Array.of(value)) })[0];
const ratio = ({ inputSize, outputSize: out }: AxisAt) => inputSize / out;

const asymmetric: NonNullable<Slip['at']> = (k, axis) => k * inputStep(axis);

/** A rule for sizes, where it gives another one than is due. */
function sized(rule: (product: number, inputSize: number, factor: number) => number): NonNullable<Slip['options']> {
  return (options, { shape }) => {
    const { scaleFactor, recomputeScaleFactor: _, ...rest } = options;
    if (scaleFactor === undefined) return options;
    const factorAt = (place: number) => (typeof scaleFactor === 'number' ? scaleFactor : scaleFactor[place]);
    const size = shape.slice(2).map((one, place) => max(1, rule(one * factorAt(place), one, factorAt(place))));
    const isDue = size.every((one, place) => one === scaledSize(shape[place + 2], factorAt(place)));
    return isDue ? options : { ...rest, size };
  };
}

const withoutFactor: NonNullable<Slip['axis']> = (axis) => ({ ...axis, scaleFactor: undefined });

export const WHERE_IT_LOOKS: Readonly<Record<string, WrittenAway>> = {
  'linear-asymmetric-3d': {
    does: 'k · step in 3-D linear only',
    due: /k · step/,
    slips: [{ when: (call) => call.mode === 'linear' && isHalfPixel(call), at: asymmetric }],
  },
  'trilinear-always-aligned': {
    does: 'trilinear aligns corners without being asked',
    due: /align/,
    slips: [{ when: (call) => call.mode === 'trilinear', axis: (axis) => ({ ...axis, alignCorners: true }) }],
  },
  'bilinear-aligned-by-factor-ignored': {
    does: 'bilinear drops align_corners where a factor is given',
    due: /align_corners=True as False/,
    slips: [
      {
        when: ({ mode, options }) => mode === 'bilinear' && options.scaleFactor !== undefined,
        axis: (axis) => ({ ...axis, alignCorners: false }),
      },
    ],
  },
  'bicubic-quarter-too-high': {
    does: 'bicubic looks 0.25 of an element further down along the height',
    due: /0\.25/,
    vague: /height/,
    slips: [
      {
        when: isCubic,
        at: (k, axis) => sourceCoordinate(k, axis) + (axis.fromEnd === 2 ? 0.25 : 0),
      },
    ],
  },
  'bilinear-asymmetric-when-halved': {
    does: 'bilinear looks at k · step along axes that are halved',
    due: /k · step.*halved|k · step.*shrink/,
    vague: /k · step/,
    slips: [
      {
        when: (call) => call.mode === 'bilinear' && !call.antialias && isHalfPixel(call),
        at: (k, axis) => (axis.inputSize === 2 * axis.outputSize ? k * 2 : sourceCoordinate(k, axis)),
      },
    ],
  },
  'bicubic-aligned-as-ratio': {
    does: 'bicubic with align_corners looks at k · in/out',
    due: /k · (step|in\/out)|ratio of the sizes/,
    vague: /align_corners/,
    slips: [{ when: (call) => isCubic(call) && !isHalfPixel(call), at: (k, axis) => k * ratio(axis) }],
  },
  'aligned-single-takes-last': {
    does: 'align_corners with one output takes the last element',
    due: /last/,
    vague: /one element/,
    slips: [
      {
        when: (call) => !isHalfPixel(call) && (isPlain(call) || isCubic(call)),
        at: (k, axis) => (axis.outputSize === 1 ? axis.inputSize - 1 : sourceCoordinate(k, axis)),
      },
    ],
  },
  'linear-half-added': {
    does: 'linear modes look at (k + ½) · step + ½',
    due: /\+ ½|off by 1|1 input element/,
    slips: [{ when: (call) => isPlain(call) && isHalfPixel(call), at: (k, axis) => sourceCoordinate(k, axis) + 1 }],
  },
  'linear-centred-grid': {
    does: 'linear modes and bicubic centre the output grid over the input where a factor is given',
    due: /centre/,
    slips: [
      {
        when: (call) => (isPlain(call) || isCubic(call)) && isHalfPixel(call),
        at: (k, axis) =>
          axis.scaleFactor === undefined
            ? sourceCoordinate(k, axis)
            : (k + 0.5) / axis.scaleFactor - 0.5 + (axis.inputSize - axis.outputSize / axis.scaleFactor) / 2,
      },
    ],
  },
  'linear-coordinate-in-bfloat16': {
    does: 'bilinear computes coordinates in bfloat16',
    due: /coordinate.*(bfloat16|8 (significant )?bits)|bfloat16.*coordinate/,
    vague: /bfloat16/,
    slips: [
      {
        when: ({ mode, antialias }) => mode === 'bilinear' && !antialias,
        at: (k, axis) => inBfloat16(sourceCoordinate(k, axis)),
      },
    ],
  },
  'bilinear-fraction-in-tenths': {
    does: 'bilinear rounds the fraction between two elements to tenths',
    due: null,
    vague: /fraction|coordinate|few/,
    slips: [
      {
        when: ({ mode, antialias }) => mode === 'bilinear' && !antialias,
        at: (k, axis) => round(sourceCoordinate(k, axis) * 10) / 10,
      },
    ],
  },
  'bicubic-ratio-when-growing': {
    does: 'bicubic steps by the ratio of the sizes along axes that grow, although a factor is given',
    due: /ratio of the sizes/,
    slips: [
      {
        when: isCubic,
        axis: (axis) => (axis.outputSize > axis.inputSize ? { ...axis, scaleFactor: undefined } : axis),
      },
    ],
  },
  'antialias-height-without-factor': {
    does: 'antialias ignores the factor along the height',
    due: /ratio of the sizes.*height/,
    vague: /ratio of the sizes/,
    slips: [
      {
        when: ({ antialias }) => antialias,
        axis: (axis) => (axis.fromEnd === 2 ? { ...axis, scaleFactor: undefined } : axis),
      },
    ],
  },
  'factor-in-tenths': {
    does: 'steps by the factor rounded to tenths',
    due: null,
    vague: /factor/,
    slips: [
      {
        axis: (axis) =>
          axis.scaleFactor === undefined ? axis : { ...axis, scaleFactor: max(round(axis.scaleFactor * 10) / 10, 0.1) },
      },
    ],
  },
  'nearest-recompute-ignored': {
    does: 'nearest keeps the factor although recompute_scale_factor is set',
    due: /although recompute|recompute_scale_factor/,
    slips: [
      {
        when: ({ mode, options }) => mode === 'nearest' && options.recomputeScaleFactor === true,
        axis: (axis, { options: { scaleFactor }, axes }) => {
          const factor = typeof scaleFactor === 'number' ? scaleFactor : scaleFactor?.[axes.length - axis.fromEnd];
          return { ...axis, scaleFactor: factor };
        },
      },
    ],
  },
  'bilinear-list-recomputed': {
    does: 'bilinear recomputes the factor where there is one for each axis',
    due: /ratio of the sizes/,
    slips: [
      {
        when: ({ mode, options }) => mode === 'bilinear' && typeof options.scaleFactor === 'object',
        axis: withoutFactor,
      },
    ],
  },
  'trilinear-factors-backwards': {
    does: 'trilinear reads factors from width to depth',
    due: /width.*(height|depth)|order|revers|exchang/,
    slips: [
      {
        when: ({ mode, options }) => mode === 'trilinear' && typeof options.scaleFactor === 'object',
        options: ({ scaleFactor, ...rest }) => ({ ...rest, scaleFactor: [...(scaleFactor as number[])].reverse() }),
      },
    ],
  },
  'sizes-rounded-when-shrinking': {
    does: 'rounds the output size where a factor shrinks',
    due: /rounds.*size|nearest size/,
    slips: [{ options: sized((product, _, factor) => (factor < 1 ? round(product) : floor(product))) }],
  },
  'sizes-up-in-3d': {
    does: 'rounds the output size up for inputs of three dimensions',
    due: /up/,
    slips: [{ when: ({ inputShape }) => inputShape.length === 3, options: sized((product) => Math.ceil(product)) }],
  },
  'sizes-in-float32': {
    does: 'computes in · factor in float32',
    due: /float32/,
    slips: [{ options: sized((_, one, factor) => floor(fround(fround(one) * fround(factor)))) }],
  },
  'sizes-even': {
    does: 'makes output sizes even',
    due: /even/,
    slips: [{ options: sized((product) => 2 * floor(product / 2)) }],
  },
  'nearest-whole-step': {
    does: 'nearest steps by ⌊in/out⌋ when it shrinks',
    due: /whole|⌊in\/out⌋|integer/,
    slips: [
      {
        when: ({ mode }) => mode === 'nearest',
        at: (k, axis) => (shrinks(axis) ? k * floor(ratio(axis)) : nearestIndex(k, axis)),
      },
    ],
  },
  'nearest-half-pixel-by-factor': {
    does: 'nearest takes the rule of nearest-exact where a factor is given',
    due: /nearest as nearest-exact|half[- ]pixel|halves|\(k \+ ½\)/,
    slips: [
      { when: ({ mode, options }) => mode === 'nearest' && options.scaleFactor !== undefined, at: nearestExactIndex },
    ],
  },
  'nearest-in-bfloat16': {
    does: 'nearest computes the coordinate in bfloat16',
    due: /bfloat16/,
    slips: [
      {
        when: ({ mode }) => mode === 'nearest',
        at: (k, axis) => floor(inBfloat16(inBfloat16(k) * inBfloat16(inputStep(axis)))),
      },
    ],
  },
  'nearest-rounds-in-volumes': {
    does: 'nearest rounds k · step in volumes',
    due: /round/,
    slips: [
      {
        when: ({ mode, axes }) => mode === 'nearest' && axes.length === 3,
        at: (k, axis) => round(k * inputStep(axis)),
      },
    ],
  },
  'exact-ties-lower-width': {
    does: 'nearest-exact gives ties to the lower element along the width',
    due: /(lower|left|smaller|half down|down|short)/,
    slips: [
      {
        when: ({ mode }) => mode === 'nearest-exact',
        at: (k, axis) => (axis.fromEnd === 1 ? Math.ceil((k + 0.5) * inputStep(axis)) - 1 : nearestExactIndex(k, axis)),
      },
    ],
  },
  'nearest-step-in-12-bits': {
    does: 'nearest steps by a number of 12 binary places',
    due: /12 bits/,
    vague: /bits/,
    slips: [
      { when: ({ mode }) => mode === 'nearest', at: (k, axis) => floor((k * floor(inputStep(axis) * 4096)) / 4096) },
    ],
  },
  'exact-aligned': {
    does: 'nearest-exact spreads the outputs from corner to corner',
    due: /corner|\(in − 1\)|outer/,
    slips: [
      {
        when: ({ mode }) => mode === 'nearest-exact',
        at: (k, { inputSize, outputSize: out }) => round(out > 1 ? (k * (inputSize - 1)) / (out - 1) : 0),
      },
    ],
  },
  'nearest-quarter': {
    does: 'nearest floors k · step + 0.25',
    due: /0\.25/,
    vague: /shift|off/,
    slips: [{ when: ({ mode }) => mode === 'nearest', at: (k, axis) => floor(k * inputStep(axis) + 0.25) }],
  },
  'nearest-next-slice': {
    does: 'nearest reads the next slice of a volume',
    due: /(next|1 (further|too|input)|one too|off by (one|1)).*depth/,
    vague: /depth|slice|next|off by/,
    slips: [
      {
        when: ({ mode, axes }) => mode === 'nearest' && axes.length === 3,
        at: (k, axis) => nearestIndex(k, axis) + (axis.fromEnd === 3 ? 1 : 0),
      },
    ],
  },
  'nearest-from-the-end': {
    does: 'both nearest modes count k from the end of the axis by one-based indices: ⌈(k + 1) · step⌉ − 1',
    due: /⌈|last|ends?|k \+ 1/,
    slips: [
      {
        when: ({ mode }) => mode.startsWith('nearest'),
        at: (k, axis) => Math.ceil(fround((k + 1) * inputStep(axis))) - 1,
      },
    ],
  },
  'bilinear-single-output-first': {
    does: 'bilinear takes the first element where the output has one',
    due: /(first|0|zero).*one element|one element.*(first|0)|one output/,
    vague: /k · step|align/,
    slips: [
      {
        when: ({ mode, antialias }) => mode === 'bilinear' && !antialias,
        at: (k, axis) => (axis.outputSize === 1 ? 0 : sourceCoordinate(k, axis)),
      },
    ],
  },
  'linear-single-output-mean': {
    does: 'linear averages the axis where the output has one element',
    due: /averag|mean|area|antialias/,
    vague: /one element/,
    slips: [
      {
        when: ({ mode }) => mode === 'linear',
        taps: (taps, _, { inputSize, outputSize: out }) =>
          out === 1 ? { indices: [...Array(inputSize).keys()], weights: Array(inputSize).fill(1 / inputSize) } : taps,
      },
    ],
  },
  'trilinear-aligned-single-nan': {
    does: 'trilinear with align_corners gives NaN where an output axis has one element',
    due: /divides by the output size less one|zero|NaN/,
    slips: [
      {
        when: (call) => call.mode === 'trilinear' && !isHalfPixel(call),
        taps: (taps, _, { outputSize: out }) => (out === 1 ? { ...taps, weights: [Number.NaN, Number.NaN] } : taps),
      },
    ],
  },
  'linear-truncates-below-zero': {
    does: 'linear modes truncate a coordinate below zero and keep its fraction',
    due: /trunc|below zero|negative|outer|border|start/,
    slips: [
      {
        when: (call) => isPlain(call) && isHalfPixel(call),
        taps: (taps, k, axis) => {
          const coordinate = sourceCoordinate(k, axis);
          if (coordinate >= 0) return taps;
          const fraction = Math.abs(coordinate - trunc(coordinate));
          return { indices: [0, min(1, axis.inputSize - 1)], weights: [1 - fraction, fraction] };
        },
      },
    ],
  },
  'height-by-width-step': {
    does: 'bilinear steps along the height as along the width',
    due: /(height|rows).*width|width.*height|ratio of the last/,
    slips: [
      {
        when: ({ mode, antialias }) => mode === 'bilinear' && !antialias,
        taps: (taps, k, axis, { axes }) => {
          if (axis.fromEnd !== 2) return taps;
          return linearTaps((k + 0.5) * inputStep(axes[1]) - 0.5, axis.inputSize);
        },
      },
    ],
  },
};
