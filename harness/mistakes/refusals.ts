import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
import {
  always,
  and,
  type Concerns,
  dtypes,
  hasOutputOfOne,
  isAntialiased,
  isArea,
  isBytes,
  isComputed,
  isCopying,
  isCubic,
  or,
  ranks,
  shrinks,
} from './calls.ts';
import type { Make, Mended, Mistake } from './mistake.ts';
import { LINEAR_OF_RANK } from './resizer/methods.ts';
import { resize } from './resizer/resize.ts';
import { shown } from './rows.ts';

const options =
  (holds: (given: InterpolateOptions) => boolean): Concerns =>
  ({ call }) =>
    holds(call.options);

const ANTIALIASED_MODES: readonly string[] = ['bilinear', 'bicubic', 'lanczos'];

type Refused = readonly [sentence: string, concerns: Concerns];

/** Valid calls that are refused. */
function refusing(clause: ClauseId, rows: Readonly<Record<string, Refused>>): Mistake[] {
  return Object.entries(rows).map(([name, [sentence, concerns]]) => ({
    kind: 'refusing',
    id: `arguments.refuses-${name}`,
    clause,
    sentence,
    due: 'Such calls are valid, and are computed.',
    concerns,
  }));
}

/** The widest kinds last: the narrowest that explains as much is the better word. */
const REFUSED: readonly Mistake[] = [
  ...refusing('arguments.area-allows-empty', {
    'empty-area': [
      'It refuses an output size of zero in area.',
      and(isArea, ({ accepted }) => accepted?.outputShape.includes(0) ?? false),
    ],
  }),
  ...refusing('arguments.non-empty-input', {
    'empty-batch': ['It refuses a batch without images.', ({ input }) => input.shape[0] === 0],
  }),
  ...refusing('coordinates.align-corners-output-one', {
    'aligned-output-of-one': [
      'It refuses an output axis of one element with align_corners=True.',
      and(
        hasOutputOfOne,
        options(({ alignCorners }) => alignCorners === true),
      ),
    ],
  }),
  ...refusing('arguments.dtype-support', {
    'uint8-bicubic': ['It refuses uint8 in bicubic.', and(isBytes, or(isCubic, isAntialiased))],
  }),
  ...refusing('rounding.uint8-nearest-any', {
    'uint8-rows': ['It refuses uint8 input of three dimensions.', and(isBytes, ranks(3))],
  }),
  ...refusing('arguments.recompute-needs-factor', {
    'recompute-false': [
      'It refuses recompute_scale_factor=False with a size.',
      options(({ size, recomputeScaleFactor }) => size !== undefined && recomputeScaleFactor === false),
    ],
  }),
  ...refusing('arguments.antialias-modes', {
    'antialias-false': [
      'It refuses antialias=False in modes without antialias.',
      options(({ mode = 'nearest', antialias }) => antialias === false && !ANTIALIASED_MODES.includes(mode)),
    ],
  }),
  ...refusing('arguments.lanczos-align-corners', {
    'lanczos-align-corners-false': [
      'It refuses align_corners=False in lanczos.',
      options(({ mode, alignCorners }) => mode === 'lanczos' && alignCorners === false),
    ],
  }),
  ...refusing('output-size.factor-per-axis', {
    'factor-list': ['It refuses a factor per axis.', options(({ scaleFactor }) => typeof scaleFactor === 'object')],
  }),
  ...refusing('output-size.truncated-product', {
    'fractional-factor': [
      'It refuses a factor that is not whole.',
      options(({ scaleFactor }) => typeof scaleFactor === 'number' && !Number.isInteger(scaleFactor)),
    ],
  }),
  ...refusing('arguments.ranks', {
    volumes: ['It refuses input of five dimensions.', ranks(5)],
    rows: ['It refuses input of three dimensions.', ranks(3)],
  }),
  ...refusing('arguments.dtype-support', {
    float64: ['It refuses float64.', dtypes('float64')],
    bfloat16: ['It refuses bfloat16.', dtypes('bfloat16')],
    float16: ['It refuses float16.', dtypes('float16')],
    uint8: ['It refuses uint8.', isBytes],
  }),
  ...refusing('arguments.mode-names', {
    nearest: ['It refuses the nearest modes.', isCopying],
    area: ['It refuses area.', isArea],
  }),
  ...refusing('arguments.antialias-modes', { antialias: ['It refuses antialias.', isAntialiased] }),
  ...refusing('output-size.explicit-size', { shrinking: ['It refuses to shrink.', shrinks] }),
  ...refusing('arguments.mode-names', { everything: ['It throws on valid calls.', isComputed] }),
];

