import { ANTIALIAS_KERNELS, type AntialiasMode } from '#reference/antialias.ts';
import { cubicWeight } from '#reference/bicubic.ts';
import { inputStep, sourceCoordinate } from '#reference/coordinates.ts';
import { copyTaps } from '#reference/nearest.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { Slip } from './slipped.ts';
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
  within,
} from './words.ts';
import type { WrittenAway } from './written-away.ts';

const { abs, ceil, floor, fround, max, min, round, sign, trunc } = Math;

/** Written beside the mending of the fifth, without a look at it, with what is due to each before any was asked. */
export const SIXTH: Readonly<Record<string, WrittenAway>> = {
  'bilinear-extrapolates': {
    does: 'bilinear goes on in a straight line beyond the centres of the first and the last element',
    due: /extrapolat|straight line|goes on/,
    vague: /border|clamp|negative/,
    slips: [
      {
        when: both(bilinear, not(aligned)),
        taps: (taps, k, axis) => {
          if (axis.inputSize < 2) return taps;
          const coordinate = sourceCoordinate(k, axis);
          const left = min(max(floor(coordinate), 0), axis.inputSize - 2);
          return { indices: [left, left + 1], weights: [1 - (coordinate - left), coordinate - left] };
        },
      },
    ],
  },
  'trilinear-copies-slices': {
    does: 'trilinear copies the nearest slice instead of blending two',
    due: /nearest.*depth|depth.*nearest|nearest slice|depth.*not blend/,
    vague: /depth|slice/,
    slips: [
      {
        when: both(ofMode('trilinear'), not(back)),
        taps: (taps, k, axis) => (axis.fromEnd === 3 ? copyTaps(within(round(sourceCoordinate(k, axis)), axis)) : taps),
      },
    ],
  },
  'bicubic-float64-minus-half': {
    does: 'bicubic of float64 has the coefficient −0.5',
    due: /[-−]0\.5/,
    vague: /coefficient/,
    slips: [{ when: both(cubic, ofType('float64')), taps: cubicTapsBy(-0.5, within) }],
  },
  'bicubic-enlarges-unaligned': {
    does: 'bicubic ignores align_corners along axes that it enlarges',
    due: /align_corners/,
    vague: /corner|half-pixel/,
    slips: [{ when: both(cubic, aligned), axis: (axis) => (shrinks(axis) ? axis : { ...axis, alignCorners: false }) }],
  },
  'area-windows-apart': {
    does: 'windows of area end where the next one begins',
    due: /end/,
    vague: /window/,
    slips: [
      {
        when: both(ofMode('area'), not(back)),
        taps: (_, k, { inputSize, outputSize }) => {
          const start = floor((k * inputSize) / outputSize);
          const end = max(floor(((k + 1) * inputSize) / outputSize), start + 1);
          return mean(start, end, end - start);
        },
      },
    ],
  },
  'area-divides-by-the-ratio': {
    does: 'area divides the sum of a window by in/out',
    due: /ratio|in\/out|divid/,
    vague: /window|sum|mean/,
    slips: [
      {
        when: both(ofMode('area'), not(back)),
        taps: (_, k, { inputSize, outputSize }) =>
          mean(floor((k * inputSize) / outputSize), ceil(((k + 1) * inputSize) / outputSize), inputSize / outputSize),
      },
    ],
  },
  // the last source element that an output element touches
  'nearest-from-the-right': {
    does: 'nearest takes ⌈(k + 1) · step⌉ − 1',
    due: /⌈|ceil|right edge|last element|last of several/,
    vague: /index|edge|nearest/,
    slips: [{ when: ofMode('nearest'), at: (k, axis) => ceil((k + 1) * inputStep(axis)) - 1 }],
  },
  'exact-shrinks-as-nearest': {
    does: 'nearest-exact takes the elements of nearest along axes that shrink',
    due: /nearest-exact as nearest|elements of nearest|left edge|k · step|without the half/,
    vague: /nearest/,
    slips: [
      {
        when: ofMode('nearest-exact'),
        at: (k, axis) => floor((shrinks(axis) ? k : k + 0.5) * inputStep(axis)),
      },
    ],
  },
  'bicubic-levels-cut': {
    does: 'bicubic of uint8 cuts off what is behind the point of a level',
    due: /trunc|rounds? down|cuts? off|floor/,
    vague: /round|level/,
    slips: [{ when: both(cubic, ofType('uint8')), level: (value) => min(max(trunc(value), 0), 255) }],
  },
  'bicubic-levels-wrap': {
    does: 'bicubic of uint8 keeps the low 8 bits of what is below 0 or above 255',
    due: /wrap|256|modulo|low.* bits|overflow/,
    vague: /satur|level|overshoot/,
    slips: [{ when: both(cubic, ofType('uint8')), level: (value) => floor(value + 0.5) & 255 }],
  },
  'float16-toward-zero': {
    does: 'rounds results of float16 toward zero',
    due: /toward(s)? zero|trunc/,
    vague: /round/,
    slips: [{ when: both(ofType('float16'), not(back)), after: (values) => values.map(towardZero) }],
  },
  'bilinear-float64-in-float32': {
    does: 'bilinear of float64 keeps float32 between its passes',
    due: /float32/,
    vague: /bits|precision/,
    slips: [{ when: both(plain, ofType('float64'), not(back)), between: fround }],
  },
  // a configuration that is read once
  'corners-of-the-first-call': {
    does: 'linear modes keep the align_corners of their first call',
    due: /first call|earlier|call before|previous/,
    vague: /align_corners/,
    slips: () => [cornersOfTheFirst()],
  },
  // memory that is not cleared before sums go there
  'area-adds-to-the-last': {
    does: 'area adds to what the last call with this shape of output gave',
    due: /earlier|previous|call before|last call|clear/,
    vague: /adds|sum/,
    slips: () => [addingToTheLast()],
  },
  'gradient-aligned-by-centres': {
    does: 'the gradient of linear modes ignores align_corners',
    due: /align_corners/,
    vague: /corner|half-pixel/,
    slips: [{ when: both(back, plain), axis: (axis) => ({ ...axis, alignCorners: false }) }],
  },
  'gradient-without-antialias': {
    does: 'the gradient of antialiased modes is that of the modes without',
    due: /antialias/,
    vague: /window|gradient/,
    slips: [
      {
        when: both(back, antialiased, ofMode('bilinear', 'bicubic')),
        options: ({ antialias: _, ...rest }) => rest,
      },
    ],
  },
  'gradient-of-sums': {
    does: 'the gradient of area is not divided by the elements of a window',
    due: /divid|mean|sum/,
    vague: /window|area/,
    slips: [
      {
        when: both(back, ofMode('area')),
        taps: ({ indices, weights }) => ({ indices, weights: weights.map(() => 1) }),
      },
    ],
  },
  'gradient-steps-by-sizes': {
    does: 'the gradient of bilinear and bicubic steps by the ratio of the sizes where a factor is given',
    due: /ratio of (the )?(output and input )?sizes|sizes|in\/out/,
    vague: /factor|step/,
    slips: [
      {
        when: both(back, ofMode('bilinear', 'bicubic'), not(antialiased)),
        axis: (axis) => ({ ...axis, scaleFactor: undefined }),
      },
    ],
  },
  'antialias-not-divided': {
    does: 'antialiased modes divide weights by the step where they shrink, and not by their sum',
    due: /sum to (one|1)|normali[sz]|divid/,
    vague: /sum|weight/,
    slips: [
      {
        when: antialiased,
        taps: ({ indices, weights }, k, axis, { mode }) => {
          if (!shrinks(axis)) return { indices, weights };
          const { weight } = ANTIALIAS_KERNELS[mode as AntialiasMode];
          const [step, coordinate] = [inputStep(axis), sourceCoordinate(k, axis)];
          return { indices, weights: indices.map((index) => weight((index - coordinate) / step) / step) };
        },
      },
    ],
  },
  'antialiased-bicubic-of-bicubic': {
    does: 'antialiased bicubic has the coefficient −0.75',
    due: /[-−]0\.75/,
    vague: /coefficient/,
    slips: [
      {
        when: both(antialiased, ofMode('bicubic')),
        taps: filtered((own) => ({ ...own, weight: (distance: number) => cubicWeight(distance, -0.75) })),
      },
    ],
  },
  'antialias-not-of-levels': {
    does: 'ignores antialias of uint8',
    due: /antialias/,
    vague: /window|uint8/,
    slips: [
      {
        when: both(antialiased, ofType('uint8'), ofMode('bilinear', 'bicubic')),
        options: ({ antialias: _, ...rest }) => rest,
      },
    ],
  },
  'eight-images-repeat': {
    does: 'images after the first eight are those of eight before',
    due: /8 images|images.* 8|after the first 8|after 8/,
    vague: /image|plane/,
    slips: [{ when: not(back), ...moved((at, shape) => at % (8 * shape[1] * planeOf(shape))) }],
  },
  'columns-held-from-4096': {
    does: 'columns after the first 4,096 are the last of those',
    due: /4,?096/,
    vague: /column|width/,
    slips: [
      {
        when: not(back),
        ...moved((at, shape) => {
          const column = at % (shape.at(-1) as number);
          return at - column + min(column, 4095);
        }),
      },
    ],
  },
  // a decoder's order of colours
  'three-channels-reversed': {
    does: 'gives three channels in reverse',
    due: /channels.*(revers|order)|revers.*channels/,
    vague: /channel/,
    slips: [
      {
        when: both(not(back), ({ inputShape }) => inputShape[1] === 3),
        ...moved((at, shape) => at + (2 - 2 * channelOf(at, shape)) * planeOf(shape)),
      },
    ],
  },
  'infinity-read-as-largest': {
    does: 'reads an infinity as the largest number of float32',
    due: /infinit/i,
    vague: /largest|overflow/,
    slips: [
      {
        when: both(ofType('float32'), not(back)),
        before: (values) =>
          values.map((value) => (abs(value) === Infinity ? sign(value) * (2 - 2 ** -23) * 2 ** 127 : value)),
      },
    ],
  },
  'sizes-rounded-where-they-shrink': {
    does: 'rounds in · factor where the factor is below one',
    due: /round/,
    vague: /size/,
    slips: [
      {
        options: (options, { shape }) => {
          const { scaleFactor, recomputeScaleFactor: _, ...rest } = options;
          if (typeof scaleFactor !== 'number' || scaleFactor >= 1) return options;
          const sizes = shape.slice(2).map((size) => round(size * scaleFactor));
          return sizes.every((size, at) => size === floor(shape[at + 2] * scaleFactor))
            ? options
            : { ...rest, size: sizes };
        },
      },
    ],
  },
};

function mean(start: number, end: number, divisor: number) {
  const indices = Array.from({ length: end - start }, (_, at) => start + at);
  return { indices, weights: indices.map(() => 1 / divisor) };
}

function towardZero(value: number): number {
  const data = encoded('float16', Float64Array.of(value));
  const [nearest] = decoded({ dtype: 'float16', data });
  return abs(nearest) > abs(value) ? decoded({ dtype: 'float16', data: Uint16Array.of(data[0] - 1) })[0] : nearest;
}

function cornersOfTheFirst(): Slip {
  let first: boolean | undefined;
  return {
    when: both(plain, not(back)),
    axis: (axis) => {
      first ??= axis.alignCorners ?? false;
      return { ...axis, alignCorners: first };
    },
  };
}

function addingToTheLast(): Slip {
  const last = new Map<string, Float64Array>();
  return {
    when: both(ofMode('area'), not(back)),
    after: (values, { outputShape, dtype }) => {
      const key = `${dtype} ${outputShape.join()}`;
      const before = last.get(key);
      const sums = values.map((value, at) => value + (before?.[at] ?? 0));
      last.set(key, sums);
      return sums;
    },
  };
}
