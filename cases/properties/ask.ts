import fc, { type Arbitrary } from 'fast-check';
import type { ClauseId } from '#spec/clauses.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import type { Planes } from '../arbitraries.ts';
import type { Aspect, Call, Profile } from '../case.ts';
import type { Property, Reads, Relation } from '../property.ts';
import { type Formula, formulaOptions } from './formula.ts';
import { type Picture, painted } from './picture.ts';
import { outputSizes, type Resize, resizeOptions } from './resize.ts';

/** What one property says beside its mode and dtype. */
export interface PropertyDesign<S> {
  /** The middle of the id: `properties/<what>/<formula>`. */
  what: string;
  /** Follows "In bilinear on float32, ". */
  fact: string;
  clauses: readonly ClauseId[];
  /** By default `values`. */
  aspect?: Aspect;
  /** By default `standard` for the common formulas and `full` for their kin, which share code with them as a rule. */
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

export function property<S>(formula: Formula, dtype: DType, design: PropertyDesign<S>): Property<S> {
  const { id, says, mode, alignCorners, antialias } = formula;
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

/** A picture in every plane of the input, and how it is resized. */
export interface Painting {
  planes: Planes;
  resize: Resize;
  picture: Picture;
}

export function inputShape({ planes: { batch, channels }, resize }: Omit<Painting, 'picture'>): number[] {
  return [batch, channels, ...resize.from];
}

export function resultShape({ planes: { batch, channels }, resize }: Omit<Painting, 'picture'>): number[] {
  return [batch, channels, ...outputSizes(resize)];
}

export function paintedCall(formula: Formula, dtype: DType, painting: Painting): Call {
  return ask(formula, painted(dtype, inputShape(painting), painting.picture), painting.resize);
}

export function ask(formula: Formula, input: Tensor, resize: Resize): Call {
  return { entry: 'interpolate', input, options: { ...resizeOptions(resize), ...formulaOptions(formula) } };
}

type Balance = Extract<Relation, { kind: 'balance' }>;

/** Each element of the first answer is known beforehand. */
export function hasValues(shape: readonly number[], plus: (index: readonly number[]) => number): Balance {
  return { kind: 'balance', shape, left: { answer: 0 }, right: [], plus };
}

/** Two answers have the same elements, each read in its own way. */
export function areEqual(shape: readonly number[], left: Reads, right: Reads): Balance {
  return { kind: 'balance', shape, left, right: [{ factor: 1, product: [right] }] };
}

/** A scenario for any of the formula's ranks, the fewest axes first. */
export function forRanks<T>({ ranks }: Formula, scenarioFor: (axisCount: number) => Arbitrary<T>): Arbitrary<T> {
  return fc.oneof({ withCrossShrink: true }, ...ranks.map(scenarioFor));
}
