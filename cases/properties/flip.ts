import fc from 'fast-check';
import { filled, offsetOf } from '#spec/shape.ts';
import type { DType } from '#spec/signature.ts';
import { bySize, everyAxis, pictures } from '../arbitraries.ts';
import type { Arrange, Property } from '../property.ts';
import { areEqual, ask, forRanks, property } from './ask.ts';
import { isFair, isTieFree } from './fair.ts';
import { ALIGNED, ANTIALIASED, AREA, BILINEAR, type Formula, HALF_PIXEL, NEAREST_EXACT } from './formula.ts';
import { elements, type Picture, tensorOf } from './picture.ts';
import { outputSizes, type Resize } from './resize.ts';

interface Scenario {
  resize: Resize;
  picture: Picture;
  flipped: readonly boolean[];
}

/** Not `nearest`, which looks at the left end of each pixel, nor antialiasing with aligned corners, which shifts. */
export const flip: readonly Property[] = [
  ...[NEAREST_EXACT, ...HALF_PIXEL, ...ALIGNED, AREA, ...ANTIALIASED].map((formula) => flipOf(formula, 'float32')),
  flipOf(BILINEAR, 'float64'),
];

function flipOf(formula: Formula, dtype: DType): Property {
  return property<Scenario>(formula, dtype, {
    what: 'flip',
    fact: 'mirroring the input along some axes mirrors the result of a given size along them',
    clauses: [formula.clause, 'coordinates.step-from-sizes'],
    scenario: forRanks(formula, (axes) =>
      fc
        .record({
          resize: bySize(axes),
          picture: pictures,
          flipped: everyAxis(axes, fc.boolean()).filter((all) => all.includes(true)),
        })
        .filter(({ resize }) => isFair(formula, resize, dtype) && isSymmetric(formula, resize)),
    ),
    calls: ({ resize, picture, flipped }) => {
      const shape = [1, 1, ...resize.from];
      const values = elements(dtype, shape, picture);
      const mirror = mirrored(shape, flipped);
      const turned = filled(shape, (index) => values[offsetOf(shape, mirror(index))]);
      return [values, turned].map((shown) => ask(formula, tensorOf(dtype, shape, shown), resize));
    },
    relation: ({ resize, flipped }) => {
      const shape = [1, 1, ...outputSizes(resize)];
      return areEqual(shape, { answer: 1 }, { answer: 0, at: mirrored(shape, flipped) });
    },
  });
}

/** `nearest.exact-ties` go right, and `coordinates.align-corners-output-one` looks at the left end. */
function isSymmetric(formula: Formula, resize: Resize): boolean {
  if (formula === NEAREST_EXACT) return isTieFree(resize);
  return !formula.alignCorners || outputSizes(resize).every((size) => size > 1);
}

function mirrored(shape: readonly number[], flipped: readonly boolean[]): Arrange {
  return (index) => index.map((at, axis) => (axis >= 2 && flipped[axis - 2] ? shape[axis] - 1 - at : at));
}
