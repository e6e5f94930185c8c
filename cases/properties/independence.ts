import fc from 'fast-check';
import { filled, offsetOf } from '#spec/shape.ts';
import type { DType } from '#spec/signature.ts';
import { pictures, planes, resizes } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { areEqual, ask, forRanks, type Painting, property } from './ask.ts';
import { isFair } from './fair.ts';
import { BICUBIC, BILINEAR, type Formula, MOST } from './formula.ts';
import { elements, tensorOf } from './picture.ts';
import { outputSizes } from './resize.ts';

interface Scenario extends Painting {
  /** Taken modulo the number of images or channels. */
  chosen: number;
}

export const batch: readonly Property[] = MOST.map((formula) => independenceOf(formula, 'float32', 'batch'));

export const channels: readonly Property[] = [
  ...MOST.map((formula) => independenceOf(formula, 'float32', 'channels')),
  ...[BILINEAR, BICUBIC].map((formula) => independenceOf(formula, 'uint8', 'channels')),
];

function independenceOf(formula: Formula, dtype: DType, what: 'batch' | 'channels'): Property {
  const axis = what === 'batch' ? 0 : 1;
  /** The shape with the chosen image or channel alone. */
  const alone = (shape: readonly number[]) => shape.with(axis, 1);
  return property<Scenario>(formula, dtype, {
    what,
    fact:
      what === 'batch'
        ? 'an image has the same result alone and in a batch'
        : 'a channel has the same result alone and among others',
    clauses: ['memory.independent-planes', formula.clause],
    scenario: forRanks(formula, (axes) =>
      fc
        .record({ planes, resize: resizes(axes), picture: pictures, chosen: fc.nat(8) })
        .filter(({ resize }) => isFair(formula, resize, dtype)),
    ),
    calls: ({ planes: { batch: images, channels: count }, resize, picture, chosen }) => {
      const shape = [images, count, ...resize.from];
      const values = elements(dtype, shape, picture);
      const place = (index: readonly number[]) => index.with(axis, chosen % shape[axis]);
      const only = filled(alone(shape), (index) => values[offsetOf(shape, place(index))]);
      return [
        ask(formula, tensorOf(dtype, shape, values), resize),
        ask(formula, tensorOf(dtype, alone(shape), only), resize),
      ];
    },
    relation: ({ planes: { batch: images, channels: count }, resize, chosen }) => {
      const shape = [images, count, ...outputSizes(resize)];
      const place = (index: readonly number[]) => index.with(axis, chosen % shape[axis]);
      return areEqual(alone(shape), { answer: 0, at: place }, { answer: 1 });
    },
  });
}
