import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import { gradientWitness, inARow, type Witness, witness } from './witnesses.ts';

const IMAGE = [2, 3, 5, 7];
const FACTORS = [2.3, 1.7];

const images: readonly Witness[] = (['bilinear', 'bicubic', 'nearest', 'nearest-exact', 'area'] as const).flatMap(
  (mode) => [
    witness(IMAGE, { size: [9, 11], mode }),
    witness(IMAGE, { size: [3, 2], mode }),
    witness(IMAGE, { scaleFactor: FACTORS, mode }),
    witness(IMAGE, { scaleFactor: 1.4, mode, recomputeScaleFactor: true }),
    witness([1, 2, 7, 5], { size: [2, 11], mode }),
    ...(['float64', 'float16', 'bfloat16', 'uint8'] as const)
      .filter((dtype) => dtype !== 'uint8' || mode !== 'area')
      .flatMap((dtype) => [
        witness(IMAGE, { size: [9, 11], mode }, { dtype }),
        witness(IMAGE, { scaleFactor: [0.6, 1.7], mode }, { dtype }),
      ]),
  ],
);

const otherRanks: readonly Witness[] = (['nearest', 'nearest-exact', 'area'] as Mode[]).flatMap((mode) => [
  witness([2, 3, 7], { size: 11, mode }),
  witness([2, 3, 7], { scaleFactor: 1.13, mode }),
  witness([1, 2, 3, 5, 4], { size: [5, 7, 9], mode }),
  witness([1, 2, 3, 5, 4], { scaleFactor: [2.3, 0.7, 1.9], mode }),
]);

const linear: readonly Witness[] = [
  ...[undefined, true].flatMap((alignCorners): Witness[] => {
    const corners: InterpolateOptions = alignCorners === undefined ? {} : { alignCorners };
    return [
      witness([2, 3, 7], { size: 11, mode: 'linear', ...corners }),
      witness([2, 3, 7], { scaleFactor: 1.77, mode: 'linear', ...corners }),
      witness([1, 2, 3, 5, 4], { size: [5, 7, 9], mode: 'trilinear', ...corners }),
      witness([1, 2, 3, 5, 4], { scaleFactor: [2.3, 0.7, 1.9], mode: 'trilinear', ...corners }),
      witness(IMAGE, { size: [9, 11], mode: 'bilinear', ...corners }),
      witness(IMAGE, { scaleFactor: FACTORS, mode: 'bilinear', ...corners }),
      witness(IMAGE, { size: [9, 11], mode: 'bicubic', ...corners }),
      witness(IMAGE, { scaleFactor: FACTORS, mode: 'bicubic', ...corners }),
      witness(IMAGE, { size: [3, 4], mode: 'bicubic', antialias: true, ...corners }),
      witness(IMAGE, { size: [1, 4], mode: 'bilinear', ...corners }),
      witness(IMAGE, { size: 1, mode: 'bilinear', ...corners }),
      witness(IMAGE, { size: [1, 4], mode: 'bicubic', ...corners }),
      witness([1, 1, 1, 6], { size: [3, 4], mode: 'bilinear', ...corners }),
      witness([1, 1, 1, 6], { size: [3, 4], mode: 'bicubic', ...corners }),
    ];
  }),
  witness([1, 1, 1, 6], { scaleFactor: [1, 1.1], mode: 'bicubic' }),
  witness([1, 1, 10], { scaleFactor: 1.09, mode: 'nearest-exact' }),
  witness([1, 1, 1, 10], { scaleFactor: [1, 1.09], mode: 'nearest-exact' }),
  witness([1, 1, 6, 5], { size: [4, 1], mode: 'bilinear' }),
  witness([1, 1, 6, 5], { size: [1, 3], mode: 'bilinear' }, { dtype: 'uint8' }),
  witness([1, 1, 10], { scaleFactor: 2.344, mode: 'linear' }),
  witness([1, 1, 5], { size: 1, mode: 'area' }),
  witness([1, 1, 5], { size: 1, mode: 'nearest-exact' }),
];

const antialiased: readonly Witness[] = (['bilinear', 'bicubic', 'lanczos'] as const).flatMap((mode) => [
  witness([1, 2, 13, 17], { size: [5, 6], mode, antialias: true }),
  witness([1, 2, 5, 6], { size: [13, 17], mode, antialias: true }),
  witness([1, 1, 5, 9], { scaleFactor: [0.7, 1.3], mode, antialias: true }),
  witness([1, 1, 3, 200], { size: [3, 5], mode, antialias: true }),
  witness([1, 1, 7, 9], { size: [1, 4], mode, antialias: true }),
  ...(['float64', 'uint8'] as const).map((dtype) =>
    witness([1, 2, 13, 17], { size: [5, 6], mode, antialias: true }, { dtype }),
  ),
]);

