import fc from 'fast-check';
import { elementCount, offsetOf } from '#spec/shape.ts';
import type { DType } from '#spec/signature.ts';
import { type Planes, pictures, planes, resizes } from '../arbitraries.ts';
import type { Property, Relation } from '../property.ts';
import { ask, forRanks, property } from './ask.ts';
import { isFair } from './fair.ts';
import { elements, type Picture, painted } from './picture.ts';
import type { Resize } from './resize.ts';
import {
  AREA,
  BILINEAR,
  BILINEAR_ALIGNED,
  BILINEAR_ANTIALIAS,
  COPYING,
  copies,
  LINEAR,
  TRILINEAR,
  type Variant,
} from './variant.ts';

interface Scenario {
  planes: Planes;
  resize: Resize;
  picture: Picture;
}

/** The kernels without negative weights; bicubic and Lanczos overshoot. */
export const range: readonly Property[] = [
  ...[...COPYING, LINEAR, BILINEAR, BILINEAR_ALIGNED, TRILINEAR, AREA, BILINEAR_ANTIALIAS].map((variant) =>
    rangeOf(variant, 'float32'),
  ),
  ...COPYING.flatMap((variant) =>
    (['float64', 'float16', 'bfloat16', 'uint8'] as const).map((dtype) => rangeOf(variant, dtype)),
  ),
  rangeOf(BILINEAR, 'uint8'),
];

function rangeOf(variant: Variant, dtype: DType): Property {
  return property<Scenario>(variant, dtype, {
    what: 'range',
    fact: copies(variant)
      ? 'every output element is, bit for bit, an element of the same plane of the input'
      : 'no output element leaves the range of its plane of the input',
    clauses: copies(variant) ? ['nearest.copies'] : [variant.clause],
    scenario: forRanks(variant, (axes) =>
      fc
        .record({ planes, resize: resizes(axes), picture: pictures })
        .filter(({ resize }) => copies(variant) || isFair(variant, resize, dtype)),
    ),
    calls: ({ planes: { batch, channels }, resize, picture }) => [
      ask(variant, painted(dtype, [batch, channels, ...resize.from], picture), resize),
    ],
    relation: (scenario) => (copies(variant) ? { kind: 'copies' } : planeRange(scenario, dtype)),
  });
}

function planeRange({ planes: { batch, channels }, resize, picture }: Scenario, dtype: DType): Relation {
  const values = elements(dtype, [batch, channels, ...resize.from], picture);
  const size = elementCount(resize.from);
  const ends = Array.from({ length: batch * channels }, (_, plane) => {
    const inside = values.slice(plane * size, (plane + 1) * size);
    return { low: Math.min(...inside), high: Math.max(...inside) };
  });
  const endsAt = (index: readonly number[]) => ends[offsetOf([batch, channels], index.slice(0, 2))];
  return { kind: 'range', answer: 0, low: (index) => endsAt(index).low, high: (index) => endsAt(index).high };
}
