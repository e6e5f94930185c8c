import { is, modes, or } from './calls.ts';
import type { CubicPieces } from './resizer/kernels.ts';
import { fitted, mistakes } from './rows.ts';

const POWERS = [
  ['cube', 'the cube of'],
  ['square', 'the square of'],
  ['linear', 'the distance in'],
  ['constant', 'the constant of'],
] as const;

const ONES = [
  ['inner', '', ''],
  ['outer', '-below-one', ', whose outer piece begins at the distance 1,'],
] as const;

/** What becomes of the four taps of a cubic, and a coefficient that is copied wrong; tried where nothing else explains. */
export const FURTHER_CUBIC_MISTAKES = [
  ...mistakes('bicubic', 'bicubic.kernel', is.cubic, {
    'first-tap-forgotten': ['It does not add the first of the four elements.', { forgottenTap: 'first' }],
    'last-tap-forgotten': ['It does not add the last of the four elements.', { forgottenTap: 'last' }],
    'inner-weights-exchanged': ['It exchanges the two inner weights.', { cubicKernel: 'inner-exchanged' }],
    'outer-weights-exchanged': ['It exchanges the two outer weights.', { cubicKernel: 'outer-exchanged' }],
    'outer-weights-positive': ['Its two outer weights have the wrong sign.', { cubicKernel: 'outer-positive' }],
    'negative-weights-dropped': ['It takes zero for negative cubic weights.', { cubicKernel: 'without-negative' }],
    'divided-by-absolute-sum': ['It divides by the sum of the absolute weights.', { cubicKernel: 'by-absolute-sum' }],
    'lanczos-of-two-lobes': ['Its kernel is Lanczos with two lobes, not normalised.', { cubicKernel: 'two-lobes' }],
    'lanczos-of-two-lobes-normalised': [
      'Its kernel is Lanczos with two lobes, normalised.',
      { cubicKernel: 'two-lobes-normalised' },
    ],
  }),
  ...ONES.flatMap(([one, ending, which]) =>
    (['inner', 'outer'] as const).flatMap((piece) =>
      POWERS.flatMap(([power, words], place) =>
        mistakes('bicubic', 'bicubic.kernel', or(is.cubic, modes('bicubic')), {
          [`${piece}-${power}${ending}`]: [
            `In its cubic kernel${which} the coefficient of ${words} the ${piece} piece is off by {}.`,
            fitted((off) => ({ cubicPieces: pieces(piece, place, off, one) }), { start: 0 }),
          ],
        }),
      ),
    ),
  ),
];

function pieces(piece: 'inner' | 'outer', place: number, off: number, one: CubicPieces['one']): CubicPieces {
  const right = [0, 0, 0, 0];
  return { inner: right, outer: right, [piece]: right.with(place, off), one };
}
