/** `npm run build`, after the compiler: the entries of all cases, so that the commands need not derive them. */
import { writeFileSync } from 'node:fs';
import { loadSuite, type SuiteEntry } from '#harness/suite/suite.ts';
import { manifestHash, type SuiteIndex } from '#harness/suite/suite-index.ts';

const entries = (await loadSuite()).map(
  ({ id, fact, clauses, aspect, profile, mode, dtype, alignCorners, antialias, call, kind }): SuiteEntry => ({
    id,
    fact,
    clauses,
    aspect,
    profile,
    mode,
    dtype,
    alignCorners,
    antialias,
    call,
    kind,
  }),
);
const index: SuiteIndex = { manifest: manifestHash() ?? '', entries };
writeFileSync('dist/harness/suite/suite-index.json', JSON.stringify(index));
