/** The folders import each other in the order of the table in `harness/README.md`. */
import { readFileSync } from 'node:fs';
import { folderProblems } from './folders.ts';
import { conclude, textsOf } from './tools.ts';

const sources = await textsOf('*/*.ts');
const problems = folderProblems(readFileSync('harness/README.md', 'utf8'), sources);
conclude(problems, `${sources.size} files, ${problems.length} problems`);
