import type { Entry } from '#cases/case.ts';
import type { WireOptions } from '../../core/protocol.ts';
import type { TensorJson } from '../../core/tensor-json.ts';
import type { CaseReport } from '../../report/case-report.ts';
import type { Report } from '../../report/report.ts';

/** What the page is made from; it stands in the document as JSON. */
export interface PageData {
  report: PageReport;
  /** Whether the run that wrote the page kept calls and answers: a page from JSON reports has none. */
  hasEvidence: boolean;
}

export interface PageReport extends Report {
  cases: PageCase[];
}

export interface PageCase extends CaseReport {
  /** The command that examines the case again. */
  again: string;
}

/** A call of a case with its answer. What was expected follows from the call, so the page works it out again. */
export interface PictureData {
  entry: Entry;
  options: WireOptions;
  input: TensorJson;
  got: TensorJson;
  /** Which call of the case it is, counted from 1. */
  place: number;
  calls: number;
  /** Of a large tensor only the plane of the worst element is kept: channels do not meet. */
  cut?: { batch: number; channel: number; batches: number; channels: number };
}

/** The id of the script element that holds the picture of the case at a position. */
export function pictureElementId(position: number): string {
  return `picture-${position}`;
}
