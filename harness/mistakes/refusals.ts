import type { ClauseId } from '#spec/clauses.ts';
import { hasRank } from './asked.ts';
import type { Mistake } from './mistake.ts';
import {
  and,
  type Concerns,
  hasOutputOfOne,
  isAntialiased,
  isArea,
  isComputed,
  isCopying,
  isCubic,
  ofDtypes,
  or,
  refusing,
  shown,
  shrinks,
} from './rows.ts';

type Row = [id: string, clause: ClauseId, sentence: string, concerns: Concerns];

const options =
  (holds: (given: Parameters<Concerns>[0]['call']['options']) => boolean): Concerns =>
  ({ call }) =>
    holds(call.options);

const ANTIALIASED_MODES: readonly string[] = ['bilinear', 'bicubic', 'lanczos'];

/** Valid calls that are refused, the widest kinds last: the narrowest that explains as much is the better word. */
const REFUSED: readonly Row[] = [
  [
    'empty-area',
    'arguments.area-allows-empty',
    'It refuses an output size of zero in area.',
    and(isArea, ({ accepted }) => accepted?.outputShape.includes(0) ?? false),
  ],
  [
    'empty-batch',
    'arguments.non-empty-input',
    'It refuses a batch without images.',
    ({ input }) => input.shape[0] === 0,
  ],
  [
    'aligned-output-of-one',
    'coordinates.align-corners-output-one',
    'It refuses an output axis of one element with align_corners=True.',
    and(
      hasOutputOfOne,
      options(({ alignCorners }) => alignCorners === true),
    ),
  ],
  [
    'uint8-bicubic',
    'arguments.dtype-support',
    'It refuses uint8 in bicubic.',
    and(ofDtypes('uint8'), or(isCubic, isAntialiased)),
  ],
  [
    'uint8-rows',
    'rounding.uint8-nearest-any',
    'It refuses uint8 input of three dimensions.',
    and(ofDtypes('uint8'), hasRank(3)),
  ],
  [
    'recompute-false',
    'arguments.recompute-needs-factor',
    'It refuses recompute_scale_factor=False with a size.',
    options(({ size, recomputeScaleFactor }) => size !== undefined && recomputeScaleFactor === false),
  ],
  [
    'antialias-false',
    'arguments.antialias-modes',
    'It refuses antialias=False in modes without antialias.',
    options(({ mode = 'nearest', antialias }) => antialias === false && !ANTIALIASED_MODES.includes(mode)),
  ],
  [
    'lanczos-align-corners-false',
    'arguments.lanczos-align-corners',
    'It refuses align_corners=False in lanczos.',
    options(({ mode, alignCorners }) => mode === 'lanczos' && alignCorners === false),
  ],
  [
    'factor-list',
    'output-size.factor-per-axis',
    'It refuses a factor per axis.',
    options(({ scaleFactor }) => typeof scaleFactor === 'object'),
  ],
  [
    'fractional-factor',
    'output-size.truncated-product',
    'It refuses a factor that is not whole.',
    options(({ scaleFactor }) => typeof scaleFactor === 'number' && !Number.isInteger(scaleFactor)),
  ],
  ['volumes', 'arguments.ranks', 'It refuses input of five dimensions.', hasRank(5)],
  ['rows', 'arguments.ranks', 'It refuses input of three dimensions.', hasRank(3)],
  ['float64', 'arguments.dtype-support', 'It refuses float64.', ofDtypes('float64')],
  ['bfloat16', 'arguments.dtype-support', 'It refuses bfloat16.', ofDtypes('bfloat16')],
  ['float16', 'arguments.dtype-support', 'It refuses float16.', ofDtypes('float16')],
  ['uint8', 'arguments.dtype-support', 'It refuses uint8.', ofDtypes('uint8')],
  ['nearest', 'arguments.mode-names', 'It refuses the nearest modes.', isCopying],
  ['area', 'arguments.mode-names', 'It refuses area.', isArea],
  ['antialias', 'arguments.antialias-modes', 'It refuses antialias.', isAntialiased],
  ['shrinking', 'output-size.explicit-size', 'It refuses to shrink.', shrinks],
  ['everything', 'arguments.mode-names', 'It throws on valid calls.', isComputed],
];

type Accepted = [id: string, clause: ClauseId, sentence: string, holds: Concerns];

const numbers = (value: unknown): readonly number[] =>
  typeof value === 'object' ? (value as number[]) : [Number(value)];

