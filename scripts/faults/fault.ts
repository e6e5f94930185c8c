import type { Decisions } from '#harness/mistakes/resizer/decisions.ts';
import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { frontEnds } from './front-end.ts';
import type { Scope } from './scope.ts';

/** The kinds of mistakes that people report (see `spec/decisions/sensitivity.md`). */
export const CLUSTERS = {
  A: 'coordinate convention',
  B: 'which scale is used',
  C: 'output size rule',
  D: 'nearest index law and rounding',
  E: 'kernel and border, mode confusion',
  F: 'antialias',
  G: 'size 1',
  H: 'memory, layout, state, 32-bit index',
  I: 'arithmetic, dtype, special values',
  K: 'refused or not refused',
  L: 'front ends',
  M: 'gradients',
} as const;

export type Cluster = keyof typeof CLUSTERS;

export type Interpolate = (input: Tensor, options: InterpolateOptions) => Tensor;

export type Backward = (gradOutput: Tensor, inputShape: readonly number[], options: InterpolateOptions) => Tensor;

/** One plausible mistake, as an implementation that makes it and nothing else. */
export interface Fault {
  /** `concern/what-is-wrong`, permanent. */
  id: string;
  /** What it does instead, in the present tense. */
  sentence: string;
  cluster: Cluster;
  /** The public report that it is modelled on. */
  report?: string;
  /** The clause that it breaks. */
  clause: ClauseId;
  /** Present where the mistake is a changed decision. */
  decisions?: Partial<Decisions>;
  /** A fresh one: some remember what they were asked before. */
  make(): Implementation;
}

interface Head {
  id: string;
  sentence: string;
  cluster: Cluster;
  report?: string;
  clause: ClauseId;
}

/** A mistake that is another decision, for all calls or for those in its scope. */
export function decided(fault: Head & { decisions: Partial<Decisions>; when?: Scope }): Fault {
  const { when, ...head } = fault;
  const interpolate: Interpolate = (input, options) =>
    resize(input, options, when === undefined || when(input, options) ? fault.decisions : {});
  return { ...head, make: () => implementationOf(head, interpolate) };
}

/** A mistake around a resize that is right; `make` gives a fresh one. */
export function wrapped(fault: Head & { make: () => Interpolate }): Fault {
  const { make, ...head } = fault;
  return { ...head, make: () => implementationOf(head, make()) };
}

/** A mistake in how the front ends forward their options. */
export function fronted(fault: Head & { make: () => Partial<Implementation> }): Fault {
  const { make, ...head } = fault;
  return { ...head, make: () => ({ ...implementationOf(head, resize), ...make() }) };
}

/** A mistake on the way back of a resize that is right. */
export function backward(fault: Head & { interpolateBackward: Backward }): Fault {
  const { interpolateBackward, ...head } = fault;
  return { ...head, make: () => ({ ...implementationOf(head, resize), interpolateBackward }) };
}

function implementationOf({ id }: Head, interpolate: Interpolate): Implementation {
  return { name: id, interpolate, ...frontEnds(interpolate) };
}
