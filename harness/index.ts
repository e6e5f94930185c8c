export type {
  CallDescription,
  DType,
  Implementation,
  InterpolateOptions,
  Mode,
  Tensor,
} from '#spec/signature.ts';
export type { CaseReport, DeviationReport, ElementReport } from './case-report.ts';
export type { ErratumSeen } from './errata-seen.ts';
export type { KnownDeviation, KnownReport } from './known.ts';
export type { MatrixRow } from './matrix.ts';
export type { WireNumber } from './protocol.ts';
export type { Diagnosis, Report, SuiteReport } from './report.ts';
export { runConformance } from './run.ts';
export type { Progress, RunOptions } from './run-options.ts';
export { UsageError } from './subject.ts';
export { SuiteError } from './suite-error.ts';
export type { Counts, Summary } from './summary.ts';
export type { Level, Status } from './verdict.ts';
