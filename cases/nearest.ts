import type { Design } from './case.ts';
import { crossing } from './crossing.ts';
import { NEAREST } from './variants.ts';

export const nearestDesigns: readonly Design[] = [...crossing('nearest', NEAREST)];
