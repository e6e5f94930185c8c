import { suiteIdentity } from '../core/identity.ts';
import type { RunParts } from './examination.ts';

/** The suite as it is published. */
export async function ownParts(): Promise<RunParts> {
  const [{ openSubject }, { loadEntries, loadCases, loadSuite }, { examine }, { ownProcesses }] = await Promise.all([
    import('../implementations/open-subject.ts'),
    import('../suite/suite.ts'),
    import('./examine.ts'),
    import('./processes.ts'),
  ]);
  return {
    identity: suiteIdentity,
    loadEntries,
    loadCases,
    openSubject,
    examine,
    processes: ownProcesses,
    diagnose: async (...given) => (await import('../diagnosis/diagnose.ts')).diagnose(...given, loadSuite),
    readJson: async (path) => (await import('../report/known-file.ts')).readJson(path),
    today: () => new Date().toISOString().slice(0, 10),
  };
}
