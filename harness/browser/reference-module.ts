import { fileURLToPath } from 'node:url';
import { suiteIdentity } from '../core/identity.ts';
import { fromSource } from '../core/own-source.ts';

/** A file of the suite by its path from here, without its ending. */
export function ownFile(path: string): string {
  const ending = fromSource ? '.ts' : '.js';
  return fileURLToPath(new URL(`${path}${ending}`, import.meta.url));
}

/** The adapter of the reference asks Node for its version; this one is told. */
export function referenceModule(address: string): string {
  const { version } = suiteIdentity();
  return `import { createUpsample, interpolate, upsample } from '${address}';
export default { name: 'reference', version: '${version}', interpolate, upsample, createUpsample };
`;
}
