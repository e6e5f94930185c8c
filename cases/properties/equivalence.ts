import fc, { type Arbitrary } from 'fast-check';
import type { ClauseId } from '#spec/clauses.ts';
import type { DType } from '#spec/signature.ts';
import { byFactor, everyAxis, fewPlanes, isModest, length, pictures, resizes } from '../arbitraries.ts';
import type { Call } from '../case.ts';
import type { Property } from '../property.ts';
import { areEqual, ask, forRanks, type Painting, paintedCall, property, resultShape } from './ask.ts';
import { isFair } from './fair.ts';
import {
  ALIGNED,
  ANTIALIASED,
  ANTIALIASED_ALIGNED,
  AREA,
  BILINEAR,
  BILINEAR_ALIGNED,
  BILINEAR_ANTIALIAS,
  COPYING,
  type Formula,
  HALF_PIXEL,
  LINEAR,
  LINEAR_ALIGNED,
  TRILINEAR,
  TRILINEAR_ALIGNED,
} from './formula.ts';
import { outputSizes, type Resize } from './resize.ts';

/** Two calls that say the same. */
interface Pair {
  what: string;
  fact: string;
  clauses: readonly ClauseId[];
  resizes: (axisCount: number) => Arbitrary<Resize>;
  other: (call: Call, resize: Resize) => Call;
}

export const recompute: readonly Property[] = [...COPYING, ...HALF_PIXEL, ...ANTIALIASED, AREA].map((formula) =>
  equivalenceOf(formula, 'float32', {
    what: 'recompute',
    fact: 'a factor with recompute_scale_factor=True gives the same result as the size that it makes',
    clauses: ['coordinates.recompute-drops-factor', 'output-size.recompute-same-size'],
    resizes: (axes) => byFactor(axes, fc.constant(true)),
    other: (call, resize) => ask(formula, call.input, { from: resize.from, size: outputSizes(resize) }),
  }),
);

export const integerFactor: readonly Property[] = [...COPYING, ...HALF_PIXEL, ...ANTIALIASED].map((formula) =>
  equivalenceOf(formula, 'float32', {
    what: 'integer-factor',
    fact: 'an integer factor gives the same result as the size that it makes',
    clauses: ['coordinates.given-scale-factor', 'coordinates.step-from-sizes'],
    resizes: integerFactors,
    other: (call, resize) => ask(formula, call.input, { from: resize.from, size: outputSizes(resize) }),
  }),
);

/** Where the factor only sets the size. */
export const anyFactor: readonly Property[] = [...ALIGNED, ...ANTIALIASED_ALIGNED, AREA].map((formula) =>
  equivalenceOf(formula, 'float32', {
    what: 'any-factor',
    fact: 'a factor gives the same result as the size that it makes',
    clauses: formula === AREA ? ['area.factor-only-sets-size'] : ['coordinates.align-corners-ignores-factor'],
    resizes: (axes) => byFactor(axes, fc.constant(false)),
    other: (call, resize) => ask(formula, call.input, { from: resize.from, size: outputSizes(resize) }),
  }),
);

/** The formulas that a leading axis of size 1 turns into each other. */
const ONE_AXIS_MORE: readonly (readonly [Formula, Formula])[] = [
  ...[...COPYING, AREA].map((formula) => [{ ...formula, ranks: [1, 2] }, formula] as const),
  [LINEAR, BILINEAR],
  [BILINEAR, TRILINEAR],
  [LINEAR_ALIGNED, BILINEAR_ALIGNED],
  [BILINEAR_ALIGNED, TRILINEAR_ALIGNED],
];

export const rank: readonly Property[] = ONE_AXIS_MORE.map(([formula, larger]) =>
  equivalenceOf(formula, 'float32', {
    what: 'rank',
    fact: `one more axis of size 1 before the others changes nothing (${larger.says})`,
    clauses: ['arguments.ranks', formula.clause],
    resizes,
    other: ({ input }, resize) => {
      const [images, channels, ...from] = input.shape;
      return ask(larger, { ...input, shape: [images, channels, 1, ...from] }, withLeadingOne(resize));
    },
  }),
);

export const enlarging: readonly Property[] = [
  equivalenceOf(BILINEAR_ANTIALIAS, 'float32', {
    what: 'enlarging',
    fact: 'the filter is plain bilinear wherever no axis shrinks',
    clauses: ['antialias.enlarging'],
    resizes: (axes) =>
      everyAxis(axes, fc.record({ from: length(axes), more: fc.nat(20) })).map((all) => ({
        from: all.map(({ from }) => from),
        size: all.map(({ from, more }) => from + more),
      })),
    other: (call, resize) => ask(BILINEAR, call.input, resize),
  }),
];

function equivalenceOf(
  formula: Formula,
  dtype: DType,
  { what, fact, clauses, resizes: resizesOf, other }: Pair,
): Property {
  return property<Painting>(formula, dtype, {
    what,
    fact,
    clauses,
    scenario: forRanks(formula, (axes) =>
      fc
        .record({ planes: fewPlanes, resize: resizesOf(axes).filter(isModest), picture: pictures })
        .filter(({ resize }) => isFair(formula, resize, dtype) && isFair(formula, bySizes(resize), dtype)),
    ),
    calls: (painting) => {
      const first = paintedCall(formula, dtype, painting);
      return [first, other(first, painting.resize)];
    },
    relation: (painting) =>
      areEqual(resultShape(painting), { answer: 0 }, { answer: 1, ...(what === 'rank' && { at: withAxisOfOne }) }),
  });
}

function withAxisOfOne([image, channel, ...rest]: readonly number[]): readonly number[] {
  return [image, channel, 0, ...rest];
}

function bySizes(resize: Resize): Resize {
  return { from: resize.from, size: outputSizes(resize) };
}

function withLeadingOne(resize: Resize): Resize {
  const from = [1, ...resize.from];
  return 'size' in resize ? { from, size: [1, ...resize.size] } : { ...resize, from, factor: [1, ...resize.factor] };
}

function integerFactors(axisCount: number): Arbitrary<Resize> {
  const axis = fc.record({ from: length(axisCount), by: fc.integer({ min: 1, max: axisCount === 3 ? 3 : 5 }) });
  return everyAxis(axisCount, axis).map((all) => ({
    from: all.map(({ from }) => from),
    factor: all.map(({ by }) => by),
    recompute: false,
  }));
}
