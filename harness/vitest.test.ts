import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const KERNEL = `
import { interpolate } from '${ROOT}reference/index.ts';
export const shifted = {
  name: 'shifted',
  aspects: ['values'],
  supports: ({ options }) => options.mode === 'nearest' || 'nearest only',
  interpolate(input, options) {
    const out = interpolate(input, options);
    if (input.dtype === 'uint8') out.data.fill(7);
    return out;
  },
};`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conformance-tests-'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'kernel.mjs'), KERNEL);
  await writeFile(
    join(folder, 'vitest.config.mjs'),
    `const conditions = ['source'];
     export default { resolve: { conditions }, ssr: { resolve: { conditions } }, test: { include: ['*.test.mjs'] } };`,
  );
});

afterEach(() => rm(folder, { recursive: true }));

interface Told {
  status: string;
  title: string;
  failureMessages: string[];
}

async function testsOf(options: string): Promise<Told[]> {
  await writeFile(
    join(folder, 'resize.test.mjs'),
    `import { conformanceTests } from '${ROOT}harness/vitest.ts';
     import { shifted } from './kernel.mjs';
     await conformanceTests(shifted, ${options});`,
  );
  const vitest = join(ROOT, 'node_modules', '.bin', 'vitest');
  const { stdout } = await execa(vitest, ['run', '--reporter=json'], { cwd: folder, reject: false, stdin: 'ignore' });
  const { testResults } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
    testResults: { assertionResults: Told[]; message: string }[];
  };
  expect(testResults[0].message).toBe('');
  return testResults[0].assertionResults;
}

it('makes a test of each case: it passes, fails with words, or is skipped', async () => {
  const tests = await testsOf(`{ filter: ['nearest/nearest-line-up-*', 'area/area-line-up-*'] }`);
  const titles = (status: string) => tests.filter((test) => test.status === status).map(({ title }) => title);
  expect(titles('passed')).toContain('nearest/nearest-line-up-float32');
  expect(titles('skipped')).toContain('area/area-line-up-float32');
  expect(titles('failed')).toEqual(['nearest/nearest-line-up-uint8']);
  expect(tests.flatMap(({ failureMessages }) => failureMessages)[0]).toMatch(
    /^NonConformance: FAIL nearest\/nearest-line-up-uint8\n(.*\n)+again: npx vitest run resize\.test\.mjs -t nearest\/nearest-line-up-uint8$/,
  );
});

it('skips a known deviation, and fails where one is gone', async () => {
  const tests = await testsOf(`{ filter: 'nearest/nearest-line-up-*', known: [
    { pattern: 'nearest/*-uint8', reason: 'all sevens', link: 'https://example.com/7' },
    { pattern: 'nearest/nearest-line-up-float3?', reason: 'was so', link: 'https://example.com/8' },
  ] }`);
  const failed = tests.filter(({ status }) => status === 'failed').map(({ title }) => title);
  expect(failed).toEqual(['known deviation nearest/nearest-line-up-float3? still deviates']);
});

it('names the known mistake that the failing cases have in common', async () => {
  await writeFile(
    join(folder, 'kernel.mjs'),
    KERNEL.replace('out.data.fill(7)', 'input.data.set(out.data.subarray(0, input.data.length))'),
  );
  const tests = await testsOf(`{ profile: 'quick', filter: ['nearest/*'] }`);
  const [message] = tests.find(({ title }) => title === 'makes no known mistake')?.failureMessages ?? [];
  expect(message).toMatch(/^KnownMistake: shifted, likely causes:\n {2}.+\n {4}→ PyTorch: .+\n {4}explains \d+ of \d+/);
});
