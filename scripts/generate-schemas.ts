/** Writes harness/report/report.schema.json from its zod schema. With --check it writes nothing and fails when the file is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { execa } from 'execa';
import { packageRoot } from '#harness/package-root.ts';
import { reportJsonSchema } from '#harness/report/report-schema.ts';

const file = join(packageRoot(), 'harness', 'report', 'report.schema.json');

if (!process.argv.includes('--check')) {
  writeFileSync(file, JSON.stringify(reportJsonSchema()));
  await execa('biome', ['format', '--write', file], { preferLocal: true });
} else if (!isDeepStrictEqual(JSON.parse(readFileSync(file, 'utf8')), reportJsonSchema())) {
  console.error(
    'harness/report/report.schema.json: expected what report-schema.ts says, got something older; run: npx tsx -C source scripts/generate-schemas.ts',
  );
  process.exitCode = 1;
}
