import fc from 'fast-check';
import type { DType } from '#spec/signature.ts';
import { fewPlanes, type Planes, resizes } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { ask, forRanks, property } from './ask.ts';
import { isFair } from './fair.ts';
import { painted } from './picture.ts';
import { outputSizes, type Resize } from './resize.ts';
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
    calls: ({ planes: { batch, channels }, resize, value: constant }) => [
      ask(variant, painted(dtype, [batch, channels, ...resize.from], { kind: 'constant', value: constant }), resize),
    ],
    relation: ({ planes: { batch, channels }, resize, value: constant }) => ({
      kind: 'balance',
      shape: [batch, channels, ...outputSizes(resize)],
      left: { answer: 0 },
      right: [],
      plus: () => constant,
    }),
  });
}
