import { resize } from '#harness/mistakes/resizer/resize.ts';
import { decided, type Fault, wrapped } from './fault.ts';
import { both, dtypes, modes, not, outputSizes, plain, toOne } from './scope.ts';
import { rearranged } from './tensors.ts';

/** Cluster G: an input or an output of one element. */
export const SIZE_ONE_FAULTS: readonly Fault[] = [
  decided({
    id: 'size-one/output-reads-first',
    sentence: 'looks at the first element where an output axis has one: the old pytorch_half_pixel',
    cluster: 'G',
    report: 'onnx/onnx#4276',
    clause: 'coordinates.half-pixel',
    decisions: { outputOfOne: 'first' },
  }),
  decided({
    id: 'size-one/output-reads-first-bicubic',
    sentence: 'looks at the first element in bicubic where an output axis has one',
    cluster: 'G',
    report: 'microsoft/onnxruntime#11496',
    clause: 'coordinates.half-pixel',
    decisions: { outputOfOne: 'first' },
    when: modes('bicubic'),
  }),
  decided({
    id: 'size-one/single-pixel-reads-first',
    sentence: 'looks at the first element where the whole output is one pixel',
    cluster: 'G',
    report: 'pytorch/pytorch#30565',
    clause: 'coordinates.half-pixel',
    decisions: { outputOfOne: 'first' },
    when: toOne,
  }),
  decided({
    id: 'size-one/single-row-reads-first',
    sentence: 'steps by 0 where one output axis has one element and the other more',
    cluster: 'G',
    report: 'PaddlePaddle/Paddle#46214',
    clause: 'coordinates.step-from-sizes',
    decisions: { outputOfOne: 'first' },
    when: not(toOne),
  }),
  decided({
    id: 'size-one/output-is-nan',
    sentence: 'divides by the output size less one without align_corners',
    cluster: 'G',
    clause: 'coordinates.half-pixel',
    decisions: { outputOfOne: 'nan' },
  }),
  decided({
    id: 'size-one/output-reads-first-uint8',
    sentence: 'looks at the first element for uint8 where an output axis has one',
    cluster: 'G',
    clause: 'coordinates.half-pixel',
    decisions: { outputOfOne: 'first' },
    when: dtypes('uint8'),
  }),
  decided({
    id: 'size-one/aligned-output-reads-middle',
    sentence: 'looks at the middle with align_corners=True where an output axis has one element',
    cluster: 'G',
    report: 'onnx/onnx#4275',
    clause: 'coordinates.align-corners-output-one',
    decisions: { alignedOutputOfOne: 'middle' },
  }),
  decided({
    id: 'size-one/aligned-output-reads-last',
    sentence: 'looks at the last element with align_corners=True where an output axis has one',
    cluster: 'G',
    clause: 'coordinates.align-corners-output-one',
    decisions: { alignedOutputOfOne: 'last' },
  }),
  decided({
    id: 'size-one/aligned-output-is-nan',
    sentence: 'divides by the output size less one, which is zero',
    cluster: 'G',
    report: 'pytorch/pytorch#144245',
    clause: 'coordinates.align-corners-output-one',
    decisions: { alignedOutputOfOne: 'nan' },
  }),
  wrapped({
    id: 'size-one/aligned-output-throws',
    sentence: 'throws where it would divide by the output size less one',
    cluster: 'G',
    report: 'tinygrad/tinygrad#17790',
    clause: 'coordinates.align-corners-output-one',
    make: () => (input, options) => {
      const result = resize(input, options);
      if (options.alignCorners === true && result.shape.includes(1, 2)) throw new RangeError('division by zero');
      return result;
    },
  }),
  decided({
    id: 'size-one/input-is-nan',
    sentence: 'divides by the input size less one',
    cluster: 'G',
    report: 'tracel-ai/burn#2080',
    clause: 'coordinates.align-corners',
    decisions: { inputOfOne: 'nan' },
  }),
  decided({
    id: 'size-one/input-is-nan-bicubic',
    sentence: 'divides by the input size less one in bicubic',
    cluster: 'G',
    report: 'openvinotoolkit/openvino#33447',
    clause: 'bicubic.border-taps',
    decisions: { inputOfOne: 'nan' },
    when: modes('bicubic'),
  }),
  decided({
    id: 'size-one/cubic-input-fades',
    sentence: 'gives the only element of an axis a single cubic weight',
    cluster: 'G',
    clause: 'bicubic.border-taps',
    decisions: { cubicBorder: 'zero' },
    when: both(modes('bicubic'), plain, ({ shape }) => shape.slice(2).includes(1)),
  }),
  decided({
    id: 'size-one/exact-reads-first',
    sentence: 'reads the first element in nearest-exact where the output has one',
    cluster: 'G',
    clause: 'nearest.exact-index',
    decisions: { computedAs: { 'nearest-exact': 'nearest' } },
    when: toOne,
  }),
  decided({
    id: 'size-one/area-reads-middle',
    sentence: 'reads the middle in area where the whole output is one element',
    cluster: 'G',
    clause: 'area.windows',
    decisions: { computedAs: { area: 'linear' } },
    when: toOne,
  }),
  decided({
    id: 'size-one/antialias-reads-first',
    sentence: 'centres the antialias window on the left edge where an output axis has one element',
    cluster: 'G',
    report: 'pytorch/pytorch#183523',
    clause: 'antialias.centre',
    decisions: { antialiasCentre: 'left-edge' },
    when: (input, options) => outputSizes(input, options).some(([, to]) => to === 1),
  }),
  wrapped({
    id: 'size-one/rows-repeat-the-first',
    sentence: 'repeats the first row where the output is one column wide',
    cluster: 'G',
    clause: 'linear.separable',
    make: () => (input, options) => {
      const result = resize(input, options);
      if (result.shape.length !== 4 || result.shape[3] !== 1) return result;
      return rearranged(result, ([n, c]) => [n, c, 0, 0]);
    },
  }),
];
