import { suiteIdentity } from '../core/identity.ts';
import type { RunParts } from './examination.ts';

/** The suite as it is published. */
export async function ownParts(): Promise<RunParts> {
  const [{ openSubject }, { loadSuite }, { examine }] = await Promise.all([
    import('../implementations/open-subject.ts'),
    import('../suite/suite.ts'),
    import('./examine.ts'),
  ]);
  return {
    identity: suiteIdentity,
    loadSuite,
    openSubject,
    examine,
    claims: async (...given) => (await import('../diagnosis/case-claims.ts')).caseClaims(...given),
    diagnose: async (cases) => (await import('../diagnosis/diagnose.ts')).diagnose(cases, loadSuite),
    readJson: async (path) => (await import('../report/known-file.ts')).readJson(path),
    today: () => new Date().toISOString().slice(0, 10),
  };
}
