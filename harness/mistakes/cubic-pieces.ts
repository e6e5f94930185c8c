import type { Mistake } from './mistake.ts';
import type { CubicPieces } from './resizer/kernels.ts';
import { and, type Concerns, isAntialiased, isCubic, or } from './rows.ts';

const PIECES: readonly [id: string, words: string, place: 0 | 1, power: number][] = [
  ['inner-cube', 'the cube of the inner piece', 0, 3],
  ['inner-square', 'the square of the inner piece', 0, 2],
  ['inner-linear', 'the distance in the inner piece', 0, 1],
  ['inner-constant', 'the constant of the inner piece', 0, 0],
  ['outer-cube', 'the cube of the outer piece', 1, 3],
  ['outer-square', 'the square of the outer piece', 1, 2],
  ['outer-linear', 'the distance in the outer piece', 1, 1],
  ['outer-constant', 'the constant of the outer piece', 1, 0],
];

const isCubicWindow: Concerns = ({ options }) => options.mode === 'bicubic';

function pieces(place: 0 | 1, power: number, off: number, one: CubicPieces['one']): CubicPieces {
  const wrong = [3, 2, 1, 0].map((one) => (one === power ? off : 0));
  const right = [0, 0, 0, 0];
  return place === 0 ? { inner: wrong, outer: right, one } : { inner: right, outer: wrong, one };
}

/** A coefficient of the cubic that is copied wrong; tried where nothing else explains, as each takes an estimate. */
export const CUBIC_PIECES: readonly Mistake[] = (['inner', 'outer'] as const).flatMap((one) =>
  PIECES.map(
    ([id, words, place, power]): Mistake => ({
      kind: 'fitted',
      id: one === 'inner' ? `bicubic.${id}` : `bicubic.${id}-below-one`,
      clause: 'bicubic.kernel',
      sentence:
        one === 'inner'
          ? `In its cubic kernel the coefficient of ${words} is off by {}.`
          : `In its cubic kernel, whose outer piece begins at the distance 1, the coefficient of ${words} is off by {}.`,
      concerns: or(isCubic, and(isAntialiased, isCubicWindow)),
      decisions: (off) => ({ cubicPieces: pieces(place, power, off, one) }),
      candidates: [],
      start: 0,
      said: String,
    }),
  ),
);
