import fc from 'fast-check';
import type { DType } from '#spec/signature.ts';
import { everyAxis, fewPlanes, isModest, length, type Planes, wholePictures } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { ask, forRanks, property } from './ask.ts';
import { isFair } from './fair.ts';
import { offsetOf } from './grid.ts';
import { elements, type Picture, painted } from './picture.ts';
import type { Resize } from './resize.ts';
import { BICUBIC, BILINEAR, LANCZOS, NEAREST, NEAREST_EXACT, VARIANTS, type Variant } from './variant.ts';

interface Scenario {
  planes: Planes;
  resize: Resize;
  picture: Picture;
}

export const identity: readonly Property[] = [
  ...VARIANTS.map((variant) => identityOf(variant, 'float32')),
  ...[NEAREST, NEAREST_EXACT, BILINEAR, BICUBIC, LANCZOS].map((variant) => identityOf(variant, 'uint8')),
  ...[BILINEAR, BICUBIC].map((variant) => identityOf(variant, 'bfloat16')),
];

function identityOf(variant: Variant, dtype: DType): Property {
  return property<Scenario>(variant, dtype, {
    what: 'identity',
    fact: 'resizing to the size of the input, or by the factor 1, returns the values of the input',
    clauses: [variant.clause, 'output-size.explicit-size'],
    scenario: forRanks(variant, (axes) =>
      fc
        .record({ planes: fewPlanes, resize: unchanged(axes), picture: wholePictures })
        .filter(({ resize }) => isFair(variant, resize, dtype)),
    ),
    calls: ({ planes: { batch, channels }, resize, picture }) => [
      ask(variant, painted(dtype, [batch, channels, ...resize.from], picture), resize),
    ],
    relation: ({ planes: { batch, channels }, resize, picture }) => {
      const shape = [batch, channels, ...resize.from];
      const values = elements(dtype, shape, picture);
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