const sizes: readonly Witness[] = [
  ...(
    [
      [10, 0.7],
      [100, 0.29],
      [5, 1.5],
      [7, 1.9],
      [4, 2.6],
      [3, 2.5],
    ] as const
  ).map(([size, factor]) => witness([1, 1, size], { scaleFactor: factor })),
  witness([1, 1, 7], { scaleFactor: 1.4, mode: 'area' }),
  witness([1, 1, 7], { scaleFactor: 1.4, mode: 'linear', recomputeScaleFactor: true }),
  witness([1, 1, 3, 4], { scaleFactor: 2 }),
];

/** Sizes where indices are ties, and axes long enough for errors to add up. */
const indices: readonly Witness[] = (['nearest', 'nearest-exact'] as const).flatMap((mode) => [
  ...(
    [
      [20, 6],
      [7, 49],
      [4, 8],
      [14, 7],
      [300, 72],
      [72, 300],
      [2, 82],
      [6, 3],
      [12, 18],
      [1, 5],
      [2048, 4096],
    ] as const
  ).map(([from, to]) => witness([1, 1, from], { size: to, mode })),
  witness([1, 1, 1, 5], { size: [1, 31], mode }),
  witness([1, 1, 70000], { size: 65537, mode }),
  witness([1, 1, 70000], { size: 65537, mode }, { dtype: 'bfloat16' }),
  witness([1, 1, 3], { scaleFactor: 1.3, mode }),
]);

const long: readonly Witness[] = [
  witness([1, 1, 3000], { size: 7001, mode: 'linear' }),
  witness([1, 1, 3000], { size: 7001, mode: 'linear' }, { dtype: 'float64' }),
  witness([1, 1, 3000], { scaleFactor: 2.3337, mode: 'linear' }, { dtype: 'float64' }),
  witness([1, 1, 1, 300], { size: [2, 1100], mode: 'bilinear' }, { dtype: 'uint8' }),
  witness([1, 1, 300, 1], { size: [1100, 2], mode: 'bilinear' }),
  witness([1, 1, 9, 7], { size: [300, 260] }, { dtype: 'uint8' }),
  witness([1, 1, 280, 250], { size: [140, 125] }, { dtype: 'uint8' }),
  witness([2, 17, 3, 2], { size: [4, 3], mode: 'bilinear' }),
  witness([3, 1, 2, 3], { size: [4, 5] }),
  witness([34, 1, 1, 2], { size: [1, 3] }),
  witness([1, 34, 1, 2], { size: [1, 3] }),
  witness([1, 7, 2, 3], { size: [4, 5], mode: 'bilinear' }),
  witness([1, 1, 21], { size: 20, mode: 'linear' }),
  witness([1, 2, 5, 5], { size: 5, mode: 'bilinear' }),
  witness([1, 2, 5, 5], { size: 5 }),
  witness([1, 2, 5, 5], { size: 8, mode: 'bicubic' }),
];

const NAN = { 8: Number.NaN };
const INFINITE = { 8: Number.POSITIVE_INFINITY, 20: Number.NEGATIVE_INFINITY };

const special: readonly Witness[] = [
  ...(['nearest', 'bilinear', 'area'] as const).flatMap((mode) => [
    witness([1, 2, 4, 5], { size: [6, 8], mode }, { put: NAN }),
    witness([1, 2, 4, 5], { size: [6, 8], mode }, { put: INFINITE }),
  ]),
  witness([1, 1, 4], { size: 6 }, { put: { 1: -0 } }),
  witness([1, 1, 4], { size: 6 }, { dtype: 'float16', put: { 1: 2 ** -24 } }),
  witness([1, 1, 4], { size: 6 }, { dtype: 'float64', put: { 1: 0.1 } }),
  witness([1, 1, 1, 4], { size: [1, 8], mode: 'bicubic' }, { dtype: 'float16', put: { 1: 65504, 2: 65504 } }),
  witness([1, 1, 1, 4], { size: [1, 8], mode: 'bicubic' }, { dtype: 'uint8', put: { 0: 0, 1: 255, 2: 255, 3: 0 } }),
];

