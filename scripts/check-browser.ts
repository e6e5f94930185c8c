/**
 * The built reference loads in a browser as it is: its modules import each other by relative paths, and nothing else.
 * The bundles of the examiner name no module of Node.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { conclude } from './tools.ts';

const IMPORT =
  /^(?:import|export)\b[^;'"()=]*\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

/** Bundles: the examiner for browsers, and what runs in pages and their workers. */
const PAGES = ['dist/harness/browser/page', 'dist/harness/in-page/page'];

const entry = pathToFileURL('dist/reference/index.js');
const seen = new Set([entry.href]);
const problems: string[] = [];
for (const href of seen) {
  for (const found of readFileSync(new URL(href), 'utf8').matchAll(IMPORT)) {
    const specifier = found.slice(1).find((group) => group !== undefined) ?? '';
    if (/^\.\.?\//.test(specifier)) seen.add(new URL(specifier, href).href);
    else problems.push(`${href.slice(href.indexOf('dist/'))}: imports '${specifier}', which a browser cannot resolve`);
  }
}
for (const file of PAGES.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))) {
  const [found] = /['"](?:node:[\w/]+|[^'"\n]*run-parts\.ts)['"]/.exec(readFileSync(file, 'utf8')) ?? [];
  if (found !== undefined) problems.push(`${file}: names ${found}, which a browser cannot resolve`);
}
conclude(problems, `${seen.size} modules`);
