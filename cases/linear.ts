import type { Design } from './case.ts';
import { crossing } from './crossing.ts';
import { LINEAR } from './variants.ts';

export const linearDesigns: readonly Design[] = [...crossing('linear', LINEAR)];
