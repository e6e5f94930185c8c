import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { decided, type Fault, wrapped } from './fault.ts';
import { rowsOf } from './rows.ts';
import { antialiased, beyond, both, dtypes, enlarging, modes, shrinking } from './scope.ts';

const PLAIN = { computedAs: { 'antialias-bilinear': 'linear', 'antialias-bicubic': 'bicubic' } } as const;

/** Cluster F: everything that antialias changes. */
export const ANTIALIAS_FAULTS: readonly Fault[] = [
  ...rowsOf('antialias', 'F', [
    ['ignored', 'antialias.support', 'ignores antialias', PLAIN, 'openvinotoolkit/openvino#35893'],
    [
      'ignored-bilinear',
      'antialias.support',
      'ignores antialias in bilinear',
      { computedAs: { 'antialias-bilinear': 'linear' } },
      'ggml-org/llama.cpp#17290',
    ],
    [
      'ignored-bicubic',
      'antialias.support',
      'ignores antialias in bicubic',
      { computedAs: { 'antialias-bicubic': 'bicubic' } },
      'openvinotoolkit/openvino#36223',
    ],
    [
      'coefficient-of-plain',
      'antialias.bicubic-coefficient',
      'has the cubic coefficient −0.75 with antialias',
      { antialiasCubicCoefficient: -0.75 },
      'pytorch/pytorch#177138',
    ],
    [
      'coefficient-one',
      'antialias.bicubic-coefficient',
      'has the cubic coefficient −1 with antialias',
      { antialiasCubicCoefficient: -1 },
    ],
    ['four-taps', 'antialias.support', 'reads at most four elements', { mostTaps: 4 }, 'pytorch/executorch#13969'],
    ['eight-taps', 'antialias.support', 'reads at most eight elements', { mostTaps: 8 }],
    ['sixteen-taps', 'antialias.support', 'reads at most sixteen elements', { mostTaps: 16 }],
    ['thirty-two-taps', 'antialias.support', 'reads at most thirty-two elements', { mostTaps: 32 }],
    ['sixty-four-taps', 'antialias.support', 'reads at most sixty-four elements', { mostTaps: 64 }],
    [
      'not-stretched',
      'antialias.support',
      'keeps the kernel as narrow when shrinking',
      { stretch: 'never' },
      'pytorch/vision#2950',
    ],
    ['narrowed', 'antialias.enlarging', 'narrows the kernel when enlarging', { stretch: 'always' }],
    ['stretch-rounded', 'antialias.support', 'stretches the kernel by a whole number', { stretch: 'rounded' }],
    [
      'not-normalised',
      'antialias.normalised',
      'divides the weights by the stretch only',
      { antialiasSum: 'by-stretch' },
    ],
    ['not-divided', 'antialias.normalised', 'does not divide the weights at all', { antialiasSum: 'raw' }],
    [
      'border-replicated',
      'antialias.normalised',
      'repeats the border with antialias',
      { antialiasBorder: 'replicated' },
    ],
    [
      'border-reflected',
      'antialias.normalised',
      'reflects at the border with antialias',
      { antialiasBorder: 'reflected' },
    ],
    [
      'border-mirrored',
      'antialias.normalised',
      'reflects about the last element with antialias',
      { antialiasBorder: 'mirrored' },
    ],
    [
      'border-wrapped',
      'antialias.normalised',
      'takes the other end beyond the border with antialias',
      { antialiasBorder: 'wrapped' },
    ],
    ['window-truncated', 'antialias.window', 'cuts both ends of the window down', { windowEnds: 'truncated' }],
    [
      'window-without-last',
      'antialias.window',
      'leaves out the last element of the window',
      { windowEnds: 'without-last' },
      'pytorch/pytorch#101403',
    ],
    [
      'window-without-first',
      'antialias.window',
      'leaves out the first element of the window',
      { windowEnds: 'without-first' },
    ],
    ['window-of-eight-tenths', 'antialias.window', 'cuts the window at 0.8 of the support', { windowShare: 0.8 }],
    ['support-doubled', 'antialias.support', 'takes the whole width of the kernel for its half', { supportScale: 2 }],
    ['support-halved', 'antialias.support', 'takes half of the half-width of the kernel', { supportScale: 0.5 }],
    ['support-a-tenth-wider', 'antialias.support', 'has a kernel that is a tenth wider', { supportScale: 1.1 }],
    [
      'box',
      'antialias.bilinear-kernel',
      'averages a box with antialias',
      {
        computedAs: {
          'antialias-bilinear': 'antialias-box',
          'antialias-bicubic': 'antialias-box',
          'antialias-lanczos': 'antialias-box',
        },
      },
    ],
    [
      'bicubic-is-bilinear',
      'antialias.bicubic-coefficient',
      'computes antialiased bicubic as bilinear',
      { computedAs: { 'antialias-bicubic': 'antialias-bilinear' } },
    ],
    [
      'bilinear-is-area',
      'antialias.bilinear-kernel',
      'computes antialiased bilinear as area',
      { computedAs: { 'antialias-bilinear': 'area' } },
      'sayakpaul/cmmd-pytorch#4',
    ],
    [
      'lanczos-is-bicubic',
      'antialias.lanczos-kernel',
      'computes lanczos as antialiased bicubic',
      { computedAs: { 'antialias-lanczos': 'antialias-bicubic' } },
    ],
    [
      'lanczos-is-plain-bicubic',
      'antialias.lanczos-kernel',
      'computes lanczos as plain bicubic',
      { computedAs: { 'antialias-lanczos': 'bicubic' } },
    ],
    ['lanczos-2', 'antialias.lanczos-kernel', 'has two lobes in lanczos', { lanczosLobes: 2 }],
    ['lanczos-4', 'antialias.lanczos-kernel', 'has four lobes in lanczos', { lanczosLobes: 4 }],
    [
      'lanczos-without-window',
      'antialias.lanczos-kernel',
      'cuts a plain sinc off in lanczos',
      { lanczosWindow: 'none' },
    ],
    ['lanczos-hann', 'antialias.lanczos-kernel', 'has a Hann window in lanczos', { lanczosWindow: 'hann' }],
    [
      'lanczos-triangle',
      'antialias.lanczos-kernel',
      'has a triangular window in lanczos',
      { lanczosWindow: 'triangle' },
    ],
    [
      'mitchell',
      'antialias.bicubic-coefficient',
      'antialiases bicubic with the cubic of Mitchell and Netravali',
      { antialiasKernel: 'mitchell' },
      both(modes('bicubic'), antialiased),
    ],
    [
      'b-spline',
      'antialias.bicubic-coefficient',
      'antialiases bicubic with the B-spline',
      { antialiasKernel: 'b-spline' },
      both(modes('bicubic'), antialiased),
    ],
    [
      'hermite',
      'antialias.bilinear-kernel',
      'antialiases bilinear with the Hermite cubic',
      { antialiasKernel: 'hermite' },
      both(modes('bilinear'), antialiased),
    ],
    [
      'quadratic',
      'antialias.bicubic-coefficient',
      'antialiases bicubic with the quadratic B-spline',
      { antialiasKernel: 'quadratic' },
      both(modes('bicubic'), antialiased),
    ],
    [
      'hann',
      'antialias.bilinear-kernel',
      'antialiases bilinear with a Hann window',
      { antialiasKernel: 'hann' },
      both(modes('bilinear'), antialiased),
    ],
    [
      'gaussian',
      'antialias.bilinear-kernel',
      'antialiases bilinear with a Gaussian of deviation 0.6',
      { antialiasKernel: 'gaussian', gaussianDeviation: 0.6 },
      both(modes('bilinear'), antialiased),
    ],
    ['stretch-rounded-up', 'antialias.support', 'stretches the kernel by the step rounded up', { stretch: 'ceiled' }],
    ['stretch-rounded-down', 'antialias.support', 'stretches the kernel by the step cut down', { stretch: 'floored' }],
    [
      'window-without-ends',
      'antialias.window',
      'leaves out the first and the last element of the window',
      { windowEnds: 'without-ends' },
    ],
    [
      'window-of-whole-cells',
      'antialias.window',
      'takes only elements that lie in the support as a whole',
      { windowEnds: 'whole-cells' },
    ],
    ['stretched-by-largest', 'antialias.support', 'stretches both axes by the larger step', { stretchStep: 'largest' }],
    [
      'stretched-by-smallest',
      'antialias.support',
      'stretches both axes by the smaller step',
      { stretchStep: 'smallest' },
    ],
    [
      'stretched-by-other-axis',
      'antialias.support',
      'stretches each axis by the step of the other',
      { stretchStep: 'mirrored' },
    ],
    [
      'stretched-by-sizes',
      'antialias.support',
      'stretches by the ratio of the sizes, and places by the factor',
      { stretchStep: 'sizes' },
    ],
    [
      'centred-by-sizes',
      'antialias.centre',
      'places by the ratio of the sizes, and stretches by the factor',
      { antialiasCentre: 'sizes' },
    ],
    ['lanczos-hamming', 'antialias.lanczos-kernel', 'has a Hamming window over the sinc', { lanczosWindow: 'hamming' }],
    [
      'lanczos-blackman',
      'antialias.lanczos-kernel',
      'has a Blackman window over the sinc',
      { lanczosWindow: 'blackman' },
    ],
    ['lanczos-cosine', 'antialias.lanczos-kernel', 'has a cosine window over the sinc', { lanczosWindow: 'cosine' }],
    ['lanczos-welch', 'antialias.lanczos-kernel', 'has a Welch window over the sinc', { lanczosWindow: 'welch' }],
    [
      'lanczos-sinc-of-half',
      'antialias.lanczos-kernel',
      'has sinc(u/2) for sinc(u/3)',
      { lanczosWindow: 'sinc-of-half' },
    ],
  ]),
  decided({
    id: 'antialias/always-when-shrinking',
    sentence: 'antialiases bilinear and bicubic without being asked where an axis shrinks',
    cluster: 'F',
    clause: 'linear.two-taps',
    decisions: { computedAs: { linear: 'antialias-bilinear', bicubic: 'antialias-bicubic' } },
    when: both(modes('bilinear', 'bicubic'), shrinking),
  }),
  decided({
    id: 'antialias/plain-bicubic-when-enlarging',
    sentence: 'leaves antialias out of bicubic where an axis grows',
    cluster: 'F',
    clause: 'antialias.enlarging',
    decisions: PLAIN,
    when: both(antialiased, enlarging),
  }),
  decided({
    id: 'antialias/ignored-in-uint8',
    sentence: 'ignores antialias for uint8',
    cluster: 'F',
    clause: 'antialias.support',
    decisions: PLAIN,
    when: dtypes('uint8'),
  }),
  decided({
    id: 'antialias/ignored-in-float64',
    sentence: 'ignores antialias for float64',
    cluster: 'F',
    clause: 'antialias.support',
    decisions: PLAIN,
    when: dtypes('float64'),
  }),
  decided({
    id: 'antialias/ignored-beyond-ten-times',
    sentence: 'ignores antialias where an axis shrinks more than ten times',
    cluster: 'F',
    report: 'pytorch/vision#7671',
    clause: 'antialias.support',
    decisions: PLAIN,
    when: both(antialiased, shrinking, beyond(10)),
  }),
  decided({
    id: 'antialias/cubic-coefficient-of-plain-in-uint8',
    sentence: 'has the cubic coefficient −0.75 with antialias for uint8',
    cluster: 'F',
    report: 'microsoft/onnxruntime#25264',
    clause: 'antialias.bicubic-coefficient',
    decisions: { antialiasCubicCoefficient: -0.75 },
    when: dtypes('uint8'),
  }),
  wrapped({
    id: 'antialias/only-across-the-width',
    sentence: 'antialiases the width only',
    cluster: 'F',
    clause: 'antialias.support',
    make: () => (input, options) => oneAxisPlain(input, options, 0),
  }),
  wrapped({
    id: 'antialias/only-down-the-height',
    sentence: 'antialiases the height only',
    cluster: 'F',
    clause: 'antialias.support',
    make: () => (input, options) => oneAxisPlain(input, options, 1),
  }),
];

/** One axis at a time by sizes, one of them without antialias. */
function oneAxisPlain(input: Tensor, options: InterpolateOptions, plainAxis: 0 | 1): Tensor {
  const right = resize(input, options);
  const { antialias = false, mode, scaleFactor } = options;
  if (!antialias || mode === 'lanczos' || scaleFactor !== undefined) return right;
  const [outputHeight, outputWidth] = right.shape.slice(2);
  const [inputHeight, inputWidth] = input.shape.slice(2);
  const size = plainAxis === 0 ? [outputHeight, inputWidth] : [inputHeight, outputWidth];
  const half = resize(input, { ...options, antialias: false, size });
  return resize(half, { ...options, size: [outputHeight, outputWidth] });
}
