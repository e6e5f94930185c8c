import type { InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
import { FAMILIES, randomCall, randomFrom } from '../variants/random-call.ts';
import { gradientWitness, inARow, type Witness, witness } from './witnesses.ts';

const IMAGE = [2, 3, 5, 7];
const MOST_RANDOM = 40;

/** Calls of every mode, dtype and rank, long axes, ties and special values among them, as the bound is measured on. */
function randomCalls(): Witness[] {
  const random = randomFrom(1);
  return Array.from({ length: MOST_RANDOM }, (_, round) =>
    FAMILIES.map((family) => {
      const name = `${family.name} ${round}`;
      return { name, calls: [{ name, entry: 'interpolate' as const, ...randomCall(family, random) }] };
    }),
  ).flat();
}

/** What random calls show seldom: a product that is nearly whole, ties of indices, many planes, one element. */
const rare: readonly Witness[] = [
  witness([1, 1, 10], { scaleFactor: 0.7 }),
  witness([1, 1, 100], { scaleFactor: 0.29 }),
  witness([1, 1, 3, 4], { scaleFactor: 2 }),
  witness([1, 1, 1, 10], { scaleFactor: [1, 1.09], mode: 'nearest-exact' }),
  witness([1, 1, 70000], { size: 65537 }),
  witness([1, 1, 9, 7], { size: [300, 260] }, { dtype: 'uint8' }),
  witness([1, 1, 5], { size: 1, mode: 'area' }),
  witness([1, 1, 2], { size: 82, mode: 'area' }),
  witness([1, 1, 2, 3, 4], { scaleFactor: 1.5, mode: 'trilinear' }),
  witness([1, 2, 4, 5], { size: [6, 8], mode: 'area' }, { put: { 8: Number.NaN } }),
  witness([1, 2, 5, 5], { size: 5, mode: 'bilinear' }),
  witness([1, 7, 2, 3], { size: [4, 5], mode: 'bilinear' }),
  witness([2, 17, 3, 2], { size: [4, 3], mode: 'bilinear' }),
  witness([4, 65, 2, 3], { size: [3, 4], mode: 'bilinear' }),
  witness([34, 1, 1, 2], { size: [1, 3] }),
];

/** What must be refused, and what may be taken for it. */
const refused: readonly Witness[] = [
  witness([1, 1, 4], { size: 8, alignCorners: true }),
  witness([1, 1, 4], { size: 8, alignCorners: false }),
  witness([1, 1, 4], { size: 8, scaleFactor: 2 }),
  witness([1, 1, 4], {}),
  witness([1, 1, 4, 6], { size: [3] }),
  witness([1, 1, 4, 6], { scaleFactor: [2] }),
  witness([1, 1, 4, 6], { size: [3.5, 4] }),
  witness([1, 1, 4, 6], { size: 3.5 }),
  witness([1, 1, 4], { size: 8, recomputeScaleFactor: true }),
  witness([1, 1, 4, 6], { size: 3, mode: 'area', antialias: true }),
  witness([1, 1, 4, 6], { size: 3, mode: 'lanczos' }),
  witness([1, 1, 4, 6], { size: 3, mode: 'lanczos', antialias: true, alignCorners: true }),
  witness([1, 1, 4, 6], { size: 3, mode: 'lanczos', antialias: true, alignCorners: false }),
  witness([1, 1, 4, 6], { size: 3, mode: 'linear' }),
  witness([1, 1, 4], { size: 3, mode: 'bicubic' }),
  witness([1, 1, 2, 4, 3], { size: 3, mode: 'bicubic' }),
  witness([4, 6], { size: 3 }),
  witness([1, 1, 4, 6], { size: 3, mode: 'cubic' as Mode }),
  witness([1, 1, 4, 6], { size: 3, mode: 'Nearest' as Mode }),
  witness([1, 1, 4, 6], { size: [3, 0] }),
  witness([1, 1, 4, 6], { size: -2 }),
  witness([1, 1, 0, 6], { size: 2 }),
  witness([1, 0, 4, 6], { size: 2 }),
  witness([0, 2, 4, 6], { size: 2 }),
  witness([1, 1, 4], { scaleFactor: Number.NaN }),
  witness([1, 1, 4], { scaleFactor: Number.POSITIVE_INFINITY }),
  witness([1, 1, 4, 6], { size: [2, 0], mode: 'area' }),
  witness([1, 1, 4], { size: 8, recomputeScaleFactor: false }),
  witness([1, 1, 4], { size: 8, antialias: false }),
];

const fronts: readonly Witness[] = (['upsample', 'nn.Upsample'] as const).flatMap((entry) => [
  witness(IMAGE, { size: [8, 9] }, { entry }),
  witness(IMAGE, { scaleFactor: 1.7, mode: 'bilinear' }, { entry }),
  witness(IMAGE, { scaleFactor: 1.7, mode: 'bilinear', alignCorners: true }, { entry }),
  witness(IMAGE, { size: [3, 4], mode: 'bilinear', antialias: true }, { entry }),
  witness([1, 1, 7], { scaleFactor: 1.4, mode: 'linear', recomputeScaleFactor: true }, { entry: 'nn.Upsample' }),
  witness([1, 1, 7], { scaleFactor: 0, size: 3 }, { entry: 'nn.Upsample' }),
]);

const pair = (one: InterpolateOptions, other: InterpolateOptions) =>
  inARow(...[one, other, one].map((options) => witness([1, 2, 5, 5], options)));

const rows: readonly Witness[] = [
  inARow(witness([1, 1, 333, 5], { size: 9, mode: 'bicubic' }), witness([1, 1, 333, 5], { size: 9, mode: 'bicubic' })),
  pair({ size: [8, 9], mode: 'bilinear' }, { size: [8, 9], mode: 'bicubic' }),
  pair({ size: [8, 9], mode: 'bilinear' }, { size: [8, 9], mode: 'bilinear', alignCorners: true }),
  pair({ size: [3, 2], mode: 'bilinear' }, { size: [3, 2], mode: 'bilinear', antialias: true }),
  pair({ size: 11, mode: 'bilinear' }, { scaleFactor: 2.3, mode: 'bilinear' }),
  inARow(
    witness([1, 1, 4, 6], { size: [3, 4], mode: 'bilinear' }),
    witness([1, 1, 5, 7], { size: [3, 4], mode: 'bilinear' }),
  ),
  inARow(
    witness([1, 1, 4, 6], { size: [3, 4], mode: 'bilinear' }),
    witness([1, 1, 4, 6], { size: [3, 4], mode: 'bilinear' }, { put: { 3: 9 } }),
  ),
  inARow(witness([1, 1, 4], {}), witness([1, 1, 4], { size: 6 })),
  inARow(witness([1, 2, 5, 7], { mode: 'bicubic', size: [9, 11] }), witness([1, 2, 5, 7], { size: [9, 11] })),
  inARow(
    witness([1, 2, 5, 7], { mode: 'bilinear', scaleFactor: [1.3004, 1.6004] }),
    witness([1, 2, 5, 7], { mode: 'bilinear', scaleFactor: [1.3, 1.6] }),
  ),
  inARow(witness([1, 2, 5, 7], { size: [9, 11] }), witness([3, 2, 5, 7], { size: [9, 11] })),
  inARow(
    witness([1, 2, 5, 7], { mode: 'bicubic', size: [9, 11] }, { dtype: 'uint8' }),
    witness([1, 2, 5, 7], { mode: 'bicubic', size: [9, 11] }),
  ),
  inARow(
    witness([1, 2, 3, 4], { scaleFactor: 2.5, mode: 'bilinear' }, { entry: 'nn.Upsample' }),
    witness([1, 2, 5, 3], { scaleFactor: 2.5, mode: 'bilinear' }, { entry: 'nn.Upsample' }),
    witness([1, 2, 5, 3], { size: 7, mode: 'bicubic' }, { entry: 'nn.Upsample' }),
    witness([1, 2, 3, 4], { scaleFactor: 2.5, mode: 'bilinear' }, { entry: 'nn.Upsample' }),
  ),
  inARow(...[3, 4, 5, 6].map((size) => witness([1, 2, 5, 7], { size: [12 - size, 11] }))),
];

const gradients: readonly Witness[] = [
  inARow(...[1, 2].map(() => gradientWitness([1, 1, 5, 7], [1, 1, 9, 11], { size: [9, 11], mode: 'bilinear' }))),
  ...(['nearest', 'bilinear', 'bicubic', 'area'] as const).flatMap((mode) => [
    gradientWitness([2, 3, 5, 7], [2, 3, 9, 11], { size: [9, 11], mode }),
    gradientWitness([2, 3, 5, 7], [2, 3, 3, 4], { size: [3, 4], mode }),
  ]),
  gradientWitness([2, 3, 5, 7], [2, 3, 7, 11], { scaleFactor: [1.5, 1.7] }),
  gradientWitness([1, 1, 5, 7], [1, 1, 9, 11], { size: [9, 11] }, 'float64'),
  gradientWitness([1, 1, 1, 2], [1, 1, 1, 400], { size: [1, 400] }, 'bfloat16'),
  gradientWitness([1, 1, 5, 7], [1, 1, 9, 11], { size: [9, 11], mode: 'bilinear', alignCorners: true }),
  gradientWitness([1, 1, 3, 4, 5], [1, 1, 5, 6, 7], { size: [5, 6, 7], mode: 'trilinear' }),
  gradientWitness([1, 1, 7, 5], [1, 1, 9, 11], { size: [9, 11], mode: 'bilinear' }),
  gradientWitness([1, 1, 7, 9], [1, 1, 3, 4], { size: [3, 4], mode: 'bilinear', antialias: true }),
];

const [aCall] = witness(IMAGE, { size: [9, 11], mode: 'bilinear' }).calls;
const [aGradient] = gradientWitness([1, 1, 1], [1, 1, 3000], { size: 3000, mode: 'linear' }, 'float16').calls;
const ONES: Tensor = { ...aGradient.input, data: new Uint16Array(3000).fill(0x3c00) };
const particular: readonly Witness[] = [
  { name: 'a gradient of ones', calls: [{ ...aGradient, input: ONES }] },
  { name: 'a view', calls: [{ ...aCall, view: true }] },
  { name: 'channels last', calls: [{ ...aCall, arrangement: 'channels-last' }] },
  { name: 'a slice', calls: [{ ...aCall, arrangement: 'sliced' }] },
];

/** Every witness, the ones that show most first. */
export const PROBE_CALLS: readonly Witness[] = [
  ...randomCalls(),
  ...rare,
  ...refused,
  ...fronts,
  ...rows,
  ...gradients,
  ...particular,
];
