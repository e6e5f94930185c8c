import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../core/package-root.ts';
import { sha256 } from '../goldens/golden-folder.ts';
import { runConformance } from '../run/run.ts';
import { assembled, KIT } from './fakes.ts';

const COMPILING_MS = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'wasm-kit-'));
afterAll(() => rmSync(folder, { recursive: true }));

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await assembled('resize.ts');
}, COMPILING_MS);

test('the kit conforms on what it supports, as it is built from its source', { timeout: COMPILING_MS }, async () => {
  const path = join(folder, 'resize.wasm');
  writeFileSync(path, bytes);
  const filter = [
    'gradients/*',
    'nearest/*',
    'linear/*',
    'bicubic/*',
    'coordinates/*',
    'output-size/*',
    'rounding/*',
    'memory/*',
  ];
  const { summary, cases, implementation } = await runConformance(path, { profile: 'quick', filter });
  expect(cases.filter(({ status }) => status !== 'pass' && status !== 'unsupported')).toEqual([]);
  expect(implementation).toMatchObject({ name: 'my-wasm-resize', version: '0.1.0' });
  expect(summary.pass).toBeGreaterThan(40);
  const gradients = cases.filter(({ id, status }) => id.startsWith('gradients/') && status === 'pass');
  expect(gradients.length).toBeGreaterThan(10);
});

test('two builds of the kit are the same, byte for byte', { timeout: COMPILING_MS }, async () => {
  expect(sha256(await assembled('resize.ts'))).toBe(sha256(bytes));
});

test('the kit is built with the compiler that it names, by the flags that it names', () => {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, string>>;
  const kit = read(join(KIT, 'package.json'));
  const ours = read(join(packageRoot(), 'package.json'));
  expect(kit.devDependencies.assemblyscript).toBe(ours.devDependencies.assemblyscript);
  expect(kit.scripts.build).toBe('asc resize.ts --outFile resize.wasm --runtime minimal -O3');
});
