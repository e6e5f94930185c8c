import type { CaseHead } from '#cases/case.ts';
import type { Probe } from '#cases/probe.ts';
import type { Property } from '#cases/property.ts';
import type { Cell } from '../core/verdict.ts';
import type { GoldenCase, GoldenModel, Goldens } from '../goldens/goldens.ts';

/** Where a case stands in the matrix of the report, and its call as a line of PyTorch. */
export interface CaseCall extends Cell {
  call: string;
}

export type SuiteCase = CaseHead & CaseCall & CaseContent;

export type CaseContent =
  | { kind: 'golden' | 'refusal'; golden: GoldenCase; goldens: Goldens }
  | { kind: 'model'; model: GoldenModel; goldens: Goldens }
  | { kind: 'probe'; probe: Probe }
  | { kind: 'property'; property: Property };

let loaded: Promise<readonly SuiteCase[]> | undefined;

/**
 * Every case of the suite, in the order of the report; read once in a process, since nothing changes it.
 * @throws SuiteError when the golden files are damaged.
 */
export function loadSuite(): Promise<readonly SuiteCase[]> {
  loaded ??= readSuite();
  return loaded;
}

async function readSuite(): Promise<SuiteCase[]> {
  const [{ suiteCases }, { loadGoldens }] = await Promise.all([
    import('./suite-cases.ts'),
    import('../goldens/golden-folder.ts'),
  ]);
  return suiteCases(loadGoldens());
}
