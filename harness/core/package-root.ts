import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SuiteError } from './suite-error.ts';

/** The folder of our package.json: two levels up from here in a clone, three in the built package. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new SuiteError('package.json: expected above the suite, found none; install the package again');
    folder = parent;
  }
  return folder;
}
