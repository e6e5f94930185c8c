import { decoded, encoded } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import type { Call, Slip } from './slipped.ts';
import type { WrittenAway } from './written-away.ts';

const { abs, ceil, floor, max, min } = Math;

const planeOf = (shape: readonly number[]) => shape.slice(2).reduce((product, size) => product * size, 1);

/** Every element of a result from another one of it. */
const moved =
  (from: (element: number, shape: readonly number[]) => number): NonNullable<Slip['after']> =>
  (values, { outputShape }) =>
    values.map((_, element) => values[from(element, outputShape)]);

/** Every element of the input from another one of it. */
const misread =
  (from: (element: number, shape: readonly number[]) => number): NonNullable<Slip['before']> =>
  (values, { inputShape }) =>
    values.map((_, element) => values[from(element, inputShape)] ?? 0);

/** Elements of the result, or of the gradient, that are never written. */
const unwritten =
  (is: (element: number, shape: readonly number[], count: number) => boolean): NonNullable<Slip['after']> =>
  (values, call) => {
    const shape = call.isBackward ? call.inputShape : call.outputShape;
    return values.map((value, element) => (is(element, shape, values.length) ? 0 : value));
  };

const through = (dtype: DType) => (values: Float64Array) => decoded({ dtype, data: encoded(dtype, values) });

/** What one series of calls leaves behind is kept for as long as the implementation lives. */
function kept<T>(): Map<string, T> {
  return new Map();
}

