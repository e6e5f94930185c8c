import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { moduleServer } from './module-server.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'module-server-')));
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

write('secret.mjs', 'outside');
write('project/package.json', '{}');
write('project/.env', 'hidden');
write('project/beside.wasm', 'wasm');
write('project/helper.ts', 'export const two: number = 2;');
write('project/node_modules/lib/package.json', '{ "exports": { "browser": "./web.mjs", "default": "./node.mjs" } }');
write('project/node_modules/lib/web.mjs', 'export const where = new URL("lib.wasm", import.meta.url);');
write('project/node_modules/lib/lib.wasm', 'library');
const entry = write(
  'project/mine.mjs',
  "import { where } from 'lib';\nimport { two } from './helper.ts';\nexport default [where, two];",
);
const server = await moduleServer(entry, '/prefix');
const get = async (file: string) => server.answer(server.pathOf(join(folder, file)).slice('/prefix'.length));

test('a package that is imported gets the address of the file meant for browsers', async () => {
  const answer = await get('project/mine.mjs');
  expect(answer?.type).toContain('text/javascript');
  expect(answer?.body).toContain(server.pathOf(join(folder, 'project/node_modules/lib/web.mjs')));
  expect(answer?.body).toContain(server.pathOf(join(folder, 'project/helper.ts')));
});

test('what lies beside a module is found where the module looks for it', async () => {
  expect((await get('project/node_modules/lib/web.mjs'))?.body).toContain('import.meta.url');
  expect(String((await get('project/node_modules/lib/lib.wasm'))?.body)).toBe('library');
  expect((await get('project/beside.wasm'))?.type).toBe('application/wasm');
});

test('TypeScript is served as JavaScript', async () => {
  expect((await get('project/helper.ts'))?.body).toContain('var two = 2');
});

test.each(['secret.mjs', 'project/.env', 'project/../secret.mjs', 'project', 'project/nowhere.mjs'])(
  '%s is not served',
  async (file) => {
    server.takeTroubles();
    expect(await server.answer(`${folder}/${file}`)).toBe(undefined);
    expect(server.takeTroubles()).toEqual([expect.stringContaining('no such file, or outside the packages')]);
  },
);

test.each([
  ["import 'node:fs';", "1:8: 'node:fs' is a module of Node, which no browser has"],
  ["import 'not-installed';", '1:8: Could not resolve "not-installed"'],
  ['export default {', 'Expected identifier but found end of file'],
])('%s is told with its place', async (text, words) => {
  write('project/bad.mjs', text);
  const fresh = await moduleServer(entry, '');
  expect(await fresh.answer(fresh.pathOf(join(folder, 'project/bad.mjs')))).toBe(undefined);
  expect(fresh.takeTroubles()).toEqual([expect.stringContaining(words)]);
});
