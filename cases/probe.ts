import type { DType, Mode } from '#spec/signature.ts';
import type { Call, CaseHead } from './case.ts';

/** A series of calls, asked one after the other; every answer is judged by the clauses alone, nothing is recorded. */
export interface Probe extends CaseHead {
  mode: Mode;
  dtype: DType;
  alignCorners: boolean;
  antialias: boolean;
  /** The series as a line of PyTorch. */
  series: string;
  /** Every call is asked, also after one that failed: which of them are wrong tells what is remembered. */
  isWhole?: boolean;
  calls(): readonly Call[];
}
