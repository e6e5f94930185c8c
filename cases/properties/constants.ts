import fc from 'fast-check';
import type { DType } from '#spec/signature.ts';
import { fewPlanes, type Planes, resizes } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { forRanks, hasValues, paintedCall, property, resultShape } from './ask.ts';
import { isFair } from './fair.ts';
import { BICUBIC, BILINEAR, FORMULAS, type Formula, LANCZOS } from './formula.ts';
import type { Resize } from './resize.ts';

interface Scenario {
  planes: Planes;
  resize: Resize;
  value: number;
}

export const constants: readonly Property[] = [
  ...FORMULAS.map((formula) => constantsOf(formula, 'float32')),
  ...[BILINEAR, BICUBIC, LANCZOS].map((formula) => constantsOf(formula, 'uint8')),
];

function constantsOf(formula: Formula, dtype: DType): Property {
  const value =
    dtype === 'uint8' ? fc.integer({ min: 0, max: 255 }) : fc.integer({ min: -99, max: 99 }).map((whole) => whole / 4);
  return property<Scenario>(formula, dtype, {
    what: 'constants',
    fact: 'an image of one value stays an image of that value',
    clauses: [formula.clause, 'output-size.truncated-product'],
    scenario: forRanks(formula, (axes) =>
      fc
        .record({ planes: fewPlanes, resize: resizes(axes), value })
        .filter(({ resize }) => isFair(formula, resize, dtype)),
    ),
    calls: ({ value: constant, ...painting }) => [
      paintedCall(formula, dtype, { ...painting, picture: { kind: 'constant', value: constant } }),
    ],
    relation: ({ value: constant, ...painting }) => hasValues(resultShape(painting), () => constant),
  });
}
