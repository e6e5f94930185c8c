import { EIGHTH } from './eighth.ts';
import { FIFTH } from './fifth.ts';
import { FOURTH } from './fourth.ts';
import { LATER } from './later.ts';
import { NINTH } from './ninth.ts';
import { SEVENTH } from './seventh.ts';
import { SIXTH } from './sixth.ts';
import { THIRD } from './third.ts';
import { WHAT_IT_IS_ASKED } from './what-it-is-asked.ts';
import { WHAT_IT_KEEPS } from './what-it-keeps.ts';
import { WHAT_IT_WEIGHS } from './what-it-weighs.ts';
import { WHERE_IT_LOOKS } from './where-it-looks.ts';
import type { WrittenAway } from './written-away.ts';

/** In the order in which they were written: the diagnosis was mended in sight of the first. */
export const SETS: Readonly<Record<string, Readonly<Record<string, WrittenAway>>>> = {
  first: { ...WHERE_IT_LOOKS, ...WHAT_IT_WEIGHS, ...WHAT_IT_KEEPS, ...WHAT_IT_IS_ASKED },
  later: LATER,
  third: THIRD,
  fourth: FOURTH,
  fifth: FIFTH,
  sixth: SIXTH,
  seventh: SEVENTH,
  eighth: EIGHTH,
  ninth: NINTH,
};

export const WRITTEN_AWAY: Readonly<Record<string, WrittenAway>> = Object.fromEntries(
  Object.values(SETS).flatMap((some) => Object.entries(some)),
);
