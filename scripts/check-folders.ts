/** The folders import each other in the order of the table in `harness/README.md`. */
import { existsSync, readFileSync } from 'node:fs';
import { execa } from 'execa';
import { folderProblems } from './folders.ts';

const { stdout } = await execa('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*/*.ts']);
const paths = stdout.split('\n').filter((path) => existsSync(path));
const sources = new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
const problems = folderProblems(readFileSync('harness/README.md', 'utf8'), sources);
for (const problem of problems) console.log(problem);
console.log(`${sources.size} files, ${problems.length} problems`);
process.exitCode = sources.size > 0 && problems.length === 0 ? 0 : 1;
