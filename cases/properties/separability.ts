import fc from 'fast-check';
import { filled } from '#spec/shape.ts';
import { everyAxis, resizes, wholePictures } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { ask, forRanks, property } from './ask.ts';
import { isFair } from './fair.ts';
import { type Formula, MOST } from './formula.ts';
import { elements, type Picture, tensorOf } from './picture.ts';
import { onlyAxis, outputSizes, type Resize } from './resize.ts';

interface Scenario {
  resize: Resize;
  /** What the input shows along each axis; the input is their product. */
  profiles: readonly Picture[];
}

export const separability: readonly Property[] = MOST.map((formula) => ({
  ...formula,
  ranks: formula.ranks.filter((axes) => axes > 1),
}))
  .filter(({ ranks }) => ranks.length > 0)
  .map(separabilityOf);

/** The size of the other axes where one is resized alone; 1 would meet `errata.antialias-width-one`. */
const BESIDE = 2;

function separabilityOf(formula: Formula): Property {
  return property<Scenario>(formula, 'float32', {
    what: 'separability',
    fact: 'a product of one profile per axis is resized to the product of the resized profiles',
    clauses: [formula.clause, formula.id.includes('linear') ? 'linear.separable' : 'rounding.float-arithmetic'],
    scenario: forRanks(formula, (axes) =>
      fc
        .record({ resize: resizes(axes), profiles: everyAxis(axes, wholePictures) })
        .filter(({ resize }) => isFair(formula, resize, 'float32')),
    ),
    calls: ({ resize, profiles }) => {
      const along = profiles.map((picture, axis) => elements('float32', [resize.from[axis]], picture));
      const shape = [1, 1, ...resize.from];
      const product = filled(shape, (index) =>
        along.reduce((value, profile, axis) => value * profile[index[axis + 2]] + 0, 1),
      );
      const singles = along.map((profile, axis) => {
        const alone = onlyAxis(resize, axis, BESIDE);
        const aloneShape = [1, 1, ...alone.from];
        const extruded = filled(aloneShape, (index) => profile[index[axis + 2]]);
        return ask(formula, tensorOf('float32', aloneShape, extruded), alone);
      });
      return [ask(formula, tensorOf('float32', shape, product), resize), ...singles];
    },
    relation: ({ resize, profiles }) => ({
      kind: 'balance',
      shape: [1, 1, ...outputSizes(resize)],
      left: { answer: 0 },
      right: [
        {
          factor: 1,
          product: profiles.map((_, axis) => ({
            answer: axis + 1,
            at: (index) => index.map((at, place) => (place === axis + 2 ? at : 0)),
          })),
        },
      ],
    }),
  });
}
