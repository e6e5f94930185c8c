/**
 * `node answer.mjs PROGRAM PACKAGE …` runs a program of spec/matrix/findings and prints, as two lines of JSON, versions and
 * what it exports as `y`: `{ shape, data }`.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [program, ...packages] = process.argv.slice(2);
const versions = { node: process.versions.node };
for (const name of packages) {
  const file = join(dirname(program), 'node_modules', name, 'package.json');
  versions[name] = JSON.parse(readFileSync(file, 'utf8')).version;
}
process.stdout.write(`${JSON.stringify(versions)}\n`);
console.log = console.error;
let answer;
try {
  const { y } = await import(pathToFileURL(program).href);
  const dtype = y.data.constructor.name
    .replace('Clamped', '')
    .replace('Array', '')
    .replace('Uint', 'uint')
    .replace('Float', 'float');
  answer = { dtype, shape: [...y.shape], values: Array.from(y.data, number) };
} catch (error) {
  if (error?.code === 'ERR_MODULE_NOT_FOUND') throw error;
  answer = { raised: `${error}`.split('\n')[0] };
}
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));

function number(value) {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}
