import { BUNDLED } from '../adapters/bundled.ts';
import type { ModuleSource } from '../calling/child-messages.ts';
import { codeOf } from '../calling/implementation.ts';
import { messageSession, type News } from '../calling/message-session.ts';
import { restartingImplementation } from '../calling/restarting-implementation.ts';
import { type Limits, LOAD_TIMEOUT_MS, type Session } from '../calling/session.ts';
import { type OpenImplementation, UsageError } from '../core/open-implementation.ts';
import { packageRoot } from '../core/package-root.ts';
import { startChild } from './child-life.ts';

const MEMORY_MEGABYTES = 1_024;

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

/** A child process that has loaded the implementation. What cannot be loaded is a `UsageError`. */
async function startChildSession(source: ModuleSource, limits: Limits, signal: AbortSignal): Promise<Session> {
  const { loadTimeout = LOAD_TIMEOUT_MS, memoryMegabytes = MEMORY_MEGABYTES } = limits;
  const life = startChild(source, memoryMegabytes);
  const stop = () => void life.stop();
  signal.addEventListener('abort', stop);
  try {
    return await messageSession(life, new Promise<News>((resolve) => life.hear(resolve)), loadTimeout);
  } finally {
    signal.removeEventListener('abort', stop);
  }
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
