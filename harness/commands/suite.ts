import type { SuiteCase } from '#harness/suite/suite.ts';

/** All cases, loaded when a command asks for them. */
export async function publishedSuite(): Promise<readonly SuiteCase[]> {
  const { loadSuite } = await import('#harness/suite/suite.ts');
  return loadSuite();
}
