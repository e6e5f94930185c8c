/** Writes the JSON Schemas that are published, from the zod schemas. With --check it writes nothing and fails where one is stale. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { execa } from 'execa';
import { packageRoot } from '#harness/core/package-root.ts';
import { reportJsonSchema } from '#harness/report/report-schema.ts';
import { messageSchemas } from '#harness/stdio/messages.ts';

const schemas: Readonly<Record<string, object>> = {
  'harness/report/report.schema.json': reportJsonSchema(),
  ...Object.fromEntries(
    Object.entries(messageSchemas()).map(([name, schema]) => [`harness/stdio/schemas/${name}`, schema]),
  ),
};

const files = Object.entries(schemas).map(([name, schema]) => ({ name, file: join(packageRoot(), name), schema }));
if (!process.argv.includes('--check')) {
  for (const { file, schema } of files) writeFileSync(file, JSON.stringify(schema));
  await execa('biome', ['format', '--write', ...files.map(({ file }) => file)], { preferLocal: true });
} else {
  for (const { name, file, schema } of files) {
    if (existsSync(file) && isDeepStrictEqual(JSON.parse(readFileSync(file, 'utf8')), schema)) continue;
    console.error(`${name}: expected what its zod schema says, got something older; run: npm run schemas`);
    process.exitCode = 1;
  }
}
