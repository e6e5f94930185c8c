import type { Implementation } from '#spec/signature.ts';
import { directImplementation } from '../calling/direct-implementation.ts';
import type { Report } from '../report/report.ts';
import { examineImplementation } from '../run/run.ts';
import type { RunOptions } from '../run/run-options.ts';
import { browserParts, type GoldenReader } from './browser-parts.ts';

export type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
export type { CaseReport } from '../report/case-report.ts';
export type { Report } from '../report/report.ts';
export type { Progress, RunOptions } from '../run/run-options.ts';
export type { GoldenReader } from './browser-parts.ts';

/** As in Node, and where the golden files are: the address of `cases/golden`, or what brings one of its files. */
export interface BrowserRunOptions extends RunOptions {
  goldens: string | URL | GoldenReader;
}

/** Examines an implementation in the caller's thread, in a browser: without Node, files or processes. */
export async function runConformance(
  implementation: Implementation,
  { goldens, ...options }: BrowserRunOptions,
): Promise<Report> {
  const read = typeof goldens === 'function' ? goldens : fetched(String(goldens));
  const parts = browserParts(read, options.profile ?? 'standard', async (given, { timeout }) =>
    directImplementation(given, timeout),
  );
  return examineImplementation(implementation, options, parts);
}

function fetched(folder: string): GoldenReader {
  return async (path) => {
    const response = await fetch(`${folder.replace(/\/$/, '')}/${path}`);
    if (!response.ok) throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
