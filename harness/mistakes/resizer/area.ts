import { type Taps, tapsAlong } from '#reference/taps.ts';
import { borderedTaps } from './border.ts';
import type { PlannedAxis } from './steps.ts';

export interface AreaDecisions {
  /**
   * `area.windows`: integer windows of adaptive pooling; or with fractional ends, both ends cut down, rounded or rounded up, one more where a window ends on the border of an element, windows
   * of one size and stride, or of one element less or more. OpenCV has fractional ends where all axes shrink, and else
   * blends the two elements that an output lies across.
   */
  areaWindow:
    | 'target'
    | 'fractional'
    | 'opencv'
    | 'floor-ends'
    | 'ceiled-ends'
    | 'touching-ends'
    | 'rounded-ends'
    | 'fixed'
    | 'floor-blocks'
    | 'ceil-blocks'
    | 'centred'
    | 'one-short'
    | 'one-long';
  /** `area.mean`: what the sum of a window is divided by. */
  areaDivisor: 'count' | 'step' | 'ceiled-step' | 'floored-step' | 'none' | 'widest';
  /** `area.factor-only-sets-size`: how long a window is. */
  areaStep: 'sizes' | 'factor';
  /** `area.mean`: what becomes of a window; the largest element is taken axis by axis. */
  areaReduction: 'mean' | 'largest';
}

export const AREA: AreaDecisions = {
  areaWindow: 'target',
  areaDivisor: 'count',
  areaStep: 'sizes',
  areaReduction: 'mean',
};

export function areaTapsAlong(
  { inputSize, outputSize, callerFactor }: PlannedAxis,
  axes: readonly PlannedAxis[],
  { areaWindow, areaDivisor, areaStep }: AreaDecisions,
): Taps[] {
  const isEnlarged = axes.some((axis) => axis.outputSize > axis.inputSize);
  if (areaWindow === 'opencv' && isEnlarged) return tapsAlong(outputSize, (k) => crossedTaps(k, inputSize, outputSize));
  if (areaWindow === 'fractional' || areaWindow === 'opencv')
    return tapsAlong(outputSize, (k) => fractionalTaps(k, inputSize, outputSize));
  const length = areaStep === 'factor' && callerFactor !== undefined ? inputSize * callerFactor : outputSize;
  const windows = Array.from({ length: outputSize }, (_, k) => windowOf(k, inputSize, length, areaWindow));
  const widest = windows.reduce((most, { count }) => Math.max(most, count), 1);
  return windows.map(({ start, count }) => {
    const step = inputSize / outputSize;
    const divisor = {
      count,
      step,
      'ceiled-step': Math.ceil(step),
      'floored-step': Math.max(Math.floor(step), 1),
      none: 1,
      widest,
    }[areaDivisor];
    return {
      indices: Array.from({ length: count }, (_, offset) => start + offset),
      weights: new Array<number>(count).fill(1 / divisor),
    };
  });
}

function windowOf(k: number, inputSize: number, outputSize: number, kind: AreaDecisions['areaWindow']) {
  const left = (k * inputSize) / outputSize;
  const right = ((k + 1) * inputSize) / outputSize;
  switch (kind) {
    case 'floor-ends':
      return inside(Math.floor(left), Math.floor(right), inputSize);
    case 'ceiled-ends':
      return inside(Math.min(Math.ceil(left), Math.ceil(right) - 1), Math.ceil(right), inputSize);
    case 'touching-ends':
      return inside(Math.floor(left), Math.floor(right) + 1, inputSize);
    case 'rounded-ends':
      return inside(Math.round(left), Math.round(right), inputSize);
    case 'fixed': {
      const stride = Math.max(Math.floor(inputSize / outputSize), 1);
      return inside(k * stride, k * stride + Math.max(inputSize - (outputSize - 1) * stride, 1), inputSize);
    }
    case 'floor-blocks':
      return blockOf(k, Math.max(Math.floor(inputSize / outputSize), 1), inputSize);
    case 'ceil-blocks':
      return blockOf(k, Math.ceil(inputSize / outputSize), inputSize);
    case 'centred': {
      const centre = Math.floor((left + right) / 2);
      const half = Math.floor(inputSize / outputSize / 2);
      return inside(Math.max(centre - half, 0), centre + half + 1, inputSize);
    }
    case 'one-short':
      return inside(Math.floor(left), Math.ceil(right) - 1, inputSize);
    case 'one-long':
      return inside(Math.floor(left), Math.ceil(right) + 1, inputSize);
    default:
      return inside(Math.floor(left), Math.ceil(right), inputSize);
  }
}

function blockOf(k: number, length: number, inputSize: number): { start: number; count: number } {
  return inside(k * length, (k + 1) * length, inputSize);
}

/** At least one element, and none beyond the last. */
function inside(start: number, end: number, inputSize: number): { start: number; count: number } {
  const first = Math.min(start, inputSize - 1);
  return { start: first, count: Math.max(Math.min(end, inputSize) - first, 1) };
}

/** Every element by the part of it that the window covers, as OpenCV's INTER_AREA and Pillow's BOX do. */
function fractionalTaps(k: number, inputSize: number, outputSize: number): Taps {
  const left = (k * inputSize) / outputSize;
  const right = ((k + 1) * inputSize) / outputSize;
  const start = Math.floor(left);
  const indices = Array.from({ length: Math.ceil(right) - start }, (_, offset) => start + offset);
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
