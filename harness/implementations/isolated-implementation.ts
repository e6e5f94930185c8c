import { BUNDLED } from '../adapters/bundled.ts';
import type { ModuleSource } from '../calling/child-messages.ts';
import { codeOf } from '../calling/implementation.ts';
import { restartingImplementation } from '../calling/restarting-implementation.ts';
import type { Limits } from '../calling/session.ts';
import { type OpenImplementation, UsageError } from '../core/open-implementation.ts';
import { packageRoot } from '../core/package-root.ts';
import { startChildSession } from './child-session.ts';

/** An implementation in a process of its own, which is ended and replaced when it hangs or breaks. */
export async function isolatedImplementation(source: ModuleSource, limits: Limits): Promise<OpenImplementation> {
  return restartingImplementation(async (signal) => {
    try {
      return await startChildSession(source, limits, signal);
    } catch (error) {
      throw error instanceof UsageError ? new UsageError(explained(source, error)) : error;
    }
  }, limits);
}

function explained(source: ModuleSource, error: UsageError): string {
  const name = source.kind === 'bundled' ? source.name : source.url.replace(/.*\//, '');
  const missing = codeOf(error) === 'ERR_MODULE_NOT_FOUND' ? missingPackages(source, error.message) : [];
  if (missing.length === 0) return `${name}: ${error.message}`;
  return `${name}: a package that it needs is not installed (${error.message.split('\n')[0]}); run: npm install ${missing.map(installed).join(' ')}`;
}

/** Nobody has published this package: it is installed from where it is. */
function installed(name: string): string {
  return name === 'interpolate-conformance' ? packageRoot() : name;
}

/** An adapter's packages are named together, so that one command brings them all. */
export function missingPackages(source: ModuleSource, message: string): readonly string[] {
  const missing = /Cannot find (?:package|module) '([^']+)'/.exec(message)?.[1];
  if (missing === undefined || /^[./]|:/.test(missing)) return [];
  const packages = source.kind === 'bundled' ? BUNDLED[source.name].packages : [];
  return packages.length > 0 ? packages : [missing];
}
