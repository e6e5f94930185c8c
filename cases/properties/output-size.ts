import fc from 'fast-check';
import { byAwkwardFactor, byFactor, bySize, type Planes, planes } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { ask, forRanks, property } from './ask.ts';
import { AREA, type Formula, HALF_PIXEL, LANCZOS, NEAREST, NEAREST_EXACT } from './formula.ts';
import { painted } from './picture.ts';
import { outputSizes, type Resize } from './resize.ts';

interface Scenario {
  planes: Planes;
  resize: Resize;
}

/** One property a mode: the flags have no say in the size. */
export const outputSize: readonly Property[] = [NEAREST, NEAREST_EXACT, ...HALF_PIXEL, AREA, LANCZOS].map(outputSizeOf);

function outputSizeOf(formula: Formula): Property {
  return property<Scenario>(formula, 'float32', {
    what: 'output-size',
    fact: 'each axis has the given size, or the float64 product of its size and its factor, truncated to an integer',
    clauses: [
      'output-size.explicit-size',
      'output-size.truncated-product',
      'output-size.product-is-float64',
      'output-size.factor-per-axis',
      'output-size.recompute-same-size',
    ],
    profile: 'quick',
    scenario: forRanks(formula, (axes) =>
      fc.record({
        planes,
        resize: fc.oneof(
          { withCrossShrink: true },
          { arbitrary: byFactor(axes), weight: 2 },
          { arbitrary: byAwkwardFactor(axes), weight: 2 },
          { arbitrary: bySize(axes), weight: 1 },
        ),
      }),
    ),
    calls: ({ planes: { batch, channels }, resize }) => [
      ask(formula, painted('float32', [batch, channels, ...resize.from], { kind: 'ramp' }), resize),
    ],
    relation: ({ planes: { batch, channels }, resize }) => ({
      kind: 'shapes',
      shapes: [[batch, channels, ...outputSizes(resize)]],
    }),
  });
}
