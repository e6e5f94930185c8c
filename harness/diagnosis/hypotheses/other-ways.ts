import { blurred, byHalving, overTriangles } from '../../resizer/ways.ts';
import { hasRank } from '../asked.ts';
import type { Hypothesis } from '../hypothesis.ts';
import { and, type Concerns, changed, isAntialiased, isLinear, shrinks } from '../rows.ts';

const isLinearWindow: Concerns = ({ method }) => method === 'antialias-bilinear';
const isFloat: Concerns = ({ input }) => input.dtype !== 'uint8';
const isShort: Concerns = ({ input, accepted }) =>
  input.data.length <= MOST_ELEMENTS && (accepted?.outputShape ?? []).reduce((a, b) => a * b, 1) <= MOST_ELEMENTS;
const MOST_ELEMENTS = 4096;

/** A result that is reached in another way altogether. */
export const OTHER_WAYS: readonly Hypothesis[] = [
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
  changed(
    'antialias.by-halving',
    'antialias.support',
    'It halves the image by averages as long as it is at least twice as large, and interpolates the rest: mipmaps.',
    and(isLinearWindow, shrinks, isFloat, isShort),
    ({ input, options }) => byHalving(input, options),
    'mipmaps of graphics libraries',
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
