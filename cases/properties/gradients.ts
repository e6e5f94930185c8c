import fc from 'fast-check';
import { bySize, fewPlanes, type Planes, pictures } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { ask, forRanks, property } from './ask.ts';
import { isFair } from './fair.ts';
import { FORMULAS, type Formula } from './formula.ts';
import { type Picture, painted } from './picture.ts';
import { outputSizes, type Resize } from './resize.ts';

interface Scenario {
  planes: Planes;
  resize: Resize;
  picture: Picture;
  gradient: Picture;
}

export const gradients: readonly Property[] = FORMULAS.map(adjointOf);

/** Whatever the weights are, forth and back they are the same: the transpose is the operator with this property. */
function adjointOf(formula: Formula): Property {
  return property<Scenario>(formula, 'float32', {
    what: 'adjoint',
    fact: 'the sum of the output times a gradient equals the sum of the input times the gradient of the input',
    clauses: ['gradients.transpose', formula.clause],
    aspect: 'gradients',
    scenario: forRanks(formula, (axes) =>
      fc
        .record({ planes: fewPlanes, resize: bySize(axes), picture: pictures, gradient: pictures })
        .filter(({ resize }) => isFair(formula, resize, 'float32')),
    ),
    calls: ({ planes: { batch, channels }, resize, picture, gradient }) => {
      const forward = ask(formula, painted('float32', [batch, channels, ...resize.from], picture), resize);
      const { input, options } = forward;
      const output = painted('float32', [batch, channels, ...outputSizes(resize)], gradient);
      return [forward, { entry: 'interpolate.backward', input: output, inputShape: input.shape, options }];
    },
    relation: () => ({ kind: 'adjoint', output: 0, gradient: 1 }),
  });
}
