import { WHAT_IT_IS_ASKED } from './what-it-is-asked.ts';
import { WHAT_IT_KEEPS } from './what-it-keeps.ts';
import { WHAT_IT_WEIGHS } from './what-it-weighs.ts';
import { WHERE_IT_LOOKS } from './where-it-looks.ts';
import type { WrittenAway } from './written-away.ts';

export const WRITTEN_AWAY: Readonly<Record<string, WrittenAway>> = {
  ...WHERE_IT_LOOKS,
  ...WHAT_IT_WEIGHS,
  ...WHAT_IT_KEEPS,
  ...WHAT_IT_IS_ASKED,
};
