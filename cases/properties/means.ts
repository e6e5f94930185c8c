import fc, { type Arbitrary } from 'fast-check';
import type { ClauseId } from '#spec/clauses.ts';
import { elementCount, indexAt, offsetOf } from '#spec/shape.ts';
import { everyAxis, fewPlanes, isModest, length, resizes, wholePictures } from '../arbitraries.ts';
import type { Property } from '../property.ts';
import { forRanks, hasValues, inputShape, type Painting, paintedCall, property, resultShape } from './ask.ts';
import { isFair } from './fair.ts';
import { AREA, BILINEAR, COPYING, type Formula, LINEAR, NEAREST, NEAREST_EXACT, TRILINEAR } from './formula.ts';
import { elements } from './picture.ts';
import { axesOf, type Resize, type ResizedAxis } from './resize.ts';

/** The input elements whose plain mean an output element is, an axis at a time: first and one past the last. */
type Window = (outputIndex: number, axis: ResizedAxis) => readonly [number, number];

interface Mean {
  what: string;
  fact: string;
  clauses: readonly ClauseId[];
  resizes: (axisCount: number) => Arbitrary<Resize>;
  window: Window;
}

export const adaptivePooling: readonly Property[] = [
  meanOf(AREA, {
    what: 'adaptive-pooling',
    fact: 'each output element is the plain mean of the input elements from floor(k·in/out) to ceil((k+1)·in/out)',
    clauses: ['area.adaptive-pooling', 'area.windows', 'area.mean'],
    resizes,
    window: (outputIndex, { from, to }) => [
      Math.floor((outputIndex * from) / to),
      Math.ceil(((outputIndex + 1) * from) / to),
    ],
  }),
];

export const repetition: readonly Property[] = [...COPYING, AREA].map((formula) =>
  meanOf(formula, {
    what: 'repetition',
    fact: 'enlarging an axis n times repeats each of its elements n times',
    clauses: formula === AREA ? ['area.enlarging'] : [formula.clause, 'nearest.last-element'],
    resizes: multiples,
    window: (outputIndex, { from, to }) => single(Math.floor(outputIndex / (to / from))),
  }),
);

export const stride: readonly Property[] = [
  meanOf(NEAREST, {
    what: 'stride',
    fact: 'shrinking an axis n times takes the first of every n elements',
    clauses: ['nearest.index'],
    resizes: fractions,
    window: (outputIndex, { from, to }) => single(outputIndex * (from / to)),
  }),
  meanOf(NEAREST_EXACT, {
    what: 'stride',
    fact: 'shrinking an axis n times takes the middle one of every n elements, the right one of two',
    clauses: ['nearest.exact-index', 'nearest.exact-ties'],
    resizes: fractions,
    window: (outputIndex, { from, to }) => single(Math.floor((outputIndex + 0.5) * (from / to))),
  }),
];

export const halving: readonly Property[] = [LINEAR, BILINEAR, TRILINEAR].map((formula) =>
  meanOf(formula, {
    what: 'halving',
    fact: 'halving every axis takes the mean of each pair along it',
    clauses: ['coordinates.half-pixel', 'linear.weights'],
    resizes: (axes) => everyAxis(axes, length(axes)).map((to) => ({ from: to.map((size) => 2 * size), size: to })),
    window: (outputIndex) => [2 * outputIndex, 2 * outputIndex + 2],
  }),
);

function meanOf(formula: Formula, { what, fact, clauses, resizes: resizesOf, window }: Mean): Property {
  return property<Painting>(formula, 'float32', {
    what,
    fact,
    clauses,
    scenario: forRanks(formula, (axes) =>
      fc
        .record({ planes: fewPlanes, resize: resizesOf(axes).filter(isModest), picture: wholePictures })
        .filter(({ resize }) => isFair(formula, resize, 'float32')),
    ),
    calls: (painting) => [paintedCall(formula, 'float32', painting)],
    relation: (painting) => {
      const shape = inputShape(painting);
      const values = elements('float32', shape, painting.picture);
      const axes = axesOf(painting.resize);
      return hasValues(resultShape(painting), ([image, channel, ...place]) => {
        const windows = place.map((outputIndex, axis) => window(outputIndex, axes[axis]));
        return mean(windows, (index) => values[offsetOf(shape, [image, channel, ...index])]);
      });
    },
  });
}

function mean(windows: readonly (readonly [number, number])[], valueAt: (index: readonly number[]) => number): number {
  const sizes = windows.map(([first, end]) => end - first);
  const count = elementCount(sizes);
  let total = 0;
  for (let element = 0; element < count; element++) {
    total += valueAt(indexAt(sizes, element).map((offset, axis) => windows[axis][0] + offset));
  }
  return total / count;
}

function single(index: number): readonly [number, number] {
  return [index, index + 1];
}

function multiples(axisCount: number): Arbitrary<Resize> {
  const axis = fc.record({ from: length(axisCount), by: fc.integer({ min: 1, max: axisCount === 3 ? 3 : 5 }) });
  return fc.record({ all: everyAxis(axisCount, axis), way: fc.constantFrom('size', 'factor') }).map(({ all, way }) => {
    const from = all.map((chosen) => chosen.from);
    if (way === 'size') return { from, size: all.map((chosen) => chosen.from * chosen.by) };
    return { from, factor: all.map(({ by }) => by), recompute: false };
  });
}

function fractions(axisCount: number): Arbitrary<Resize> {
  const axis = fc.record({ to: length(axisCount), by: fc.integer({ min: 1, max: axisCount === 3 ? 3 : 5 }) });
  return everyAxis(axisCount, axis).map((all) => ({
    from: all.map(({ to, by }) => to * by),
    size: all.map(({ to }) => to),
  }));
}
