import { WORKING_FOLDER_GONE } from './machine-trouble.ts';
import { UsageError } from './open-implementation.ts';

/** Where processes are started. @throws UsageError where it was removed: nothing that starts there comes up. */
export function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new UsageError(WORKING_FOLDER_GONE);
  }
}
