import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { packageRoot } from '#harness/core/package-root.ts';
import { installation } from './installation.ts';

const folder = mkdtempSync(join(tmpdir(), 'conformance install-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a folder of the clone needs nothing that the clone has', () => {
  const mine = join(packageRoot(), 'mine');
  expect(installation([], mine, ['resize.mjs'])).toBeUndefined();
  expect(installation(['vitest', 'webgpu'], mine, ['resize.mjs'])).toBeUndefined();
  expect(installation(['left-pad'], mine, ['resize.mjs'])).toBe('npm install --save-dev left-pad');
});

it('elsewhere the clone is installed, after the packages of the kit', () => {
  expect(installation(['webgpu'], folder, [])).toBe(`npm install --save-dev webgpu ${packageRoot()}`);
});

it('a workflow runs on other machines, so it names the repository and not the clone', () => {
  const words = 'npm install --save-dev git+https://github.com/OWNER/interpolate-conformance.git';
  expect(installation(['interpolate-conformance'], folder, [])).toBe(words);
});

it('a package.json between the folder and the clone hides its command from npx', () => {
  const mine = join(folder, 'clone of another');
  mkdirSync(mine);
  writeFileSync(join(mine, 'package.json'), '{ "name": "another" }');
  expect(installation([], mine, [])).toBe(`npm install --save-dev ${packageRoot()}`);
});

it('where the suite is installed above, a kit with a package.json installs what that names', () => {
  const project = join(folder, 'project');
  mkdirSync(join(project, 'node_modules', 'interpolate-conformance'), { recursive: true });
  expect(installation([], join(project, 'mine'), ['resize.mjs'])).toBeUndefined();
  expect(installation([], join(project, 'mine'), ['package.json'])).toBe('npm install');
});
