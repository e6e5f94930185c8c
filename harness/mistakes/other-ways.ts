import type { Tensor } from '#spec/signature.ts';
import { type Asked, hasRank } from './asked.ts';
import type { Mistake } from './mistake.ts';
import { blurred, byHalving, overTriangles } from './resizer/ways.ts';
import { and, type Concerns, changed, isAntialiased, isLinear, or, shrinks } from './rows.ts';

const isCubicWindow: Concerns = ({ method }) => method === 'antialias-bicubic';
const isPlainWindow: Concerns = or(({ method }) => method === 'antialias-bilinear', isCubicWindow);
const isFloat: Concerns = ({ input }) => input.dtype !== 'uint8';
const isShort: Concerns = ({ input, accepted }) =>
  input.data.length <= MOST_ELEMENTS && (accepted?.outputShape ?? []).reduce((a, b) => a * b, 1) <= MOST_ELEMENTS;
const MOST_ELEMENTS = 4096;

/** What is left of the image is interpolated as it is without antialias, with corners aligned or not. */
function halving(id: string, sentence: string, by: 'averaged' | 'dropped', also?: string): Mistake {
  const as = (change: (asked: Asked) => Tensor) =>
    changed(
      id,
      'antialias.support',
      sentence,
      and(isPlainWindow, or(shrinks, isCubicWindow), isFloat, isShort),
      change,
      also,
    );
  return {
    ...as(({ input, options }) => byHalving(input, options, by)),
    otherwise: [as(({ input, options: { alignCorners: _, ...options } }) => byHalving(input, options, by))],
  };
}

/** A result that is reached in another way altogether. */
export const OTHER_WAYS: readonly Mistake[] = [
  changed(
    'linear.triangles',
    'linear.separable',
    'It interpolates over two triangles of every four elements, cut from lower left to upper right.',
    and(isLinear, hasRank(4), isShort),
    ({ input, options }) => overTriangles(input, options, false),
    'a mesh of triangles, scipy.interpolate.LinearNDInterpolator',
  ),
  changed(
    'linear.triangles-other-diagonal',
    'linear.separable',
    'It interpolates over two triangles of every four elements, cut from upper left to lower right.',
    and(isLinear, hasRank(4), isShort),
    ({ input, options }) => overTriangles(input, options, true),
  ),
  halving(
    'antialias.by-halving',
    'It halves the image by averages as long as it is at least twice as large, and interpolates the rest: mipmaps.',
    'averaged',
    'mipmaps of graphics libraries',
  ),
  halving(
    'antialias.by-dropping-every-second',
    'It drops every second row and column as long as the image is at least twice as large, and interpolates the rest.',
    'dropped',
  ),
  ...(
    [
      ['gaussian-before', 'repeated', 0],
      ['gaussian-before-reflected', 'reflected', 0],
      ['gaussian-before-mirrored', 'mirrored', 1],
    ] as const
  ).map(([id, border, turn]) =>
    changed(
      `antialias.${id}`,
      'antialias.support',
      `It blurs the image by a Gaussian of standard deviation (in/out − 1)/2, its border ${border}, and samples it without antialias.`,
      and(isAntialiased, shrinks, isFloat, isShort, ({ options }) => options.mode !== 'lanczos'),
      ({ input, options }) => blurred(input, options, border === 'repeated' ? undefined : turn),
      "scikit-image's resize with anti_aliasing",
    ),
  ),
];
