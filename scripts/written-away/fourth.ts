import { inputStep, sourceCoordinate } from '#reference/coordinates.ts';
import { copyTaps } from '#reference/nearest.ts';
import type { Slip } from './slipped.ts';
import {
  aligned,
  antialiased,
  back,
  bilinear,
  both,
  cubic,
  cubicTapsBy,
  not,
  ofMode,
  ofType,
  planeOf,
  shrinks,
  summingToOne,
  through,
  unwritten,
  within,
} from './words.ts';
import type { WrittenAway } from './written-away.ts';

const { floor, max, min, round } = Math;

/** Written after the mistakes of the third had been mended, with what is due to each, before any was asked. */
export const FOURTH: Readonly<Record<string, WrittenAway>> = {
  // sizes of integers, divided as such
  'aligned-step-of-integers': {
    does: 'bilinear with align_corners divides the sizes less one as integers',
    due: /whole|integer|truncat|floor/,
    vague: /step/,
    slips: [
      {
        when: both(bilinear, aligned),
        at: (k, { inputSize, outputSize }) => k * (outputSize > 1 ? floor((inputSize - 1) / (outputSize - 1)) : 0),
      },
    ],
  },
  // the scalar loop behind a vectorised one
  'bilinear-tail-of-8-nearest': {
    does: 'bilinear of float32 copies the nearest column after the last full block of eight',
    due: /full block of 8/,
    vague: /block|columns|nearest|width/,
    slips: [
      {
        when: both(bilinear, ofType('float32'), not(aligned), not(back)),
        taps: (taps, k, axis) =>
          axis.fromEnd === 1 && k >= axis.outputSize - (axis.outputSize % 8)
            ? copyTaps(within(round(sourceCoordinate(k, axis)), axis))
            : taps,
      },
    ],
  },
  // a texture unit
  'bilinear-fraction-of-8-bits': {
    does: 'bilinear of float32 rounds the fraction between two elements to 8 bits',
    due: /8 bits/,
    vague: /bits/,
    slips: [
      {
        when: both(bilinear, ofType('float32'), not(back)),
        taps: ({ indices, weights }) => {
          const right = round((weights[1] ?? 0) * 256) / 256;
          return indices.length === 2 ? { indices, weights: [1 - right, right] } : { indices, weights };
        },
      },
    ],
  },
  // the z of a grid
  'grid-of-64-images': {
    does: 'bilinear and bicubic leave the images after the first 64 zero',
    due: /64 (images|planes)/,
    vague: /images|planes/,
    slips: [
      {
        when: both(ofMode('bilinear', 'bicubic'), not(back)),
        ...unwritten((at, shape) => at >= 64 * shape[1] * planeOf(shape)),
      },
    ],
  },
  'bicubic-bfloat16-between': {
    does: 'bicubic of bfloat16 keeps bfloat16 between its passes',
    due: /half type|bfloat16/,
    vague: /bits|between/,
    slips: [
      {
        when: both(cubic, ofType('bfloat16'), not(back)),
        between: (value) => through('bfloat16', Float64Array.of(value))[0],
      },
    ],
  },
  // an assignment in place of an atomic addition
  'gradient-nearest-overwrites': {
    does: 'the gradient of nearest keeps the last part that meets in an element',
    due: /overwrit|instead of (being )?add|in place of add|last part/,
    vague: /nearest|part/,
    slips: [{ when: both(back, ofMode('nearest')), meeting: (_, part) => part }],
  },
  'gradient-bicubic-drops-outer-taps': {
    does: 'the gradient of bicubic drops the taps beyond the border',
    due: /border|beyond|outside/,
    vague: /tap|weight/,
    slips: [
      {
        when: both(back, cubic, not(aligned)),
        taps: cubicTapsBy(-0.75, (index, { inputSize }) => (index >= 0 && index < inputSize ? index : undefined)),
      },
    ],
  },
  'gradient-of-the-first-image': {
    does: 'gradients have only their first image',
    due: /first image|one images/,
    vague: /image|plane/,
    slips: [{ when: back, ...unwritten((at, shape) => at >= shape[1] * planeOf(shape)) }],
  },
  'recompute-left-out': {
    does: 'does not hand recompute_scale_factor over',
    due: /recompute/,
    vague: /factor/,
    slips: [{ options: ({ recomputeScaleFactor: _, ...rest }) => rest }],
  },
  'steps-by-the-first-factor': {
    does: 'bilinear and bicubic step along all axes by the factor of the first',
    due: /first.*factor|factor.*first|ratio of the first/,
    vague: /factor|step|axis/,
    slips: [
      {
        when: both(ofMode('bilinear', 'bicubic'), not(antialiased), not(back)),
        axis: (axis, { axes }) => ({ ...axis, scaleFactor: axes[0].scaleFactor }),
      },
    ],
  },
  // dsize of OpenCV
  'size-as-width-height': {
    does: 'reads a size as width and height',
    due: /width.*height|height.*width|swap|exchang|reverse/,
    vague: /size/,
    slips: [
      {
        when: ({ inputShape }) => inputShape.length === 4,
        options: (options) => (Array.isArray(options.size) ? { ...options, size: options.size.toReversed() } : options),
      },
    ],
  },
  // a decoder's picture
  'three-channels-read-last': {
    does: 'reads images of three channels as if they came last in memory',
    due: /channels last/,
    vague: /channel/,
    slips: [
      {
        when: both(not(back), ({ inputShape }) => inputShape.length === 4 && inputShape[1] === 3),
        before: (values, { inputShape }) => {
          const plane = planeOf(inputShape);
          return values.map((_, at, all) => {
            const image = at - (at % (3 * plane));
            return all[image + (at % plane) * 3 + (floor(at / plane) % 3)];
          });
        },
      },
    ],
  },
  'uint8-through-float16': {
    does: 'bilinear of uint8 keeps float16 before it rounds to a level',
    due: /float16|11 bits/,
    vague: /level|bits|round|half/,
    slips: [
      {
        when: both(bilinear, ofType('uint8')),
        level: (value) => min(max(floor(through('float16', Float64Array.of(value))[0] + 0.5), 0), 255),
      },
    ],
  },
  // against results just below a whole number
  'exact-with-a-thousandth': {
    does: 'nearest-exact adds a thousandth before it floors',
    due: /0\.001|[Aa]dds/,
    vague: /nearest-exact|floor|tie|half|halves/,
    slips: [
      {
        when: ofMode('nearest-exact'),
        at: (k, axis) => floor((k + 0.5) * inputStep(axis) + 1e-3),
      },
    ],
  },
  'bilinear-wraps-right': {
    does: 'bilinear takes the first element for the one beyond the last',
    due: /wrap|around|periodic/,
    vague: /border|neighbour|first/,
    slips: [
      {
        when: both(bilinear, not(aligned)),
        taps: (_, k, axis) => {
          const coordinate = max(sourceCoordinate(k, axis), 0);
          const left = min(floor(coordinate), axis.inputSize - 1);
          const fraction = coordinate - left;
          return { indices: [left, (left + 1) % axis.inputSize], weights: [1 - fraction, fraction] };
        },
      },
    ],
  },
  // a cache whose key is a rounded float
  'steps-cached-in-hundredths': {
    does: 'bilinear keeps steps by the output size and the step in hundredths',
    due: /earlier|cache/,
    vague: /step|size|factor/,
    slips: () => [steppingByRounded()],
  },
  // a kernel that is compiled while it is first asked
  'first-call-of-a-mode-empty': {
    does: 'gives zeros in the first call of each mode',
    due: /zeros/,
    vague: /first/,
    slips: () => [emptyAtFirst()],
  },
  // work that is not waited for
  'last-image-of-the-call-before': {
    does: 'the last image of several is that of the call before with the same shape',
    due: /earlier|previous|call before/,
    vague: /last image|image/,
    slips: () => [lastImageStale()],
  },
  'float16-nan-read-as-zero': {
    does: 'reads a NaN of float16 as zero',
    due: /NaN as zero|zero.*NaN/,
    vague: /NaN/,
    slips: [
      {
        when: both(ofType('float16'), not(back)),
        before: (values) => values.map((value) => (Number.isNaN(value) ? 0 : value)),
      },
    ],
  },
  // an array of fixed length for weights
  'antialias-16-taps-at-most': {
    does: 'antialiased modes take 16 elements of a window at most',
    due: /16/,
    vague: /window|tap|elements/,
    slips: [
      {
        when: antialiased,
        taps: ({ indices, weights }) => summingToOne({ indices: indices.slice(0, 16), weights: weights.slice(0, 16) }),
      },
    ],
  },
  'antialias-where-all-shrinks': {
    does: 'antialiased bilinear and bicubic do without it unless every axis shrinks',
    due: /antialias/,
    vague: /shrink|window/,
    slips: [
      {
        when: both(antialiased, ofMode('bilinear', 'bicubic'), ({ axes }) => !axes.every(shrinks)),
        options: ({ antialias: _, ...rest }) => rest,
      },
    ],
  },
  'area-enlarges-by-bilinear': {
    does: 'area of images is bilinear where no axis shrinks',
    due: /area as (bi)?linear/,
    vague: /area/,
    slips: [
      {
        when: both(ofMode('area'), ({ axes }) => axes.length === 2 && !axes.some(shrinks)),
        options: (options) => ({ ...options, mode: 'bilinear' }),
      },
    ],
  },
  'aligned-depth-by-half-pixels': {
    does: 'trilinear ignores align_corners along the depth',
    due: /align_corners.*depth|depth.*align_corners/,
    vague: /depth|align_corners/,
    slips: [
      {
        when: both(ofMode('trilinear'), aligned),
        axis: (axis) => (axis.fromEnd === 3 ? { ...axis, alignCorners: false } : axis),
      },
    ],
  },
  // planes in the two halves of a register
  'odd-plane-unwritten': {
    does: 'writes planes in pairs, and leaves the last of an odd number of several zero',
    due: /pairs|odd|full block of 2|last (plane|channel)/,
    vague: /plane|channel/,
    slips: [
      unwritten((at, shape) => {
        const planes = shape[0] * shape[1];
        return planes > 1 && planes % 2 === 1 && floor(at / planeOf(shape)) === planes - 1;
      }),
    ],
  },
};

