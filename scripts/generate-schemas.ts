/** Writes the JSON Schemas that are published, from the zod schemas. With --check it writes nothing and fails where one is stale. */
import { reportJsonSchema } from '#harness/report/report-schema.ts';
import { messageSchemas } from '#harness/stdio/messages.ts';
import { formatted, writeMade } from './tools.ts';

const messages = Object.entries(messageSchemas()).map(([name, schema]) => [`harness/stdio/schemas/${name}`, schema]);
const schemas: Record<string, object> = {
  'harness/report/report.schema.json': reportJsonSchema(),
  ...Object.fromEntries(messages),
};
const texts: Record<string, string> = {};
for (const [file, schema] of Object.entries(schemas)) texts[file] = await formatted(file, JSON.stringify(schema));
writeMade(texts, process.argv.includes('--check'), 'npm run schemas');
