import type { DType, InterpolateOptions } from '#spec/signature.ts';
import type { BackwardCall } from './case.ts';
import { tensorOf } from './fill.ts';
import { type GridCall, gridCall, type Probe, probe } from './probe.ts';
import { nameOf, optionsOf, titleOf } from './probed-axis.ts';
import { EVERY_VARIANT, type Rank } from './variants.ts';

/** One series: what changes from call to call, while the rest stays. */
interface Series {
  name: string;
  fact: string;
  asked: readonly GridCall[];
}

/** Other cases hardly ask for sizes like these and those below: what they left behind is not met here. */
const SHAPE: readonly number[] = [1, 2, 11, 13];
const OTHER_SHAPE: readonly number[] = [1, 2, 12, 17];
const THIRD_SHAPE: readonly number[] = [1, 2, 15, 9];

const FLAGS = [true, undefined, false, undefined, true, false, undefined] as const;
const MODES = ['bicubic', undefined, 'nearest-exact', undefined, 'area', undefined] as const;

const OVERLAPPING: readonly GridCall[] = [
  { shape: SHAPE, seed: 1, options: { size: [21, 24] } },
  { shape: SHAPE, seed: 2, options: { size: [21, 24] } },
  { shape: OTHER_SHAPE, seed: 3, options: { size: [24, 21] } },
  { shape: SHAPE, seed: 4, options: { scaleFactor: [1.5, 2.5] } },
  { shape: THIRD_SHAPE, seed: 5, options: { size: [4, 5] } },
];

