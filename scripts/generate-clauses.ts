/** Writes spec/clauses.ts from the pages of the text. With --check it writes nothing and fails when the file is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#harness/core/package-root.ts';
import { clausesModule } from './clauses-module.ts';
import { readClauses } from './spec-text.ts';

const file = join(packageRoot(), 'spec', 'clauses.ts');
const wanted = clausesModule(readClauses());

if (!process.argv.includes('--check')) {
  writeFileSync(file, wanted);
} else if (readFileSync(file, 'utf8') !== wanted) {
  console.error('spec/clauses.ts: expected what the pages say, got something older; run: npm run clauses');
  process.exitCode = 1;
}
