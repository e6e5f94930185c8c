import fc from 'fast-check';
import { offsetOf } from '#spec/shape.ts';
import type { DType } from '#spec/signature.ts';
import { everyAxis, fewPlanes, isModest, length, wholePictures } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { forRanks, hasValues, inputShape, type Painting, paintedCall, property } from './ask.ts';
import { isFair } from './fair.ts';
import { BICUBIC, BILINEAR, FORMULAS, type Formula, LANCZOS, NEAREST, NEAREST_EXACT } from './formula.ts';
import { elements } from './picture.ts';
import type { Resize } from './resize.ts';

export const identity: readonly Property[] = [
  ...FORMULAS.map((formula) => identityOf(formula, 'float32')),
  ...[NEAREST, NEAREST_EXACT, BILINEAR, BICUBIC, LANCZOS].map((formula) => identityOf(formula, 'uint8')),
  ...[BILINEAR, BICUBIC].map((formula) => identityOf(formula, 'bfloat16')),
];

function identityOf(formula: Formula, dtype: DType): Property {
  return property<Painting>(formula, dtype, {
    what: 'identity',
    fact: 'resizing to the size of the input, or by the factor 1, returns the values of the input',
    clauses: [formula.clause, 'output-size.explicit-size'],
    scenario: forRanks(formula, (axes) =>
      fc
        .record({ planes: fewPlanes, resize: unchanged(axes), picture: wholePictures })
        .filter(({ resize }) => isFair(formula, resize, dtype)),
    ),
    calls: (painting) => [paintedCall(formula, dtype, painting)],
    relation: (painting) => {
      const shape = inputShape(painting);
      const values = elements(dtype, shape, painting.picture);
      return hasValues(shape, (index) => values[offsetOf(shape, index)]);
    },
  });
}

function unchanged(axisCount: number): fc.Arbitrary<Resize> {
  const sizes = everyAxis(axisCount, length(axisCount));
  return fc
    .record({ from: sizes, way: fc.constantFrom('size', 'factor', 'recompute') })
    .map(({ from, way }): Resize => {
      if (way === 'size') return { from, size: from };
      return { from, factor: from.map(() => 1), recompute: way === 'recompute' };
    })
    .filter(isModest);
}
