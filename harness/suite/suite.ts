import type { CaseHead } from '#cases/case.ts';
import type { Probe } from '#cases/probe.ts';
import type { Property } from '#cases/property.ts';
import type { Cell } from '../core/verdict.ts';
import type { GoldenCase, GoldenModel, Goldens } from '../goldens/goldens.ts';
import { readIndex, type SuiteIndex } from './suite-index.ts';

/** Where a case stands in the matrix of the report, and its call as a line of PyTorch. */
export interface CaseCall extends Cell {
  call: string;
}

/** A case as it is listed and selected. */
export interface SuiteEntry extends CaseHead, CaseCall {
  kind: CaseContent['kind'];
}

export type SuiteCase = SuiteEntry & CaseContent;

export type CaseContent =
  | { kind: 'golden' | 'refusal'; golden: GoldenCase; goldens: Goldens }
  | { kind: 'model'; model: GoldenModel; goldens: Goldens }
  | { kind: 'probe'; probe: Probe }
  | { kind: 'property'; property: Property };

let loaded: Promise<readonly SuiteCase[]> | undefined;
let indexed: SuiteIndex | undefined;

/** Every case of the suite, in the order of the report, without what it asks. */
export async function loadEntries(): Promise<readonly SuiteEntry[]> {
  indexed ??= readIndex();
  return indexed?.entries ?? loadSuite();
}

/** What these cases ask, for which no more is loaded than they need. */
export async function loadCases(entries: readonly SuiteEntry[]): Promise<readonly SuiteCase[]> {
  indexed ??= readIndex();
  if (loaded === undefined && indexed !== undefined) return (await import('./case-contents.ts')).casesOf(entries);
  const suite = new Map((await loadSuite()).map((one) => [one.id, one]));
  return entries.map(({ id }) => suite.get(id) as SuiteCase);
}

/**
 * Every case of the suite, in the order of the report; read once in a process, since nothing changes it.
 * @throws SuiteError when the golden files are damaged.
 */
export function loadSuite(): Promise<readonly SuiteCase[]> {
  loaded ??= readSuite();
  return loaded;
}

async function readSuite(): Promise<readonly SuiteCase[]> {
  indexed ??= readIndex();
  if (indexed !== undefined) return (await import('./case-contents.ts')).casesOf(indexed.entries);
  const [{ suiteCases }, { loadGoldens }] = await Promise.all([
    import('./suite-cases.ts'),
    import('../goldens/load-goldens.ts'),
  ]);
  return suiteCases(loadGoldens());
}
