import fc from 'fast-check';
import { bySize, fewPlanes, type Planes, pictures } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { ask, forRanks, property } from './ask.ts';
import { isFair } from './fair.ts';
import { type Picture, painted } from './picture.ts';
import { outputSizes, type Resize } from './resize.ts';
import { VARIANTS, type Variant } from './variant.ts';

interface Scenario {
  planes: Planes;
  resize: Resize;
  picture: Picture;
  gradient: Picture;
}

export const gradients: readonly Property[] = VARIANTS.map(adjointOf);

/** Whatever the weights are, forth and back they are the same: the transpose is the operator with this property. */
function adjointOf(variant: Variant): Property {
  return property<Scenario>(variant, 'float32', {
    what: 'adjoint',
    fact: 'the sum of the output times a gradient equals the sum of the input times the gradient of the input',
    clauses: ['gradients.transpose', variant.clause],
    aspect: 'gradients',
    scenario: forRanks(variant, (axes) =>
      fc
        .record({ planes: fewPlanes, resize: bySize(axes), picture: pictures, gradient: pictures })
        .filter(({ resize }) => isFair(variant, resize, 'float32')),
    ),
    calls: ({ planes: { batch, channels }, resize, picture, gradient }) => {
      const forward = ask(variant, painted('float32', [batch, channels, ...resize.from], picture), resize);
      const { input, options } = forward;
      const output = painted('float32', [batch, channels, ...outputSizes(resize)], gradient);
      return [forward, { entry: 'interpolate.backward', input: output, inputShape: input.shape, options }];
    },
    relation: () => ({ kind: 'adjoint', output: 0, gradient: 1 }),
  });
}
