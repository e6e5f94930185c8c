import { cubicWeight } from '#reference/bicubic.ts';
import { inputStep, sourceCoordinate } from '#reference/coordinates.ts';
import { linearTaps } from '#reference/linear.ts';
import { nearestExactIndex } from '#reference/nearest.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { neighbours } from '#reference/taps.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { AxisAt, Call, Slip } from './slipped.ts';
import type { WrittenAway } from './written-away.ts';

const { floor, max, min, round, sin } = Math;

const isBackward = (call: Call) => call.isBackward;
const isPlain = ({ mode, antialias }: Call) => mode.endsWith('linear') && !antialias;
const isCubic = ({ mode, antialias }: Call) => mode === 'bicubic' && !antialias;
const isAligned = ({ axes }: Call) => axes.some(({ alignCorners }) => alignCorners);
const inFloat16 = (value: number) => decoded({ dtype: 'float16', data: encoded('float16', Float64Array.of(value)) })[0];

const asymmetric: Slip = {
  when: (call) => (isPlain(call) || isCubic(call)) && !isAligned(call),
  at: (k, axis) => k * inputStep(axis),
};

const cubicBy = (coefficient: number, isZero = false): Slip => ({
  when: isCubic,
  taps: (taps, k, axis) => {
    const coordinate = sourceCoordinate(k, axis);
    const outer = neighbours(floor(coordinate) - 1, 4);
    const weights = outer.map((index) =>
      isZero && (index < 0 || index >= axis.inputSize) ? 0 : cubicWeight(coordinate - index, coefficient),
    );
    return { ...taps, weights };
  },
});

const refusing = (refuses: NonNullable<Slip['refuses']>): Slip[] => [{ refuses }];

/** An implementation that hands over other options than it was given, and so takes calls that are to be refused. */
const lenient = (
  options: (given: InterpolateOptions, input: Tensor) => InterpolateOptions,
): Pick<WrittenAway, 'slips' | 'further'> => ({
  slips: [],
  further: ({ interpolate }) => ({ interpolate: (input, given) => interpolate(input, options(given, input)) }),
});

const noise = (element: number, count: number) => sin(element * 12.9898 + count);

