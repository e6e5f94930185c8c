import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.ts';
import { SuiteError } from './suite-error.ts';

/** The version of this suite and the PyTorch that it describes. */
export function suiteIdentity(): { version: string; target: string } {
  const { version } = readOwn('package.json');
  const { torch } = readOwn('spec/target.json');
  return { version, target: `torch ${torch}` };
}

function readOwn(path: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(join(packageRoot(), path), 'utf8')) as Record<string, string>;
  } catch (error) {
    throw new SuiteError(`${path}: cannot be read (${(error as Error).message}); install the package again`, {
      cause: error,
    });
  }
}
