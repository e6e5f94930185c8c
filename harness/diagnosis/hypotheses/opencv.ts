import { type Axis, sourceCoordinate } from '#reference/coordinates.ts';
import type { Tensor } from '#spec/signature.ts';
import { type Asked, hasRank, isAligned } from '../asked.ts';
import type { Hypothesis } from '../hypothesis.ts';
import {
  and,
  type Concerns,
  changed,
  decided,
  hasAxes,
  isArea,
  isBlending,
  isLinear,
  isPlaced,
  not,
  ofDtypes,
  or,
} from '../rows.ts';

const isBytes = ofDtypes('uint8');
const isAntialiasedLinear: Concerns = ({ method }) => method === 'antialias-bilinear';
const isLanczos: Concerns = ({ method }) => method === 'antialias-lanczos';
const plain = and(or(isPlaced, isBlending), isBytes);

const LANCZOS4 = { lanczosLobes: 4, stretch: 'never', antialiasBorder: 'replicated' } as const;

/** What OpenCV has of its own, and those who call it for a mode of PyTorch. */
export const OPENCV_HYPOTHESES: readonly Hypothesis[] = [
  decided(
    'area.crossed-elements',
    'area.windows',
    'It weighs the ends of area windows by the part that is covered, and where an axis grows it blends only where an output lies across two elements.',
    and(isArea, hasAxes(2)),
    { areaWindow: 'opencv' },
    "OpenCV's INTER_AREA",
  ),
  decided(
    'antialias.bilinear-as-covered-area',
    'antialias.bilinear-kernel',
    'It averages the elements that an output covers, by the part that is covered, where antialiased bilinear weighs by a triangle.',
    isAntialiasedLinear,
    { computedAs: { 'antialias-bilinear': 'area' }, areaWindow: 'opencv' },
    "OpenCV's INTER_AREA",
  ),
  decided(
    'lanczos.eight-taps',
    'antialias.lanczos-kernel',
    'Its Lanczos kernel has four lobes and is not stretched, and the last element is repeated beyond the border.',
    isLanczos,
    LANCZOS4,
    "OpenCV's INTER_LANCZOS4",
  ),
  decided(
    'lanczos.eight-taps-of-11-bits',
    'antialias.lanczos-kernel',
    'Its Lanczos kernel has four lobes and is not stretched, its weights have 11 bits, and it rounds uint8 once at the end.',
    and(isLanczos, isBytes),
    { ...LANCZOS4, uint8Passes: 'rounded-once', weightPrecision: 'fixed-11' },
    "OpenCV's INTER_LANCZOS4",
  ),
  decided(
    'rounding.uint8-weights-11-bits-rounded-once',
    'rounding.uint8-weights',
    'Its uint8 weights have 11 bits, and it rounds once at the end.',
    plain,
    { uint8Passes: 'rounded-once', weightPrecision: 'fixed-11' },
    "OpenCV's INTER_CUBIC",
  ),
  decided(
    'rounding.uint8-weights-8-bits-rounded-once',
    'rounding.uint8-weights',
    'Its uint8 weights have 8 bits, and it rounds once at the end.',
    plain,
    { uint8Passes: 'rounded-once', weightPrecision: 'fixed-8' },
    "OpenCV's INTER_LINEAR_EXACT",
  ),
  changed(
    'rounding.uint8-quarter-levels',
    'rounding.uint8-weights',
    'Its uint8 weights have 11 bits, and it cuts what each of two rows gives down to quarters of a level before it adds them up.',
    and(isLinear, isBytes, hasRank(4), not(isAligned)),
    quarterLevels,
    "OpenCV's INTER_LINEAR",
  ),
];

interface Pair {
  low: number;
  high: number;
  /** Of 2048. */
  weights: readonly [number, number];
}

/** Sums along a row keep 7 of their 11 bits, and products along a column 2. */
function quarterLevels({ input, accepted }: Asked): Tensor {
  const { axes, outputShape } = accepted as NonNullable<Asked['accepted']>;
  const [height, width] = input.shape.slice(2);
  const rows = pairsAlong(axes[0], false);
  const columns = pairsAlong(axes[1], true);
  const data = new Uint8Array(outputShape.reduce((product, size) => product * size, 1));
  const planes = input.shape[0] * input.shape[1];
  let at = 0;
  for (let plane = 0; plane < planes; plane++) {
    for (const row of rows) {
      for (const column of columns) {
        const share = (y: number, weight: number) => {
          const start = (plane * height + y) * width;
          const sum =
            input.data[start + column.low] * column.weights[0] + input.data[start + column.high] * column.weights[1];
          return (weight * (sum >> 4)) >> 16;
        };
        data[at++] = (share(row.low, row.weights[0]) + share(row.high, row.weights[1]) + 2) >> 2;
      }
    }
  }
  return { dtype: 'uint8', shape: outputShape, data };
}

/** Beyond the border along a column the same row is read twice; along a row one element alone. */
function pairsAlong(axis: Axis, isAlone: boolean): Pair[] {
  const last = axis.inputSize - 1;
  const inside = (index: number) => Math.min(Math.max(index, 0), last);
  return Array.from({ length: axis.outputSize }, (_, k) => {
    const coordinate = Math.fround(sourceCoordinate(k, axis));
    const left = Math.floor(coordinate);
    const right = isAlone && (left < 0 || left >= last) ? 0 : Math.round((coordinate - left) * 2048);
    return { low: inside(left), high: inside(left + 1), weights: [2048 - right, right] };
  });
}