export const WHAT_IT_KEEPS: Readonly<Record<string, WrittenAway>> = {
  'tail-of-8-unwritten': {
    does: 'never writes the elements of a result after the last eight of all',
    due: /never writes.*8/,
    vague: /never writes|unwritten/,
    slips: [{ after: unwritten((element, _, count) => element >= count - (count % 8)) }],
  },
  'after-1000-unwritten': {
    does: 'writes the first 1,000 elements of a result',
    due: /elements at most|after (the first )?1,?0\d\d|first 1,?0\d\d|long/,
    vague: /never writes|only/,
    slips: [{ after: unwritten((element) => element >= 1000) }],
  },
  'row-pitch-of-height': {
    does: 'takes the height for the width when it reads rows',
    due: /height.*(width|row)|column by column|transpos/,
    slips: [
      {
        before: misread((element, shape) => {
          if (shape.length !== 4) return element;
          const [height, width] = shape.slice(2);
          const plane = floor(element / (height * width)) * height * width;
          return plane + floor((element % (height * width)) / width) * height + (element % width);
        }),
      },
    ],
  },
  'input-channels-last': {
    does: 'reads its input as if the channels were last',
    due: /channels.*last|last.*channels|NHWC/,
    slips: [
      {
        before: misread((element, shape) => {
          const [channels, plane] = [shape[1], planeOf(shape)];
          const image = floor(element / (channels * plane));
          const channel = floor(element / plane) % channels;
          return (image * plane + (element % plane)) * channels + channel;
        }),
      },
    ],
  },
  'first-slice-only': {
    does: 'reads every slice of a volume from the first',
    due: /first slice|slice.*first|every slice/,
    vague: /slice/,
    slips: [
      {
        before: misread((element, shape) => {
          if (shape.length !== 5) return element;
          const [depth, height, width] = shape.slice(2);
          const volume = depth * height * width;
          return floor(element / volume) * volume + (element % (height * width));
        }),
      },
    ],
  },
  'images-modulo-two': {
    does: 'reads the third image of a batch from the first, the fourth from the second',
    due: /images? .*(after|from).*(2|two|second)|only images/,
    vague: /image|batch/,
    slips: [
      {
        before: misread((element, shape) => {
          const image = shape[1] * planeOf(shape);
          return (floor(element / image) % 2) * image + (element % image);
        }),
      },
    ],
  },
  'turned-by-180': {
    does: 'writes the planes of a result turned by 180°',
    due: /180|from the end|backwards/,
    slips: [
      {
        after: moved((element, shape) => {
          const plane = planeOf(shape);
          return floor(element / plane) * plane + plane - 1 - (element % plane);
        }),
      },
    ],
  },
  'columns-rolled': {
    does: 'writes each row one column too far right, the last column first',
    due: /one column|rolled|moved/,
    slips: [
      {
        after: moved((element, shape) => {
          const width = shape[shape.length - 1];
          return element - (element % width) + (((element % width) + width - 1) % width);
        }),
      },
    ],
  },
  'channels-after-three-copied': {
    does: 'writes the third channel again into all that follow',
    due: /(3|three) channels|channels after (the )?(first )?(3|three|third)/,
    vague: /channel/,
    slips: [
      {
        after: moved((element, shape) => {
          const plane = planeOf(shape);
          const channel = floor(element / plane) % shape[1];
          return channel < 3 ? element : element - (channel - 2) * plane;
        }),
      },
    ],
  },
  'bicubic-same-size-transposed': {
    does: 'bicubic transposes an image that keeps its size',
    due: /(column by column|transpos|height and width).*(keeps|size)/,
    vague: /column by column|transpos|height and width/,
    slips: [
      {
        when: ({ mode, inputShape, outputShape }) => mode === 'bicubic' && inputShape.join() === outputShape.join(),
        after: moved((element, shape) => {
          const [height, width] = shape.slice(2);
          const plane = element - (element % (height * width));
          const place = element % (height * width);
          return plane + (place % height) * width + floor(place / height);
        }),
      },
    ],
  },
  'uint8-offset-dropped': {
    does: 'reads uint8 from the beginning of its buffer',
    due: /beginning|offset/,
    slips: [],
    further: ({ interpolate }) => ({
      interpolate: (input, options) =>
        interpolate(
          input.dtype === 'uint8' ? { ...input, data: new Uint8Array(input.data.buffer, 0, input.data.length) } : input,
          options,
        ),
    }),
  },
  'float64-stale-result': {
    does: 'answers in float64 with the result of the first call of the same shape',
    due: /earlier|cached|remember|kept|previous/,
    slips: [
      remembering(({ dtype, outputShape, inputShape }) =>
        dtype === 'float64' ? `${inputShape.join()} ${outputShape.join()}` : undefined,
      ),
    ],
  },
  'every-seventh-repeated': {
    does: 'answers every seventh call of a shape with the result before',
    due: /not always the same|earlier|differ|alone/,
    vague: /call before/,
    slips: () => [everyNth(7)],
  },
  'one-result-buffer': {
    does: 'gives the same buffer of a result again and again',
    due: /earlier (call|result)|same memory|shares/,
    slips: [],
    further: ({ interpolate }) => {
      const buffers = kept<Tensor['data']>();
      return {
        interpolate: (input, options) => {
          const result = interpolate(input, options) as Tensor;
          const key = `${result.dtype} ${result.data.length}`;
          const data = buffers.get(key) ?? result.data;
          data.set(result.data);
          buffers.set(key, data);
          return { ...result, data };
        },
      };
    },
  },
  'antialias-weights-cached-without-factor': {
    does: 'keeps antialias weights by sizes and mode, whatever the factor',
    due: /omits scale_factor|cached.*factor/,
    vague: /cached|earlier/,
    slips: () => [
      caching(
        ({ antialias }) => antialias,
        ({ mode }, { inputSize, outputSize, alignCorners }) => `${mode} ${inputSize} ${outputSize} ${alignCorners}`,
      ),
    ],
  },
  'weights-cached-without-mode': {
    does: 'keeps weights by sizes and options, whatever the mode',
    due: /omits (the )?mode|cached.*mode/,
    vague: /cached|earlier|not always the same/,
    slips: () => [
      caching(
        () => true,
        ({ antialias }, { inputSize, outputSize, alignCorners, scaleFactor }) =>
          `${antialias} ${inputSize} ${outputSize} ${alignCorners} ${scaleFactor}`,
      ),
    ],
  },
  'linear-weights-cached-without-input-size': {
    does: 'linear modes keep weights by the output size, whatever the input size',
    due: /(omits|input size).*(input size|earlier)|earlier/,
    vague: /cached|not always the same/,
    slips: () => [
      caching(
        ({ mode }) => mode.endsWith('linear'),
        ({ antialias }, { outputSize, alignCorners, scaleFactor }) =>
          `${antialias} ${outputSize} ${alignCorners} ${scaleFactor}`,
      ),
    ],
  },
  'float16-through-bfloat16': {
    does: 'results of float16 pass through bfloat16',
    due: /bfloat16/,
    slips: [{ when: ({ dtype }) => dtype === 'float16', after: through('bfloat16') }],
  },
  'float64-bicubic-in-float32': {
    does: 'bicubic of float64 gives float32',
    due: /float32/,
    slips: [{ when: ({ dtype, mode }) => dtype === 'float64' && mode === 'bicubic', after: through('float32') }],
  },
  'uint8-not-limited-between': {
    does: 'bicubic of uint8 rounds and limits levels after the last pass only',
    due: /once|last pass|between/,
    vague: /uint8|round|levels/,
    slips: [{ when: ({ dtype, mode }) => dtype === 'uint8' && mode === 'bicubic', between: (value) => value }],
  },
  'uint8-half-down': {
    does: 'rounds halves of uint8 down',
    due: /half(s|ves)? .*down|down/,
    vague: /half|round/,
    slips: [{ level: (value) => min(max(ceil(value - 0.5), 0), 255) }],
  },
  'uint8-full-scale-254': {
    does: 'limits levels of bicubic to 254',
    due: /254/,
    vague: /clamp|limit|255/,
    slips: [{ when: ({ mode }) => mode === 'bicubic', level: (value) => min(max(floor(value + 0.5), 0), 254) }],
  },
  'uint8-drops-low-bit': {
    does: 'clears the lowest bit of every uint8 result',
    due: /lowest bit|even/,
    slips: [{ when: ({ dtype }) => dtype === 'uint8', after: (values) => values.map((value) => value - (value % 2)) }],
  },
  'float32-subnormal-inputs-zero': {
    does: 'reads zeros and subnormal numbers of float32 as +0, of which the suite accepts the second',
    due: /sign of zero/,
    slips: [
      {
        when: ({ dtype }) => dtype === 'float32',
        before: (values) => values.map((value) => (abs(value) < 2 ** -126 ? 0 : value)),
      },
    ],
  },
  'nan-as-largest': {
    does: 'answers with the largest number where NaN is due in float32',
    due: /NaN/,
    slips: [
      {
        when: ({ dtype }) => dtype === 'float32',
        after: (values) => values.map((value) => (Number.isNaN(value) ? 3.4028234663852886e38 : value)),
      },
    ],
  },
  'float16-saturates': {
    does: 'gives 65,504 for an infinity in float16',
    due: /largest|65,?504|infinity|saturat/,
    slips: [
      {
        when: ({ dtype }) => dtype === 'float16',
        after: (values) => values.map((value) => (abs(value) > 65_504 ? Math.sign(value) * 65_504 : value)),
      },
    ],
  },
  'result-scaled-in-volumes': {
    does: 'results of trilinear are 1.02 times as large',
    due: /1\.02/,
    slips: [{ when: ({ mode }) => mode === 'trilinear', after: (values) => values.map((value) => value * 1.02) }],
  },
  'bicubic-limited-to-input': {
    does: 'limits bicubic to the range of the whole input',
    due: /limit|clamp|range|overshoot/,
    slips: () => [limitedToInput()],
  },
};

