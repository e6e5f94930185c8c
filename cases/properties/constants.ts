import fc from 'fast-check';
import type { DType } from '#spec/signature.ts';
import { fewPlanes, type Planes, resizes } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { forRanks, paintedCall, property, resultShape } from './ask.ts';
import { isFair } from './fair.ts';
import type { Resize } from './resize.ts';
import { BICUBIC, BILINEAR, LANCZOS, VARIANTS, type Variant } from './variant.ts';

interface Scenario {
  planes: Planes;
  resize: Resize;
  value: number;
}

export const constants: readonly Property[] = [
  ...VARIANTS.map((variant) => constantsOf(variant, 'float32')),
  ...[BILINEAR, BICUBIC, LANCZOS].map((variant) => constantsOf(variant, 'uint8')),
];

function constantsOf(variant: Variant, dtype: DType): Property {
  const value =
    dtype === 'uint8' ? fc.integer({ min: 0, max: 255 }) : fc.integer({ min: -99, max: 99 }).map((whole) => whole / 4);
  return property<Scenario>(variant, dtype, {
    what: 'constants',
    fact: 'an image of one value stays an image of that value',
    clauses: [variant.clause, 'output-size.truncated-product'],
    scenario: forRanks(variant, (axes) =>
      fc
        .record({ planes: fewPlanes, resize: resizes(axes), value })
        .filter(({ resize }) => isFair(variant, resize, dtype)),
    ),
    calls: ({ value: constant, ...painting }) => [
      paintedCall(variant, dtype, { ...painting, picture: { kind: 'constant', value: constant } }),
    ],
    relation: ({ value: constant, ...painting }) => ({
      kind: 'balance',
      shape: resultShape(painting),
      left: { answer: 0 },
      right: [],
      plus: () => constant,
    }),
  });
}
