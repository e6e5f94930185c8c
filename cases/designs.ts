import { antialiasDesigns } from './antialias.ts';
import { areaDesigns } from './area.ts';
import { argumentsDesigns } from './arguments.ts';
import { bicubicDesigns } from './bicubic.ts';
import type { Design } from './case.ts';
import { claimsDesigns } from './claims.ts';
import { coordinatesDesigns } from './coordinates.ts';
import { errataDesigns } from './errata.ts';
import { frontEndsDesigns } from './front-ends.ts';
import { linearDesigns } from './linear.ts';
import { memoryDesigns } from './memory.ts';
import { nearestDesigns } from './nearest.ts';
import { networkDesigns } from './networks/networks.ts';
import { outputSizeDesigns } from './output-size.ts';
import { COVERING, OF_EVERY_DTYPE } from './quick.ts';
import { roundingDesigns } from './rounding.ts';
import { specialValuesDesigns } from './special-values.ts';

/** Every designed call, in the order of the manifest. */
export const designs: readonly Design[] = [
  ...argumentsDesigns,
  ...outputSizeDesigns,
  ...coordinatesDesigns,
  ...nearestDesigns,
  ...linearDesigns,
  ...bicubicDesigns,
  ...areaDesigns,
  ...antialiasDesigns,
  ...roundingDesigns,
  ...specialValuesDesigns,
  ...memoryDesigns,
  ...frontEndsDesigns,
  ...errataDesigns,
  ...claimsDesigns,
  ...networkDesigns,
].map(chosenForQuick);

/** A refusal costs nothing; the other cases of the quick profile are chosen. */
function chosenForQuick(design: Design): Design {
  const isQuick = design.aspect === 'rejections' || COVERING.has(design.id) || OF_EVERY_DTYPE.has(design.id);
  return isQuick ? { ...design, profile: 'quick' } : design;
}
