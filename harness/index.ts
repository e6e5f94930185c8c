export type {
  CallDescription,
  DType,
  Implementation,
  InterpolateOptions,
  Mode,
  Tensor,
  Unsupport,
  Why,
} from '#spec/signature.ts';
export { type KernelCall, kernelCall } from './adapters/kernel-call.ts';
export { UsageError } from './core/open-implementation.ts';
export type { WireNumber } from './core/protocol.ts';
export { SuiteError } from './core/suite-error.ts';
export { Unsupported } from './core/unsupported.ts';
export type { Level, Status } from './core/verdict.ts';
export type { CaseReport, DeviationReport, ElementReport } from './report/case-report.ts';
export type { ErratumSeen } from './report/errata-seen.ts';
export type { KnownDeviation, KnownReport } from './report/known.ts';
export type { MatrixRow } from './report/matrix.ts';
export type { Diagnosis, Report, SuiteReport } from './report/report.ts';
export type { Counts, Summary } from './report/summary.ts';
export { runConformance } from './run/run.ts';
export type { Progress, ResumedRun, RunOptions } from './run/run-options.ts';
