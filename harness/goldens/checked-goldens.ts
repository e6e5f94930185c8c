import { z } from 'zod';
import { SuiteError } from '../core/suite-error.ts';
import { type GoldenStore, type Goldens, goldensOf, HINT, MANIFEST, readBytes } from './goldens.ts';
import { hashedText, type Manifest, manifestSchema } from './manifest.ts';

/** The manifest, checked to be of this target; a fault in it is the suite's own and never an implementation's failure. */
export function goldensFrom(store: GoldenStore, target: string): Goldens {
  return goldensOf(store, readManifest(store, target));
}

function readManifest(store: GoldenStore, target: string): Manifest {
  const path = `${store.folder}/${MANIFEST}`;
  const content = parseJson(path, readBytes(store, MANIFEST));
  const parsed = manifestSchema.safeParse(content);
  if (!parsed.success) throw new SuiteError(`${path}: ${z.prettifyError(parsed.error)}; ${HINT}`);
  const found = store.sha256(new TextEncoder().encode(hashedText(content as Manifest)));
  const fault = faultOf(parsed.data, found, target);
  if (fault !== undefined) throw new SuiteError(`${path}: ${fault}; ${HINT}`);
  return parsed.data;
}

/** What the schema cannot say: the manifest is whole, of the target, and names every case once. */
function faultOf({ sha256, provenance, cases, models }: Manifest, found: string, target: string): string | undefined {
  if (found !== sha256) return `expected content of SHA-256 ${sha256}, got ${found}: it was changed by hand or damaged`;
  // A build's own label, as in 2.13.0+cpu, is no other version.
  if (`torch ${provenance.torch.split('+')[0]}` !== target)
    return `expected provenance of ${target} (spec/target.json), got torch ${provenance.torch}`;
  const ids = [...cases, ...models].map(({ id }) => id);
  const twice = ids.find((id, position) => ids.indexOf(id) < position);
  return twice === undefined ? undefined : `expected every id once, got ${twice} twice`;
}

function parseJson(path: string, bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SuiteError(
      `${path}: expected JSON, got ${error instanceof Error ? error.message : String(error)}; ${HINT}`,
    );
  }
}
