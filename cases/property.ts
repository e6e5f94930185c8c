import type { Arbitrary } from 'fast-check';
import type { DType, Mode } from '#spec/signature.ts';
import type { Call, CaseHead } from './case.ts';

/** A relation between the answers to a few calls, whatever the values: run on random scenarios, shrunk where it breaks. */
export interface Property<S = unknown> extends CaseHead {
  mode: Mode;
  dtype: DType;
  alignCorners: boolean;
  antialias: boolean;
  /** Plain data that prints well and shrinks to the plainest call. */
  scenario: Arbitrary<S>;
  calls(scenario: S): readonly Call[];
  relation(scenario: S): Relation;
}

/** The place in an answer that stands for a place of the relation. */
export type Arrange = (index: readonly number[]) => readonly number[];

/** The element of one answer; without `at` it is read at the relation's own index. */
export interface Reads {
  answer: number;
  at?: Arrange;
}

export interface Term {
  factor: number;
  product: readonly Reads[];
}

/** What must hold between the answers. How far off an honest answer may be is not said here: that is derived per element. */
export type Relation =
  /** Every answer is the one that the clauses give. */
  | { kind: 'agreement' }
  /** At each index of `shape`, `left` = `plus` + the sum of `right`. */
  | {
      kind: 'balance';
      shape: readonly number[];
      left: Reads;
      right: readonly Term[];
      plus?: (index: readonly number[]) => number;
    }
  /** Each element of the answer lies between two numbers. */
  | {
      kind: 'range';
      answer: number;
      low: (index: readonly number[]) => number;
      high: (index: readonly number[]) => number;
    }
  /** Each element of an answer is, bit for bit, an element of the same plane of its input. */
  | { kind: 'copies' }
  /** The output times its gradient is the input times its gradient, both summed: one answer of each call. */
  | { kind: 'adjoint'; output: number; gradient: number }
  /** The answers have these shapes. */
  | { kind: 'shapes'; shapes: readonly (readonly number[])[] }
  /** These answers have the same bits. */
  | { kind: 'same-bits'; left: number; rights: readonly number[] }
  /** No call has changed its input, and no answer shares memory with it. */
  | { kind: 'input-kept' };
