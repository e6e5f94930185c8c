import { CALLS_FAULTS, GRADIENTS_FAULTS } from './calls.ts';
import { ARITHMETIC_FAULTS, MEMORY_FAULTS } from './elements.ts';
import { type Fault, type FaultTable, faultOf } from './fault.ts';
import { ANTIALIAS_FAULTS, KERNELS_FAULTS } from './filters.ts';
import { PARTS_FAULTS } from './parts.ts';
import { furtherFaults } from './unlisted.ts';
import { COORDINATES_FAULTS, NEAREST_FAULTS, SIZES_FAULTS } from './where-it-looks.ts';

/** Faults that are made in some calls only, with a number, or under an id that is not the one of their mistake. */
const LISTED: FaultTable = {
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
