import fc from 'fast-check';
import { filled, offsetOf } from '#spec/shape.ts';
import type { DType } from '#spec/signature.ts';
import { pictures, resizes } from '../arbitraries.ts';
import type { Arrange, Property } from '../property.ts';
import { areEqual, ask, forRanks, property } from './ask.ts';
import { isFair } from './fair.ts';
import {
  ANTIALIASED,
  ANTIALIASED_ALIGNED,
  AREA,
  BICUBIC,
  BICUBIC_ALIGNED,
  BILINEAR,
  BILINEAR_ALIGNED,
  COPYING,
  type Formula,
  NEAREST,
  TRILINEAR,
  TRILINEAR_ALIGNED,
} from './formula.ts';
import { elements, type Picture, tensorOf } from './picture.ts';
import { outputSizes, permuted, type Resize } from './resize.ts';

const ORDERS: Readonly<Record<number, readonly (readonly number[])[]>> = {
  2: [[1, 0]],
  3: [
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ],
};

interface Scenario {
  resize: Resize;
  picture: Picture;
  /** Which axis of the original stands at each place. */
  order: readonly number[];
}

export const transpose: readonly Property[] = [
  ...[...COPYING, AREA, ...ANTIALIASED, ...ANTIALIASED_ALIGNED].map((formula) => transposeOf(formula, 'float32')),
  ...[BILINEAR, BICUBIC, TRILINEAR, BILINEAR_ALIGNED, BICUBIC_ALIGNED, TRILINEAR_ALIGNED].map((formula) =>
    transposeOf(formula, 'float32'),
  ),
  ...[BILINEAR, BICUBIC].flatMap((formula) =>
    (['float64', 'float16'] as const).map((dtype) => transposeOf(formula, dtype)),
  ),
  transposeOf(NEAREST, 'uint8'),
];

/** Not for blended uint8: its two passes round, so their order shows. */
function transposeOf(formula: Formula, dtype: DType): Property {
  const severalAxes = { ...formula, ranks: formula.ranks.filter((axes) => axes > 1) };
  return property<Scenario>(formula, dtype, {
    what: 'transpose',
    fact: 'exchanging axes of the input, with their sizes and factors, exchanges them in the result',
    clauses: [formula.clause, 'output-size.factor-per-axis'],
    scenario: forRanks(severalAxes, (axes) =>
      fc
        .record({ resize: resizes(axes), picture: pictures, order: fc.constantFrom(...ORDERS[axes]) })
        .filter(({ resize }) => isFair(formula, resize, dtype)),
    ),
    calls: ({ resize, picture, order }) => {
      const shape = [1, 1, ...resize.from];
      const turned = permuted(resize, order);
      const values = elements(dtype, shape, picture);
      const moved = filled([1, 1, ...turned.from], (index) => values[offsetOf(shape, turnedBack(order)(index))]);
      return [
        ask(formula, tensorOf(dtype, shape, values), resize),
        ask(formula, tensorOf(dtype, [1, 1, ...turned.from], moved), turned),
      ];
    },
    relation: ({ resize, order }) => {
      const shape = [1, 1, ...outputSizes(permuted(resize, order))];
      return areEqual(shape, { answer: 1 }, { answer: 0, at: turnedBack(order) });
    },
  });
}

/** From an index of the turned tensor to that of the original. */
function turnedBack(order: readonly number[]): Arrange {
  return (index) => {
    const original = [...index];
    for (const [place, axis] of order.entries()) original[axis + 2] = index[place + 2];
    return original;
  };
}