/** An implementation that keeps weights, sizes or buffers by too short a key answers one call with another's. */
const series: readonly Series[] = [
  {
    name: 'aligned-after-half-pixel',
    fact: 'bilinear gives the right result when only align_corners differs from the previous call',
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
    fact: 'each mode gives the right result when only the mode differs from the previous call',
    asked: [
      ...alternating(
        (['bilinear', 'bicubic', 'nearest', 'nearest-exact', 'area'] as const).map((mode) => ({
          mode,
          size: [23, 37],
        })),
      ),
      ...(['area', 'nearest-exact', 'nearest', 'bicubic'] as const).flatMap((mode, at) =>
        alternating([
          { mode, size: [25, 30 + at] },
          { mode: 'bilinear', size: [25, 30 + at] },
        ]),
      ),
    ],
  },
  {
    name: 'antialias-after-plain',
    fact: 'a call gives the right result when only antialias differs from the previous call',
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
    fact: 'a factor, and the size that it gives, each give the right result one after the other',
    asked: [
      ...alternating([
        { mode: 'bilinear', size: [14, 20] },
        { mode: 'bilinear', scaleFactor: [1.3, 1.6] },
        { mode: 'bilinear', scaleFactor: [1.28, 1.58] },
        { mode: 'bilinear', scaleFactor: [1.3, 1.6], recomputeScaleFactor: true },
        { mode: 'bilinear', scaleFactor: [1.3004, 1.6004] },
      ]),
      ...alternating([
        { mode: 'bilinear', scaleFactor: [1.9004, 2.1004] },
        { mode: 'bilinear', scaleFactor: [1.9, 2.1] },
        { mode: 'bilinear', size: [20, 27] },
      ]),
    ],
  },
  {
    name: 'antialiased-factor-after-size',
    fact: 'antialiased, a factor and the size that it gives each give the right result one after the other',
    asked: alternating([
      { mode: 'bilinear', antialias: true, size: [6, 8] },
      { mode: 'bilinear', antialias: true, scaleFactor: [0.62, 0.69] },
      { mode: 'bicubic', antialias: true, scaleFactor: [0.62, 0.69] },
      { mode: 'bicubic', antialias: true, size: [6, 8] },
    ]),
  },
  {
    name: 'turned-after-upright',
    fact: 'an image and its transpose each give the right result one after the other',
    asked: [
      { shape: [1, 2, 5, 6], seed: 1, options: { mode: 'bilinear', size: [43, 47] } },
      { shape: [1, 2, 6, 5], seed: 1, options: { mode: 'bilinear', size: [47, 43] } },
      { shape: [1, 2, 5, 6], seed: 2, options: { mode: 'bilinear', size: [47, 43] } },
      { shape: [1, 2, 6, 5], seed: 2, options: { mode: 'bilinear', size: [43, 47] } },
    ],
  },
  {
    name: 'values-after-values',
    fact: 'the same call on other values gives their result, and on the first values the first result again',
    asked: [1, 2, 3, 1, 2].map((seed) => ({ shape: SHAPE, seed, options: { mode: 'bicubic', size: [8, 4] } })),
  },
  {
    name: 'small-after-large',
    fact: 'a small call after a large one gives the right result, and so does a large one after that',
    asked: [
      { shape: [2, 3, 12, 14], seed: 1, options: { mode: 'bilinear', size: [20, 18] } },
      { shape: [1, 1, 2, 3], seed: 2, options: { mode: 'bilinear', size: [3, 2] } },
      { shape: [2, 3, 12, 14], seed: 3, options: { mode: 'bilinear', size: [20, 18] } },
      { shape: [1, 1, 2, 3], seed: 4, options: { mode: 'bilinear', size: [4, 5] } },
    ],
  },
  {
    name: 'input-size-after-input-size',
    fact: 'a call gives the right result when only the input size differs from the previous call',
    asked: [5, 7, 6, 5, 9].map((width) => ({
      shape: [1, 2, 4, width],
      seed: width,
      options: { mode: 'bilinear', size: [38, 41] },
    })),
  },
  {
    name: 'dtype-after-dtype',
    fact: 'a call gives the right result when only the dtype differs from the previous call',
    asked: [
      ...ofDtypes(['uint8', 'float32', 'float64', 'uint8'], SHAPE),
      ...ofDtypes(['float64', 'float32', 'float16', 'uint8', 'float64'], OTHER_SHAPE),
      ...ofDtypes(['float32', 'uint8', 'float64', 'float32'], THIRD_SHAPE),
    ],
  },
  {
    name: 'batch-after-batch',
    fact: 'a call gives the right result when only the number of images differs from the previous call',
    asked: [
      ...[1, 3, 3, 1].map((images) => planes([images, 2], [15, 22])),
      ...[3, 1, 1, 3].map((images) => planes([images, 2], [17, 26])),
    ],
  },
  {
    name: 'channels-after-channels',
    fact: 'a call gives the right result when only the number of channels differs from the previous call',
    asked: [
      ...[1, 6, 11, 6, 3].map((channels) => planes([1, channels], [16, 25])),
      ...[11, 6, 7, 11].map((channels) => planes([1, channels], [18, 31])),
    ],
  },
  {
    name: 'corners-left-out-after-given',
    fact: 'align_corners is false when it is left out, whatever earlier calls gave',
    asked: leftOutAfter(FLAGS, (alignCorners) => ({
      mode: 'bilinear',
      ...(alignCorners !== undefined && { alignCorners }),
    })),
  },
  {
    name: 'antialias-left-out-after-given',
    fact: 'antialias is off when it is left out, whatever earlier calls gave',
    asked: leftOutAfter(FLAGS, (antialias) => ({
      mode: 'bilinear',
      ...(antialias !== undefined && { antialias }),
    })),
  },
  {
    name: 'mode-left-out-after-given',
    fact: 'the mode is nearest when it is left out, whatever earlier calls gave',
    asked: leftOutAfter(MODES, (mode) => ({ ...(mode !== undefined && { mode }) })),
  },
];

