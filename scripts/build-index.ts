/** `npm run build`, after the compiler: the entries of all cases, so that the commands need not derive them. */
import { writeFileSync } from 'node:fs';
import { loadSuite } from '#harness/suite/suite.ts';
import { entryOf, manifestHash, type SuiteIndex } from '#harness/suite/suite-index.ts';

const index: SuiteIndex = { manifest: manifestHash() ?? '', entries: (await loadSuite()).map(entryOf) };
writeFileSync('dist/harness/suite/suite-index.json', JSON.stringify(index));
