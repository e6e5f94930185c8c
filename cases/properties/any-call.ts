import fc, { type Arbitrary } from 'fast-check';
import type { DType } from '#spec/signature.ts';
import { type Planes, pictures, planes, resizes } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { ask, forRanks, property } from './ask.ts';
import { type Picture, painted } from './picture.ts';
import { outputSizes, type Resize } from './resize.ts';
import { VARIANTS, type Variant } from './variant.ts';

interface Scenario {
  planes: Planes;
  resize: Resize;
  picture: Picture;
}

/** The strongest property: a random valid call gives what the clauses say. Errata and ties are accepted as they are. */
export const anyCall: readonly Property[] = VARIANTS.flatMap((variant) =>
  dtypesOf(variant).map((dtype) => anyCallOf(variant, dtype)),
);

function anyCallOf(variant: Variant, dtype: DType): Property {
  return property<Scenario>(variant, dtype, {
    what: 'any-call',
    fact: 'every call gives the values of the clauses, whatever its sizes and factors',
    clauses: [variant.clause, 'coordinates.step-from-sizes', 'coordinates.given-scale-factor'],
    profile: dtype === 'float32' ? 'quick' : 'standard',
    scenario: scenarios(variant).filter(({ planes: { channels }, resize }) => !isCrash(dtype, channels, resize)),
    calls: ({ planes: { batch, channels }, resize, picture }) => [
      ask(variant, painted(dtype, [batch, channels, ...resize.from], picture), resize),
    ],
    relation: () => ({ kind: 'agreement' }),
  });
}

function scenarios(variant: Variant): Arbitrary<Scenario> {
  return forRanks(variant, (axes) => fc.record({ planes, resize: resizes(axes), picture: pictures }));
}

/** The variants of one flag are asked in float32 alone: the flag changes coordinates, and the dtype does not. */
function dtypesOf({ mode, alignCorners, antialias }: Variant): readonly DType[] {
  if (mode === 'area') return ['float32', 'float64', 'float16', 'bfloat16'];
  if (mode === 'linear' || mode === 'trilinear') return alignCorners ? ['float32'] : ['float32', 'float64', 'float16'];
  if (antialias) return alignCorners ? ['float32'] : ['float32', 'float64', 'uint8'];
  if (alignCorners) return ['float32', 'uint8'];
  return ['float32', 'float64', 'float16', 'bfloat16', 'uint8'];
}

/** `errata.uint8-rgb-to-one`: on some CPUs the target itself ends with an internal assertion. */
function isCrash(dtype: DType, channels: number, resize: Resize): boolean {
  return dtype === 'uint8' && channels === 3 && outputSizes(resize).every((size) => size === 1);
}
