import { ANTIALIAS_KERNELS, type AntialiasMode, type Kernel, sinc } from '#reference/antialias.ts';
import { cubicWeight } from '#reference/bicubic.ts';
import { inputStep, sourceCoordinate } from '#reference/coordinates.ts';
import { linearTaps } from '#reference/linear.ts';
import { nearestIndex } from '#reference/nearest.ts';
import { scaledSize } from '#reference/output-size.ts';
import { neighbours, type Taps } from '#reference/taps.ts';
import type { Call, Slip } from './slipped.ts';
import {
  aligned,
  antialiased,
  back,
  bilinear,
  both,
  channelOf,
  cubic,
  cubicTapsBy,
  filtered,
  moved,
  not,
  ofMode,
  ofType,
  plain,
  planeOf,
  shrinks,
  sizedUp,
  summingToOne,
  through,
  unwritten,
  valued,
  weighed,
  within,
} from './words.ts';
import type { WrittenAway } from './written-away.ts';

const { abs, ceil, floor, max, min, round, trunc } = Math;

/** Written after the others had been asked and the ranking changed, and asked once before it was changed again. */
export const LATER: Readonly<Record<string, WrittenAway>> = {
  'bicubic-two-fifths': {
    does: 'bicubic looks at (k + 0.4) · step − ½',
    due: /0\.4/,
    slips: [{ when: both(cubic, not(aligned)), at: (k, axis) => (k + 0.4) * inputStep(axis) - 0.5 }],
  },
  'aligned-step-short': {
    does: 'linear modes with align_corners take steps that are 0.98 times as long',
    due: /0\.98/,
    slips: [{ when: both(plain, aligned), at: (k, axis) => 0.98 * sourceCoordinate(k, axis) }],
  },
  'trilinear-depth-aligned': {
    does: 'trilinear aligns corners along the depth without being asked',
    due: /align.*depth/,
    vague: /align/,
    slips: [
      { when: ofMode('trilinear'), axis: (axis) => (axis.fromEnd === 3 ? { ...axis, alignCorners: true } : axis) },
    ],
  },
  'batches-asymmetric': {
    does: 'bilinear looks at k · step where there are several images',
    due: /k · step.*several images/,
    vague: /k · step/,
    slips: [
      {
        when: both(bilinear, not(aligned), ({ inputShape }) => inputShape[0] > 1),
        at: (k, axis) => k * inputStep(axis),
      },
    ],
  },
  'antialias-shifted': {
    does: 'antialiased modes look 0.3 of an element too far',
    due: /0\.3/,
    slips: [
      {
        when: antialiased,
        taps: (_, k, axis, { mode }) => {
          const { support, weight } = ANTIALIAS_KERNELS[mode as AntialiasMode];
          const step = inputStep(axis);
          const stretch = max(step, 1);
          const centre = (k + 0.5) * step + 0.3;
          const first = max(trunc(centre - support * stretch + 0.5), 0);
          const end = min(trunc(centre + support * stretch + 0.5), axis.inputSize);
          const indices = neighbours(first, max(end - first, 1));
          return summingToOne({ indices, weights: indices.map((index) => weight((index + 0.5 - centre) / stretch)) });
        },
      },
    ],
  },
  'exact-next': {
    does: 'nearest-exact takes ⌈(k + ½) · step⌉',
    due: /up|⌈/,
    slips: [{ when: ofMode('nearest-exact'), at: (k, axis) => ceil((k + 0.5) * inputStep(axis)) }],
  },
  'nearest-from-far-end-shrinking': {
    does: 'nearest counts from the far end along axes that shrink',
    due: /(far end|from the end).*shrink|last of several/,
    vague: /end|last/,
    slips: [
      {
        when: ofMode('nearest'),
        at: (k, axis) =>
          shrinks(axis) ? axis.inputSize - 1 - nearestIndex(axis.outputSize - 1 - k, axis) : nearestIndex(k, axis),
      },
    ],
  },
  'bicubic-truncated': {
    does: 'bicubic truncates a coordinate below zero, and its fraction is negative',
    due: /truncat/,
    vague: /border|below/,
    slips: [
      {
        when: cubic,
        taps: (taps, k, axis) => {
          const coordinate = sourceCoordinate(k, axis);
          const left = trunc(coordinate);
          if (coordinate >= 0) return taps;
          const offsets = [-1, 0, 1, 2];
          return {
            indices: offsets.map((offset) => within(left + offset, axis)),
            weights: offsets.map((offset) => cubicWeight(coordinate - left - offset, -0.75)),
          };
        },
      },
    ],
  },
  'factor-in-float16': {
    does: 'keeps the factor in float16 once the size is known',
    due: /factor.*(float16|half)/,
    vague: /factor|float16/,
    slips: [
      {
        axis: (axis) => {
          const { scaleFactor } = axis;
          return scaleFactor === undefined
            ? axis
            : { ...axis, scaleFactor: through('float16', Float64Array.of(scaleFactor))[0] };
        },
      },
    ],
  },
  'antialias-bicubic-recomputed': {
    does: 'antialiased bicubic steps by the ratio of the sizes',
    due: /ratio of the sizes/,
    slips: [{ when: both(antialiased, ofMode('bicubic')), axis: (axis) => ({ ...axis, scaleFactor: undefined }) }],
  },
  'volume-height-as-depth': {
    does: 'volumes step along the height as along the depth',
    due: /height.*depth|depth.*height/,
    vague: /height|ratio of the first/,
    slips: [
      {
        when: ofMode('trilinear'),
        taps: (taps, k, axis, { axes }) =>
          axis.fromEnd === 2 ? linearTaps((k + 0.5) * inputStep(axes[0]) - 0.5, axis.inputSize) : taps,
      },
    ],
  },
  'outputs-of-one-doubled': {
    does: 'gives two elements where a factor gives one',
    due: null,
    vague: /size/,
    slips: [
      {
        options: (options, { shape }) => {
          const { scaleFactor, recomputeScaleFactor: _, ...rest } = options;
          if (scaleFactor === undefined) return options;
          const sizes = shape
            .slice(2)
            .map((size, axis) => scaledSize(size, typeof scaleFactor === 'number' ? scaleFactor : scaleFactor[axis]));
          return sizes.includes(1) ? { ...rest, size: sizes.map((size) => max(size, 2)) } : options;
        },
      },
    ],
  },
  'bicubic-one': {
    does: 'bicubic has A = −1 in float32',
    due: /−1,/,
    slips: [{ when: both(cubic, ofType('float32')), taps: cubicTapsBy(-1, within) }],
  },
  'bicubic-wraps-width': {
    does: 'bicubic wraps around along the width',
    due: /(wrap|other end|periodic).*width/,
    vague: /wrap|other end|periodic/,
    slips: [
      {
        when: cubic,
        taps: (taps, k, axis, call) => {
          if (axis.fromEnd !== 1) return taps;
          const wrapped = (index: number) => ((index % axis.inputSize) + axis.inputSize) % axis.inputSize;
          return cubicTapsBy(-0.75, wrapped)(taps, k, axis, call);
        },
      },
    ],
  },
  'linear-zero-at-end': {
    does: 'linear modes fade to zero beyond the last element, and not before the first',
    due: /zero.*end/,
    vague: /zero|end|border/,
    slips: [
      {
        when: plain,
        taps: (taps, k, axis) => {
          const beyond = sourceCoordinate(k, axis) - (axis.inputSize - 1);
          return beyond <= 0 ? taps : { indices: [axis.inputSize - 1], weights: [1 - beyond] };
        },
      },
    ],
  },
  'area-last-missed': {
    does: 'area windows of more than one element miss their last',
    due: /last|one (less|short)/,
    vague: /window/,
    slips: [
      {
        when: ofMode('area'),
        taps: ({ indices }) => {
          const own = indices.slice(0, max(indices.length - 1, 1));
          return { indices: own, weights: own.map(() => 1 / own.length) };
        },
      },
    ],
  },
  'area-fractional-width': {
    does: 'area weighs elements by how far they are covered along the width',
    due: /(fraction|cover|cross).*width/,
    vague: /fraction|cover|cross/,
    slips: [
      {
        when: ofMode('area'),
        taps: (taps, k, axis) => {
          if (axis.fromEnd !== 1) return taps;
          const step = axis.inputSize / axis.outputSize;
          const covered = (index: number) => min(index + 1, (k + 1) * step) - max(index, k * step);
          return summingToOne({ indices: taps.indices, weights: taps.indices.map((index) => max(covered(index), 0)) });
        },
      },
    ],
  },
  'lanczos-twelve-taps': {
    does: 'lanczos reads at most 12 elements',
    due: /at most 12/,
    vague: /at most/,
    slips: [
      {
        when: ofMode('lanczos'),
        taps: ({ indices, weights }) => summingToOne({ indices: indices.slice(0, 12), weights: weights.slice(0, 12) }),
      },
    ],
  },
  'antialias-weights-of-10-bits': {
    does: 'weights of antialiased bilinear in float32 have 10 bits',
    due: /10 bits/,
    vague: /bits/,
    slips: [
      {
        when: both(antialiased, ofMode('bilinear'), ofType('float32')),
        taps: weighed((weight) => round(weight * 1024) / 1024),
      },
    ],
  },
  'antialias-wide': {
    does: 'the kernel of antialiased bilinear is 1.5 times as wide',
    due: /1\.5 times as wide/,
    vague: /wide/,
    slips: [
      {
        when: both(antialiased, ofMode('bilinear')),
        taps: filtered(({ support, weight }) => ({ support: 1.5 * support, weight: (d) => weight(d / 1.5) })),
      },
    ],
  },
  'lanczos-two-lobes-shrinking': {
    does: 'lanczos has two lobes along axes that shrink',
    due: /two lobes|2 lobes/,
    slips: [
      {
        when: ofMode('lanczos'),
        taps: (taps, k, axis, call) => {
          const two: Kernel = { support: 2, weight: (d) => (abs(d) < 2 ? sinc(d) * sinc(d / 2) : 0) };
          return shrinks(axis) ? filtered(() => two)(taps, k, axis, call) : taps;
        },
      },
    ],
  },
  'uint8-fraction-in-4-bits': {
    does: 'bilinear of uint8 cuts its fraction to 4 bits',
    due: /4 bits/,
    vague: /bits|fraction/,
    slips: [
      {
        when: both(bilinear, ofType('uint8')),
        taps: ({ indices, weights: [, right = 0] }) => {
          const cut = floor(right * 16) / 16;
          return { indices, weights: [1 - cut, cut] };
        },
      },
    ],
  },
  'three-channels': {
    does: 'writes three channels at most',
    due: /(three|3) channels|channels after (the )?(first )?3/,
    vague: /channel/,
    slips: [unwritten((at, shape) => channelOf(at, shape) >= 3)],
  },
  'last-slice-unwritten': {
    does: 'never writes the last slice of a volume',
    due: /last slice/,
    vague: /slice|never writes/,
    slips: [
      unwritten((at, shape) => shape.length === 5 && floor(at / (shape[3] * shape[4])) % shape[2] === shape[2] - 1),
    ],
  },
  'odd-rows-repeated': {
    does: 'writes every odd row as the one before it',
    due: /every second row/,
    vague: /row/,
    slips: [
      moved((at, shape) =>
        shape.length > 3 && (floor(at / shape[shape.length - 1]) % shape[shape.length - 2]) % 2 === 1
          ? at - shape[shape.length - 1]
          : at,
      ),
    ],
  },
  'bgr-of-three': {
    does: 'writes three channels in reverse, and no others',
    due: /channels in reverse/,
    slips: [moved((at, shape) => (shape[1] === 3 ? at + (2 - 2 * channelOf(at, shape)) * planeOf(shape) : at))],
  },
  'batch-reversed': {
    does: 'writes the images of a batch in reverse',
    due: /images.*(reverse|last to first|backwards)|reverse.*images/,
    vague: /images|batch/,
    slips: [
      moved((at, shape) => {
        const image = shape[1] * planeOf(shape);
        return (shape[0] - 1 - floor(at / image)) * image + (at % image);
      }),
    ],
  },
  'added-to-last-result': {
    does: 'adds every fifth result of a shape to the one before',
    due: /not always the same|earlier|call before/,
    slips: () => [addingEveryFifth()],
  },
  'align-corners-kept': {
    does: 'keeps weights by sizes, mode and factor, whatever align_corners',
    due: /omits align_corners/,
    vague: /earlier|cached/,
    slips: () => [keepingWeights()],
  },
  'float16-weights-bfloat16': {
    does: 'weights for float16 are bfloat16',
    due: /weights are bfloat16/,
    vague: /bfloat16|weights/,
    slips: [
      {
        when: ofType('float16'),
        taps: ({ indices, weights }) => ({ indices, weights: [...through('bfloat16', Float64Array.from(weights))] }),
      },
    ],
  },
  'uint8-bicubic-truncated': {
    does: 'bicubic of uint8 truncates',
    due: /truncates/,
    slips: [{ when: cubic, level: (value) => min(max(floor(value), 0), 255) }],
  },
  'uint8-no-black': {
    does: 'levels of bilinear are at least 1',
    due: null,
    vague: /clamp|limit/,
    slips: [{ when: ofMode('bilinear'), level: (value) => min(max(floor(value + 0.5), 1), 255) }],
  },
  'float64-antialias-in-float32': {
    does: 'weights of antialiased modes of float64 are float32',
    due: /float32/,
    slips: [{ when: both(antialiased, ofType('float64')), taps: weighed(Math.fround) }],
  },
  'bfloat16-up': {
    does: 'rounds results of bfloat16 up by half a unit',
    due: null,
    vague: /round|bfloat16/,
    slips: [{ when: ofType('bfloat16'), ...valued((value) => value + abs(value) / 512) }],
  },
  'infinity-to-nan': {
    does: 'makes NaN of infinities in the linear modes',
    due: /NaN of an infinity|infinit.*NaN/,
    vague: /infinit|NaN/,
    slips: [
      {
        when: plain,
        before: (values) => values.map((value) => (abs(value) === Number.POSITIVE_INFINITY ? Number.NaN : value)),
      },
    ],
  },
  'bilinear-negative-zeroed': {
    does: 'bilinear gives zero where the result is negative',
    due: /zero.*negative|negative.*zero/,
    slips: [{ when: bilinear, ...valued((value) => (value < 0 ? 0 : value)) }],
  },
  'trilinear-offset': {
    does: 'trilinear adds 0.02',
    due: /0\.02/,
    slips: [{ when: ofMode('trilinear'), ...valued((value) => value + 0.02) }],
  },
  'area-odd-windows-halved': {
    does: 'area halves windows of an odd count',
    due: null,
    vague: /window/,
    slips: [
      {
        when: ofMode('area'),
        taps: weighed((weight, _, { length }) => (length % 2 === 1 && length > 1 ? weight / 2 : weight)),
      },
    ],
  },
  'gradient-exact-as-nearest': {
    does: 'the gradient of nearest-exact goes by the indices of nearest',
    due: /nearest-exact as nearest/,
    slips: [{ when: both(back, ofMode('nearest-exact')), at: nearestIndex }],
  },
  'gradient-bilinear-asymmetric': {
    does: 'the gradient of bilinear looks at k · step',
    due: /k · step/,
    slips: [{ when: both(back, bilinear, not(aligned)), at: (k, axis) => k * inputStep(axis) }],
  },
  'gradient-bicubic-keys': {
    does: 'the gradient of bicubic has A = −0.5',
    due: /−0\.5/,
    slips: [{ when: both(back, cubic), taps: cubicTapsBy(-0.5, within) }],
  },
  'gradient-over-elements': {
    does: 'the gradient of bilinear is divided by the number of elements of a plane',
    due: null,
    vague: /times|divide/,
    slips: [
      {
        when: both(back, bilinear),
        after: (values, { outputShape }) => values.map((value) => value / planeOf(outputShape)),
      },
    ],
  },
  'gradient-linear-without-factor': {
    does: 'the gradient of linear modes steps by the ratio of the sizes',
    due: /ratio of the sizes/,
    slips: [{ when: both(back, plain), axis: (axis) => ({ ...axis, scaleFactor: undefined }) }],
  },
  'gradient-first-channel': {
    does: 'a gradient has its first channel only',
    due: /first channel|one channel|channels after the first/,
    vague: /channel/,
    slips: [{ when: back, ...unwritten((at, shape) => channelOf(at, shape) > 0) }],
  },
  'gradient-area-first': {
    does: 'the gradient of area goes to the first element of a window',
    due: null,
    vague: /area|window/,
    slips: [{ when: both(back, ofMode('area')), taps: ({ indices }) => ({ indices: [indices[0]], weights: [1] }) }],
  },
  'gradient-antialias-unnormalised': {
    does: 'the gradient of antialiased modes does not divide the weights by their sum',
    due: /not (by )?their sum|divides.*stretch|not (divided|normalised)/,
    vague: /weights|divide/,
    slips: [
      {
        when: both(back, antialiased),
        taps: (taps, k, axis, { mode }) => {
          const { weight } = ANTIALIAS_KERNELS[mode as AntialiasMode];
          const step = inputStep(axis);
          const stretch = max(step, 1);
          const centre = (k + 0.5) * step;
          return {
            indices: taps.indices,
            weights: taps.indices.map((index) => weight((index + 0.5 - centre) / stretch)),
          };
        },
      },
    ],
  },
  'refuses-lines': {
    does: 'linear modes refuse lines',
    due: /refuses input of three dimensions|(refuses|throws).*three dimensions/,
    vague: /refuses|throws/,
    slips: [{ refuses: ({ mode }) => mode === 'linear' && 'expected 4-D input' }],
  },
  'refuses-batches': {
    does: 'refuses several images',
    due: /(refuses|throws).*(several images|batch)/,
    vague: /refuses|throws/,
    slips: [{ refuses: ({ inputShape }) => inputShape[0] > 1 && 'batch size must be 1' }],
  },
  'refuses-large-factors': {
    does: 'refuses to enlarge an axis by more than four',
    due: /(refuses|throws).*more than 4/,
    vague: /refuses|throws/,
    slips: [{ refuses: ({ axes }) => axes.some((axis) => axis.outputSize > 4 * axis.inputSize) && 'scale too large' }],
  },
  'accepts-size-beside-factor': {
    does: 'takes the size where a factor is given as well',
    due: /accepts both|size and a factor/,
    vague: /accepts/,
    slips: [],
    further: ({ interpolate }) => ({
      interpolate: (input, { scaleFactor, ...options }) =>
        interpolate(
          input,
          options.size === undefined && scaleFactor !== undefined ? { ...options, scaleFactor } : options,
        ),
    }),
  },
  'both-zero-border-and-asymmetric': {
    does: 'bicubic looks at k · step and takes zeros beyond the border',
    due: /k · step|zeros beyond/,
    slips: [
      {
        when: both(cubic, not(aligned)),
        taps: cubicTapsBy(
          -0.75,
          (index, { inputSize }) => (index < 0 || index >= inputSize ? undefined : index),
          (k, axis) => k * inputStep(axis),
        ),
      },
    ],
  },
  'both-not-aligned-and-truncated': {
    does: 'ignores align_corners, and truncates uint8',
    due: /align_corners=True as False|truncates/,
    slips: [
      { axis: (axis) => ({ ...axis, alignCorners: false }) },
      { level: (value) => min(max(floor(value), 0), 255) },
    ],
  },
  'both-unfiltered-and-lobes': {
    does: 'bicubic ignores antialias, and lanczos has two lobes',
    due: /antialias|two lobes/,
    slips: [
      {
        when: ofMode('lanczos'),
        taps: filtered(() => ({ support: 2, weight: (d) => (abs(d) < 2 ? sinc(d) * sinc(d / 2) : 0) })),
      },
      { when: both(antialiased, ofMode('bicubic')), taps: cubicTapsBy(-0.75, within) },
    ],
  },
  'both-ratio-and-sizes-up': {
    does: 'rounds sizes up, and steps by their ratio',
    due: /up|ratio of the sizes/,
    slips: [{ options: sizedUp }, { axis: (axis) => ({ ...axis, scaleFactor: undefined }) }],
  },
  'both-exact-and-rows': {
    does: 'computes nearest-exact as nearest, and writes rows from bottom to top',
    due: /nearest-exact as nearest|bottom/,
    slips: [
      { when: ofMode('nearest-exact'), at: nearestIndex },
      moved((at, shape) => {
        if (shape.length < 4) return at;
        const [height, width] = shape.slice(-2);
        const row = floor(at / width) % height;
        return at + (height - 1 - 2 * row) * width;
      }),
    ],
  },
  'unknown-sharpened': {
    does: 'bilinear is sharpened along rows',
    due: null,
    slips: [
      {
        when: bilinear,
        after: (values, { outputShape, inputShape, isBackward }) => {
          const shape = isBackward ? inputShape : outputShape;
          const width = shape[shape.length - 1];
          const at = (index: number, by: number) =>
            (index % width) + by >= 0 && (index % width) + by < width ? values[index + by] : values[index];
          return values.map((value, index) => 1.5 * value - 0.25 * (at(index, -1) + at(index, 1)));
        },
      },
    ],
  },
  'unknown-inverse-distance': {
    does: 'bilinear weighs by the inverse square of the distance',
    due: null,
    slips: [
      {
        when: bilinear,
        taps: ({ indices, weights: [left, right = 0] }) => {
          const [a, b] = [left ** 2, right ** 2];
          return { indices, weights: [a / (a + b), b / (a + b)] };
        },
      },
    ],
  },
  'unknown-coefficient-by-place': {
    does: 'bicubic has an A that grows along an axis',
    due: null,
    slips: [
      {
        when: cubic,
        taps: (taps, k, axis, call) => cubicTapsBy(-0.4 - (0.5 * k) / axis.outputSize, within)(taps, k, axis, call),
      },
    ],
  },
  'unknown-mean-of-two': {
    does: 'nearest gives the mean of an element and the next',
    due: null,
    slips: [
      {
        when: ofMode('nearest'),
        taps: ({ indices: [index] }, _, axis) => ({ indices: [index, within(index + 1, axis)], weights: [0.5, 0.5] }),
      },
    ],
  },
  'unknown-radial': {
    does: 'nearest-exact looks a tenth nearer to the centre',
    due: null,
    slips: [
      {
        when: ofMode('nearest-exact'),
        at: (k, axis) => floor(0.9 * (k + 0.5) * inputStep(axis) + 0.05 * axis.inputSize),
      },
    ],
  },
  'unknown-uneven-channels': {
    does: 'odd channels are 1.3 times as large, plus their number',
    due: null,
    vague: /channel/,
    slips: [
      {
        after: (values, { outputShape, inputShape, isBackward }) => {
          const shape = isBackward ? inputShape : outputShape;
          return values.map((value, at) =>
            channelOf(at, shape) % 2 === 1 ? 1.3 * value + channelOf(at, shape) : value,
          );
        },
      },
    ],
  },
  'unknown-length': {
    does: 'area gives the root of the mean of squares',
    due: null,
    slips: [
      {
        when: both(ofMode('area'), not(back)),
        before: (values) => values.map((value) => value * value),
        after: (values) => values.map((value) => Math.sqrt(value)),
      },
    ],
  },
  'unknown-warped-steps': {
    does: 'linear modes bend their coordinates: the middle is enlarged',
    due: null,
    slips: [
      {
        when: plain,
        at: (k, axis) => {
          const place = (k + 0.5) / axis.outputSize;
          const bent = place + 0.05 * Math.sin(2 * Math.PI * place);
          return bent * axis.inputSize - 0.5;
        },
      },
    ],
  },
  'unknown-exact-of-half': {
    does: 'antialiased bicubic takes every second element of its window',
    due: null,
    slips: [
      {
        when: both(antialiased, ofMode('bicubic')),
        taps: ({ indices, weights }) => {
          if (indices.length < 4) return { indices, weights };
          const kept = [...indices.keys()].filter((at) => at % 2 === 0);
          return summingToOne({ indices: kept.map((at) => indices[at]), weights: kept.map((at) => weights[at]) });
        },
      },
    ],
  },
};

function addingEveryFifth(): Slip {
  const calls = new Map<string, { made: number; last: Float64Array }>();
  return {
    when: not(back),
    after: (values, { outputShape }) => {
      const key = outputShape.join();
      const { made, last } = calls.get(key) ?? { made: 0, last: values };
      calls.set(key, { made: made + 1, last: values });
      return made % 5 === 4 ? values.map((value, at) => value + last[at]) : values;
    },
  };
}

function keepingWeights(): Slip {
  const cache = new Map<string, Taps>();
  return {
    taps: (taps, k, { inputSize, outputSize, scaleFactor }, { mode, antialias }: Call) => {
      const key = [mode, antialias, inputSize, outputSize, scaleFactor, k].join();
      if (!cache.has(key)) cache.set(key, taps);
      return cache.get(key) as Taps;
    },
  };
}
