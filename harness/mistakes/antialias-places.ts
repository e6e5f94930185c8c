import type { ClauseId } from '#spec/clauses.ts';
import type { Mistake } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { and, decided, isAntialiased, shrinks } from './rows.ts';

type Row = [id: string, clause: ClauseId, sentence: string, decisions: Partial<Decisions>, also?: string];

/** Where a window lies, and where its elements are met by the kernel. */
const PLACES: readonly Row[] = [
  [
    'elements-at-edges',
    'antialias.centre',
    'It measures the distance of the centre to the left edge of an element, not to the middle of it: j − centre, where j + ½ − centre is due.',
    { elementAt: 'edge' },
  ],
  [
    'centre-cut',
    'antialias.centre',
    'It cuts the centre of the window down to an integer.',
    { antialiasCentre: 'floored' },
  ],
  [
    'centre-rounded',
    'antialias.centre',
    'It rounds the centre of the window to an integer.',
    { antialiasCentre: 'rounded' },
  ],
  [
    'border-zero',
    'antialias.normalised',
    'It takes zeros beyond the border, and divides by all weights.',
    { antialiasSum: 'with-outside' },
  ],
];

/** How far a window reaches where the kernel is stretched. */
const REACHES: readonly Row[] = [
  [
    'window-not-widened',
    'antialias.support',
    'It stretches the kernel, but not the window: the window has as many elements as without shrinking.',
    { windowReach: 'own' },
  ],
  [
    'support-cut',
    'antialias.window',
    'It cuts the stretched support down to a whole number before it makes the window.',
    { windowReach: 'floored' },
  ],
];

export const ANTIALIAS_PLACES: readonly Mistake[] = [
  ...PLACES.map(([id, clause, sentence, decisions]) =>
    decided(`antialias.${id}`, clause, sentence, isAntialiased, decisions),
  ),
  ...REACHES.map(([id, clause, sentence, decisions]) =>
    decided(`antialias.${id}`, clause, sentence, and(isAntialiased, shrinks), decisions),
  ),
];
