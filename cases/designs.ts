import { antialiasDesigns } from './antialias.ts';
import { areaDesigns } from './area.ts';
import { bicubicDesigns } from './bicubic.ts';
import type { Design } from './case.ts';
import { linearDesigns } from './linear.ts';
import { nearestDesigns } from './nearest.ts';

/** Every designed call, in the order of the manifest. */
export const designs: readonly Design[] = [
  ...nearestDesigns,
  ...linearDesigns,
  ...bicubicDesigns,
  ...areaDesigns,
  ...antialiasDesigns,
];
