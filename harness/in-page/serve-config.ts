import type { RunOptions } from '../run/run-options.ts';

/** What the served page is to do. */
export interface ServeConfig {
  /** The address of the module. */
  module: string;
  /** How the module is called on the page until it is loaded. */
  name: string;
  options: Omit<RunOptions, 'onCase' | 'onEvidence' | 'onLoading' | 'onProgress' | 'signal'>;
}

/** What the page says when it is done: a report, or why there is none. */
export type ServeResult = { report: unknown } | { trouble: string };
