import { anyCall } from './properties/any-call.ts';
import { constants } from './properties/constants.ts';
import { corners, ramps } from './properties/coordinates.ts';
import { anyFactor, enlarging, integerFactor, rank, recompute } from './properties/equivalence.ts';
import { flip } from './properties/flip.ts';
import { gradients } from './properties/gradients.ts';
import { identity } from './properties/identity.ts';
import { batch, channels } from './properties/independence.ts';
import { linearity } from './properties/linearity.ts';
import { adaptivePooling, halving, repetition, stride } from './properties/means.ts';
import { determinism, inputKept } from './properties/memory.ts';
import { outputSize } from './properties/output-size.ts';
import { range } from './properties/range.ts';
import { separability } from './properties/separability.ts';
import { transpose } from './properties/transpose.ts';
import type { Property } from './property.ts';

/** Every property, the strongest first. */
export const PROPERTIES: readonly Property[] = [
  ...anyCall,
  ...outputSize,
  ...identity,
  ...constants,
  ...ramps,
  ...corners,
  ...halving,
  ...repetition,
  ...stride,
  ...adaptivePooling,
  ...linearity,
  ...range,
  ...flip,
  ...transpose,
  ...separability,
  ...batch,
  ...channels,
  ...recompute,
  ...integerFactor,
  ...anyFactor,
  ...rank,
  ...enlarging,
  ...determinism,
  ...inputKept,
  ...gradients,
];