export const WHAT_IT_IS_ASKED: Readonly<Record<string, WrittenAway>> = {
  'gradient-nearest-exact-index': {
    does: 'the gradient of nearest goes by the indices of nearest-exact',
    due: /nearest as nearest-exact|half[- ]pixel/,
    slips: [{ when: (call) => call.isBackward && call.mode === 'nearest', at: nearestExactIndex }],
  },
  'gradient-nearest-overwritten': {
    does: 'the gradient of nearest overwrites',
    due: /over/,
    slips: [{ when: (call) => call.isBackward && call.mode.startsWith('nearest'), meeting: (_, part) => part }],
  },
  'gradient-summed-in-half': {
    does: 'the gradient of float16 is added up in float16',
    due: /(add|sum|accumulat).*(float16|half)|float16.*(sum|add|accumulat)/,
    vague: /float16/,
    slips: [
      { when: (call) => call.isBackward && call.dtype === 'float16', meeting: (sum, part) => inFloat16(sum + part) },
    ],
  },
  'gradient-height-by-width': {
    does: 'the gradient of bilinear steps along the height as along the width',
    due: /height.*width|width.*height|ratio of the last/,
    slips: [
      {
        when: (call) => call.isBackward && call.mode === 'bilinear' && !call.antialias,
        taps: (taps, k, axis, { axes }) =>
          axis.fromEnd === 2 ? linearTaps((k + 0.5) * inputStep(axes[1]) - 0.5, axis.inputSize) : taps,
      },
    ],
  },
  'gradient-nearest-mean': {
    does: 'the gradient of nearest is the mean of what falls on an element, not the sum',
    due: /mean|averag|divid/,
    slips: [
      {
        when: (call) => call.isBackward && call.mode === 'nearest',
        taps: (taps, _, { inputSize, outputSize }) => ({ ...taps, weights: [min(1, inputSize / outputSize)] }),
      },
    ],
  },
  'gradient-trilinear-not-aligned': {
    does: 'the gradient of trilinear ignores align_corners',
    due: /align_corners=True as False/,
    slips: [
      {
        when: (call) => call.isBackward && call.mode === 'trilinear',
        axis: (axis) => ({ ...axis, alignCorners: false }),
      },
    ],
  },
  'gradient-last-column-unwritten': {
    does: 'the gradient of bilinear leaves its last column zero',
    due: /last column/,
    slips: [
      {
        when: (call) => call.isBackward && call.mode === 'bilinear',
        after: (values, { inputShape }) => {
          const width = inputShape[inputShape.length - 1];
          return values.map((value, element) => (element % width === width - 1 ? 0 : value));
        },
      },
    ],
  },
  'gradient-bicubic-as-bilinear': {
    does: 'the gradient of bicubic is that of bilinear',
    due: /bicubic as bilinear/,
    slips: [
      {
        when: (call) => call.isBackward && isCubic(call),
        taps: (_, k, axis) => linearTaps(sourceCoordinate(k, axis), axis.inputSize),
      },
    ],
  },
  'gradient-not-cleared': {
    does: 'a gradient is added to the one before of the same shape',
    due: /earlier|before|clear|add/,
    slips: () => [addingUp()],
  },
  'gradient-antialias-unfiltered': {
    does: 'the gradient of an antialiased mode is that of the plain one',
    due: /antialias.*(ignor|without|False)|(ignor|without).*antialias/,
    slips: [
      {
        when: (call) => call.isBackward && call.antialias && call.mode === 'bilinear',
        taps: (_, k, axis) => linearTaps(sourceCoordinate(k, axis), axis.inputSize),
      },
    ],
  },
  'gradient-area-unweighted': {
    does: 'the gradient of area is not divided by the window',
    due: /not (divided|averaged)|divide|sum/,
    slips: [
      {
        when: (call) => call.isBackward && call.mode === 'area',
        taps: (taps) => ({ ...taps, weights: taps.weights.map(() => 1) }),
      },
    ],
  },
  'refuses-shrinking-nearest': {
    does: 'nearest refuses factors below 1',
    due: /refuses.*(shrink|factor)/,
    vague: /refuses/,
    slips: refusing(
      ({ mode, axes }) =>
        mode === 'nearest' && axes.some(({ scaleFactor = 1 }) => scaleFactor < 1) && 'scale must be at least 1',
    ),
  },
  'refuses-float64': {
    does: 'refuses float64',
    due: /refuses float64/,
    slips: refusing(({ dtype }) => dtype === 'float64' && 'dtype not supported'),
  },
  'refuses-aligned-bicubic': {
    does: 'refuses align_corners with bicubic',
    due: /(refuses|throws).*with align_corners/,
    vague: /refuses|throws/,
    slips: refusing(
      (call) => call.mode === 'bicubic' && isAligned(call) && 'align_corners is not implemented for cubic',
    ),
  },
  'refuses-same-size': {
    does: 'refuses a call that keeps all sizes',
    due: /(refuses|throws).*(keep|change|same)/,
    vague: /refuses/,
    slips: refusing(
      ({ axes }) => axes.every(({ inputSize, outputSize }) => inputSize === outputSize) && 'nothing to do',
    ),
  },
  'refuses-large-outputs': {
    does: 'refuses outputs of more than 512 elements',
    due: /(refuses|throws).*(elements|output|large|long)/,
    vague: /refuses|throws/,
    slips: refusing(
      ({ outputShape }) => outputShape.reduce((product, size) => product * size, 1) > 512 && 'workspace too small',
    ),
  },
  'accepts-empty-and-negative-sizes': {
    does: 'makes an output of one element where a size of zero is to be refused',
    due: /accepts.*(zero|empty|size|element)|output.*(zero|empty|element)/,
    vague: /accepts/,
    ...lenient((given) => {
      const { size } = given;
      if (size === undefined) return given;
      return { ...given, size: typeof size === 'number' ? max(size, 1) : size.map((one) => max(one, 1)) };
    }),
  },
  'accepts-bilinear-volumes': {
    does: 'computes bilinear of a volume as trilinear',
    due: /(accepts|takes).*(mode|dimension|volume|rank|name)|mode.*(dimension|rank)/,
    vague: /accepts/,
    ...lenient((given, { shape }) =>
      given.mode === 'bilinear' && shape.length === 5 ? { ...given, mode: 'trilinear' } : given,
    ),
  },
  'accepts-lone-factor-list': {
    does: 'repeats a list of one size or factor along all axes',
    due: /(list|length|one).*(size|factor|axes|axis)|(size|factor).*(list|length|axis|axes)/,
    vague: /accepts/,
    ...lenient((given, { shape }) => {
      const many = <T extends number | readonly number[]>(one: T) =>
        typeof one === 'object' && one.length === 1 ? shape.slice(2).map(() => one[0]) : one;
      return {
        ...given,
        ...(given.size !== undefined && { size: many(given.size) }),
        ...(given.scaleFactor !== undefined && { scaleFactor: many(given.scaleFactor) }),
      };
    }),
  },
  'module-forgets-mode': {
    does: 'nn.Upsample is always nearest',
    due: /Upsample.*mode/,
    vague: /Upsample/,
    slips: [],
    further: ({ interpolate }) => ({
      createUpsample: ({ size, scaleFactor }) => ({
        forward: (input) =>
          interpolate(input, {
            ...(size !== undefined && { size }),
            ...(scaleFactor !== undefined && { scaleFactor }),
          }),
      }),
    }),
  },
  'upsample-rounds-factor-to-size': {
    does: 'F.upsample turns a factor into a size',
    due: /upsample.*(factor|size)/i,
    vague: /upsample|ratio of the sizes/i,
    slips: [],
    further: ({ interpolate }) => ({
      upsample: (input, { scaleFactor, ...rest }) => {
        if (scaleFactor === undefined) return interpolate(input, rest);
        const shape = (interpolate(input, { scaleFactor, ...rest }) as Tensor).shape.slice(2);
        return interpolate(input, { ...rest, size: shape });
      },
    }),
  },
  'both-asymmetric-and-keys': {
    does: 'looks at k · step, and bicubic has A = −0.5',
    due: /k · step|−0\.5/,
    slips: [
      { when: isPlain, at: asymmetric.at as NonNullable<Slip['at']> },
      {
        when: (call) => isCubic(call) && !isAligned(call),
        taps: (_, k, axis) => {
          const coordinate = k * inputStep(axis);
          const outer = neighbours(floor(coordinate) - 1, 4);
          return {
            indices: outer.map((index) => min(max(index, 0), axis.inputSize - 1)),
            weights: outer.map((index) => cubicWeight(coordinate - index, -0.5)),
          };
        },
      },
    ],
  },
  'both-cut-and-asymmetric': {
    does: 'cuts uint8 off and looks at k · step',
    due: /truncates|k · step/,
    slips: [asymmetric, { level: (value) => min(max(floor(value), 0), 255) }],
  },
  'both-flags-ignored': {
    does: 'bilinear ignores antialias as well as align_corners',
    due: /align_corners=True as False|antialias.*(ignor|without)|(ignor|without).*antialias/,
    slips: [
      {
        when: ({ mode }) => mode === 'bilinear',
        taps: (_, k, axis) => linearTaps(plainCoordinate(k, axis), axis.inputSize),
      },
    ],
  },
  'both-coefficient-and-zero-border': {
    does: 'bicubic has A = −0.6 and takes zeros beyond the border',
    due: /−0\.6|zeros beyond/,
    slips: [cubicBy(-0.6, true)],
  },
  'both-ratio-and-half-even': {
    does: 'steps by the ratio of the sizes, and rounds halves of uint8 to even',
    due: /ratio of the sizes|half.*even/,
    slips: [
      { axis: (axis) => ({ ...axis, scaleFactor: undefined }) },
      {
        level: (value) => {
          const up = floor(value + 0.5);
          return min(max(value + 0.5 === up && up % 2 !== 0 ? up - 1 : up, 0), 255);
        },
      },
    ],
  },
  'both-forward-and-backward': {
    does: 'looks at k · step, and its gradients overwrite',
    due: /k · step|over the one before/,
    slips: [asymmetric, { when: isBackward, meeting: (_, part) => part }],
  },
  'both-channels-and-rows': {
    does: 'writes channels in reverse and rows from bottom to top',
    due: /reverse|bottom|180/,
    slips: [
      {
        after: (values, { outputShape }) => {
          const [, channels, ...spatial] = outputShape;
          const [height, width] = [spatial.length > 1 ? spatial[spatial.length - 2] : 1, spatial[spatial.length - 1]];
          const plane = spatial.reduce((product, size) => product * size, 1);
          return values.map((_, element) => {
            const image = floor(element / (plane * channels));
            const channel = channels - 1 - (floor(element / plane) % channels);
            const slice = floor((element % plane) / (height * width));
            const row = height - 1 - (floor(element / width) % height);
            return values[(image * channels + channel) * plane + (slice * height + row) * width + (element % width)];
          });
        },
      },
    ],
  },
  'both-nearest-and-shift': {
    does: 'nearest rounds k · step, and bilinear looks 0.3 of an element too far',
    due: /round|0\.3/,
    slips: [
      { when: ({ mode }) => mode === 'nearest', at: (k, axis) => round(k * inputStep(axis)) },
      { when: (call) => call.mode === 'bilinear' && !call.antialias, at: (k, axis) => sourceCoordinate(k, axis) + 0.3 },
    ],
  },
  'unknown-noise-in-area': {
    does: 'noise of 0.001 in area',
    due: null,
    slips: [
      {
        when: ({ mode }) => mode === 'area',
        after: (values) => values.map((value, at) => value + 1e-3 * noise(at, values.length)),
      },
    ],
  },
  'unknown-gamma': {
    does: 'bilinear blends cubes',
    due: null,
    slips: [
      {
        when: (call) => call.mode === 'bilinear' && call.dtype === 'float32' && !call.isBackward,
        before: (values) => values.map((value) => value ** 3),
        after: (values) => values.map(Math.cbrt),
      },
    ],
  },
  'unknown-half-nearest': {
    does: 'bicubic is the mean of bicubic and nearest-exact',
    due: null,
    slips: [
      {
        when: isCubic,
        taps: ({ indices, weights }, k, axis) => ({
          indices: [...indices, max(min(floor(plainCoordinate(k, axis) + 0.5), axis.inputSize - 1), 0)],
          weights: [...weights.map((weight) => weight / 2), 0.5],
        }),
      },
    ],
  },
  'unknown-hundredths': {
    does: 'results of linear modes are rounded to hundredths',
    due: /1\/100/,
    slips: [
      {
        when: (call) => isPlain(call) && call.dtype !== 'uint8',
        after: (values) => values.map((value) => round(value * 100) / 100),
      },
    ],
  },
  'unknown-uneven-rows': {
    does: 'odd rows of bilinear look 0.125 further right',
    due: null,
    vague: /0\.125|shift|off by/,
    slips: [
      {
        when: (call) => call.mode === 'bilinear' && !call.antialias,
        at: (k, axis) => sourceCoordinate(k, axis) + (k % 2 === 1 ? 0.125 : 0),
      },
    ],
  },
  'unknown-dither': {
    does: 'uint8 is dithered: a quarter of a level is added at every second element',
    due: null,
    slips: [
      {
        when: ({ dtype, mode }) => dtype === 'uint8' && !mode.startsWith('nearest'),
        between: (value) => value,
        after: (values) => values.map((value, at) => value + (at % 2 === 0 ? 0.25 : -0.25)),
      },
    ],
  },
  'unknown-maximum-in-area': {
    does: 'area takes the first two elements of each window',
    due: null,
    slips: [
      {
        when: ({ mode }) => mode === 'area',
        taps: ({ indices }) => {
          const own = indices.slice(0, 2);
          return { indices: own, weights: own.map(() => 1 / own.length) };
        },
      },
    ],
  },
  'unknown-last-tap-twice': {
    does: 'antialias weighs the last element of a window twice before it divides',
    due: null,
    slips: [
      {
        when: ({ antialias }) => antialias,
        taps: ({ indices, weights }) => {
          const twice = weights.map((weight, at) => (at === weights.length - 1 ? 2 * weight : weight));
          const sum = twice.reduce((total, weight) => total + weight, 0);
          return { indices, weights: twice.map((weight) => weight / sum) };
        },
      },
    ],
  },
};

function plainCoordinate(k: number, axis: AxisAt): number {
  return sourceCoordinate(k, { ...axis, alignCorners: false });
}

function addingUp(): Slip {
  const sums = new Map<string, Float64Array>();
  return {
    when: isBackward,
    after: (values, { inputShape, dtype }) => {
      const key = `${inputShape.join()} ${dtype}`;
      const sum = sums.get(key);
      const total = sum ? values.map((value, at) => value + sum[at]) : values;
      sums.set(key, total);
      return total;
    },
  };
}
