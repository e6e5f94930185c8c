import fc from 'fast-check';
import { elementCount, offsetOf } from '#spec/shape.ts';
import type { DType } from '#spec/signature.ts';
import { pictures, planes, resizes } from '../arbitraries.ts';
import type { Property, Relation } from '../property.ts';
import { forRanks, inputShape, type Painting, paintedCall, property } from './ask.ts';
import { isFair } from './fair.ts';
import { elements } from './picture.ts';
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
  return property<Painting>(variant, dtype, {
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
    calls: (painting) => [paintedCall(variant, dtype, painting)],
    relation: (painting) => (copies(variant) ? { kind: 'copies' } : planeRange(painting, dtype)),
  });
}

function planeRange(painting: Painting, dtype: DType): Relation {
  const { resize, picture } = painting;
  const { batch, channels } = painting.planes;
  const values = elements(dtype, inputShape(painting), picture);
  const size = elementCount(resize.from);
  const ends = Array.from({ length: batch * channels }, (_, plane) => {
    const inside = values.slice(plane * size, (plane + 1) * size);
    return { low: Math.min(...inside), high: Math.max(...inside) };
  });
  const endsAt = (index: readonly number[]) => ends[offsetOf([batch, channels], index.slice(0, 2))];
  return { kind: 'range', answer: 0, low: (index) => endsAt(index).low, high: (index) => endsAt(index).high };
}