/** Exact ties, where only the direction of rounding differs. */
const ties: readonly Witness[] = [
  ...(['bilinear', 'bicubic'] as const).flatMap((mode) => [
    witness([1, 1, 1, 2], { size: 1, mode }, { dtype: 'uint8', put: { 0: 2, 1: 3 } }),
    witness([1, 1, 1, 2], { size: 1, mode, antialias: true }, { dtype: 'uint8', put: { 0: 2, 1: 3 } }),
  ]),
  witness([1, 1, 16], { size: 32, mode: 'linear' }, { dtype: 'bfloat16' }),
  witness([1, 1, 2], { size: 1, mode: 'linear' }, { dtype: 'float16', put: { 0: 1, 1: 1 + 2 ** -10 } }),
  witness([1, 1, 2], { size: 1, mode: 'linear' }, { dtype: 'bfloat16', put: { 0: 1, 1: 1 + 2 ** -7 } }),
];

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
  witness([1, 1, 4], { size: 8 }, { dtype: 'uint8' }),
];

const fronts: readonly Witness[] = (['upsample', 'nn.Upsample'] as const).flatMap((entry) => [
  witness(IMAGE, { size: [8, 9] }, { entry }),
  witness(IMAGE, { scaleFactor: 1.7, mode: 'bilinear' }, { entry }),
  witness(IMAGE, { scaleFactor: 1.7, mode: 'bilinear', alignCorners: true }, { entry }),
  witness(IMAGE, { size: [3, 4], mode: 'bilinear', antialias: true }, { entry }),
  witness([1, 1, 7], { scaleFactor: 1.4, mode: 'linear', recomputeScaleFactor: true }, { entry: 'nn.Upsample' }),
  witness([1, 1, 7], { scaleFactor: 0, size: 3 }, { entry: 'nn.Upsample' }),
]);

const pair = (one: InterpolateOptions, other: InterpolateOptions, shape: readonly number[] = [1, 2, 5, 5]) =>
  inARow(witness(shape, one), witness(shape, other), witness(shape, one));

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
  inARow(witness([1, 1, 3, 3], { size: 4 }), witness([1, 1, 3, 9], { size: 4 })),
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
  witness([1, 1, 3, 4], { size: [4, 6] }, { entry: 'upsample' }),
  inARow(
    witness([1, 2, 3, 4], { scaleFactor: 2.5, mode: 'bilinear' }, { entry: 'nn.Upsample' }),
    witness([1, 2, 5, 3], { scaleFactor: 2.5, mode: 'bilinear' }, { entry: 'nn.Upsample' }),
    witness([1, 2, 5, 3], { size: 7, mode: 'bicubic' }, { entry: 'nn.Upsample' }),
    witness([1, 2, 3, 4], { scaleFactor: 2.5, mode: 'bilinear' }, { entry: 'nn.Upsample' }),
  ),
  inARow(...[3, 4, 5, 6].map((size) => witness([1, 2, 5, 7], { size: [12 - size, 11] }))),
  pair({ size: [8, 9], mode: 'bicubic' }, { size: [8, 11], mode: 'bicubic' }, [1, 2, 333, 5]),
];

const gradients: readonly Witness[] = [
  ...(['nearest', 'nearest-exact', 'bilinear', 'bicubic', 'area'] as const).flatMap((mode) => [
    gradientWitness([2, 3, 5, 7], [2, 3, 9, 11], { size: [9, 11], mode }),
    gradientWitness([2, 3, 5, 7], [2, 3, 3, 4], { size: [3, 4], mode }),
    gradientWitness([2, 3, 5, 7], [2, 3, 7, 11], { scaleFactor: [1.5, 1.7], mode }),
    gradientWitness([1, 1, 5, 7], [1, 1, 9, 11], { size: [9, 11], mode }, 'float64'),
  ]),
  gradientWitness([1, 1, 5, 7], [1, 1, 9, 11], { size: [9, 11], mode: 'bilinear', alignCorners: true }),
  gradientWitness([1, 1, 7, 9], [1, 1, 3, 4], { size: [3, 4], mode: 'bilinear', antialias: true }),
];

/** Every witness, the ones that show most first. */
const [aCall] = witness(IMAGE, { size: [9, 11], mode: 'bilinear' }).calls;
const ofManyPlanes = witness([4, 65, 2, 3], { size: [3, 4], mode: 'bilinear' });
const ofAView: Witness = { name: 'a view', calls: [{ ...aCall, view: true }] };

export const PROBE_CALLS: readonly Witness[] = [
  ...images,
  ...linear,
  ...antialiased,
  ...otherRanks,
  ...sizes,
  ...special,
  ...ties,
  ...refused,
  ...fronts,
  ...rows,
  ...indices,
  ...long,
  ...gradients,
  ofAView,
  ofManyPlanes,
];
