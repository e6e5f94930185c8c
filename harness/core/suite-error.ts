/** A fault of the suite itself, never of an implementation: a damaged golden, a broken manifest. Exit code 2. */
export class SuiteError extends Error {
  override readonly name: string = 'SuiteError';
}