/** Implementations that answer with promises may be at work on several calls at once, in one scratch buffer. */
const overlapping: readonly Series[] = [
  ...EVERY_VARIANT.map((variant) => {
    const options = optionsOf(variant, false);
    const asked = variant.ranks.includes('image') ? OVERLAPPING : turnedTo(variant.ranks[0], OVERLAPPING);
    return {
      name: `${nameOf(variant, false)}-overlapping-calls`,
      fact: `${titleOf(variant, false)} gives each call its own result when all are started before the first has its answer`,
      asked: asked.map((one) => ({ ...one, options: { ...options, ...one.options } })),
    };
  }),
  ...(['float64', 'float16', 'bfloat16', 'uint8'] as const).map((dtype) => ({
    name: `overlapping-calls-${dtype}`,
    fact: `${dtype} calls each have their own result when all are started before the first has its answer`,
    asked: (['nearest', 'bilinear'] as const).flatMap((mode) =>
      OVERLAPPING.slice(0, 3).map((one) => ({ ...one, dtype, options: { mode, ...one.options } })),
    ),
  })),
];

/** The same on one axis, or on three. */
function turnedTo(rank: Rank, asked: readonly GridCall[]): GridCall[] {
  const turned = ([high, wide]: readonly number[]) => (rank === 'line' ? [wide] : [2, high, wide]);
  return asked.map(({ shape: [images, channels, ...sizes], seed, options: { size, scaleFactor } }) => ({
    shape: [images, channels, ...turned(sizes)],
    seed,
    options: size ? { size: turned(size as number[]) } : { scaleFactor: turned(scaleFactor as number[]) },
  }));
}

/** The gradients of overlapping calls, each of its own output. */
const overlappingGradients = probe({ mode: 'bilinear' }, 'float32', {
  id: 'gradients/overlapping-calls',
  fact: 'each gradient has its own result when all are started before the first has its answer',
  clauses: ['memory.no-state', 'gradients.planes-apart'],
  aspect: 'gradients',
  series: 'torch.autograd.grad(F.interpolate(x, …), x, g) without waiting for an answer',
  overlaps: true,
  calls: () =>
    (['nearest', 'bilinear', 'bicubic', 'area'] as const).flatMap((mode) =>
      [1, 2].map((seed): BackwardCall => {
        const input = tensorOf({ dtype: 'float32', shape: [1, 2, 21, 24], fill: { kind: 'grid', seed } });
        return { entry: 'interpolate.backward', input, inputShape: SHAPE, options: { mode, size: [21, 24] } };
      }),
    ),
});

export const stateProbes: readonly Probe[] = [
  ...series.map((one) => stateProbe(one, one.fact, { isWhole: true })),
  ...overlapping.map((one) => stateProbe(one, 'without waiting for an answer', { overlaps: true })),
  overlappingGradients,
];

function stateProbe({ name, fact, asked }: Series, how: string, asking: Pick<Probe, 'isWhole' | 'overlaps'>): Probe {
  const [{ options, dtype = 'float32' }] = asked;
  return probe(asking.overlaps ? options : { mode: options.mode ?? 'nearest' }, dtype, {
    id: `state/${name}`,
    fact,
    clauses: ['memory.no-state'],
    series: `F.interpolate(x, …) ${asked.length} times${asking.overlaps ? ', ' : ': '}${how}`,
    ...asking,
    calls: () => asked.map((one) => gridCall(one)),
  });
}

function alternating(options: readonly InterpolateOptions[]): readonly GridCall[] {
  return [...options, ...options].map((one, turn) => ({ shape: SHAPE, seed: 1 + (turn % 3), options: one }));
}

/** The same option given and left out, to other sizes each time: no memory of sizes has a part in it. */
function leftOutAfter<T>(given: readonly T[], optionsOf: (value: T) => InterpolateOptions): readonly GridCall[] {
  return given.map((value, turn) => ({
    shape: [1, 2, 14 + turn, 19 - turn],
    seed: 1 + turn,
    options: { ...optionsOf(value), size: [9 + turn, 11 - turn] },
  }));
}

function planes(counts: readonly [images: number, channels: number], size: readonly number[]): GridCall {
  return { shape: [...counts, 7, 9], seed: counts[0] + counts[1], options: { mode: 'bilinear', size } };
}

function ofDtypes(dtypes: readonly DType[], shape: readonly number[]): readonly GridCall[] {
  return dtypes.map((dtype) => ({ shape, seed: 1, dtype, options: { mode: 'bicubic', size: [22, 25] } }));
}
