import fc from 'fast-check';
import type { DType } from '#spec/signature.ts';
import { fewPlanes, type Planes, pictures, resizes } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { ask, forRanks, property } from './ask.ts';
import { type Picture, painted } from './picture.ts';
import type { Resize } from './resize.ts';
import { ALIGNED, ANTIALIASED, AREA, COPYING, HALF_PIXEL, type Variant } from './variant.ts';

interface Question {
  planes: Planes;
  resize: Resize;
  picture: Picture;
}

interface Scenario {
  first: Question;
  between: Question;
}

export const determinism: readonly Property[] = [...COPYING, ...HALF_PIXEL, ...ALIGNED, AREA, ...ANTIALIASED].map(
  (variant) =>
    property<Scenario>(variant, 'float32', {
      what: 'determinism',
      fact: 'a call that is repeated, directly or after another call, gives the same bits',
      clauses: ['memory.no-state'],
      scenario: forRanks(variant, (axes) => fc.record({ first: questions(axes), between: questions(axes) })),
      calls: ({ first, between }) => [
        call(variant, 'float32', first),
        call(variant, 'float32', first),
        call(variant, 'float32', between),
        call(variant, 'float32', first),
      ],
      relation: () => ({ kind: 'same-bits', left: 0, rights: [1, 3] }),
    }),
);

export const inputKept: readonly Property[] = [...COPYING, ...HALF_PIXEL, AREA, ...ANTIALIASED].map((variant) =>
  property<Question>(variant, 'float32', {
    what: 'input-kept',
    fact: 'the input keeps its bits, and the result has its own memory',
    clauses: ['memory.input-is-kept', 'memory.result-is-new'],
    scenario: forRanks(variant, (axes) =>
      fc.oneof(
        { withCrossShrink: true },
        { arbitrary: questions(axes), weight: 3 },
        { arbitrary: questions(axes).map(unchanged), weight: 1 },
      ),
    ),
    calls: (question) => [call(variant, 'float32', question)],
    relation: () => ({ kind: 'input-kept' }),
  }),
);

function questions(axisCount: number): fc.Arbitrary<Question> {
  return fc.record({ planes: fewPlanes, resize: resizes(axisCount), picture: pictures });
}

/** Equal sizes are where a shortcut could hand the input back. */
function unchanged({ planes: kept, resize: { from }, picture }: Question): Question {
  return { planes: kept, resize: { from, size: from }, picture };
}

function call(variant: Variant, dtype: DType, { planes: { batch, channels }, resize, picture }: Question) {
  return ask(variant, painted(dtype, [batch, channels, ...resize.from], picture), resize);
}
