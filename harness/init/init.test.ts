import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { packageRoot } from '#harness/core/package-root.ts';
import { runConformance } from '#harness/run/run.ts';
import { copyKit } from './copy-kit.ts';
import { KITS } from './kits.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conformance-init-'));
});

afterEach(() => rm(folder, { recursive: true }));

it('the module conforms as it is written', async () => {
  expect(await copyKit(KITS.js, folder)).toEqual(['resize.mjs']);
  const { default: resize } = await import(pathToFileURL(join(folder, 'resize.mjs')).href);
  const { summary } = await runConformance(resize, { profile: 'quick' });
  expect(summary).toMatchObject({ conforms: true, level: 'faithful', failures: 0 });
  expect(summary.pass).toBeGreaterThan(50);
});

it("the tests pass in the user's own vitest", async () => {
  expect(await copyKit(KITS.vitest, folder)).toEqual(['resize.mjs', 'resize.test.mjs']);
  await symlink(join(packageRoot(), 'node_modules'), join(folder, 'node_modules'));
  const test = join(folder, 'resize.test.mjs');
  const source = join(packageRoot(), 'harness', 'vitest.ts');
  await writeFile(test, (await readFile(test, 'utf8')).replace("'interpolate-conformance/vitest'", `'${source}'`));
  await writeFile(
    join(folder, 'vitest.config.mjs'),
    `const conditions = ['source'];
     export default { resolve: { conditions }, ssr: { resolve: { conditions } } };`,
  );
  const vitest = join(packageRoot(), 'node_modules', '.bin', 'vitest');
  const { stdout, exitCode } = await execa(vitest, ['run', '--reporter=json'], { cwd: folder, reject: false });
  const told = JSON.parse(stdout) as { numFailedTests: number; numPassedTests: number };
  expect({ exitCode, failed: told.numFailedTests }).toEqual({ exitCode: 0, failed: 0 });
  expect(told.numPassedTests).toBeGreaterThan(50);
});

it('the WebAssembly file conforms as its own command builds it', { timeout: 120_000 }, async () => {
  expect(await copyKit(KITS.wasm, folder)).toContain('package.json');
  await symlink(join(packageRoot(), 'node_modules'), join(folder, 'node_modules'));
  const [build = ''] = KITS.wasm.next;
  await execa(build, { shell: true, cwd: folder });
  const { summary } = await runConformance(join(folder, 'resize.wasm'), { profile: 'quick', filter: ['linear/*'] });
  expect(summary).toMatchObject({ conforms: true, failures: 0 });
});

it('every kit is offered, the file to edit is one of those written, and nothing that a build left is', async () => {
  const entries = await readdir(join(packageRoot(), 'harness', 'kits'), { withFileTypes: true });
  const kits = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const offered = Object.values(KITS).flatMap(({ folders }) => folders);
  expect([...new Set(offered)].sort()).toEqual(kits.sort());
  for (const [kind, kit] of Object.entries(KITS)) {
    const files = await copyKit(kit, join(folder, kind));
    if (kit.edit !== undefined) expect(files).toContain(kit.edit);
    expect(files.filter((file) => /pycache|target|\.wasm$|\.lock$/.test(file))).toEqual([]);
  }
});

it('the pages name every kit, and the commands that build one', async () => {
  const page = (path: string) => readFile(join(packageRoot(), path), 'utf8');
  const [readme, kits, wasm, wasmC] = await Promise.all(
    ['README.md', 'harness/kits/README.md', 'harness/wasm/README.md', 'harness/kits/wasm-c/README.md'].map(page),
  );
  for (const kind of Object.keys(KITS)) {
    expect(readme).toContain(`\`${kind}\``);
    expect(kits).toContain(`[${kind}](`);
  }
  const assemblyScript = JSON.parse(await page('harness/kits/wasm/package.json')) as { scripts: { build: string } };
  const [fromC = ''] = KITS['wasm-c'].next;
  for (const command of [assemblyScript.scripts.build, fromC]) expect(wasm).toContain(command);
  expect(wasmC).toContain(fromC);
});

it('a folder that cannot be made leaves nothing behind', async () => {
  await writeFile(join(folder, 'src'), 'a file where the kit has a folder');
  await expect(copyKit(KITS.rust, folder)).rejects.toThrow('EEXIST');
  expect(await readdir(folder)).toEqual(['src']);
});

it('nothing is overwritten, and nothing else written then', async () => {
  await writeFile(join(folder, 'resize.mjs'), 'mine');
  await expect(copyKit(KITS.vitest, folder)).rejects.toThrow('resize.mjs is there already; nothing was written');
  await expect(readFile(join(folder, 'resize.test.mjs'))).rejects.toThrow('ENOENT');
});

it('writes through no link that leads nowhere', async () => {
  await symlink(join(folder, 'elsewhere'), join(folder, 'resize.mjs'));
  await expect(copyKit(KITS.js, folder)).rejects.toThrow('resize.mjs is there already; nothing was written');
  expect(await readdir(folder)).toEqual(['resize.mjs']);
});

it.skipIf(process.platform !== 'linux')('a folder that cannot be made ends it', async () => {
  await expect(copyKit(KITS.js, '/proc/self/a/b')).rejects.toThrow('ENOENT');
});
