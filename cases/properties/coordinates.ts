import fc from 'fast-check';
import { filled, offsetOf } from '#spec/shape.ts';
import { bySize, fewPlanes, resizes, wholePictures } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { ask, forRanks, hasValues, inputShape, type Painting, paintedCall, property } from './ask.ts';
import { isFair } from './fair.ts';
import {
  ALIGNED,
  BILINEAR,
  BILINEAR_ALIGNED,
  type Formula,
  LINEAR,
  LINEAR_ALIGNED,
  TRILINEAR,
  TRILINEAR_ALIGNED,
} from './formula.ts';
import { elements, tensorOf } from './picture.ts';
import { axesOf, outputSizes, type Resize, type ResizedAxis } from './resize.ts';

export const corners: readonly Property[] = ALIGNED.map(cornersOf);

export const ramps: readonly Property[] = [
  LINEAR,
  BILINEAR,
  TRILINEAR,
  LINEAR_ALIGNED,
  BILINEAR_ALIGNED,
  TRILINEAR_ALIGNED,
].map(rampOf);

function cornersOf(formula: Formula): Property {
  return property<Painting>(formula, 'float32', {
    what: 'corners',
    fact: 'the corners of the result are those of the input',
    clauses: ['coordinates.align-corners', 'linear.align-corners-ends'],
    scenario: forRanks(formula, (axes) =>
      fc
        .record({ planes: fewPlanes, resize: bySize(axes), picture: wholePictures })
        .filter(({ resize }) => outputSizes(resize).every((size) => size > 1)),
    ),
    calls: (painting) => [paintedCall(formula, 'float32', painting)],
    relation: (painting) => {
      const { resize } = painting;
      const { batch, channels } = painting.planes;
      const shape = inputShape(painting);
      const values = elements('float32', shape, painting.picture);
      const sizes = outputSizes(resize);
      const corner = ([image, channel, ...ends]: readonly number[], axes: readonly number[]) => [
        image,
        channel,
        ...ends.map((end, axis) => end * (axes[axis] - 1)),
      ];
      return {
        ...hasValues(
          [batch, channels, ...sizes.map(() => 2)],
          (index) => values[offsetOf(shape, corner(index, resize.from))],
        ),
        left: { answer: 0, at: (index) => corner(index, sizes) },
      };
    },
  });
}

interface Ramp {
  resize: Resize;
  /** Along which axis the input rises, modulo their number. */
  along: number;
}

/** A ramp shows the source coordinate itself: the answer must be that coordinate, kept inside the input. */
function rampOf(formula: Formula): Property {
  return property<Ramp>(formula, 'float32', {
    what: 'ramp',
    fact: 'a ramp of slope 1 is resized to the source coordinates, clamped to its two ends',
    clauses: formula.alignCorners
      ? ['coordinates.align-corners', 'coordinates.align-corners-output-one']
      : ['coordinates.half-pixel', 'coordinates.given-scale-factor', 'linear.border'],
    scenario: forRanks(formula, (axes) =>
      fc
        .record({ resize: resizes(axes), along: fc.nat(axes - 1) })
        .filter(({ resize }) => isFair(formula, resize, 'float32')),
    ),
    calls: ({ resize, along }) => {
      const shape = [1, 1, ...resize.from];
      const rising = filled(shape, (index) => index[along + 2]);
      return [ask(formula, tensorOf('float32', shape, rising), resize)];
    },
    relation: ({ resize, along }) => {
      const axis = axesOf(resize)[along];
      return hasValues([1, 1, ...outputSizes(resize)], (index) =>
        coordinate(index[along + 2], axis, formula.alignCorners),
      );
    },
  });
}

function coordinate(outputIndex: number, { from, to, factor }: ResizedAxis, alignCorners: boolean): number {
  if (alignCorners) return to === 1 ? 0 : (outputIndex * (from - 1)) / (to - 1);
  const centre = outputIndex + 0.5;
  const halfPixel = (factor === undefined ? (centre * from) / to : centre / factor) - 0.5;
  return Math.min(Math.max(halfPixel, 0), from - 1);
}
