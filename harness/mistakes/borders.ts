import type { ClauseId } from '#spec/clauses.ts';
import type { Mistake } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { and, type Concerns, decided, isCubic, isLinear, not, ofDtypes } from './rows.ts';

type Row = [id: string, clause: ClauseId, sentence: string, decisions: Partial<Decisions>, also?: string];

const CUBIC: readonly Row[] = [
  [
    'border-reflected',
    'bicubic.border-taps',
    'It reflects at the border instead of repeating the last element.',
    { cubicBorder: 'reflected' },
  ],
  [
    'border-mirrored',
    'bicubic.border-taps',
    'It reflects about the last element instead of repeating it.',
    { cubicBorder: 'mirrored' },
  ],
  ['border-wrapped', 'bicubic.border-taps', 'It takes the other end beyond the border.', { cubicBorder: 'wrapped' }],
  ['border-zero', 'bicubic.border-taps', 'It takes zeros beyond the border.', { cubicBorder: 'zero' }],
  [
    'border-renormalised',
    'bicubic.border-taps',
    'It drops taps beyond the border and divides by the other weights.',
    { cubicBorder: 'renormalised' },
    'ONNX exclude_outside=1, TensorFlow, JAX',
  ],
  [
    'window-shifted',
    'bicubic.border-taps',
    'It moves the window of four taps inside as a whole.',
    { cubicBorder: 'shifted' },
  ],
  [
    'border-continued',
    'bicubic.border-taps',
    'It continues the line through the last two elements beyond the border.',
    { cubicBorder: 'continued' },
  ],
  [
    'linear-at-ends',
    'bicubic.border-taps',
    'It computes bilinear where one of the four taps lies outside.',
    { cubicAtEnds: 'linear' },
  ],
  [
    'nearest-at-ends',
    'bicubic.border-taps',
    'It copies the nearest element where one of the four taps lies outside.',
    { cubicAtEnds: 'nearest' },
  ],
  [
    'coordinate-clamped',
    'bicubic.not-clamped',
    'It clamps the coordinate as the linear modes do.',
    { cubicClamp: 'coordinate' },
  ],
  [
    'border-of-last-but-one',
    'bicubic.border-taps',
    'It repeats the last element but one beyond the border.',
    { cubicBorder: 'one-before' },
  ],
];

const LINEAR: readonly Row[] = [
  ['extrapolated', 'linear.border', 'It extrapolates beyond the outer centres.', { linearBorder: 'extrapolated' }],
  ['border-zero', 'linear.border', 'It fades to zero beyond the outer centres.', { linearBorder: 'zero' }],
  [
    'border-zero-after',
    'linear.border',
    'It takes zero for the right-hand neighbour of the last element.',
    { linearBorder: 'zero-after' },
  ],
  ['border-wrapped', 'linear.border', 'It takes the other end beyond the outer centres.', { linearBorder: 'wrapped' }],
  ['border-mirrored', 'linear.border', 'It reflects about the last element.', { linearBorder: 'mirrored' }],
  [
    'window-shifted',
    'linear.border',
    'It moves the pair of elements inside, and not its weights.',
    { linearBorder: 'shifted' },
  ],
];

/** `Infinity` and `NaN` aside, a neighbour in memory is just another element. */
const MEMORY: readonly (readonly [concerns: Concerns, row: Row])[] = [
  [
    isLinear,
    [
      'linear.neighbour-in-memory',
      'linear.border',
      'It does not keep the right-hand neighbour of the last element inside the axis, and reads what lies next in memory: the first element of the next row.',
      { linearBorder: 'memory-after' },
    ],
  ],
  [
    isLinear,
    [
      'linear.neighbours-in-memory',
      'linear.border',
      'It does not keep its two elements inside the axis, and reads what lies before and behind in memory: the neighbouring rows.',
      { linearBorder: 'memory' },
    ],
  ],
  [
    isCubic,
    [
      'bicubic.neighbours-in-memory',
      'bicubic.border-taps',
      'It does not keep its taps inside the axis, and reads what lies before and behind in memory: the neighbouring rows.',
      { cubicBorder: 'memory' },
    ],
  ],
];

/** What lies before and behind all of the memory is zero in one language and no number in another. */
function inMemory(concerns: Concerns, [id, clause, sentence, decisions]: Row): Mistake {
  const isFloat = and(concerns, not(ofDtypes('uint8')));
  const by = (more: Partial<Decisions>) => decided(id, clause, sentence, isFloat, { ...decisions, ...more });
  return { ...by({}), otherwise: [by({ beyondMemory: 'nan' })] };
}

/** What stands in for elements beyond the ends of an axis. */
export const BORDER_MISTAKES: readonly Mistake[] = [
  ...CUBIC.map(([id, clause, sentence, decisions, also]) =>
    decided(`bicubic.${id}`, clause, sentence, isCubic, decisions, also),
  ),
  ...LINEAR.map(([id, clause, sentence, decisions, also]) =>
    decided(`linear.${id}`, clause, sentence, isLinear, decisions, also),
  ),
  {
    kind: 'fitted',
    id: 'linear.kept-below-last',
    clause: 'linear.border',
    sentence: 'It keeps the coordinate {} below the last element, which it never quite reaches.',
    concerns: isLinear,
    decisions: (lastMargin) => ({ lastMargin }),
    candidates: [1, 0.001, 0.01, 0.0001, 0.1, 0.5],
    said: String,
  },
  ...MEMORY.map(([concerns, row]) => inMemory(concerns, row)),
];
