import type { Decisions } from '../../resizer/decisions.ts';
import type { Hypothesis } from '../hypothesis.ts';
import { and, decided, isBlending, ofDtypes } from '../rows.ts';

/** 7, 8 and 11 bits have ids of their own in the table of arithmetic. */
const ROUNDED_BITS: readonly number[] = [6, 9, 10, 12];
const CUT_BITS: readonly number[] = [7, 8, 10, 11, 12, 14];

const WEIGHTS: readonly [id: string, sentence: string, decisions: Partial<Decisions>][] = [
  ...ROUNDED_BITS.map((bits): (typeof WEIGHTS)[number] => [
    `uint8-weights-${bits}-bits`,
    `Its uint8 weights have ${bits} bits.`,
    { uint8Weights: `fixed-${bits}` },
  ]),
  ...CUT_BITS.map((bits): (typeof WEIGHTS)[number] => [
    `uint8-weights-cut-to-${bits}-bits`,
    `Its uint8 weights are cut off after ${bits} bits, so that they sum to less than 1.`,
    { uint8Weights: `cut-${bits}` },
  ]),
  [
    'uint8-weights-of-255',
    'Its uint8 weights are whole 255ths, of which it takes 256 for 1.',
    { uint8Weights: 'whole-255' },
  ],
  [
    'uint8-sums-of-16-bits',
    'Its sums of uint8 overflow 16 bits: weights of 8 bits leave no room.',
    { uint8Weights: 'fixed-8', uint8Sums: 'int16' },
  ],
  [
    'uint8-sums-of-32-bits',
    'Its sums of uint8 overflow 32 bits: weights of 24 bits leave no room.',
    { uint8Weights: 'fixed-24', uint8Sums: 'int32' },
  ],
];

/** How bytes are weighed, summed and kept between the passes. */
export const UINT8_HYPOTHESES: readonly Hypothesis[] = [
  ...WEIGHTS.map(([id, sentence, decisions]) =>
    decided(`rounding.${id}`, 'rounding.uint8-weights', sentence, and(isBlending, ofDtypes('uint8')), decisions),
  ),
  decided(
    'rounding.uint8-cut-between-passes',
    'rounding.uint8-two-passes',
    'It cuts uint8 down between the passes, and rounds only the last.',
    and(isBlending, ofDtypes('uint8')),
    { uint8Between: 'cut-before-another' },
  ),
  decided(
    'rounding.uint8-width-cut',
    'rounding.uint8-two-passes',
    'It cuts uint8 down after the pass over the width, and rounds only that over the height.',
    and(isBlending, ofDtypes('uint8')),
    { uint8Between: 'cut-after-width' },
  ),
];
