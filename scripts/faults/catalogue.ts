import { ANTIALIAS_FAULTS } from './antialias.ts';
import { ARITHMETIC_FAULTS } from './arithmetic.ts';
import { CALLS_FAULTS } from './calls.ts';
import { COORDINATES_FAULTS } from './coordinates.ts';
import { type Fault, type FaultRow, faultOf, furtherFaults } from './fault.ts';
import { GRADIENTS_FAULTS } from './gradients.ts';
import { KERNELS_FAULTS } from './kernels.ts';
import { MEMORY_FAULTS } from './memory.ts';
import { NEAREST_FAULTS } from './nearest.ts';
import { PARTS_FAULTS } from './parts.ts';
import { SIZES_FAULTS } from './sizes.ts';

/** Faults that are made in some calls only, with a number, or under an id that is not the one of their mistake. */
const LISTED: Readonly<Record<string, FaultRow>> = {
  ...COORDINATES_FAULTS,
  ...SIZES_FAULTS,
  ...NEAREST_FAULTS,
  ...KERNELS_FAULTS,
  ...ANTIALIAS_FAULTS,
  ...PARTS_FAULTS,
  ...MEMORY_FAULTS,
  ...ARITHMETIC_FAULTS,
  ...CALLS_FAULTS,
  ...GRADIENTS_FAULTS,
};

/** Every fault that the suite is measured against. */
export const CATALOGUE: readonly Fault[] = [
  ...Object.entries(LISTED).map(([id, row]) => faultOf(id, row)),
  ...furtherFaults(LISTED),
];
