import fc, { type Arbitrary } from 'fast-check';
import { elementCount } from '#spec/shape.ts';
import type { Picture } from './properties/picture.ts';
import { outputSize, outputSizes, type Resize } from './properties/resize.ts';

export interface Planes {
  batch: number;
  channels: number;
}

/** Lengths around the vector widths 4, 8, 16 and 64, where loops change hands; the more axes, the shorter. */
export function length(axisCount: number): Arbitrary<number> {
  const short = { arbitrary: fc.integer({ min: 1, max: axisCount === 3 ? 5 : 9 }), weight: 6 };
  if (axisCount === 3) {
    return fc.oneof({ withCrossShrink: true }, short, { arbitrary: fc.constantFrom(7, 8, 9), weight: 1 });
  }
  const middle = { arbitrary: fc.constantFrom(10, 12, 15, 16, 17, 23), weight: 3 };
  const long =
    axisCount === 1
      ? { arbitrary: fc.constantFrom(63, 64, 65, 100, 257), weight: 3 }
      : { arbitrary: fc.constantFrom(63, 64, 65), weight: 1 };
  return fc.oneof({ withCrossShrink: true }, short, middle, long);
}

/** Plain factors, awkward ones (`output-size.product-is-float64`), near-integer ones, and any number of thousandths. */
const factor: Arbitrary<number> = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: fc.constantFrom(1, 2, 3, 0.5), weight: 2 },
  { arbitrary: fc.constantFrom(1.5, 0.25, 4, 2.5, 0.75), weight: 2 },
  { arbitrary: fc.constantFrom(0.7, 1.2, 1 / 3, 0.29, 0.57, 1.15, 2.3, 1.4, 1.1, 1.09, 1.3, 2.05, 2.1), weight: 3 },
  { arbitrary: fc.constantFrom(1.0000001, 0.9999999, 2.999999, 1.001, 120 / 88, 1 / 49), weight: 1 },
  { arbitrary: fc.integer({ min: 100, max: 3999 }).map((thousandths) => thousandths / 1000), weight: 2 },
);

/** Whether neither side has so many elements that a property takes long; one axis may still be long. */
export function isModest(resize: Resize): boolean {
  return elementCount(resize.from) <= MOST_ELEMENTS && elementCount(outputSizes(resize)) <= MOST_ELEMENTS;
}

/** Enough for 134 × 4: the target changes its kernel at 128 output rows and columns. */
const MOST_ELEMENTS = 540;

export function bySize(axisCount: number): Arbitrary<Resize> {
  const axis = fc.record({ from: length(axisCount), to: length(axisCount) });
  return everyAxis(axisCount, axis)
    .map((axes) => ({ from: axes.map(({ from }) => from), size: axes.map(({ to }) => to) }))
    .filter(isModest);
}

export function byFactor(axisCount: number, recompute: Arbitrary<boolean> = fc.boolean()): Arbitrary<Resize> {
  const axis = fc.record({ from: length(axisCount), by: factor }).filter(({ from, by }) => outputSize(from, by) >= 1);
  return fc
    .record({ axes: everyAxis(axisCount, axis), recompute })
    .map(({ axes, recompute: recomputed }) => ({
      from: axes.map(({ from }) => from),
      factor: axes.map(({ by }) => by),
      recompute: recomputed,
    }))
    .filter(isModest);
}

/**
 * `output-size.product-is-float64`: products next to an integer. A float32 product, the decimal digits or the exact
 * fraction of the factor would put them on its other side.
 */
const AWKWARD_PRODUCTS: readonly (readonly [from: number, by: number])[] = [
  [10, 0.7],
  [3, 1 / 3],
  [10, 1.2],
  [100, 0.29],
  [100, 0.57],
  [45, 1.4],
  [90, 0.7],
  [50, 2.3],
  [100, 1.15],
];

/** One axis with an awkward product, the others short. */
export function byAwkwardFactor(axisCount: number): Arbitrary<Resize> {
  const short = fc.integer({ min: 1, max: 2 });
  return fc
    .record({
      awkward: fc.constantFrom(...AWKWARD_PRODUCTS),
      at: fc.nat(axisCount - 1),
      others: everyAxis(axisCount, short),
      recompute: fc.boolean(),
    })
    .map(({ awkward: [from, by], at, others, recompute }) => ({
      from: others.with(at, from),
      factor: others.map(() => 1).with(at, by),
      recompute,
    }));
}

export function resizes(axisCount: number): Arbitrary<Resize> {
  return fc.oneof({ withCrossShrink: true }, bySize(axisCount), byFactor(axisCount));
}

/** The same request for every axis, which one number can say. */
export function uniformResizes(axisCount: number): Arbitrary<Resize> {
  return resizes(axisCount)
    .map((resize) =>
      'size' in resize
        ? { ...resize, size: resize.size.map(() => resize.size[0]) }
        : { ...resize, factor: resize.factor.map(() => resize.factor[0]) },
    )
    .filter((resize) => isModest(resize) && outputSizes(resize).every((size) => size >= 1));
}

/** Channel counts on both sides of the blocks of 4 and 8 in which kernels take them. */
export const planes: Arbitrary<Planes> = fc.record({
  batch: fc.integer({ min: 1, max: 3 }),
  channels: fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.integer({ min: 1, max: 3 }), weight: 5 },
    { arbitrary: fc.constantFrom(4, 5, 8, 9), weight: 1 },
  ),
});

/** For relations that have no eye for planes. */
export const fewPlanes: Arbitrary<Planes> = fc.record({
  batch: fc.constant(1),
  channels: fc.integer({ min: 1, max: 2 }),
});

const seed = fc.integer({ min: 0, max: 0xffff });

/** Small whole numbers: exact in every dtype, and so are their small sums and products. */
export const wholePictures: Arbitrary<Picture> = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: fc.constant<Picture>({ kind: 'ramp' }), weight: 1 },
  { arbitrary: fc.nat(999).map<Picture>((at) => ({ kind: 'impulse', at })), weight: 1 },
  { arbitrary: seed.map<Picture>((value) => ({ kind: 'whole', seed: value })), weight: 3 },
);

export const pictures: Arbitrary<Picture> = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: wholePictures, weight: 1 },
  { arbitrary: seed.map<Picture>((value) => ({ kind: 'fine', seed: value })), weight: 1 },
);

export function everyAxis<T>(count: number, axis: Arbitrary<T>): Arbitrary<T[]> {
  return fc.array(axis, { minLength: count, maxLength: count });
}
