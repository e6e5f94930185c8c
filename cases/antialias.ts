import type { Design } from './case.ts';
import { crossing } from './crossing.ts';
import { ANTIALIASED } from './variants.ts';

export const antialiasDesigns: readonly Design[] = [...crossing('antialias', ANTIALIASED)];
