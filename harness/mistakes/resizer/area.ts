import { neighbours, type Taps } from '#reference/taps.ts';
import { borderedTaps } from './border.ts';
import type { Decisions } from './decisions.ts';
import type { PlannedAxis, TapsAt } from './steps.ts';

/** What an output k of a pass covers, its ends as real numbers, and `step` input elements per output. */
interface Covered {
  readonly k: number;
  readonly left: number;
  readonly right: number;
  readonly step: number;
  readonly inputSize: number;
  readonly outputSize: number;
}

type Ends = readonly [start: number, end: number];

const blocks = (k: number, length: number): Ends => [k * length, (k + 1) * length];

/** Integer windows of adaptive pooling, and what is taken for them. */
const WINDOW_ENDS = {
  target: ({ left, right }) => [Math.floor(left), Math.ceil(right)],
  'floor-ends': ({ left, right }) => [Math.floor(left), Math.floor(right)],
  'ceiled-ends': ({ left, right }) => [Math.min(Math.ceil(left), Math.ceil(right) - 1), Math.ceil(right)],
  /** One element more where a window ends on the border of an element. */
  'touching-ends': ({ left, right }) => [Math.floor(left), Math.floor(right) + 1],
  'rounded-ends': ({ left, right }) => [Math.round(left), Math.round(right)],
  float32: ({ k, step }) => {
    const kept = Math.fround(step);
    return [Math.floor(Math.fround(k * kept)), Math.ceil(Math.fround((k + 1) * kept))];
  },
  /** One size and one stride. */
  fixed: ({ k, step, inputSize, outputSize }) => {
    const stride = Math.max(Math.floor(step), 1);
    return [k * stride, k * stride + Math.max(inputSize - (outputSize - 1) * stride, 1)];
  },
  'floor-blocks': ({ k, step }) => blocks(k, Math.max(Math.floor(step), 1)),
  'ceil-blocks': ({ k, step }) => blocks(k, Math.ceil(step)),
  centred: ({ left, right, step }) => {
    const centre = Math.floor((left + right) / 2);
    const half = Math.floor(step / 2);
    return [Math.max(centre - half, 0), centre + half + 1];
  },
  'one-short': ({ left, right }) => [Math.floor(left), Math.ceil(right) - 1],
  late: ({ left, right }) => [Math.min(Math.floor(left) + 1, Math.ceil(right) - 1), Math.ceil(right)],
  early: ({ left, right }) => [Math.max(Math.floor(left) - 1, 0), Math.ceil(right)],
  'one-long': ({ left, right }) => [Math.floor(left), Math.ceil(right) + 1],
} as const satisfies Readonly<Record<string, (covered: Covered) => Ends>>;

export const AREA = {
  /**
   * `area.windows`: integer windows, or with fractional ends. OpenCV has fractional ends where all axes shrink, and else
   * blends the two elements that an output lies across.
   */
  areaWindow: 'target' as keyof typeof WINDOW_ENDS | 'fractional' | 'opencv',
  /** `area.mean`: what the sum of a window is divided by. */
  areaDivisor: 'count' as 'count' | 'step' | 'ceiled-step' | 'floored-step' | 'none' | 'widest',
  /** `area.factor-only-sets-size`: how long a window is. */
  areaStep: 'sizes' as 'sizes' | 'factor',
  /** `area.mean`: what becomes of a window; the largest element is taken axis by axis. */
  areaReduction: 'mean' as 'mean' | 'largest',
};

export function areaTapsBy(
  { inputSize, outputSize, callerFactor, axes }: PlannedAxis,
  { areaWindow, areaDivisor, areaStep }: Decisions,
): TapsAt {
  if (areaWindow === 'fractional' || areaWindow === 'opencv') {
    const isEnlarged = axes.some((axis) => axis.outputSize > axis.inputSize);
    const tapsAt = areaWindow === 'opencv' && isEnlarged ? crossedTaps : fractionalTaps;
    return (k) => tapsAt(k, inputSize, outputSize);
  }
  const length = areaStep === 'factor' && callerFactor !== undefined ? inputSize * callerFactor : outputSize;
  const windowAt = (k: number) => {
    const [left, right] = endsOf(k, inputSize, length);
    const covered = { k, left, right, step: inputSize / length, inputSize, outputSize: length };
    return inside(WINDOW_ENDS[areaWindow](covered), inputSize);
  };
  const step = inputSize / outputSize;
  const widest = () => {
    let most = 1;
    for (let k = 0; k < outputSize; k++) most = Math.max(most, windowAt(k).count);
    return most;
  };
  const divisors = {
    step,
    'ceiled-step': Math.ceil(step),
    'floored-step': Math.max(Math.floor(step), 1),
    none: 1,
    widest: areaDivisor === 'widest' ? widest() : 1,
  };
  return (k) => {
    const { start, count } = windowAt(k);
    const weight = 1 / (areaDivisor === 'count' ? count : divisors[areaDivisor]);
    return { indices: neighbours(start, count), weights: new Array<number>(count).fill(weight) };
  };
}

function endsOf(k: number, inputSize: number, outputSize: number): Ends {
  return [(k * inputSize) / outputSize, ((k + 1) * inputSize) / outputSize];
}

/** At least one element, and none beyond the last. */
function inside([start, end]: Ends, inputSize: number): { start: number; count: number } {
  const first = Math.min(start, inputSize - 1);
  return { start: first, count: Math.max(Math.min(end, inputSize) - first, 1) };
}

/** Every element by the part of it that the window covers, as OpenCV's INTER_AREA and Pillow's BOX do. */
function fractionalTaps(k: number, inputSize: number, outputSize: number): Taps {
  const [left, right] = endsOf(k, inputSize, outputSize);
  const start = Math.floor(left);
  const indices = neighbours(start, Math.ceil(right) - start);
  const weights = indices.map((index) => (Math.min(index + 1, right) - Math.max(index, left)) / (right - left));
  return { indices, weights };
}

/** Blended only where an output lies across the border of two elements, by the part that is on the right. */
function crossedTaps(k: number, inputSize: number, outputSize: number): Taps {
  const left = Math.floor((k * inputSize) / outputSize);
  const beyond = Math.max(k + 1 - ((left + 1) * outputSize) / inputSize, 0);
  const right = beyond - Math.floor(beyond);
  return borderedTaps(left, [1 - right, right], 'replicated', inputSize);
}
