import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { Tensor } from '#spec/signature.ts';
import { decided, type Fault, type Interpolate, wrapped } from './fault.ts';
import { both, landscape, portrait, ranks } from './scope.ts';
import { emptyLike, gathered, rearranged } from './tensors.ts';

const H = { cluster: 'H' } as const;

const after =
  (change: (result: Tensor, input: Tensor) => Tensor): (() => Interpolate) =>
  () =>
  (input, options) =>
    change(resize(input, options), input);

const isSquare = ({ shape }: Tensor) => shape.length === 4 && shape[2] === shape[3];

/** Cluster H: height, width, depth, channels and batch taken for one another. */
export const LAYOUT_FAULTS: readonly Fault[] = [
  wrapped({
    id: 'layout/transposed-square',
    sentence: 'transposes a result that is square',
    ...H,
    report: 'pytorch/pytorch#22312',
    clause: 'linear.separable',
    make: after((result) => (isSquare(result) ? rearranged(result, ([n, c, y, x]) => [n, c, x, y]) : result)),
  }),
  wrapped({
    id: 'layout/transposed-where-unchanged',
    sentence: 'transposes a square image whose size does not change',
    ...H,
    report: 'pytorch/pytorch#22312',
    clause: 'coordinates.half-pixel',
    make: after((result, input) =>
      isSquare(result) && isSquare(input) && result.shape[2] === input.shape[2]
        ? rearranged(result, ([n, c, y, x]) => [n, c, x, y])
        : result,
    ),
  }),
  wrapped({
    id: 'layout/read-as-width-height',
    sentence: 'reads rows as long as the image is high',
    ...H,
    clause: 'linear.separable',
    make: () => (input, options) => {
      if (input.shape.length !== 4) return resize(input, options);
      const [n, c, height, width] = input.shape;
      const swapped = { ...input, shape: [n, c, width, height] };
      return resize(
        gathered(swapped, input.shape, ([i, j, y, x]) => [i, j, x, y]),
        options,
      );
    },
  }),
  decided({
    id: 'layout/steps-swapped-in-portrait',
    sentence: 'takes the steps of the other axis for images higher than wide',
    ...H,
    report: 'intel/torch-xpu-ops#4322',
    clause: 'output-size.factor-per-axis',
    decisions: { stepOf: 'mirrored' },
    when: both(portrait, ranks(4)),
  }),
  decided({
    id: 'layout/steps-swapped-in-landscape',
    sentence: 'takes the steps of the other axis for images wider than high',
    ...H,
    clause: 'output-size.factor-per-axis',
    decisions: { stepOf: 'mirrored' },
    when: both(landscape, ranks(4)),
  }),
  wrapped({
    id: 'layout/columns-clamped-to-height',
    sentence: 'clamps column indices to the height',
    ...H,
    report: 'intel/torch-xpu-ops#4322',
    clause: 'linear.border',
    make: () => (input, options) => resize(clampedColumns(input), options),
  }),
  wrapped({
    id: 'layout/rows-clamped-to-width',
    sentence: 'clamps row indices to the width',
    ...H,
    report: 'intel/torch-xpu-ops#4322',
    clause: 'linear.border',
    make: () => (input, options) => resize(clampedRows(input), options),
  }),
  wrapped({
    id: 'layout/columns-reversed',
    sentence: 'writes every row from right to left',
    ...H,
    clause: 'coordinates.half-pixel',
    make: after((result) =>
      rearranged(result, (index) =>
        index.with(-1, result.shape[result.shape.length - 1] - 1 - index[index.length - 1]),
      ),
    ),
  }),
  wrapped({
    id: 'layout/rows-reversed',
    sentence: 'writes the rows from bottom to top, as textures are',
    ...H,
    report: 'microsoft/DirectML#482',
    clause: 'coordinates.half-pixel',
    make: after((result) =>
      result.shape.length < 4
        ? result
        : rearranged(result, (index) =>
            index.with(-2, result.shape[result.shape.length - 2] - 1 - index[index.length - 2]),
          ),
    ),
  }),
  wrapped({
    id: 'layout/channels-reversed',
    sentence: 'writes three channels in reverse: BGR',
    ...H,
    clause: 'memory.independent-planes',
    make: after((result) =>
      result.shape[1] === 3 ? rearranged(result, ([n, c, ...rest]) => [n, 2 - c, ...rest]) : result,
    ),
  }),
  wrapped({
    id: 'layout/batch-and-channels-exchanged',
    sentence: 'writes the planes channel by channel instead of image by image',
    ...H,
    clause: 'memory.independent-planes',
    make: after((result) => {
      const [n, c, ...rest] = result.shape;
      const swapped = gathered(result, [c, n, ...rest], ([j, i, ...at]) => [i, j, ...at]);
      return { ...swapped, shape: result.shape };
    }),
  }),
  wrapped({
    id: 'layout/depth-and-width-exchanged',
    sentence: 'takes a volume as (width, height, depth)',
    ...H,
    report: 'openvinotoolkit/openvino#30546',
    clause: 'linear.separable',
    make: () => (input, options) => {
      if (input.shape.length !== 5) return resize(input, options);
      const { size, scaleFactor } = options;
      const result = resize(reversedAxes(input), {
        ...options,
        ...(typeof size === 'object' && { size: size.toReversed() }),
        ...(typeof scaleFactor === 'object' && { scaleFactor: scaleFactor.toReversed() }),
      });
      return { ...result, shape: [...result.shape.slice(0, 2), ...result.shape.slice(2).toReversed()] };
    },
  }),
  wrapped({
    id: 'layout/depth-folded-into-channels',
    sentence: 'treats a volume as a batch of images and repeats slices for the depth',
    ...H,
    clause: 'nearest.index',
    make: () => (input, options) => {
      const result = resize(input, options);
      if (result.shape.length !== 5 || result.shape[2] <= input.shape[2]) return result;
      return rearranged(result, ([n, c, z, ...rest]) => [n, c, Math.min(z, input.shape[2] - 1), ...rest]);
    },
  }),
  wrapped({
    id: 'layout/shape-as-width-height',
    sentence: 'states the shape of its result as (N, C, W, H)',
    ...H,
    clause: 'output-size.explicit-size',
    make: after((result) =>
      result.shape.length === 4
        ? { ...result, shape: [...result.shape.slice(0, 2), result.shape[3], result.shape[2]] }
        : result,
    ),
  }),
  wrapped({
    id: 'layout/result-left-channels-last',
    sentence: 'leaves the channels of its result last',
    ...H,
    clause: 'memory.independent-planes',
    make: after(channelsLast),
  }),
  wrapped({
    id: 'layout/channels-last-throughout',
    sentence: 'reads and writes images with the channels last',
    ...H,
    clause: 'memory.independent-planes',
    make: () => (input, options) => {
      if (input.shape.length !== 4) return resize(input, options);
      const [n, c, height, width] = input.shape;
      const last = { ...input, shape: [n, height, width, c] };
      const first = gathered(last, input.shape, ([image, channel, y, x]) => [image, y, x, channel]);
      return channelsLast(resize(first, options));
    },
  }),
  wrapped({
    id: 'layout/input-rows-as-wide-as-the-output',
    sentence: 'reads rows as far apart as the result is wide',
    ...H,
    clause: 'memory.independent-planes',
    make: () => (input, options) => {
      const width = input.shape[input.shape.length - 1];
      const right = resize(input, options);
      const stride = right.shape[right.shape.length - 1];
      if (stride >= width) return right;
      const data = input.data.map((_, at, all) => all[Math.floor(at / width) * stride + (at % width)]);
      return resize({ ...input, data: data as Tensor['data'] }, options);
    },
  }),
  wrapped({
    id: 'layout/output-rows-as-wide-as-the-input',
    sentence: 'writes rows as far apart as the input is wide',
    ...H,
    clause: 'memory.independent-planes',
    make: after((result, input) => {
      const [stride, width] = [input, result].map(({ shape }) => shape[shape.length - 1]);
      if (stride >= width) return result;
      const data = emptyLike(result.data, result.data.length);
      result.data.forEach((value, at) => {
        data[Math.floor(at / width) * stride + (at % width)] = value;
      });
      return { ...result, data };
    }),
  }),
  wrapped({
    id: 'layout/last-column-repeats-the-one-before',
    sentence: 'writes the last column but one twice',
    ...H,
    clause: 'memory.independent-planes',
    make: after((result) =>
      rearranged(result, (index) => {
        const last = result.shape[result.shape.length - 1] - 1;
        return [...index.slice(0, -1), Math.max(Math.min(index[index.length - 1], last - 1), 0)];
      }),
    ),
  }),
];

/** The same shape over memory in the order N, …, C. */
function channelsLast(result: Tensor): Tensor {
  const [images, channels, ...spatial] = result.shape;
  const last = gathered(result, [images, ...spatial, channels], (index) => [
    index[0],
    index[index.length - 1],
    ...index.slice(1, -1),
  ]);
  return { ...last, shape: result.shape };
}

/** The same memory, read as (N, C, W, H, D). */
function reversedAxes(input: Tensor): Tensor {
  return { ...input, shape: [...input.shape.slice(0, 2), ...input.shape.slice(2).toReversed()] };
}

function clampedColumns(input: Tensor): Tensor {
  if (input.shape.length !== 4) return input;
  const height = input.shape[2];
  return rearranged(input, ([n, c, y, x]) => [n, c, y, Math.min(x, height - 1)]);
}

function clampedRows(input: Tensor): Tensor {
  if (input.shape.length !== 4) return input;
  const width = input.shape[3];
  return rearranged(input, ([n, c, y, x]) => [n, c, Math.min(y, width - 1), x]);
}
