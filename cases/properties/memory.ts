import fc from 'fast-check';
import { fewPlanes, pictures, resizes } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { forRanks, type Painting, paintedCall, property } from './ask.ts';
import { ANTIALIASED, AREA, COPYING, HALF_PIXEL, MOST } from './formula.ts';

interface Scenario {
  first: Painting;
  between: Painting;
}

export const determinism: readonly Property[] = MOST.map((formula) =>
  property<Scenario>(formula, 'float32', {
    what: 'determinism',
    fact: 'a call that is repeated, directly or after another call, gives the same bits',
    clauses: ['memory.no-state'],
    scenario: forRanks(formula, (axes) => fc.record({ first: paintings(axes), between: paintings(axes) })),
    calls: ({ first, between }) => [
      paintedCall(formula, 'float32', first),
      paintedCall(formula, 'float32', first),
      paintedCall(formula, 'float32', between),
      paintedCall(formula, 'float32', first),
    ],
    relation: () => ({ kind: 'same-bits', left: 0, rights: [1, 3] }),
  }),
);

export const inputKept: readonly Property[] = [...COPYING, ...HALF_PIXEL, AREA, ...ANTIALIASED].map((formula) =>
  property<Painting>(formula, 'float32', {
    what: 'input-kept',
    fact: 'the input keeps its bits, and the result has its own memory',
    clauses: ['memory.input-is-kept', 'memory.result-is-new'],
    scenario: forRanks(formula, (axes) =>
      fc.oneof(
        { withCrossShrink: true },
        { arbitrary: paintings(axes), weight: 3 },
        { arbitrary: paintings(axes).map(unchanged), weight: 1 },
      ),
    ),
    calls: (painting) => [paintedCall(formula, 'float32', painting)],
    relation: () => ({ kind: 'input-kept' }),
  }),
);

function paintings(axisCount: number): fc.Arbitrary<Painting> {
  return fc.record({ planes: fewPlanes, resize: resizes(axisCount), picture: pictures });
}

/** Equal sizes are where a shortcut could hand the input back. */
function unchanged({ planes: kept, resize: { from }, picture }: Painting): Painting {
  return { planes: kept, resize: { from, size: from }, picture };
}
