import type { Tensor } from '#spec/signature.ts';
import type { Asked } from './asked.ts';
import { and, type Concerns, is, not, or, ranks, shrinks } from './calls.ts';
import type { Mistake } from './mistake.ts';
import { blurred, byHalving, overTriangles } from './resizer/ways.ts';
import { changed } from './rows.ts';

const isShort: Concerns = ({ input, accepted }) =>
  input.data.length <= MOST_ELEMENTS && (accepted?.outputShape ?? []).reduce((a, b) => a * b, 1) <= MOST_ELEMENTS;
const MOST_ELEMENTS = 4096;

/** What is left of the image is interpolated as it is without antialias, with corners aligned or not. */
function halving(name: string, sentence: string, by: 'averaged' | 'dropped', also?: string): Mistake {
  const concerns = and(or(is.linearWindow, is.cubicWindow), or(shrinks, is.cubicWindow), is.float, isShort);
  const as = (change: (asked: Asked) => Tensor) =>
    changed('antialias', 'antialias.support', { [name]: [sentence, concerns, change, also ?? {}] });
  const [plain] = as(({ input, options }) => byHalving(input, options, by));
  return {
    ...plain,
    otherwise: as(({ input, options: { alignCorners: _, ...options } }) => byHalving(input, options, by)),
  };
}

const triangles = (corners: string, isOtherDiagonal: boolean) =>
  [
    `It interpolates over two triangles of every four elements, cut from ${corners}.`,
    and(is.linear, ranks(4), isShort),
    ({ input, options }: Asked) => overTriangles(input, options, isOtherDiagonal),
  ] as const;

const BORDERS = [
  ['gaussian-before', 'repeated', 'replicated'],
  ['gaussian-before-reflected', 'reflected', 'reflected'],
  ['gaussian-before-mirrored', 'mirrored', 'mirrored'],
] as const;

/** A result that is reached in another way altogether. */
export const OTHER_WAYS: readonly Mistake[] = [
  ...changed('linear', 'linear.separable', {
    triangles: [
      ...triangles('lower left to upper right', false),
      'a mesh of triangles, scipy.interpolate.LinearNDInterpolator',
    ],
    'triangles-other-diagonal': triangles('upper left to lower right', true),
  }),
  halving(
    'by-halving',
    'It halves the image by averages as long as it is at least twice as large, and interpolates the rest: mipmaps.',
    'averaged',
    'mipmaps of graphics libraries',
  ),
  halving(
    'by-dropping-every-second',
    'It drops every second row and column as long as the image is at least twice as large, and interpolates the rest.',
    'dropped',
  ),
  ...BORDERS.flatMap(([name, said, border]) =>
    changed('antialias', 'antialias.support', {
      [name]: [
        `It blurs the image by a Gaussian of standard deviation (in/out − 1)/2, its border ${said}, and samples it without antialias.`,
        and(is.antialiased, shrinks, is.float, isShort, not(is.lanczos)),
        ({ input, options }) => blurred(input, options, border),
        "scikit-image's resize with anti_aliasing",
      ],
    }),
  ),
];
