import { cubicWeight } from '#reference/bicubic.ts';
import { inputStep, sourceCoordinate } from '#reference/coordinates.ts';
import { linearTaps } from '#reference/linear.ts';
import { copyTaps, nearestExactIndex } from '#reference/nearest.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { neighbours } from '#reference/taps.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Slip } from './slipped.ts';
import {
  aligned,
  antialiased,
  back,
  bilinear,
  both,
  channelOf,
  cubic,
  moved,
  not,
  ofMode,
  ofType,
  plain,
  planeOf,
  through,
  unwritten,
  valued,
  within,
} from './words.ts';
import type { WrittenAway } from './written-away.ts';

const { abs, floor, fround, max, min, round } = Math;

/** Written after the mistakes of the others had been mended, and asked as they were written. */
export const THIRD: Readonly<Record<string, WrittenAway>> = {
  // hzwer/ECCV2022-RIFE#188
  'float16-indices-in-float16': {
    does: 'bilinear of float16 keeps its indices in float16, so that past 2048 only every second exists',
    due: /2,?048|float16|11 bits/,
    vague: /index|indices|long/,
    slips: [
      {
        when: both(bilinear, ofType('float16')),
        taps: ({ indices, weights }, _, axis) => ({
          indices: [...through('float16', Float64Array.from(indices))].map((index) => within(index, axis)),
          weights,
        }),
      },
    ],
  },
  // ROCm/pytorch#3376
  'nearest-grid-of-256-planes': {
    does: 'nearest leaves the planes after the first 256 zero',
    due: /256 planes|planes.*256/,
    vague: /planes/,
    slips: [
      {
        when: ofMode('nearest'),
        ...unwritten((at, shape) => floor(at / planeOf(shape)) >= 256),
      },
    ],
  },
  // microsoft/onnxruntime#12091
  'trilinear-half-everywhere': {
    does: 'trilinear gives 0.5 everywhere',
    due: null,
    vague: /limit|0\.5/,
    slips: [{ when: both(ofMode('trilinear'), not(back)), ...valued(() => 0.5) }],
  },
  // microsoft/onnxruntime#25264
  'antialiased-bicubic-300-elements': {
    does: 'antialiased bicubic writes 300 elements of a plane at most',
    due: /300 elements|elements.*300/,
    vague: /elements|only/i,
    slips: [
      {
        when: both(antialiased, ofMode('bicubic'), not(back)),
        ...unwritten((at, shape) => at % planeOf(shape) >= 300),
      },
    ],
  },
  // PaddlePaddle/Paddle#46214
  'step-zero-for-one-output': {
    does: 'bilinear and bicubic take a step of 0 along an axis whose output has one element',
    due: /first.*one element|one element.*first|output axis of 1|one output|first element/,
    vague: /one element|−0\.5/,
    slips: [
      {
        when: both(ofMode('bilinear', 'bicubic'), not(antialiased), not(aligned)),
        at: (k, axis) => (axis.outputSize === 1 ? -0.5 : sourceCoordinate(k, axis)),
      },
    ],
  },
  // tracel-ai/burn#2080
  'nan-from-one-row': {
    does: 'bilinear and bicubic give NaN where the input has one row',
    due: /NaN.*one|one.*NaN/,
    vague: /NaN|one element/,
    slips: [
      {
        when: both(ofMode('bilinear', 'bicubic'), not(antialiased), not(back), ({ inputShape }) => inputShape[2] === 1),
        ...valued(() => Number.NaN),
      },
    ],
  },
  // pytorch/pytorch#112299
  'gradient-trilinear-bfloat16-sums': {
    does: 'the gradient of trilinear in bfloat16 is summed in bfloat16',
    due: /half type|bfloat16|sums/,
    slips: [
      {
        when: both(back, ofMode('trilinear'), ofType('bfloat16')),
        meeting: (sum, part) => through('bfloat16', Float64Array.of(sum + part))[0],
      },
    ],
  },
  // intel/torch-xpu-ops#4322
  'gradient-portrait-columns-by-height': {
    does: 'the gradient of bilinear steps along the width by the ratio of the heights in portrait images',
    due: /height.*width|width.*height|other axis|first.*width|ratio of the first|axes in reverse/,
    vague: /height|width/,
    slips: [
      {
        when: both(back, bilinear, not(aligned), ({ inputShape }) => inputShape[2] > inputShape[3]),
        taps: (taps, k, axis, { axes }) =>
          axis.fromEnd === 1 ? linearTaps((k + 0.5) * inputStep(axes[0]) - 0.5, axis.inputSize) : taps,
      },
    ],
  },
  // pytorch/pytorch#32918
  'bicubic-same-size-one-image': {
    does: 'bicubic copies only the first image where no size changes',
    due: /first image|images.*(first|after)/,
    vague: /image/,
    slips: [
      {
        when: both(cubic, not(back), ({ inputShape, outputShape }) => inputShape.join() === outputShape.join()),
        ...unwritten((at, shape) => at >= shape[1] * planeOf(shape)),
      },
    ],
  },
  // pytorch/pytorch#121390
  'exact-doubling-shortcut': {
    does: 'nearest-exact takes ⌊k/2⌋ wherever the output is twice as long, whatever the factor',
    due: /doubl|ratio of the sizes|whatever the factor|shortcut/,
    vague: /factor/,
    slips: [
      {
        when: ofMode('nearest-exact'),
        at: (k, axis) => (axis.outputSize === 2 * axis.inputSize ? floor(k / 2) : nearestExactIndex(k, axis)),
      },
    ],
  },
  // alibaba/MNN#4595
  'antialiased-bicubic-uint8-nearest': {
    does: 'antialiased bicubic of uint8 copies the nearest element',
    due: /bicubic as nearest/,
    vague: /nearest/,
    slips: [
      {
        when: both(antialiased, ofMode('bicubic'), ofType('uint8')),
        taps: (_, k, axis) => copyTaps(nearestExactIndex(k, axis)),
      },
    ],
  },
  // openvinotoolkit/openvino#33459
  'bicubic-odd-taps-doubled': {
    does: 'bicubic reads its outer taps one element further out than they are',
    due: null,
    vague: /tap|border/,
    slips: [
      {
        when: cubic,
        taps: (_, k, axis) => {
          const coordinate = sourceCoordinate(k, axis);
          const inner = neighbours(floor(coordinate) - 1, 4);
          return {
            indices: inner.map((index, tap) => within(index + [-1, 0, 0, 1][tap], axis)),
            weights: inner.map((index) => cubicWeight(coordinate - index, -0.75)),
          };
        },
      },
    ],
  },
  // iree-org/iree#24264
  'nearest-half-pixel-floor': {
    does: 'nearest floors (k + ½) · step − ½',
    due: /floors the half-pixel/,
    vague: /half-pixel|½/,
    slips: [{ when: ofMode('nearest'), at: (k, axis) => floor((k + 0.5) * inputStep(axis) - 0.5) }],
  },
  // tracel-ai/burn#4686
  'nearest-division-short': {
    does: 'nearest divides a little short: k · step · (1 − 2⁻²²)',
    due: /division|short|before it floors|subtract/,
    vague: /floor|precision/,
    slips: [{ when: ofMode('nearest'), at: (k, axis) => floor(fround(k * fround(inputStep(axis) * (1 - 2 ** -22)))) }],
  },
  // pytorch/pytorch#134430
  'exact-round-to-even': {
    does: 'nearest-exact rounds the half-pixel coordinate with halves to even',
    due: /to even/,
    vague: /halves|ties/,
    slips: [
      {
        when: ofMode('nearest-exact'),
        at: (k, axis) => {
          const place = (k + 0.5) * inputStep(axis) - 0.5;
          return abs(place % 1) === 0.5 ? 2 * round(place / 2) : round(place);
        },
      },
    ],
  },
  // pytorch/pytorch#54590
  'float16-result-channels-last': {
    does: 'leaves results of float16 with the channels last',
    due: /channels last/,
    slips: [
      {
        when: both(ofType('float16'), not(back)),
        after: (values, { outputShape }) => {
          const [channels, plane] = [outputShape[1], planeOf(outputShape)];
          const result = new Float64Array(values.length);
          for (const [at, value] of values.entries()) {
            const image = floor(at / (channels * plane));
            result[image * channels * plane + (at % plane) * channels + channelOf(at, outputShape)] = value;
          }
          return result;
        },
      },
    ],
  },
  // pytorch/pytorch#108225
  'antialiased-limited-to-unit': {
    does: 'limits antialiased modes of float32 to 0 … 1',
    due: /0…1/,
    vague: /limit|clamp/,
    slips: [{ when: both(antialiased, ofType('float32'), not(back)), ...valued((value) => min(max(value, 0), 1)) }],
  },
  // a delegate that quantises its activations
  'bilinear-in-127ths': {
    does: 'results of bilinear in float32 are whole 127ths',
    due: /1\/127/,
    vague: /multiples|round|bits/,
    slips: [{ when: both(bilinear, ofType('float32'), not(back)), ...valued((value) => round(value * 127) / 127) }],
  },
  // microsoft/onnxruntime#12019
  'nearest-tail-of-64-stale': {
    does: 'the nearest modes leave the elements after the last 64 as the buffer had them',
    due: /64|earlier/,
    vague: /tail|only|never writes/i,
    slips: () => [staleTail(64)],
  },
  'first-two-images-exchanged': {
    does: 'exchanges the first two images of a batch',
    due: /exchange.*images|images.*(reverse|exchange)/,
    vague: /image/,
    slips: [
      moved((at, shape) => {
        const image = shape[1] * planeOf(shape);
        const from = floor(at / image);
        return shape[0] < 2 || from > 1 ? at : (1 - from) * image + (at % image);
      }),
    ],
  },
  'trilinear-depth-nearest': {
    does: 'trilinear copies the nearest slice',
    due: /nearest.*depth|depth.*nearest|picks?.*(slice|depth)|slice.*nearest/,
    vague: /depth|slice/,
    slips: [
      {
        when: ofMode('trilinear'),
        taps: (taps, k, axis) =>
          axis.fromEnd === 3 && axis.inputSize !== axis.outputSize
            ? copyTaps(within(round(sourceCoordinate(k, axis)), axis))
            : taps,
      },
    ],
  },
  // pytorch/pytorch#27176
  'module-sizes-for-factor': {
    does: 'its modules turn a factor into sizes',
    due: /ratio of the sizes|recompute/,
    vague: /module|factor/,
    slips: [],
    further: ({ interpolate }) => ({
      createUpsample: ({ scaleFactor, ...options }) => ({
        forward: (input: Tensor) =>
          interpolate(
            input,
            scaleFactor === undefined ? options : { ...options, scaleFactor, recomputeScaleFactor: true },
          ) as Tensor,
      }),
    }),
  },
  // a guard against infinities
  'linear-infinities-largest': {
    does: 'linear modes give the largest number where the result is infinite',
    due: /largest/,
    vague: /infinit/,
    slips: [
      {
        when: both(plain, not(back)),
        after: (values, { dtype }) => {
          const most = decoded({
            dtype,
            data: encoded(dtype, Float64Array.of(dtype === 'float16' ? 65_504 : 3.38e38)),
          })[0];
          return values.map((value) => (abs(value) === Number.POSITIVE_INFINITY ? Math.sign(value) * most : value));
        },
      },
    ],
  },
  // pytorch/pytorch#38985
  'gradient-nearest-as-exact': {
    does: 'the gradient of nearest goes by the indices of nearest-exact',
    due: /nearest as nearest-exact/,
    vague: /nearest/,
    slips: [{ when: both(back, ofMode('nearest')), at: (k, axis) => nearestExactIndex(k, axis) }],
  },
  // apple/coremltools and others
  'refuses-odd-widths': {
    does: 'refuses outputs of an odd width',
    due: /(refuses|throws).*odd/,
    vague: /refuses|throws/,
    slips: [{ refuses: ({ outputShape }) => (outputShape.at(-1) ?? 0) % 2 === 1 && 'width must be even' }],
  },
};

/** What is left after the last whole block is what the call before wrote there. */
function staleTail(block: number): Slip {
  let buffer: Float64Array = new Float64Array();
  return {
    when: both(ofMode('nearest', 'nearest-exact'), not(back)),
    after: (values) => {
      const whole = values.length - (values.length % block);
      const written = values.map((value, at) => (at < whole ? value : (buffer[at] ?? 0)));
      buffer = values;
      return written;
    },
  };
}
