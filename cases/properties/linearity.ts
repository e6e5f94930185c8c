import fc from 'fast-check';
import { resizes, wholePictures } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { ask, forRanks, property } from './ask.ts';
import { isFair } from './fair.ts';
import { type Formula, MOST } from './formula.ts';
import { elements, type Picture, painted, tensorOf } from './picture.ts';
import { outputSizes, type Resize } from './resize.ts';

interface Scenario {
  resize: Resize;
  left: Picture;
  right: Picture;
  factors: readonly [number, number];
}

export const linearity: readonly Property[] = MOST.map(linearityOf);

function linearityOf(formula: Formula): Property {
  const multiple = fc.integer({ min: -3, max: 3 });
  return property<Scenario>(formula, 'float32', {
    what: 'linearity',
    fact: 'a weighted sum of two images is resized to the weighted sum of the two results',
    clauses: [formula.clause, 'rounding.float-arithmetic'],
    scenario: forRanks(formula, (axes) =>
      fc
        .record({
          resize: resizes(axes),
          left: wholePictures,
          right: wholePictures,
          factors: fc.tuple(multiple, multiple),
        })
        .filter(({ resize }) => isFair(formula, resize, 'float32')),
    ),
    calls: ({ resize, left, right, factors: [first, second] }) => {
      const shape = [1, 1, ...resize.from];
      const other = elements('float32', shape, right);
      // −0 is left out: it is a value of its own.
      const mixed = elements('float32', shape, left).map((value, index) => first * value + second * other[index] + 0);
      return [
        ask(formula, tensorOf('float32', shape, mixed), resize),
        ask(formula, painted('float32', shape, left), resize),
        ask(formula, painted('float32', shape, right), resize),
      ];
    },
    relation: ({ resize, factors: [first, second] }) => ({
      kind: 'balance',
      shape: [1, 1, ...outputSizes(resize)],
      left: { answer: 0 },
      right: [
        { factor: first, product: [{ answer: 1 }] },
        { factor: second, product: [{ answer: 2 }] },
      ],
    }),
  });
}