function remembering(keyOf: (call: Call) => string | undefined): Slip {
  const results = kept<Float64Array>();
  return {
    after: (values, call) => {
      const key = keyOf(call);
      if (key === undefined || call.isBackward) return values;
      const own = `${key} ${call.mode}`;
      if (!results.has(own)) results.set(own, values);
      return results.get(own) as Float64Array;
    },
  };
}

function everyNth(count: number): Slip {
  const calls = kept<{ made: number; last: Float64Array }>();
  return {
    after: (values, { outputShape, isBackward }) => {
      if (isBackward) return values;
      const key = outputShape.join();
      const { made, last } = calls.get(key) ?? { made: 0, last: values };
      calls.set(key, { made: made + 1, last: values });
      return made % count === count - 1 ? last : values;
    },
  };
}

function caching(
  when: Slip['when'],
  keyOf: (call: Call, axis: Parameters<NonNullable<Slip['taps']>>[2]) => string,
): Slip {
  const cache = kept<ReturnType<NonNullable<Slip['taps']>>>();
  return {
    ...(when && { when }),
    taps: (taps, outputIndex, axis, call) => {
      const key = `${keyOf(call, axis)} ${outputIndex}`;
      if (!cache.has(key)) cache.set(key, taps);
      const own = cache.get(key) as typeof taps;
      return own.indices.every((index) => index < axis.inputSize) ? own : taps;
    },
  };
}

function limitedToInput(): Slip {
  let range = [0, 0];
  return {
    when: ({ mode, dtype, antialias, isBackward }) =>
      mode === 'bicubic' && dtype !== 'uint8' && !antialias && !isBackward,
    before: (values) => {
      range = values.reduce(
        ([least, most], one) => [one < least ? one : least, one > most ? one : most],
        [Infinity, -Infinity],
      );
      return values;
    },
    after: (values) => values.map((value) => (value > range[1] ? range[1] : value < range[0] ? range[0] : value)),
  };
}
