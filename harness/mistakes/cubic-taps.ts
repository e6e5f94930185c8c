import type { ClauseId } from '#spec/clauses.ts';
import type { Mistake } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { decided, isCubic } from './rows.ts';

type Row = [id: string, clause: ClauseId, sentence: string, decisions: Partial<Decisions>];

const ROWS: readonly Row[] = [
  [
    'first-tap-forgotten',
    'bicubic.kernel',
    'It does not add the first of the four elements.',
    { forgottenTap: 'first' },
  ],
  ['last-tap-forgotten', 'bicubic.kernel', 'It does not add the last of the four elements.', { forgottenTap: 'last' }],
  [
    'inner-weights-exchanged',
    'bicubic.kernel',
    'It exchanges the weights of the two inner elements.',
    { cubicKernel: 'inner-exchanged' },
  ],
  [
    'outer-weights-exchanged',
    'bicubic.kernel',
    'It exchanges the weights of the two outer elements.',
    { cubicKernel: 'outer-exchanged' },
  ],
  [
    'outer-weights-positive',
    'bicubic.kernel',
    'The weights of its two outer elements have the wrong sign.',
    { cubicKernel: 'outer-positive' },
  ],
  [
    'negative-weights-dropped',
    'bicubic.kernel',
    'It takes zero for negative cubic weights.',
    { cubicKernel: 'without-negative' },
  ],
  [
    'divided-by-absolute-sum',
    'bicubic.kernel',
    'It divides the cubic weights by the sum of their absolute values.',
    { cubicKernel: 'by-absolute-sum' },
  ],
  [
    'lanczos-of-two-lobes',
    'bicubic.kernel',
    'Its kernel is Lanczos of two lobes, and its weights do not sum to 1.',
    { cubicKernel: 'two-lobes' },
  ],
  [
    'lanczos-of-two-lobes-normalised',
    'bicubic.kernel',
    'Its kernel is Lanczos of two lobes, divided by the sum of its weights.',
    { cubicKernel: 'two-lobes-normalised' },
  ],
];

/** What becomes of the four taps of a cubic; tried where nothing else explains. */
export const CUBIC_TAPS: readonly Mistake[] = ROWS.map(([id, clause, sentence, decisions]) =>
  decided(`bicubic.${id}`, clause, sentence, isCubic, decisions),
);
