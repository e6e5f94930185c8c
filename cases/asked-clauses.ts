import type { ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions } from '#spec/signature.ts';
import type { SizeScenario } from './size-scenarios.ts';
import { EVERY_VARIANT, type Variant } from './variants.ts';

type Asked = Pick<SizeScenario, 'name' | 'clauses' | 'about'>;

/** The clauses of a crossed case: those of the mode, the dtype, and the scenario's in the words of the mode's own page. */
export function askedClauses(variant: Variant, dtype: DType, aligned: boolean, scenario: Asked): ClauseId[] {
  const translated = (scenario.clauses ?? ['coordinates.step-from-sizes']).flatMap((clause) =>
    translation(clause, variant, aligned),
  );
  const support: readonly ClauseId[] =
    scenario.name === 'up' ? ['arguments.dtype-support', 'rounding.result-dtype'] : [];
  // What is special about the case comes first: a failure names these clauses first.
  const asked = [
    ...alignment(variant, aligned),
    ...translated,
    ...ownWords(scenario, variant),
    ...variant.clauses,
    ...dtypeClauses(variant, dtype),
    ...support,
  ];
  return [...new Set(asked)];
}

/** The clauses of a valid call of `F.interpolate` without anything special about its sizes. */
export function clausesOfCall(options: InterpolateOptions, dtype: DType): ClauseId[] {
  const { mode = 'nearest', antialias = false, alignCorners = false } = options;
  const isFiltered = antialias || mode === 'lanczos';
  const variant = EVERY_VARIANT.find((one) => one.mode === mode && (one.antialias ?? false) === isFiltered);
  if (variant === undefined) throw new Error(`${mode}: expected one of the variants`);
  return askedClauses(variant, dtype, alignCorners, { name: 'call', clauses: sizeClauses(options) });
}

function sizeClauses({ size, recomputeScaleFactor }: InterpolateOptions): readonly ClauseId[] {
  if (size !== undefined) return ['output-size.explicit-size', 'coordinates.step-from-sizes'];
  if (recomputeScaleFactor) return ['output-size.recompute-same-size', 'coordinates.recompute-drops-factor'];
  return ['output-size.truncated-product', 'coordinates.given-scale-factor'];
}

/** A mode with coordinates places them in one of two ways. */
function alignment({ mode, antialias }: Variant, aligned: boolean): readonly ClauseId[] {
  if (mode === 'area' || mode === 'nearest' || mode === 'nearest-exact') return [];
  if (antialias) return aligned ? ['antialias.align-corners-step-only'] : [];
  return [aligned ? 'coordinates.align-corners' : 'coordinates.half-pixel'];
}

/** What the mode's page says of this scenario in particular. */
function ownWords({ about }: Asked, { mode, antialias }: Variant): readonly ClauseId[] {
  if (about === 'unchanged axis') {
    if (antialias) return ['antialias.unchanged-axis'];
    return mode === 'linear' || mode === 'bilinear' || mode === 'trilinear' ? ['linear.unchanged-axis'] : [];
  }
  if (about === 'enlarging') {
    if (antialias) return ['antialias.enlarging'];
    return mode === 'area' ? ['area.enlarging'] : [];
  }
  return [];
}

/** A mode that has no coordinates, or coordinates of its own, states the scenario's clause elsewhere. */
function translation(clause: ClauseId, { mode, antialias }: Variant, aligned: boolean): readonly ClauseId[] {
  if (!clause.startsWith('coordinates.')) return [clause];
  if (mode === 'area') return isAboutFactors(clause) ? ['area.factor-only-sets-size'] : [];
  if (mode === 'nearest') return NEAREST_WORDS[clause] ?? [];
  if (mode === 'nearest-exact') return NEAREST_EXACT_WORDS[clause] ?? [];
  if (clause === 'coordinates.precision') return [clause];
  if (!aligned) return antialias ? [clause, 'antialias.centre'] : [clause];
  if (isAboutFactors(clause)) return ['coordinates.align-corners-ignores-factor'];
  return antialias ? ['antialias.align-corners-step-only'] : ['coordinates.align-corners'];
}

const NEAREST_WORDS: Readonly<Partial<Record<ClauseId, readonly ClauseId[]>>> = {
  'coordinates.given-scale-factor': ['nearest.given-factor'],
  'coordinates.recompute-drops-factor': ['coordinates.recompute-drops-factor'],
  'coordinates.precision': ['nearest.step-is-float32'],
};

const NEAREST_EXACT_WORDS: Readonly<Partial<Record<ClauseId, readonly ClauseId[]>>> = {
  'coordinates.given-scale-factor': ['nearest.exact-given-factor'],
  'coordinates.recompute-drops-factor': ['coordinates.recompute-drops-factor'],
  'coordinates.precision': ['nearest.exact-ties'],
};

function isAboutFactors(clause: ClauseId): boolean {
  return clause === 'coordinates.given-scale-factor' || clause === 'coordinates.recompute-drops-factor';
}

function dtypeClauses({ mode }: Variant, dtype: DType): readonly ClauseId[] {
  const copies = mode === 'nearest' || mode === 'nearest-exact';
  switch (dtype) {
    case 'float64':
      return copies ? [] : ['rounding.float64-arithmetic'];
    case 'float32':
      return copies ? [] : ['rounding.float-arithmetic'];
    case 'float16':
    case 'bfloat16':
      return copies ? [] : ['rounding.half-types'];
    case 'uint8':
      return copies ? ['rounding.uint8-nearest-any'] : ['rounding.uint8-weights', 'rounding.uint8-two-passes'];
  }
}
