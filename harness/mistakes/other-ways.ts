import { and, type Concerns, is, not, or, ranks, shrinks } from './calls.ts';
import { blurred, byHalving, overTriangles } from './resizer/ways.ts';
import { changed, each, type How, mistakes } from './rows.ts';

const isShort: Concerns = ({ input, accepted }) =>
  input.data.length <= MOST_ELEMENTS && (accepted?.outputShape ?? []).reduce((a, b) => a * b, 1) <= MOST_ELEMENTS;
const MOST_ELEMENTS = 4096;

/** What is left of the image is interpolated as it is without antialias, with corners aligned or not. */
const halving = (by: 'averaged' | 'dropped'): readonly How[] => [
  changed(({ input, options }) => byHalving(input, options, by)),
  changed(({ input, options: { alignCorners: _, ...options } }) => byHalving(input, options, by)),
];
const isHalved = and(or(is.linearWindow, is.cubicWindow), or(shrinks, is.cubicWindow), is.float);

const BORDERS = [
  ['gaussian-before', 'repeated', 'replicated'],
  ['gaussian-before-reflected', 'reflected', 'reflected'],
  ['gaussian-before-mirrored', 'mirrored', 'mirrored'],
] as const;

/** A result that is reached in another way altogether. */
export const OTHER_WAYS = [
  ...mistakes('linear', 'linear.separable', and(is.linear, ranks(4), isShort), {
    triangles: [
      'It interpolates over two triangles of every four elements, cut from lower left to upper right.',
      changed(({ input, options }) => overTriangles(input, options, false)),
      'a mesh of triangles, scipy.interpolate.LinearNDInterpolator',
    ],
    'triangles-other-diagonal': [
      'It interpolates over two triangles of every four elements, cut from upper left to lower right.',
      changed(({ input, options }) => overTriangles(input, options, true)),
    ],
  }),
  ...mistakes('antialias', 'antialias.support', isShort, {
    'by-halving': [
      'It halves the image by averages as long as it is at least twice as large, and interpolates the rest: mipmaps.',
      isHalved,
      halving('averaged'),
      'mipmaps of graphics libraries',
    ],
    'by-dropping-every-second': [
      'It drops every second row and column as long as the image is at least twice as large, and interpolates the rest.',
      isHalved,
      halving('dropped'),
    ],
    ...each(BORDERS, ([name, said, border]) => ({
      [name]: [
        `It blurs the image by a Gaussian of standard deviation (in/out − 1)/2, its border ${said}, and samples it without antialias.`,
        and(is.antialiased, shrinks, is.float, not(is.lanczos)),
        changed(({ input, options }) => blurred(input, options, border)),
        "scikit-image's resize with anti_aliasing",
      ],
    })),
  }),
];
