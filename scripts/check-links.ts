/** Every link of a Markdown file to a file or heading of this repository leads somewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { execa } from 'execa';
import { brokenLinks } from './links.ts';

const { stdout } = await execa('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md']);
const paths = stdout.split('\n').filter((path) => existsSync(path) && path !== '');
const pages = new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
const broken = brokenLinks({ pages, exists: existsSync });
for (const link of broken) console.log(link);
console.log(`${pages.size} Markdown files, ${broken.length} broken links`);
process.exitCode = pages.size > 0 && broken.length === 0 ? 0 : 1;