type Mend = (input: Tensor, options: InterpolateOptions) => Mended;
type Accepted = readonly [sentence: string, holds: Concerns, made?: Readonly<Record<string, Mend>>];

/** Calls that must be refused by a clause and are answered, by what is special about them. */
function accepting(clause: ClauseId, rows: Readonly<Record<string, Accepted>>): Mistake[] {
  return Object.entries(rows).map(([name, [sentence, holds, made = {}]]) =>
    shown(
      `arguments.accepts-${name}`,
      clause,
      sentence,
      ({ asked, got }) => got !== undefined && asked.refusedBy === clause && holds(asked),
      { made: Object.fromEntries(Object.entries(made).map(([id, mend]) => [`refusals/${id}`, lenient(mend)])) },
    ),
  );
}

/** A call that must be refused is made into one that passes; everything else is left to the checks. */
function lenient(mend: Mend): Make {
  return () => (input, options) => {
    try {
      return resize(input, options);
    } catch (refusal) {
      const mended = mend(input, options);
      if (mended === undefined) throw refusal;
      return resize(mended.input ?? input, mended.options ?? options);
    }
  };
}

const isMode = (...wanted: readonly string[]) => options(({ mode = 'nearest' }) => wanted.includes(mode));

const without = (given: InterpolateOptions, ...keys: (keyof InterpolateOptions)[]): InterpolateOptions =>
  Object.fromEntries(Object.entries(given).filter(([key]) => !keys.includes(key as keyof InterpolateOptions)));

/** Drops options where it holds. */
const dropping =
  (holds: (given: InterpolateOptions) => boolean, ...keys: (keyof InterpolateOptions)[]): Mend =>
  (_, given) =>
    holds(given) ? { options: without(given, ...keys) } : undefined;

const ofMode =
  (...wanted: readonly Mode[]) =>
  ({ mode = 'nearest' }: InterpolateOptions) =>
    wanted.includes(mode);

const copies = ofMode('nearest', 'nearest-exact', 'area');
const hasBoth = ({ size, scaleFactor }: InterpolateOptions) => size !== undefined && scaleFactor !== undefined;
const hasNeither = ({ size, scaleFactor }: InterpolateOptions) => size === undefined && scaleFactor === undefined;

const spatial = ({ shape }: Tensor) => shape.slice(2);

const fittedTo = (values: readonly number[], length: number) =>
  Array.from({ length }, (_, axis) => values[Math.min(axis, values.length - 1)] ?? 1);

const numbers = (value: unknown): readonly number[] =>
  typeof value === 'object' ? (value as number[]) : [Number(value)];

/** By a plain reading of the options; no number where they make none. */
function sizesOf(input: Tensor, { size, scaleFactor }: InterpolateOptions): number[] {
  return spatial(input).map((from, axis) => {
    const given = typeof size === 'object' ? size[axis] : size;
    const factor = typeof scaleFactor === 'object' ? scaleFactor[axis] : scaleFactor;
    return given ?? Math.trunc(from * (factor ?? Number.NaN));
  });
}

const bySizes = (given: InterpolateOptions, size: readonly number[]): InterpolateOptions => ({
  ...without(given, 'scaleFactor', 'recomputeScaleFactor'),
  size,
});

const hasOutputOfZero = (input: Tensor, given: InterpolateOptions) =>
  !ofMode('area')(given) && sizesOf(input, given).includes(0);

