import type { Design } from './case.ts';
import { crossing } from './crossing.ts';
import { BICUBIC } from './variants.ts';

export const bicubicDesigns: readonly Design[] = [...crossing('bicubic', BICUBIC)];
