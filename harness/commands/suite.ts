import type { SuiteCase, SuiteEntry } from '#harness/suite/suite.ts';

/** All cases, loaded when a command asks for them. */
export async function publishedSuite(): Promise<readonly SuiteCase[]> {
  const { loadSuite } = await import('#harness/suite/suite.ts');
  return loadSuite();
}

/** The same, without what they ask. */
export async function publishedEntries(): Promise<readonly SuiteEntry[]> {
  const { loadEntries } = await import('#harness/suite/suite.ts');
  return loadEntries();
}

export async function publishedCase(entry: SuiteEntry): Promise<SuiteCase> {
  const { loadCases } = await import('#harness/suite/suite.ts');
  const [one] = await loadCases([entry]);
  return one;
}
