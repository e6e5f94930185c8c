import fc from 'fast-check';
import { bySize, fewPlanes, type Planes, resizes, wholePictures } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { ask, forRanks, property } from './ask.ts';
import { isFair } from './fair.ts';
import { filled, offsetOf } from './grid.ts';
import { elements, type Picture, tensorOf } from './picture.ts';
import { axesOf, outputSizes, type Resize, type ResizedAxis } from './resize.ts';
import {
  ALIGNED,
  BILINEAR,
  BILINEAR_ALIGNED,
  LINEAR,
  LINEAR_ALIGNED,
  TRILINEAR,
  TRILINEAR_ALIGNED,
  type Variant,
} from './variant.ts';

interface Scenario {
  planes: Planes;
  resize: Resize;
  picture: Picture;
}

export const corners: readonly Property[] = ALIGNED.map(cornersOf);

export const ramps: readonly Property[] = [
  LINEAR,
  BILINEAR,
  TRILINEAR,
  LINEAR_ALIGNED,
  BILINEAR_ALIGNED,
  TRILINEAR_ALIGNED,
].map(rampOf);

function cornersOf(variant: Variant): Property {
  return property<Scenario>(variant, 'float32', {
    what: 'corners',
    fact: 'the corners of the result are those of the input',
    clauses: ['coordinates.align-corners', 'linear.align-corners-ends'],
    scenario: forRanks(variant, (axes) =>
      fc
        .record({ planes: fewPlanes, resize: bySize(axes), picture: wholePictures })
        .filter(({ resize }) => outputSizes(resize).every((size) => size > 1)),
    ),
    calls: ({ planes: { batch, channels }, resize, picture }) => {
      const shape = [batch, channels, ...resize.from];
      return [ask(variant, tensorOf('float32', shape, elements('float32', shape, picture)), resize)];
    },
    relation: ({ planes: { batch, channels }, resize, picture }) => {
      const shape = [batch, channels, ...resize.from];
      const values = elements('float32', shape, picture);
      const sizes = outputSizes(resize);
      const corner = ([image, channel, ...ends]: readonly number[], axes: readonly number[]) => [
        image,
        channel,
        ...ends.map((end, axis) => end * (axes[axis] - 1)),
      ];
      return {
        kind: 'balance',
        shape: [batch, channels, ...sizes.map(() => 2)],
        left: { answer: 0, at: (index) => corner(index, sizes) },
        right: [],
        plus: (index) => values[offsetOf(shape, corner(index, resize.from))],
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
function rampOf(variant: Variant): Property {
  return property<Ramp>(variant, 'float32', {
    what: 'ramp',
    fact: 'a ramp of slope 1 is resized to the source coordinates, clamped to its two ends',
    clauses: variant.alignCorners
      ? ['coordinates.align-corners', 'coordinates.align-corners-output-one']
      : ['coordinates.half-pixel', 'coordinates.given-scale-factor', 'linear.border'],
    scenario: forRanks(variant, (axes) =>
      fc
        .record({ resize: resizes(axes), along: fc.nat(axes - 1) })
        .filter(({ resize }) => isFair(variant, resize, 'float32')),
    ),
    calls: ({ resize, along }) => {
      const shape = [1, 1, ...resize.from];
      return [
        ask(
          variant,
          tensorOf(
            'float32',
            shape,
            filled(shape, (index) => index[along + 2]),
          ),
          resize,
        ),
      ];
    },
    relation: ({ resize, along }) => {
      const axis = axesOf(resize)[along];
      return {
        kind: 'balance',
        shape: [1, 1, ...outputSizes(resize)],
        left: { answer: 0 },
        right: [],
        plus: (index) => coordinate(index[along + 2], axis, variant.alignCorners),
      };
    },
  });
}

function coordinate(outputIndex: number, { from, to, factor }: ResizedAxis, alignCorners: boolean): number {
  if (alignCorners) return to === 1 ? 0 : (outputIndex * (from - 1)) / (to - 1);
  const centre = outputIndex + 0.5;
  const halfPixel = (factor === undefined ? (centre * from) / to : centre / factor) - 0.5;
  return Math.min(Math.max(halfPixel, 0), from - 1);
}
