import type { Design } from './case.ts';
import { crossing } from './crossing.ts';
import { AREA } from './variants.ts';

export const areaDesigns: readonly Design[] = [...crossing('area', AREA)];