/** Calls that must be refused and are answered, by the rule that refuses them and what is special about them. */
const ACCEPTED: readonly Accepted[] = [
  [
    'align-corners-false',
    'arguments.align-corners',
    'It accepts align_corners=False in modes without corners.',
    options(({ alignCorners }) => alignCorners === false),
  ],
  ['align-corners', 'arguments.align-corners', 'It ignores align_corners in modes without corners.', () => true],
  [
    'size-and-factor',
    'arguments.one-of-size-and-factor',
    'It accepts both a size and a factor.',
    options(({ size, scaleFactor }) => size !== undefined && scaleFactor !== undefined),
  ],
  [
    'neither-size-nor-factor',
    'arguments.one-of-size-and-factor',
    'It accepts neither a size nor a factor.',
    options(({ size, scaleFactor }) => size === undefined && scaleFactor === undefined),
  ],
  ['size-of-any-length', 'arguments.size-length', 'It accepts a size of another length than the axes.', () => true],
  [
    'factor-of-any-length',
    'arguments.factor-length',
    'It accepts factors of another length than the axes.',
    () => true,
  ],
  [
    'fractional-sizes',
    'arguments.size-integers',
    'It cuts sizes with a fraction.',
    options(({ size }) => typeof size === 'object'),
  ],
  [
    'fractional-size',
    'arguments.size-integers',
    'It cuts a lone size with a fraction.',
    options(({ size }) => typeof size === 'number'),
  ],
  [
    'recompute-with-size',
    'arguments.recompute-needs-factor',
    'It ignores recompute_scale_factor with a size.',
    () => true,
  ],
  [
    'antialias-in-area',
    'arguments.antialias-modes',
    'It ignores antialias in area.',
    options(({ mode }) => mode === 'area'),
  ],
  [
    'antialias-in-every-mode',
    'arguments.antialias-modes',
    'It ignores antialias in modes that do not have it.',
    () => true,
  ],
  [
    'lanczos-without-antialias',
    'arguments.lanczos-needs-antialias',
    'It computes lanczos without antialias.',
    () => true,
  ],
  ['lanczos-aligned', 'arguments.lanczos-align-corners', 'It ignores align_corners in lanczos.', () => true],
  [
    'linear-for-every-rank',
    'arguments.ranks',
    'It takes linear, bilinear and trilinear for one mode.',
    options(({ mode }) => mode?.includes('linear') ?? false),
  ],
  [
    'bicubic-for-rows',
    'arguments.ranks',
    'It accepts rows in bicubic.',
    and(
      hasRank(3),
      options(({ mode }) => mode === 'bicubic'),
    ),
  ],
  [
    'bicubic-for-volumes',
    'arguments.ranks',
    'It accepts volumes in bicubic.',
    and(
      hasRank(5),
      options(({ mode }) => mode === 'bicubic'),
    ),
  ],
  ['unbatched', 'arguments.ranks', 'It takes a plain image of rows and columns.', hasRank(2)],
  ['any-rank', 'arguments.ranks', 'It accepts inputs of any rank.', () => true],
  [
    'mode-cubic',
    'arguments.mode-names',
    'It takes cubic for bicubic.',
    options(({ mode }) => (mode as string) === 'cubic'),
  ],
  [
    'mode-in-any-case',
    'arguments.mode-names',
    'It compares modes without regard to case.',
    options(({ mode }) => mode !== mode?.toLowerCase()),
  ],
  ['unknown-mode', 'arguments.mode-names', 'It takes an unknown mode for one that it knows.', () => true],
  [
    'negative-size',
    'arguments.positive-sizes',
    'It takes a negative size or factor for a positive one.',
    options(({ size, scaleFactor }) => [...numbers(size), ...numbers(scaleFactor)].some((value) => value < 0)),
  ],
  [
    'empty-input',
    'arguments.positive-sizes',
    'It answers for an input without elements.',
    ({ input }) => input.shape.slice(2).includes(0),
  ],
  ['output-of-zero', 'arguments.positive-sizes', 'It answers for an output size of zero.', () => true],
  ['no-channels', 'arguments.non-empty-input', 'It answers for an input without channels.', () => true],
  [
    'nan-factor',
    'arguments.finite-factor',
    'It accepts a factor that is NaN.',
    options(({ scaleFactor }) => numbers(scaleFactor).some(Number.isNaN)),
  ],
  [
    'infinite-factor',
    'arguments.finite-factor',
    'It accepts a factor that is infinite.',
    options(({ scaleFactor }) => numbers(scaleFactor).some((value) => Math.abs(value) === Number.POSITIVE_INFINITY)),
  ],
  ['factor-beyond-memory', 'arguments.finite-factor', 'It accepts a factor beyond all memory.', () => true],
  ['unsupported-dtype', 'arguments.dtype-support', 'It accepts a dtype that the mode does not have.', () => true],
];

/** What is refused and must not be, and what is not refused and must be. */
export const REFUSAL_MISTAKES: readonly Mistake[] = [
  ...REFUSED.map(([id, clause, sentence, concerns]) => refusing(`arguments.refuses-${id}`, clause, sentence, concerns)),
  ...ACCEPTED.map(([id, clause, sentence, holds]) =>
    shown(
      `arguments.accepts-${id}`,
      clause,
      sentence,
      ({ asked, got }) => got !== undefined && asked.refusedBy === clause && holds(asked),
    ),
  ),
];
