import type { InterpolateOptions } from '#spec/signature.ts';
import type { Call } from './case.ts';
import { tensorOf } from './fill.ts';
import type { Probe } from './probe.ts';

/** One series: what changes from call to call, while the rest stays. */
interface Series {
  name: string;
  fact: string;
  asked: readonly Asked[];
}

interface Asked {
  shape: readonly number[];
  seed: number;
  options: InterpolateOptions;
}

/** Other cases hardly ask for sizes like these and the first ones below: what they left behind is not met here. */
const SHAPE: readonly number[] = [1, 2, 11, 13];

/** An implementation that keeps weights, sizes or buffers by too short a key answers one call with another's. */
const series: readonly Series[] = [
  {
    name: 'aligned-after-half-pixel',
    fact: 'bilinear with and without align_corners keep apart when only that changes',
    asked: [
      ...alternating([
        { mode: 'bilinear', size: [29, 31] },
        { mode: 'bilinear', size: [29, 31], alignCorners: true },
      ]),
      ...alternating([
        { mode: 'bilinear', size: [26, 34], alignCorners: true },
        { mode: 'bilinear', size: [26, 34] },
      ]),
    ],
  },
  {
    name: 'mode-after-mode',
    fact: 'modes keep apart when only the mode changes',
    asked: alternating(
      (['bilinear', 'bicubic', 'nearest', 'nearest-exact', 'area'] as const).map((mode) => ({ mode, size: [23, 37] })),
    ),
  },
  {
    name: 'antialias-after-plain',
    fact: 'antialiased and plain calls keep apart when only that changes',
    asked: [
      ...alternating([
        { mode: 'bilinear', size: [6, 4] },
        { mode: 'bilinear', size: [6, 4], antialias: true },
        { mode: 'bicubic', size: [6, 4] },
        { mode: 'bicubic', size: [6, 4], antialias: true },
        { mode: 'lanczos', size: [6, 4], antialias: true },
      ]),
      ...alternating([
        { mode: 'bilinear', size: [4, 7], antialias: true },
        { mode: 'bilinear', size: [4, 7] },
      ]),
    ],
  },
  {
    name: 'factor-after-size',
    fact: 'a factor and the size that it gives keep apart',
    asked: [
      ...alternating([
        { mode: 'bilinear', size: [14, 20] },
        { mode: 'bilinear', scaleFactor: [1.3, 1.6] },
        { mode: 'bilinear', scaleFactor: [1.28, 1.58] },
        { mode: 'bilinear', scaleFactor: [1.3, 1.6], recomputeScaleFactor: true },
      ]),
      ...alternating([
        { mode: 'bilinear', scaleFactor: [1.9, 2.1] },
        { mode: 'bilinear', size: [20, 27] },
      ]),
    ],
  },
  {
    name: 'turned-after-upright',
    fact: 'an image and its transpose keep apart',
    asked: [
      { shape: [1, 2, 5, 6], seed: 1, options: { mode: 'bilinear', size: [9, 7] } },
      { shape: [1, 2, 6, 5], seed: 1, options: { mode: 'bilinear', size: [7, 9] } },
      { shape: [1, 2, 5, 6], seed: 2, options: { mode: 'bilinear', size: [7, 9] } },
      { shape: [1, 2, 6, 5], seed: 2, options: { mode: 'bilinear', size: [9, 7] } },
    ],
  },
  {
    name: 'values-after-values',
    fact: 'equal calls on other values give other results, the first values their own again',
    asked: [1, 2, 3, 1, 2].map((seed) => ({ shape: SHAPE, seed, options: { mode: 'bicubic', size: [8, 4] } })),
  },
  {
    name: 'small-after-large',
    fact: 'a small call after a large one, and a large one after that, keep apart',
    asked: [
      { shape: [2, 3, 12, 14], seed: 1, options: { mode: 'bilinear', size: [20, 18] } },
      { shape: [1, 1, 2, 3], seed: 2, options: { mode: 'bilinear', size: [3, 2] } },
      { shape: [2, 3, 12, 14], seed: 3, options: { mode: 'bilinear', size: [20, 18] } },
      { shape: [1, 1, 2, 3], seed: 4, options: { mode: 'bilinear', size: [4, 5] } },
    ],
  },
  {
    name: 'input-size-after-input-size',
    fact: 'calls to one size from several sizes keep apart',
    asked: [5, 7, 6, 5, 9].map((width) => ({
      shape: [1, 2, 4, width],
      seed: width,
      options: { mode: 'bilinear', size: [6, 8] },
    })),
  },
];

export const stateProbes: readonly Probe[] = series.map(({ name, fact, asked }) => ({
  id: `state/${name}`,
  fact,
  clauses: ['memory.no-state'],
  aspect: 'values',
  profile: 'quick',
  mode: asked[0].options.mode ?? 'nearest',
  dtype: 'float32',
  alignCorners: false,
  antialias: false,
  series: `F.interpolate(x, …) ${asked.length} times: ${fact}`,
  isWhole: true,
  calls: () => asked.map(callOf),
}));

function alternating(options: readonly InterpolateOptions[]): readonly Asked[] {
  return [...options, ...options].map((one, turn) => ({ shape: SHAPE, seed: 1 + (turn % 3), options: one }));
}

function callOf({ shape, seed, options }: Asked): Call {
  return { entry: 'interpolate', input: tensorOf({ dtype: 'float32', shape, fill: { kind: 'grid', seed } }), options };
}
