import type { ClauseId } from '#spec/clauses.ts';
import type { Tensor } from '#spec/signature.ts';
import { hasRank } from './asked.ts';
import type { Mistake } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import { rightResult } from './right-result.ts';
import { and, type Concerns, changed, decided, hasAxes, isArea, isComputed, not, shown } from './rows.ts';
import { gathered, rearranged } from './tensors.ts';

type Change = (tensor: Tensor) => Tensor;
type Row = [id: string, clause: ClauseId, sentence: string, concerns: Concerns, change: Change];

const isSquare: Concerns = ({ accepted, input }) =>
  input.shape.length === 4 && accepted !== undefined && accepted.outputShape[2] === accepted.outputShape[3];
const hasChannels: Concerns = ({ input }) => input.shape[1] > 1;
const hasImages: Concerns = ({ input }) => input.shape[0] > 1;
const isPortrait: Concerns = ({ input }) => input.shape.length === 4 && input.shape[2] > input.shape[3];
const isLandscape: Concerns = ({ input }) => input.shape.length === 4 && input.shape[2] < input.shape[3];

/** What is done to a result that is right. */
const AFTER: readonly Row[] = [
  [
    'result-transposed',
    'linear.separable',
    'It transposes height and width of a square result.',
    isSquare,
    (result) => rearranged(result, ([n, c, y, x]) => [n, c, x, y]),
  ],
  [
    'columns-reversed',
    'coordinates.half-pixel',
    'It writes every row from right to left.',
    isComputed,
    (result) => rearranged(result, (index, shape) => reversedAt(index, shape, shape.length - 1)),
  ],
  [
    'rows-reversed',
    'coordinates.half-pixel',
    'It writes the rows from bottom to top, as textures are.',
    hasAxes(2),
    (result) => rearranged(result, (index, shape) => reversedAt(index, shape, shape.length - 2)),
  ],
  [
    'slices-reversed',
    'coordinates.half-pixel',
    'It writes the slices of a volume from back to front.',
    hasRank(5),
    (result) => rearranged(result, (index, shape) => reversedAt(index, shape, 2)),
  ],
  [
    'channels-reversed',
    'memory.independent-planes',
    'It writes the channels in reverse, as BGR for RGB.',
    hasChannels,
    (result) => rearranged(result, (index, shape) => reversedAt(index, shape, 1)),
  ],
  [
    'batch-and-channels-exchanged',
    'memory.independent-planes',
    'It writes the planes channel by channel instead of image by image.',
    and(hasChannels, hasImages),
    (result) => {
      const [n, c, ...rest] = result.shape;
      const swapped = gathered(result, [c, n, ...rest], ([j, i, ...at]) => [i, j, ...at]);
      return { ...swapped, shape: result.shape };
    },
  ],
  [
    'shape-as-width-height',
    'output-size.explicit-size',
    'It states the shape of its result as (N, C, W, H).',
    hasRank(4),
    (result) => ({ ...result, shape: [...result.shape.slice(0, 2), result.shape[3], result.shape[2]] }),
  ],
];

/** What is done to the input before a resize that is right. */
const BEFORE: readonly Row[] = [
  [
    'height-and-width-swapped',
    'linear.separable',
    'It reads rows as long as the image is high: height and width are exchanged.',
    hasRank(4),
    (input) => {
      const [n, c, height, width] = input.shape;
      return gathered({ ...input, shape: [n, c, width, height] }, input.shape, ([i, j, y, x]) => [i, j, x, y]);
    },
  ],
  [
    'columns-clamped-to-height',
    'linear.border',
    'It clamps column indices to the height.',
    isLandscape,
    (input) => rearranged(input, ([n, c, y, x], shape) => [n, c, y, Math.min(x, shape[2] - 1)]),
  ],
  [
    'rows-clamped-to-width',
    'linear.border',
    'It clamps row indices to the width.',
    isPortrait,
    (input) => rearranged(input, ([n, c, y, x], shape) => [n, c, Math.min(y, shape[3] - 1), x]),
  ],
  [
    'channels-last-for-first',
    'memory.independent-planes',
    'It reads the input as if channels came last.',
    hasChannels,
    (input) => {
      const [n, c, ...spatial] = input.shape;
      const last = { ...input, shape: [n, ...spatial, c] };
      return gathered(last, input.shape, ([image, channel, ...at]) => [image, ...at, channel]);
    },
  ],
];

/** Height, width, depth, channels and batch taken for one another. */
export const LAYOUT_MISTAKES: readonly Mistake[] = [
  ...AFTER.map(([id, clause, sentence, concerns, change]) =>
    changed(`layout.${id}`, clause, sentence, concerns, (asked) => change(rightResult(asked))),
  ),
  ...BEFORE.map(([id, clause, sentence, concerns, change]) =>
    changed(`layout.${id}`, clause, sentence, concerns, ({ input, options }) => resize(change(input), options)),
  ),
  decided(
    'layout.steps-exchanged-in-portrait',
    'output-size.factor-per-axis',
    'It takes the steps of the other axis for images higher than wide.',
    and(isPortrait, not(isArea)),
    { stepOf: 'mirrored' },
  ),
  decided(
    'layout.steps-exchanged-in-landscape',
    'output-size.factor-per-axis',
    'It takes the steps of the other axis for images wider than high.',
    and(isLandscape, not(isArea)),
    { stepOf: 'mirrored' },
  ),
  changed(
    'layout.depth-and-width-exchanged',
    'linear.separable',
    'It takes a volume as (width, height, depth).',
    hasRank(5),
    ({ input, options }) => {
      const turned = (values: unknown) => (Array.isArray(values) ? (values as number[]).toReversed() : values);
      const size = turned(options.size) as number[] | undefined;
      const scaleFactor = turned(options.scaleFactor) as number[] | undefined;
      const result = resize(turnedAxes(input), {
        ...options,
        ...(size !== undefined && { size }),
        ...(scaleFactor !== undefined && { scaleFactor }),
      });
      return turnedAxes(result);
    },
  ),
  changed(
    'layout.depth-repeated',
    'nearest.index',
    'It treats a volume as a batch of images, and repeats the last slice for the depth.',
    and(hasRank(5), ({ accepted, input }) => (accepted?.outputShape[2] ?? 0) > input.shape[2]),
    ({ input, options }) =>
      rearranged(resize(input, options), ([n, c, z, ...rest]) => [n, c, Math.min(z, input.shape[2] - 1), ...rest]),
  ),
  shown(
    'layout.dimensions-of-one-dropped',
    'output-size.explicit-size',
    'It drops dimensions of one element from the shape of its result.',
    ({ got, expectation }) =>
      got !== undefined &&
      expectation !== undefined &&
      got.shape.length < expectation.shape.length &&
      longer(got.shape) === longer(expectation.shape),
  ),
];

/** The same memory, read as (N, C, W, H, D). */
function turnedAxes(tensor: Tensor): Tensor {
  return { ...tensor, shape: [...tensor.shape.slice(0, 2), ...tensor.shape.slice(2).toReversed()] };
}

function longer(shape: readonly number[]): string {
  return shape.filter((size) => size !== 1).join();
}

function reversedAt(index: readonly number[], shape: readonly number[], axis: number): number[] {
  return index.map((at, place) => (place === axis ? shape[axis] - 1 - at : at));
}