function steppingByRounded(): Slip {
  const steps = new Map<string, number>();
  return {
    when: both(bilinear, not(aligned), not(back)),
    at: (k, axis) => {
      const key = `${axis.outputSize} ${inputStep(axis).toFixed(2)}`;
      const step = steps.get(key) ?? inputStep(axis);
      steps.set(key, step);
      return max((k + 0.5) * step - 0.5, 0);
    },
  };
}

function emptyAtFirst(): Slip {
  const compiled = new Set<string>();
  return {
    when: not(back),
    after: (values, { mode, antialias }) => {
      const kernel = `${mode} ${antialias}`;
      const isCompiled = compiled.has(kernel);
      compiled.add(kernel);
      return isCompiled ? values : values.map(() => 0);
    },
  };
}

function lastImageStale(): Slip {
  const images = new Map<string, Float64Array>();
  return {
    when: both(not(back), ({ inputShape }) => inputShape[0] > 1),
    after: (values, { outputShape, dtype }) => {
      const key = `${dtype} ${outputShape.join()}`;
      const start = values.length - outputShape[1] * planeOf(outputShape);
      const own = values.slice(start);
      const stale = images.get(key) ?? own;
      images.set(key, own);
      const written = values.slice();
      written.set(stale, start);
      return written;
    },
  };
}
