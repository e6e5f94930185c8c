import fc from 'fast-check';
import { offsetOf } from '#spec/shape.ts';
import type { DType } from '#spec/signature.ts';
import { everyAxis, fewPlanes, isModest, length, wholePictures } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { forRanks, inputShape, type Painting, paintedCall, property } from './ask.ts';
import { isFair } from './fair.ts';
import { elements } from './picture.ts';
import type { Resize } from './resize.ts';
import { BICUBIC, BILINEAR, LANCZOS, NEAREST, NEAREST_EXACT, VARIANTS, type Variant } from './variant.ts';

export const identity: readonly Property[] = [
  ...VARIANTS.map((variant) => identityOf(variant, 'float32')),
  ...[NEAREST, NEAREST_EXACT, BILINEAR, BICUBIC, LANCZOS].map((variant) => identityOf(variant, 'uint8')),
  ...[BILINEAR, BICUBIC].map((variant) => identityOf(variant, 'bfloat16')),
];

function identityOf(variant: Variant, dtype: DType): Property {
  return property<Painting>(variant, dtype, {
    what: 'identity',
    fact: 'the size that the input has, or the factor 1, gives the input back',
    clauses: [variant.clause, 'output-size.explicit-size'],
    scenario: forRanks(variant, (axes) =>
      fc
        .record({ planes: fewPlanes, resize: unchanged(axes), picture: wholePictures })
        .filter(({ resize }) => isFair(variant, resize, dtype)),
    ),
    calls: (painting) => [paintedCall(variant, dtype, painting)],
    relation: (painting) => {
      const shape = inputShape(painting);
      const values = elements(dtype, shape, painting.picture);
      return {
        kind: 'balance',
        shape,
        left: { answer: 0 },
        right: [],
        plus: (index) => values[offsetOf(shape, index)],
      };
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
