import { resolve } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { temporaryFolder, writeIn } from '../temporary-folder.ts';
import { TARBALL } from '../tools.ts';

/** The oldest compiler that the types promise to work with. The newest is the one we are built with. */
const OLDEST = 'typescript@5.4.5';
const CONSUMER = `
import { type Implementation, runConformance } from 'interpolate-conformance';
import { type InterpolateOptions, interpolate, type Tensor } from 'interpolate-conformance/reference';

const input: Tensor = { dtype: 'float32', shape: [1, 1, 2], data: Float32Array.of(1, 3) };
const options: InterpolateOptions = { size: 4, mode: 'linear' };
// @ts-expect-error: PyTorch has no such mode
options.mode = 'cubic';
options.mode = 'linear';
const values = Array.from(interpolate(input, options).data).join();
if (values !== '1,1.5,2.5,3') throw new Error('the reference answered ' + values);

const mine: Implementation = { name: 'mine', interpolate: (tensor, call) => interpolate(tensor, call) };
const report = await runConformance(mine, { profile: 'quick', filter: ['linear/*'] });
if (!report.summary.conforms) throw new Error('the reference does not conform: ' + JSON.stringify(report.summary));
`;

const folder = temporaryFolder('interpolate-conformance');

async function succeeds(command: string, ...words: string[]): Promise<void> {
  const { failed, all } = await execa(command, words, { cwd: folder, stdin: 'ignore', all: true, reject: false });
  expect(failed, all).toBe(false);
}

test('the package installs in an empty folder', async () => {
  writeIn(folder, 'package.json', '{ "private": true, "type": "module" }');
  writeIn(folder, 'consumer.ts', CONSUMER);
  await succeeds('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', resolve(TARBALL), OLDEST);
});

test.each([
  { module: 'esnext', moduleResolution: 'bundler' },
  { module: 'node16', moduleResolution: 'node16' },
])('its types compile with the oldest compiler and the newest, $moduleResolution', async (resolution) => {
  const compilerOptions = { ...resolution, strict: true, target: 'es2022', lib: ['es2022', 'dom'], types: [] };
  writeIn(folder, 'tsconfig.json', JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
  for (const root of ['', `${process.cwd()}/`]) await succeeds('node', `${root}node_modules/typescript/bin/tsc`);
});

test('its functions answer, and its command runs', async () => {
  await succeeds('node', 'consumer.js');
  await succeeds('npx', '--no-install', 'interpolate-conformance', 'run', 'reference', '--profile', 'quick');
});
