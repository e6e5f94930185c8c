import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Implementation } from '#spec/signature.ts';
import { CATALOGUE } from './faults/catalogue.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { WRITTEN_AWAY } from './written-away/all.ts';
import { made } from './written-away/written-away.ts';

/** A fresh one, of the catalogue or written away from it. */
export function faultNamed(id: string): Implementation {
  const fault = CATALOGUE.find((one) => one.id === id);
  return fault?.make() ?? made(id, WRITTEN_AWAY[id]);
}

/** A module that is the fault in each process which loads it. */
export function moduleOf(id: string): string {
  const path = join(temporaryFolder('fault'), `${id.replace('/', '-')}.mjs`);
  const [file, name] = [import.meta.url, id].map((text) => JSON.stringify(text));
  writeFileSync(path, `import { faultNamed } from ${file};\nexport default faultNamed(${name});\n`);
  return path;
}
