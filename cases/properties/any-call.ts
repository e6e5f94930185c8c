import fc, { type Arbitrary } from 'fast-check';
import type { DType } from '#spec/signature.ts';
import { pictures, planes, resizes, uniformResizes } from '../arbitraries.ts';
import type { Call } from '../case.ts';
import { errataOf } from '../errata-table.ts';
import type { Property } from '../property.ts';
import { forRanks, inputShape, type Painting, paintedCall, property } from './ask.ts';
import { copies, FORMULAS, type Formula } from './formula.ts';
import { axesOf, type Resize } from './resize.ts';

interface Scenario extends Painting {
  /** Whether flags that are off are written out. */
  explicit: boolean;
  /** Whether entries that are all the same are written as one number. */
  scalar: boolean;
}

/** The strongest property: a random valid call gives what the clauses say. Errata and ties are accepted as they are. */
export const anyCall: readonly Property[] = FORMULAS.flatMap((formula) =>
  dtypesOf(formula).map((dtype) => anyCallOf(formula, dtype)),
);

function anyCallOf(formula: Formula, dtype: DType): Property {
  return property<Scenario>(formula, dtype, {
    what: 'any-call',
    fact: 'every call gives the values of the clauses, whatever its sizes and factors',
    clauses: [
      formula.clause,
      'coordinates.step-from-sizes',
      'coordinates.given-scale-factor',
      'arguments.scalar-for-every-axis',
    ],
    profile: dtype === 'float32' ? 'quick' : 'standard',
    scenario: scenarios(formula).filter((scenario) => !mayBeRefused(formula, dtype, scenario)),
    calls: (scenario) => [spelled(formula, paintedCall(formula, dtype, scenario), scenario)],
    relation: () => ({ kind: 'agreement' }),
  });
}

function scenarios(formula: Formula): Arbitrary<Scenario> {
  return forRanks(formula, (axes) =>
    fc.oneof(
      { withCrossShrink: true },
      { arbitrary: spellings(resizes(axes), fc.constant(false)), weight: 3 },
      { arbitrary: spellings(uniformResizes(axes), fc.constant(true)), weight: 1 },
    ),
  );
}

function spellings(resize: Arbitrary<Resize>, scalar: Arbitrary<boolean>): Arbitrary<Scenario> {
  return fc.record({ planes, resize, picture: pictures, explicit: fc.boolean(), scalar });
}

function spelled(formula: Formula, call: Call, { resize, explicit, scalar }: Scenario): Call {
  const { mode, alignCorners, antialias } = formula;
  const written = { ...call.options };
  if (scalar && 'size' in resize) written.size = resize.size[0];
  if (scalar && 'factor' in resize) written.scaleFactor = resize.factor[0];
  if (!explicit) return { ...call, options: written };
  if (!copies(formula) && mode !== 'area') written.alignCorners = alignCorners;
  if ('factor' in resize) written.recomputeScaleFactor = resize.recompute;
  return { ...call, options: { ...written, antialias } };
}

/** With aligned corners only the coordinates are others, whatever the dtype. */
function dtypesOf({ mode, alignCorners, antialias }: Formula): readonly DType[] {
  if (mode === 'area') return ['float32', 'float64', 'float16', 'bfloat16'];
  if (mode === 'linear' || mode === 'trilinear') return alignCorners ? ['float32'] : ['float32', 'float64', 'float16'];
  if (antialias) return alignCorners ? ['float32'] : ['float32', 'float64', 'uint8'];
  if (alignCorners) return ['float32', 'uint8'];
  return ['float32', 'float64', 'float16', 'bfloat16', 'uint8'];
}

/** `errata.uint8-rgb-to-one`: on some CPUs the target itself ends with an internal assertion. */
function mayBeRefused({ mode, alignCorners, antialias }: Formula, dtype: DType, painting: Painting): boolean {
  const axes = axesOf(painting.resize).map(({ from, to }) => ({ inputSize: from, outputSize: to, alignCorners }));
  const met = errataOf({ mode, antialias, axes }, { dtype, shape: inputShape(painting) });
  return met.some(({ overrides }) => overrides.includes('refuses'));
}
