import { ANTIALIAS_KERNELS, type AntialiasMode, antialiasTaps, antialiasWindow } from '#reference/antialias.ts';
import { inputStep, sourceCoordinate } from '#reference/coordinates.ts';
import { copyTaps } from '#reference/nearest.ts';
import { neighbours, type Taps } from '#reference/taps.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { AxisAt, Slip } from './slipped.ts';
import {
  aligned,
  antialiased,
  back,
  bilinear,
  both,
  cubic,
  cubicTapsBy,
  moved,
  not,
  ofMode,
  ofType,
  plain,
  planeOf,
  summingToOne,
  through,
  unwritten,
  valued,
  within,
} from './words.ts';
import type { WrittenAway } from './written-away.ts';

const { abs, ceil, floor, fround, max, min, trunc } = Math;

/** Written without a look at the known mistakes or the diagnosis, with what is due to each before any was asked. */
export const SEVENTH: Readonly<Record<string, WrittenAway>> = {
  'bilinear-corners-never': {
    does: 'bilinear ignores align_corners',
    due: /align_corners/,
    vague: /corner|half-pixel|coordinate/,
    slips: [{ when: bilinear, axis: (axis) => ({ ...axis, alignCorners: false }) }],
  },
  'bicubic-steps-by-sizes': {
    does: 'bicubic steps by the ratio of the sizes where a factor is given',
    due: /ratio of (the )?(output and input |input and output )?sizes|recompute|in\/out|(ignores|not) .*factor/,
    vague: /factor|step|size/,
    slips: [{ when: cubic, axis: (axis) => ({ ...axis, scaleFactor: undefined }) }],
  },
  'nearest-modes-step-by-sizes': {
    does: 'both nearest modes step by the ratio of the sizes where a factor is given',
    due: /ratio of (the )?(output and input |input and output )?sizes|recompute|in\/out|(ignores|not) .*factor/,
    vague: /factor|step|size/,
    slips: [{ when: ofMode('nearest', 'nearest-exact'), axis: (axis) => ({ ...axis, scaleFactor: undefined }) }],
  },
  'corners-step-by-factor': {
    does: 'linear modes with align_corners look at k / factor where a factor is given',
    due: /k \/ factor|k · step|(by|uses?|takes?|steps?).* factor|1 ?\/ ?factor|reciprocal/,
    vague: /factor|align_corners|step/,
    slips: [
      {
        when: both(plain, aligned),
        at: (k, axis) => (axis.scaleFactor === undefined ? sourceCoordinate(k, axis) : k / axis.scaleFactor),
      },
    ],
  },
  // pytorch_half_pixel
  'one-output-looks-at-zero': {
    does: 'bicubic and trilinear look at 0 along an axis whose output has one element',
    due: /(one|single|size 1|1 element).*(first|0|zero|origin)|(first|0|zero).*(one|single|1) (output|element)/,
    vague: /one element|one output|size 1|single/,
    slips: [
      {
        when: both(ofMode('bicubic', 'trilinear'), not(antialiased), not(aligned)),
        at: (k, axis) => (axis.outputSize === 1 ? 0 : sourceCoordinate(k, axis)),
      },
    ],
  },
  'bilinear-counts-from-one': {
    does: 'bilinear looks at (k + 1) · step − 1',
    due: /\(k \+ 1\)|one-based|from one|right (edges?|ends?)/,
    vague: /coordinate|shift|step|½|half/,
    slips: [{ when: both(bilinear, not(aligned)), at: (k, axis) => (k + 1) * inputStep(axis) - 1 }],
  },
  'factors-of-height-and-width-exchanged': {
    does: 'bilinear and bicubic step along the height by the factor of the width, and the other way round',
    due: /(exchang|swap|revers|other (axis|one)|wrong (axis|order)|order).*|height.*factor.*width|factor.*(height|width).*(width|height)/,
    vague: /factor|axis|axes/,
    slips: [
      {
        when: both(ofMode('bilinear', 'bicubic'), not(antialiased)),
        axis: (axis, { axes }) => ({ ...axis, scaleFactor: axes[axis.fromEnd - 1].scaleFactor }),
      },
    ],
  },
  // asymmetric, round_prefer_floor
  'nearest-rounds-halves-down': {
    does: 'nearest rounds k · step, halves down',
    due: /rounds (?!to float|down)|rounds.*halves|nearest integer|⌊k · step \+ ½⌋|⌈k · step [-−] ½⌉/,
    vague: /index|nearest|½|half/,
    slips: [{ when: ofMode('nearest'), at: (k, axis) => ceil(k * inputStep(axis) - 0.5) }],
  },
  // half_pixel, round_prefer_floor
  'exact-halves-down': {
    does: 'nearest-exact gives ties to the lower element',
    due: /ties?|halves|half.*(down|lower|left)|(lower|left) (element|one)|prefer_floor/,
    vague: /round|index/,
    slips: [{ when: ofMode('nearest-exact'), at: (k, axis) => ceil((k + 0.5) * inputStep(axis) - 1) }],
  },
  'nearest-in-integers': {
    does: 'nearest takes ⌊k · in / out⌋ without a rounding where sizes are given',
    // An index of exact arithmetic is accepted.
    due: null,
    slips: [
      {
        when: ofMode('nearest'),
        at: (k, { inputSize, outputSize, scaleFactor }) =>
          floor(scaleFactor === undefined ? (k * inputSize) / outputSize : k / scaleFactor),
      },
    ],
  },
  'nearest-half-indices': {
    does: 'the nearest modes compute the step and the coordinate of a half type in it',
    due: /float16|half types?|(11|8) (significant )?bits|half precision|dtype of the elements/,
    vague: /bits|precision|coordinate/,
    slips: [
      {
        when: both(ofMode('nearest', 'nearest-exact'), ofType('float16', 'bfloat16')),
        at: (k, axis, { mode, dtype }) => {
          const rounded = (value: number) => through(dtype, Float64Array.of(value))[0];
          return floor(rounded((mode === 'nearest' ? k : k + 0.5) * rounded(inputStep(axis))));
        },
      },
    ],
  },
  'bicubic-drops-and-divides': {
    does: 'bicubic leaves out taps beyond the border and divides by the sum of the others',
    due: /(drop|leav|omit|exclud|ignor|without|skip).*(border|beyond|outside)|(border|beyond|outside).*(drop|left out|divid|normali)|renormali/,
    vague: /border|divid|sum/,
    slips: [
      {
        when: cubic,
        taps: (taps, k, axis, call) =>
          summingToOne(
            cubicTapsBy(-0.75, (index) => (index === within(index, axis) ? index : undefined))(taps, k, axis, call),
          ),
      },
    ],
  },
  'bicubic-of-mitchell': {
    does: 'bicubic has the kernel of Mitchell and Netravali, B = C = 1/3',
    due: /Mitchell|B ?= ?(C ?= ?)?(1\/3|⅓)|BC-spline/,
    vague: /kernel|blur|weigh|smooth|coefficient/,
    slips: [
      {
        when: cubic,
        taps: (_, k, axis) => {
          const coordinate = sourceCoordinate(k, axis);
          const outer = neighbours(floor(coordinate) - 1, 4);
          return {
            indices: outer.map((index) => within(index, axis)),
            weights: outer.map((index) => mitchell(abs(coordinate - index))),
          };
        },
      },
    ],
  },
  'antialias-aligns-corners': {
    does: 'antialiased modes with align_corners put their centres from corner to corner',
    due: /align_corners.*(centre|corner|move|align)|centres?.*(corner|align)|aligns? (the )?corners/,
    vague: /align_corners|centre|window/,
    slips: [
      {
        when: both(antialiased, aligned),
        taps: (_, k, axis, { mode }) => {
          const { support, weight } = ANTIALIAS_KERNELS[mode as AntialiasMode];
          const stretch = max(inputStep(axis), 1);
          return windowAt(k * inputStep(axis) + 0.5, stretch, support, weight, axis);
        },
      },
    ],
  },
  'antialias-shrinks-its-kernel': {
    does: 'antialiased modes make their kernel narrower along axes that they enlarge',
    due: /enlarg|narrow|less than (one|1)|at least (one|1)|below (one|1)|grow/,
    vague: /kernel|window|stretch|support|width/,
    slips: [
      {
        when: antialiased,
        taps: (taps, k, axis, { mode }) => {
          const step = inputStep(axis);
          if (step >= 1 || step === 0) return taps;
          const { support, weight } = ANTIALIAS_KERNELS[mode as AntialiasMode];
          const { centre } = antialiasWindow(k, axis, ANTIALIAS_KERNELS[mode as AntialiasMode]);
          return windowAt(centre, step, support, weight, axis);
        },
      },
    ],
  },
  'lanczos-is-bicubic': {
    does: 'lanczos is antialiased bicubic',
    due: /lanczos.*bicubic|bicubic.*lanczos|as .*bicubic/,
    vague: /lanczos|kernel/,
    slips: [{ when: ofMode('lanczos'), taps: (_, k, axis) => antialiasTaps(k, axis, ANTIALIAS_KERNELS.bicubic) }],
  },
  // a sampler with the address mode `repeat`
  'linear-sampler-repeats': {
    does: 'linear modes wrap around at the border',
    due: /wrap|circular|other end|opposite|periodic|modulo/,
    vague: /border|beyond|outside/,
    slips: [
      {
        when: both(plain, not(aligned)),
        taps: (_, k, axis) => {
          const coordinate = sourceCoordinate(k, axis);
          const left = floor(coordinate);
          const { inputSize } = axis;
          return {
            indices: [left, left + 1].map((index) => ((index % inputSize) + inputSize) % inputSize),
            weights: [1 - (coordinate - left), coordinate - left],
          };
        },
      },
    ],
  },
  'linear-levels-cut': {
    does: 'linear modes of uint8 cut off what is behind the point of a level',
    due: /trunc|rounds? down|cuts? off|floor|toward(s)? zero/,
    vague: /round|level/,
    slips: [{ when: both(plain, ofType('uint8')), level: (value) => min(max(trunc(value), 0), 255) }],
  },
  'linear-weights-of-bfloat16': {
    does: 'linear modes of bfloat16 have weights of bfloat16',
    // Weights of the dtype are accepted.
    due: null,
    slips: [
      {
        when: both(plain, ofType('bfloat16')),
        taps: ({ indices, weights }) => ({ indices, weights: [...through('bfloat16', Float64Array.from(weights))] }),
      },
    ],
  },
  'bfloat16-by-upper-bits': {
    does: 'results of bfloat16 are the upper 16 bits of float32',
    due: /toward(s)? zero|trunc|cuts?|upper|high/,
    vague: /round|bfloat16/,
    slips: [
      { when: both(ofType('bfloat16'), not(back), not(ofMode('nearest', 'nearest-exact'))), ...valued(upperBits) },
    ],
  },
  'float64-uploaded-as-float32': {
    does: 'reads float64 as float32',
    due: /float32|single precision|24 (significant )?bits/,
    vague: /bits|precision|float64/,
    slips: [{ when: both(ofType('float64'), not(back)), before: (values) => values.map(fround) }],
  },
  'strided-without-pitch': {
    does: 'takes strided inputs, and reads the rows of a plane as if one followed the other at once',
    due: /row-major|stride|pitch|contiguous|far apart/,
    vague: /layout|memory|row/,
    slips: [],
    further: ({ interpolate }) => ({
      layouts: ['strided'],
      interpolate: (input, options) => interpolate(withoutPitch(input), options),
    }),
  },
  'bicubic-rows-in-blocks-of-sixteen': {
    does: 'bicubic writes rows in full blocks of 16 where there are more than 16',
    due: /(block|full|multiple|group|tile).*\b16\b|\b16\b.*(block|row|multiple)/,
    vague: /row|height|zero|writ/,
    slips: [
      {
        when: both(cubic, not(back)),
        ...unwritten((at, shape) => {
          const rows = shape.at(-2) as number;
          return rows > 16 && floor(at / (shape.at(-1) as number)) % rows >= rows - (rows % 16);
        }),
      },
    ],
  },
  'planes-apart-as-in-the-input': {
    does: 'writes the planes of a result as far apart as those of the input',
    due: /plane.*(input|apart|pitch|stride|offset|begin|start)|(input|stride|offset).*plane/,
    vague: /plane|channel|image/,
    slips: [
      {
        when: not(back),
        after: (values, { inputShape, outputShape }) => {
          const [from, to] = [planeOf(inputShape), planeOf(outputShape)];
          const written = new Float64Array(values.length);
          for (const [at, value] of values.entries()) {
            const target = floor(at / to) * from + (at % to);
            if (target < written.length) written[target] = value;
          }
          return written;
        },
      },
    ],
  },
  'batch-offset-forgotten': {
    does: 'reads every image of a batch from the first',
    due: /first image|image.*(first|same)|batch.*(first|index|offset)|every image/,
    vague: /image|batch|plane/,
    slips: [{ when: not(back), ...moved((at, shape) => at % (shape[1] * planeOf(shape))) }],
  },
  'weights-whatever-antialias': {
    does: 'bilinear and bicubic keep weights by mode, sizes, factor and align_corners, whatever antialias',
    due: /earlier|cache|remember|previous|kept|keeps|before it|call before|first call/,
    vague: /antialias|weight/,
    slips: () => [keepingWhateverAntialias()],
  },
  'input-scaled-in-place': {
    does: 'linear modes leave an input of float32 divided by 255',
    due: /(chang|writ|overwrit|modif|alter|touch|destroy|clobber).*input|input.*(chang|overwrit|modif|alter|not kept|differ|written)/,
    vague: /input|memory/,
    slips: [],
    further: ({ interpolate }) => ({
      interpolate: (input, options) => {
        const result = interpolate(input, options);
        if (input.dtype === 'float32' && options.mode?.endsWith('linear')) {
          for (const [at, value] of input.data.entries()) input.data[at] = value / 255;
        }
        return result;
      },
    }),
  },
  'returns-its-input-where-nothing-changes': {
    does: 'answers with the memory of the input where no value changes',
    due: /(input|result|output).*(memory|same buffer|share|alias|buffer|array|view)|shares|alias/,
    vague: /memory|input|copy/,
    slips: [],
    further: ({ interpolate }) => ({
      interpolate: (input, options) => {
        const result = interpolate(input, options) as Tensor;
        const isSame =
          result.shape.join() === input.shape.join() && result.data.every((one, at) => one === input.data[at]);
        return isSame ? { ...result, data: input.data } : result;
      },
    }),
  },
  'odd-last-element-stale': {
    does: 'linear modes leave the last element of an odd number of them as the call before had it',
    due: /earlier|previous|last call|call before|stale|buffer (held|had)|(never|not) writ|uninitial|unwritten|leaves/,
    vague: /last element|odd|pair|element/,
    slips: () => [leavingTheOddOne()],
  },
  'gradient-resized-back': {
    does: 'the gradient of linear modes is the gradient of the output resized to the input',
    due: /resiz|resampl|interpolat(es|ed|ion)|transpose|forward|not the adjoint/,
    vague: /sum|gradient|divid|scale/,
    slips: [],
    further: ({ interpolate, interpolateBackward }) => ({
      interpolateBackward: (gradOutput, inputShape, options) => {
        const right = interpolateBackward(gradOutput, inputShape, options);
        const { mode, alignCorners } = options;
        if (!mode?.endsWith('linear') || options.antialias) return right;
        return interpolate(gradOutput, {
          size: inputShape.slice(2),
          mode,
          ...(alignCorners === undefined ? {} : { alignCorners }),
        });
      },
    }),
  },
  'gradient-mean-of-the-batch': {
    does: 'gradients are divided by the number of images',
    due: /(divid|mean|averag|1\/|times).*(batch|images)|(batch|images).*(divid|mean|averag)/,
    vague: /batch|image|divid|scale|factor|times/,
    slips: [{ when: back, after: (values, { inputShape }) => values.map((value) => value / max(inputShape[0], 1)) }],
  },
  'gradient-linear-inside-only': {
    does: 'the gradient of linear modes drops what output elements beyond the first centre give',
    due: /(border|beyond|outside|clamp|below (zero|0)|before the first).*(drop|lost|loses|miss|leav|no |zero)|drops/,
    vague: /first|edge|gradient/,
    slips: [
      {
        when: both(back, plain),
        taps: (taps, k, axis) => (sourceCoordinate(k, axis) < 0 ? { ...taps, weights: [0, 0] } : taps),
      },
    ],
  },
  'gradient-linear-overwrites': {
    does: 'the gradient of linear modes keeps the last part that meets in an element',
    due: /overwrit|over the one before|instead of (being )?add|in place of add|last part|not add|without adding/,
    vague: /part|sum|gradient/,
    slips: [{ when: both(back, plain), meeting: (sum, part) => (part === 0 ? sum : part) }],
  },
  'refuses-one-size-for-all': {
    does: 'refuses a size that is one number where there are several axes',
    due: /(refuses|throws).*(size|number|scalar|single)/i,
    vague: /refuses|throws/i,
    slips: [
      {
        refuses: ({ options: { size }, axes }) =>
          typeof size === 'number' && axes.length > 1 && 'size must be a list of one number for each axis',
      },
    ],
  },
  'takes-corners-with-nearest': {
    does: 'takes align_corners with the nearest modes and area, and does not look at it',
    due: /align_corners/,
    vague: /refus|takes|accepts|throw/,
    slips: [],
    further: ({ interpolate }) => ({
      interpolate: (input, options) => interpolate(input, withoutNeedlessCorners(options)),
    }),
  },
  'default-is-bilinear': {
    does: 'is bilinear for images where no mode is given',
    due: /default|(no|without a|absent|left out|omitted).*mode|mode.*(left out|absent|omitted|not given|missing)/,
    vague: /bilinear|mode|nearest/,
    slips: [
      {
        options: (options, { shape }) =>
          options.mode === undefined && shape.length === 4 ? { ...options, mode: 'bilinear' } : options,
      },
    ],
  },
};

