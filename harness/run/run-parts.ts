import { suiteIdentity } from '../core/identity.ts';
import { isFailing } from '../report/case-report.ts';
import type { RunParts } from './examination.ts';

/** The suite as it is published. */
export async function ownParts(): Promise<RunParts> {
  const [{ openImplementation, contentHash }, { loadEntries, loadCases }, { examine }, { ownProcesses }] =
    await Promise.all([
      import('../implementations/open-implementation.ts'),
      import('../suite/suite.ts'),
      import('./examine.ts'),
      import('./processes.ts'),
    ]);
  return {
    identity: suiteIdentity,
    loadEntries,
    loadCases,
    openImplementation,
    contentHash,
    examine,
    processes: ownProcesses,
    diagnose: async (cases, observations) => {
      if (!cases.some(isFailing)) return { diagnoses: [], cases, isIncomplete: false };
      const ids = new Set(cases.map(({ id }) => id));
      const loadAsked = async () => loadCases((await loadEntries()).filter(({ id }) => ids.has(id)));
      return (await import('../diagnosis/diagnose.ts')).diagnose(cases, observations, loadAsked);
    },
    readJson: async (path) => (await import('../core/json-file.ts')).readJson(path),
    today: () => new Date().toISOString().slice(0, 10),
  };
}
