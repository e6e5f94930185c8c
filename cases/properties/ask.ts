import fc, { type Arbitrary } from 'fast-check';
import type { ClauseId } from '#spec/clauses.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import type { Aspect, Call, Profile } from '../case.ts';
import type { Property, Relation } from '../property.ts';
import { type Resize, resizeOptions } from './resize.ts';
import { type Variant, variantOptions } from './variant.ts';

/** What one property says beside its mode and dtype. */
export interface Design<S> {
  /** The middle of the id: `properties/<what>/<variant>`. */
  what: string;
  /** Follows "In bilinear on float32, ". */
  fact: string;
  clauses: readonly ClauseId[];
  /** By default `values`. */
  aspect?: Aspect;
  /** By default `standard` for the common variants and `full` for their kin, which share code with them as a rule. */
  profile?: Profile;
  scenario: Arbitrary<S>;
  calls: (scenario: S) => readonly Call[];
  relation: (scenario: S) => Relation;
}

const COMMON = [
  'nearest',
  'nearest-exact',
  'bilinear',
  'bilinear-aligned',
  'trilinear',
  'bicubic',
  'area',
  'bilinear-antialias',
];

export function property<S>(variant: Variant, dtype: DType, design: Design<S>): Property<S> {
  const { id, says, mode, alignCorners, antialias } = variant;
  return {
    id: `properties/${design.what}/${id}${dtype === 'float32' ? '' : `-${dtype}`}`,
    fact: `In ${says} on ${dtype}, ${design.fact}.`,
    clauses: design.clauses,
    aspect: design.aspect ?? 'values',
    profile: design.profile ?? (dtype === 'float32' && COMMON.includes(id) ? 'standard' : 'full'),
    mode,
    dtype,
    alignCorners,
    antialias,
    scenario: design.scenario,
    calls: design.calls,
    relation: design.relation,
  };
}

export function ask(variant: Variant, input: Tensor, resize: Resize): Call {
  return { entry: 'interpolate', input, options: { ...resizeOptions(resize), ...variantOptions(variant) } };
}

/** A scenario for any of the variant's ranks, the fewest axes first. */
export function forRanks<T>({ ranks }: Variant, scenarioFor: (axisCount: number) => Arbitrary<T>): Arbitrary<T> {
  return fc.oneof({ withCrossShrink: true }, ...ranks.map(scenarioFor));
}