function upperBits(value: number): number {
  const word = new DataView(new ArrayBuffer(4));
  word.setFloat32(0, value);
  if (!Number.isNaN(value)) word.setUint16(2, 0);
  return word.getFloat32(0);
}

function mitchell(d: number): number {
  if (d < 1) return (7 * d ** 3 - 12 * d ** 2 + 16 / 3) / 6;
  return d < 2 ? ((-7 / 3) * d ** 3 + 12 * d ** 2 - 20 * d + 32 / 3) / 6 : 0;
}

/** The window of a kernel about a centre in elements from the left edge; the element there if it weighs nothing. */
function windowAt(
  centre: number,
  stretch: number,
  support: number,
  weight: (distance: number) => number,
  axis: AxisAt,
): Taps {
  const first = max(trunc(centre - support * stretch + 0.5), 0);
  const indices = neighbours(first, max(min(trunc(centre + support * stretch + 0.5), axis.inputSize) - first, 0));
  const weights = indices.map((index) => weight((index + 0.5 - centre) / stretch));
  const isEmpty = weights.every((one) => one === 0);
  return isEmpty ? copyTaps(within(floor(centre), axis)) : summingToOne({ indices, weights });
}

function withoutPitch({ strides, ...input }: Tensor): Tensor {
  if (strides === undefined) return input;
  const { shape } = input;
  const count = shape.reduce((product, size) => product * size, 1);
  const packed = [...strides];
  for (let axis = shape.length - 2; axis > 1; axis--) packed[axis] = packed[axis + 1] * shape[axis + 1];
  const data = input.data.slice(0, count);
  for (let at = 0; at < count; at++) {
    let rest = at;
    let from = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += (rest % shape[axis]) * packed[axis];
      rest = floor(rest / shape[axis]);
    }
    data[at] = input.data[min(from, input.data.length - 1)];
  }
  return { ...input, data };
}

function keepingWhateverAntialias(): Slip {
  const kept = new Map<string, Taps>();
  return {
    when: both(ofMode('bilinear', 'bicubic'), not(back)),
    taps: (taps, k, { inputSize, outputSize, alignCorners, scaleFactor }, { mode }) => {
      const key = [mode, k, inputSize, outputSize, alignCorners, scaleFactor].join();
      const first = kept.get(key) ?? taps;
      kept.set(key, first);
      return first;
    },
  };
}

function leavingTheOddOne(): Slip {
  let last = new Float64Array();
  return {
    when: both(plain, not(back)),
    after: (values) => {
      const written = values.slice();
      if (written.length % 2 === 1) written[written.length - 1] = last[written.length - 1] ?? 0;
      last = written;
      return written;
    },
  };
}

function withoutNeedlessCorners({ alignCorners, ...rest }: InterpolateOptions): InterpolateOptions {
  const isNeedless = ['nearest', 'nearest-exact', 'area'].includes(rest.mode ?? 'nearest');
  return alignCorners === undefined || isNeedless ? rest : { ...rest, alignCorners };
}
