/** Writes the JSON Schemas that are published, from the zod schemas. With --check it writes nothing and fails where one is stale. */
import { reportJsonSchema } from '#harness/report/report-schema.ts';
import { messageSchemas } from '#harness/stdio/messages.ts';
import { formatted, writeMade } from './tools.ts';

const texts: Record<string, string> = {};
await add('harness/report/report.schema.json', reportJsonSchema());
for (const [name, schema] of Object.entries(messageSchemas())) await add(`harness/stdio/schemas/${name}`, schema);
writeMade(texts, process.argv.includes('--check'), 'npm run schemas');

async function add(file: string, schema: object): Promise<void> {
  texts[file] = await formatted(file, JSON.stringify(schema));
}
