import fc from 'fast-check';
import { elementCount, offsetOf } from '#spec/shape.ts';
import type { DType } from '#spec/signature.ts';
import { pictures, planes, resizes } from '../arbitraries.ts';
import type { Property, Relation } from '../property.ts';
import { forRanks, inputShape, type Painting, paintedCall, property } from './ask.ts';
import { isFair } from './fair.ts';
import {
  AREA,
  BILINEAR,
  BILINEAR_ALIGNED,
  BILINEAR_ANTIALIAS,
  COPYING,
  copies,
  type Formula,
  LINEAR,
  TRILINEAR,
} from './formula.ts';
import { elements } from './picture.ts';

/** The kernels without negative weights; bicubic and Lanczos overshoot. */
export const range: readonly Property[] = [
  ...[...COPYING, LINEAR, BILINEAR, BILINEAR_ALIGNED, TRILINEAR, AREA, BILINEAR_ANTIALIAS].map((formula) =>
    rangeOf(formula, 'float32'),
  ),
  ...COPYING.flatMap((formula) =>
    (['float64', 'float16', 'bfloat16', 'uint8'] as const).map((dtype) => rangeOf(formula, dtype)),
  ),
  rangeOf(BILINEAR, 'uint8'),
];

function rangeOf(formula: Formula, dtype: DType): Property {
  return property<Painting>(formula, dtype, {
    what: 'range',
    fact: copies(formula)
      ? 'every output element is, bit for bit, an element of the same plane of the input'
      : 'no output element leaves the range of its plane of the input',
    clauses: copies(formula) ? ['nearest.copies'] : [formula.clause],
    scenario: forRanks(formula, (axes) =>
      fc
        .record({ planes, resize: resizes(axes), picture: pictures })
        .filter(({ resize }) => copies(formula) || isFair(formula, resize, dtype)),
    ),
    calls: (painting) => [paintedCall(formula, dtype, painting)],
    relation: (painting) => (copies(formula) ? { kind: 'copies' } : planeRange(painting, dtype)),
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
