import type { ClauseId } from '#spec/clauses.ts';
import { elementCount } from '#spec/shape.ts';
import type { InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
import { type Asked, askedCall } from './asked.ts';
import { always, and, type Concerns, has, not, ranks, withOptions } from './calls.ts';
import type { Make, Mistake } from './mistake.ts';
import { without } from './options.ts';
import { LINEAR_OF_RANK } from './resizer/methods.ts';
import { resize } from './resizer/resize.ts';
import { mistakes, shown } from './rows.ts';

/** What such a call is answered by: other options, also of another input. */
type Mend = (
  options: InterpolateOptions,
  input: Tensor,
) => InterpolateOptions | Pick<Asked, 'input' | 'options'> | undefined;
type Accepted = readonly [sentence: string, holds: Concerns, made?: Mend | Readonly<Record<string, Mend>>];

/** Calls that must be refused by a clause and are answered, by what is special about them; one fault has the name of its row. */
function accepting(clause: ClauseId, rows: Readonly<Record<string, Accepted>>): Mistake[] {
  return Object.entries(rows).flatMap(([name, [sentence, holds, made = {}]]) => {
    const isMeant: Concerns = (asked) => asked.refusedBy === clause && holds(asked);
    const all = typeof made === 'function' ? { [name]: made } : made;
    const faults = Object.entries(all).map(([id, mend]) => [`refusals/${id}`, () => lenient(isMeant, mend)]);
    return mistakes('arguments', clause, isMeant, {
      [`accepts-${name}`]: [
        sentence,
        shown(({ got }) => got !== undefined, Object.fromEntries(faults) as Readonly<Record<string, Make>>),
      ],
    });
  });
}

/** A call that must be refused is made into one that passes; everything else is left to the checks. */
function lenient(isMeant: Concerns, mend: Mend): ReturnType<Make> {
  return (input, options) => {
    const mended = isMeant(askedCall({ entry: 'interpolate', input, options })) ? mend(options, input) : undefined;
    if (mended === undefined) return resize(input, options);
    return 'input' in mended ? resize(mended.input, mended.options) : resize(input, mended);
  };
}

const isMode = (...wanted: readonly string[]) => withOptions(({ mode = 'nearest' }) => wanted.includes(mode));

const spatial = ({ shape }: Tensor) => shape.slice(2);

const fittedTo = (values: readonly number[], { shape }: Tensor) =>
  Array.from({ length: shape.length - 2 }, (_, axis) => values[Math.min(axis, values.length - 1)] ?? 1);

const numbers = (value: unknown): readonly number[] => [value].flat().map(Number);

/** The same for a number and for each of several. */
const each = (value: number | readonly number[], change: (one: number) => number) =>
  typeof value === 'object' ? value.map(change) : change(value);

/** Sizes or factors, where they are given, changed each by itself. */
const withEach =
  (name: 'size' | 'scaleFactor', change: (one: number) => number): Mend =>
  (given) => {
    const value = given[name];
    return value === undefined ? given : { ...given, [name]: each(value, change) };
  };

const inAllAxes =
  (name: 'size' | 'scaleFactor'): Mend =>
  (given, input) => ({ ...given, [name]: fittedTo(numbers(given[name]), input) });

/** By a plain reading of the options; no number where they make none. */
function sizesOf({ size, scaleFactor }: InterpolateOptions, input: Tensor): number[] {
  return spatial(input).map((from, axis) => {
    const given = typeof size === 'object' ? size[axis] : size;
    const factor = typeof scaleFactor === 'object' ? scaleFactor[axis] : scaleFactor;
    return given ?? Math.trunc(from * (factor ?? Number.NaN));
  });
}

const bySizes = (given: InterpolateOptions, size: readonly number[]): InterpolateOptions => ({
  ...without('scaleFactor', 'recomputeScaleFactor')(given),
  size,
});

/** `area` gives an empty result. */
const empty: Mend = (given, input) => ({ size: sizesOf(given, input), mode: 'area' });

const hasOutputOfZero = (given: InterpolateOptions, input: Tensor) =>
  given.mode !== 'area' && sizesOf(given, input).includes(0);

function rowAsImage({ size, scaleFactor, ...rest }: InterpolateOptions, input: Tensor) {
  const { shape } = input;
  return {
    input: { ...input, shape: [shape[0], shape[1], 1, shape[2]] },
    options: {
      ...rest,
      ...(size !== undefined && { size: [1, numbers(size)[0]] }),
      ...(scaleFactor !== undefined && { scaleFactor: [1, numbers(scaleFactor)[0]] }),
    },
  };
}

function zeroForNothing(given: InterpolateOptions, input: Tensor) {
  const sizes = sizesOf(given, input);
  if (sizes.some((size) => size < 1) || input.dtype !== 'float32') return undefined;
  const shape = input.shape.map((size) => Math.max(size, 1));
  return { input: { ...input, shape, data: new Float32Array(elementCount(shape)) }, options: bySizes(given, sizes) };
}

const isInfinite = (value: number) => Math.abs(value) === Number.POSITIVE_INFINITY;
const someFactor = (holds: (factor: number) => boolean) =>
  withOptions(({ scaleFactor }) => numbers(scaleFactor).some(holds));
const factorOfOne =
  (holds: (factor: number) => boolean): Mend =>
  (given) =>
    holds(Number(given.scaleFactor)) ? { ...given, scaleFactor: 1 } : given;

/** What is answered and must be refused. */
export const LENIENT_MISTAKES = [
  ...accepting('arguments.align-corners', {
    'align-corners-false': [
      'It accepts align_corners=False in modes without corners.',
      withOptions(({ alignCorners }) => alignCorners === false),
      { 'align-corners-false-accepted': without('alignCorners') },
    ],
    'align-corners': [
      'It ignores align_corners in modes without corners.',
      always,
      { 'align-corners-ignored': without('alignCorners') },
    ],
  }),
  ...accepting('arguments.one-of-size-and-factor', {
    'size-and-factor': [
      'It accepts both a size and a factor.',
      and(has.size, has.factor),
      { 'size-before-factor': without('scaleFactor'), 'factor-before-size': without('size') },
    ],
    'neither-size-nor-factor': [
      'It accepts neither a size nor a factor.',
      and(not(has.size), not(has.factor)),
      { 'neither-copies': (given) => ({ ...given, scaleFactor: 1 }) },
    ],
  }),
  ...accepting('arguments.size-length', {
    'size-of-any-length': ['It accepts a size of another length than the axes.', always, inAllAxes('size')],
  }),
  ...accepting('arguments.factor-length', {
    'factor-of-any-length': ['It accepts factors of another length than the axes.', always, inAllAxes('scaleFactor')],
  }),
  ...accepting('arguments.size-integers', {
    'fractional-sizes': [
      'It truncates fractional sizes.',
      withOptions(({ size }) => typeof size === 'object'),
      { 'fractional-sizes-cut': withEach('size', Math.trunc) },
    ],
    'fractional-size': [
      'It truncates a fractional size that is one number.',
      withOptions(({ size }) => typeof size === 'number'),
      { 'fractional-size-cut': withEach('size', Math.trunc) },
    ],
  }),
  ...accepting('arguments.recompute-needs-factor', {
    'recompute-with-size': ['It ignores recompute_scale_factor with a size.', always, without('recomputeScaleFactor')],
  }),
  ...accepting('arguments.antialias-modes', {
    'antialias-in-area': ['It ignores antialias in area.', isMode('area'), { 'antialias-area': without('antialias') }],
    'antialias-in-every-mode': ['It ignores antialias in modes that do not have it.', always, without('antialias')],
  }),
  ...accepting('arguments.lanczos-needs-antialias', {
    'lanczos-without-antialias': [
      'It computes lanczos without antialias.',
      always,
      (given) => ({ ...given, antialias: true }),
    ],
  }),
  ...accepting('arguments.lanczos-align-corners', {
    'lanczos-aligned': ['It ignores align_corners in lanczos.', always, { 'lanczos-aligned': without('alignCorners') }],
  }),
  ...accepting('arguments.ranks', {
    'linear-for-every-rank': [
      'It takes linear, bilinear and trilinear for one mode.',
      withOptions(({ mode }) => mode?.includes('linear') ?? false),
      (given, { shape }) => ({ ...given, mode: LINEAR_OF_RANK[shape.length] ?? 'linear' }),
    ],
    'bicubic-for-rows': ['It accepts rows in bicubic.', and(ranks(3), isMode('bicubic')), rowAsImage],
    'bicubic-for-volumes': [
      'It accepts volumes in bicubic.',
      and(ranks(5), isMode('bicubic')),
      (given) => ({ ...given, mode: 'trilinear' }),
    ],
    unbatched: [
      'It takes a plain image of rows and columns.',
      ranks(2),
      (given, input) => ({ input: { ...input, shape: [1, 1, ...input.shape] }, options: given }),
    ],
    'any-rank': ['It accepts inputs of any rank.', always],
  }),
  ...accepting('arguments.mode-names', {
    'mode-cubic': ['It takes cubic for bicubic.', isMode('cubic'), (given) => ({ ...given, mode: 'bicubic' })],
    'mode-in-any-case': [
      'It compares modes without regard to case.',
      withOptions(({ mode }) => mode !== mode?.toLowerCase()),
      (given) => ({ ...given, mode: String(given.mode).toLowerCase() as Mode }),
    ],
    'unknown-mode': [
      'It takes an unknown mode for one that it knows.',
      always,
      { 'unknown-mode-is-nearest': (given) => ({ ...without('alignCorners', 'antialias')(given), mode: 'nearest' }) },
    ],
  }),
  ...accepting('arguments.positive-sizes', {
    'negative-size': [
      'It takes a negative size or factor for a positive one.',
      withOptions(({ size, scaleFactor }) => [...numbers(size), ...numbers(scaleFactor)].some((value) => value < 0)),
      {
        'negative-size-mirrored': (given) => ({
          ...given,
          ...(given.size !== undefined && { size: each(given.size, Math.abs) }),
          ...(typeof given.scaleFactor === 'number' && { scaleFactor: Math.abs(given.scaleFactor) }),
        }),
      },
    ],
    'empty-input': [
      'It answers for an input without elements.',
      ({ input }) => spatial(input).includes(0),
      { 'empty-input-is-zeros': zeroForNothing },
    ],
    'output-of-zero': [
      'It answers for an output size of zero.',
      always,
      {
        'output-of-zero-is-one': (given, input) => {
          const sizes = sizesOf(given, input).map((size) => Math.max(size, 1));
          return hasOutputOfZero(given, input) ? bySizes(given, sizes) : undefined;
        },
        'output-of-zero-is-empty': (given, input) => (hasOutputOfZero(given, input) ? empty(given, input) : undefined),
      },
    ],
  }),
  ...accepting('arguments.non-empty-input', {
    'no-channels': [
      'It answers for an input without channels.',
      always,
      { 'no-channels-accepted': (given, input) => (input.shape[1] === 0 ? empty(given, input) : undefined) },
    ],
  }),
  ...accepting('arguments.finite-factor', {
    'nan-factor': [
      'It accepts a factor that is NaN.',
      someFactor(Number.isNaN),
      { 'nan-factor-is-one': factorOfOne(Number.isNaN) },
    ],
    'infinite-factor': [
      'It accepts a factor that is infinite.',
      someFactor(isInfinite),
      { 'infinite-factor-is-one': factorOfOne(isInfinite) },
    ],
    'factor-beyond-memory': ['It accepts a factor beyond all memory.', always],
  }),
  ...accepting('arguments.dtype-support', {
    'unsupported-dtype': ['It accepts a dtype that the mode does not have.', always],
  }),
];