function rowAsImage(input: Tensor, { size, scaleFactor, ...rest }: InterpolateOptions): Mended {
  if (rest.mode !== 'bicubic' || input.shape.length !== 3) return undefined;
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

function zeroForNothing(input: Tensor, given: InterpolateOptions): Mended {
  const sizes = sizesOf(input, given);
  if (!spatial(input).includes(0) || sizes.some((size) => size < 1) || input.dtype !== 'float32') return undefined;
  const shape = input.shape.map((size) => Math.max(size, 1));
  const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
  return { input: { ...input, shape, data }, options: bySizes(given, sizes) };
}

function mirrored(_: Tensor, given: InterpolateOptions): Mended {
  const { size, scaleFactor } = given;
  return {
    options: {
      ...given,
      ...(size !== undefined && { size: typeof size === 'number' ? Math.abs(size) : size.map(Math.abs) }),
      ...(typeof scaleFactor === 'number' && { scaleFactor: Math.abs(scaleFactor) }),
    },
  };
}

const factorOfOne =
  (holds: (factor: unknown) => boolean): Mend =>
  (_, given) => ({ options: holds(given.scaleFactor) ? { ...given, scaleFactor: 1 } : given });

const isInfinite = (value: unknown) => Math.abs(Number(value)) === Number.POSITIVE_INFINITY;

const KNOWN = ['nearest', 'nearest-exact', 'linear', 'bilinear', 'trilinear', 'bicubic', 'area', 'lanczos'];

const ACCEPTED: readonly Mistake[] = [
  ...accepting('arguments.align-corners', {
    'align-corners-false': [
      'It accepts align_corners=False in modes without corners.',
      options(({ alignCorners }) => alignCorners === false),
      {
        'align-corners-false-accepted': dropping(
          (given) => copies(given) && given.alignCorners === false,
          'alignCorners',
        ),
      },
    ],
    'align-corners': [
      'It ignores align_corners in modes without corners.',
      always,
      { 'align-corners-ignored': dropping(copies, 'alignCorners') },
    ],
  }),
  ...accepting('arguments.one-of-size-and-factor', {
    'size-and-factor': [
      'It accepts both a size and a factor.',
      options(hasBoth),
      {
        'size-before-factor': dropping(hasBoth, 'scaleFactor'),
        'factor-before-size': dropping(hasBoth, 'size'),
      },
    ],
    'neither-size-nor-factor': [
      'It accepts neither a size nor a factor.',
      options(hasNeither),
      { 'neither-copies': (_, given) => (hasNeither(given) ? { options: { ...given, scaleFactor: 1 } } : undefined) },
    ],
  }),
  ...accepting('arguments.size-length', {
    'size-of-any-length': [
      'It accepts a size of another length than the axes.',
      always,
      {
        'size-of-any-length': (input, given) =>
          typeof given.size === 'object'
            ? { options: { ...given, size: fittedTo(given.size, spatial(input).length) } }
            : undefined,
      },
    ],
  }),
  ...accepting('arguments.factor-length', {
    'factor-of-any-length': [
      'It accepts factors of another length than the axes.',
      always,
      {
        'factor-of-any-length': (input, given) =>
          typeof given.scaleFactor === 'object'
            ? { options: { ...given, scaleFactor: fittedTo(given.scaleFactor, spatial(input).length) } }
            : undefined,
      },
    ],
  }),
  ...accepting('arguments.size-integers', {
    'fractional-sizes': [
      'It truncates fractional sizes.',
      options(({ size }) => typeof size === 'object'),
      {
        'fractional-sizes-cut': (_, given) =>
          typeof given.size === 'object' ? { options: { ...given, size: given.size.map(Math.trunc) } } : undefined,
      },
    ],
    'fractional-size': [
      'It truncates a fractional size that is one number.',
      options(({ size }) => typeof size === 'number'),
      {
        'fractional-size-cut': (_, given) =>
          typeof given.size === 'number' ? { options: { ...given, size: Math.trunc(given.size) } } : undefined,
      },
    ],
  }),
  ...accepting('arguments.recompute-needs-factor', {
    'recompute-with-size': [
      'It ignores recompute_scale_factor with a size.',
      always,
      { 'recompute-with-size': dropping(({ size }) => size !== undefined, 'recomputeScaleFactor') },
    ],
  }),
  ...accepting('arguments.antialias-modes', {
    'antialias-in-area': [
      'It ignores antialias in area.',
      isMode('area'),
      { 'antialias-area': dropping(ofMode('area'), 'antialias') },
    ],
    'antialias-in-every-mode': [
      'It ignores antialias in modes that do not have it.',
      always,
      {
        'antialias-in-every-mode': dropping(({ mode = 'nearest' }) => !ANTIALIASED_MODES.includes(mode), 'antialias'),
      },
    ],
  }),
  ...accepting('arguments.lanczos-needs-antialias', {
    'lanczos-without-antialias': [
      'It computes lanczos without antialias.',
      always,
      {
        'lanczos-without-antialias': (_, given) =>
          ofMode('lanczos')(given) ? { options: { ...given, antialias: true } } : undefined,
      },
    ],
  }),
  ...accepting('arguments.lanczos-align-corners', {
    'lanczos-aligned': [
      'It ignores align_corners in lanczos.',
      always,
      { 'lanczos-aligned': dropping(ofMode('lanczos'), 'alignCorners') },
    ],
  }),
  ...accepting('arguments.ranks', {
    'linear-for-every-rank': [
      'It takes linear, bilinear and trilinear for one mode.',
      options(({ mode }) => mode?.includes('linear') ?? false),
      {
        'linear-for-every-rank': (input, given) =>
          ofMode('linear', 'bilinear', 'trilinear')(given)
            ? { options: { ...given, mode: LINEAR_OF_RANK[input.shape.length] ?? 'linear' } }
            : undefined,
      },
    ],
    'bicubic-for-rows': [
      'It accepts rows in bicubic.',
      and(ranks(3), isMode('bicubic')),
      { 'bicubic-for-rows': rowAsImage },
    ],
    'bicubic-for-volumes': [
      'It accepts volumes in bicubic.',
      and(ranks(5), isMode('bicubic')),
      {
        'bicubic-for-volumes': (input, given) =>
          given.mode === 'bicubic' && input.shape.length === 5
            ? { options: { ...given, mode: 'trilinear' } }
            : undefined,
      },
    ],
    unbatched: [
      'It takes a plain image of rows and columns.',
      ranks(2),
      {
        unbatched: (input, given) =>
          input.shape.length === 2 ? { input: { ...input, shape: [1, 1, ...input.shape] }, options: given } : undefined,
      },
    ],
    'any-rank': ['It accepts inputs of any rank.', always],
  }),
  ...accepting('arguments.mode-names', {
    'mode-cubic': [
      'It takes cubic for bicubic.',
      isMode('cubic'),
      {
        'mode-cubic': (_, given) =>
          (given.mode as string) === 'cubic' ? { options: { ...given, mode: 'bicubic' } } : undefined,
      },
    ],
    'mode-in-any-case': [
      'It compares modes without regard to case.',
      options(({ mode }) => mode !== mode?.toLowerCase()),
      {
        'mode-in-any-case': (_, given) =>
          given.mode && { options: { ...given, mode: String(given.mode).toLowerCase() as Mode } },
      },
    ],
    'unknown-mode': [
      'It takes an unknown mode for one that it knows.',
      always,
      {
        'unknown-mode-is-nearest': (_, given) =>
          given.mode === undefined || KNOWN.includes(given.mode)
            ? undefined
            : { options: { ...without(given, 'alignCorners', 'antialias'), mode: 'nearest' } },
      },
    ],
  }),
  ...accepting('arguments.positive-sizes', {
    'negative-size': [
      'It takes a negative size or factor for a positive one.',
      options(({ size, scaleFactor }) => [...numbers(size), ...numbers(scaleFactor)].some((value) => value < 0)),
      { 'negative-size-mirrored': mirrored },
    ],
    'empty-input': [
      'It answers for an input without elements.',
      ({ input }) => input.shape.slice(2).includes(0),
      { 'empty-input-is-zeros': zeroForNothing },
    ],
    'output-of-zero': [
      'It answers for an output size of zero.',
      always,
      {
        'output-of-zero-is-one': (input, given) =>
          hasOutputOfZero(input, given)
            ? {
                options: bySizes(
                  given,
                  sizesOf(input, given).map((size) => Math.max(size, 1)),
                ),
              }
            : undefined,
        'output-of-zero-is-empty': (input, given) =>
          hasOutputOfZero(input, given) ? { options: { size: sizesOf(input, given), mode: 'area' } } : undefined,
      },
    ],
  }),
  ...accepting('arguments.non-empty-input', {
    'no-channels': [
      'It answers for an input without channels.',
      always,
      {
        'no-channels-accepted': (input, given) =>
          input.shape[1] === 0 ? { options: { size: sizesOf(input, given), mode: 'area' } } : undefined,
      },
    ],
  }),
  ...accepting('arguments.finite-factor', {
    'nan-factor': [
      'It accepts a factor that is NaN.',
      options(({ scaleFactor }) => numbers(scaleFactor).some(Number.isNaN)),
      { 'nan-factor-is-one': factorOfOne(Number.isNaN) },
    ],
    'infinite-factor': [
      'It accepts a factor that is infinite.',
      options(({ scaleFactor }) => numbers(scaleFactor).some(isInfinite)),
      { 'infinite-factor-is-one': factorOfOne(isInfinite) },
    ],
    'factor-beyond-memory': ['It accepts a factor beyond all memory.', always],
  }),
  ...accepting('arguments.dtype-support', {
    'unsupported-dtype': ['It accepts a dtype that the mode does not have.', always],
  }),
];

/** What is refused and must not be, and what is not refused and must be. */
export const REFUSAL_MISTAKES: readonly Mistake[] = [...REFUSED, ...ACCEPTED];
