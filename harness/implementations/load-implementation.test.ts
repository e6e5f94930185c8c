import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { UsageError } from '../core/open-implementation.ts';
import { modules } from './fakes.ts';
import { loadImplementation } from './load-implementation.ts';

const { write, close } = modules({ timeout: 10_000 });
afterAll(close);

const loading = (name: string, text: string) =>
  loadImplementation({ kind: 'file', url: pathToFileURL(write(name, text)).href });

const GOOD = `{ name: 'good', interpolate: (input) => input }`;

test.each([
  ['object', `export default ${GOOD};`],
  ['function', `export default () => (${GOOD});`],
  ['async-function', `export default async () => (${GOOD});`],
  ['slow', `await new Promise((resolve) => setTimeout(resolve, 20)); export default ${GOOD};`],
])('%s: the export is an implementation, or makes it', async (name, text) => {
  expect(await loading(name, text)).toMatchObject({ name: 'good' });
});

test.each([
  ['no-default', 'export const interpolate = 1;', /^export default: expected .*the module exports only interpolate$/],
  ['empty', '', /exports nothing$/],
  ['number', 'export default 5;', /^export default: expected an implementation .*, got the number 5$/],
  ['factory-of-nothing', 'export default () => {};', /^export default\(\): .*, got undefined$/],
  [
    'factory-throws',
    `export default () => { throw new Error('no GPU'); };`,
    /making the implementation threw Error: no GPU$/,
  ],
  ['nameless', 'export default { interpolate() {} };', 'export default.name: expected a name, got undefined'],
  ['no-interpolate', `export default { name: 'x' };`, /export default.interpolate: expected a function/],
  [
    'bad-version',
    `export default { name: 'x', version: 2, interpolate() {} };`,
    /.version: expected a string, or nothing, got the number 2/,
  ],
  [
    'bad-supports',
    `export default { name: 'x', supports: true, interpolate() {} };`,
    /.supports: expected a function, or nothing/,
  ],
  [
    'bad-aspects',
    `export default { name: 'x', aspects: ['value'], interpolate() {} };`,
    /some of values, rejections, front-ends, gradients, got the string 'value'/,
  ],
])('%s: an export that is no implementation is a usage error', async (name, text, message) => {
  const opening = loading(name, text);
  await expect(opening).rejects.toThrow(UsageError);
  await expect(opening).rejects.toThrow(message);
});

test('what the module throws comes as it is', async () => {
  await expect(loading('throws', 'throw new RangeError("not today");')).rejects.toThrow(RangeError);
});
