import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { UsageError } from '#harness/core/open-implementation.ts';
import type { Report } from '#harness/report/report.ts';
import { runConformance } from '#harness/run/run.ts';
import { temporaryFolder, writeIn } from '../temporary-folder.ts';
import { skip } from '../tools.ts';

const KIT = 'harness/kits/webgpu/resize.mjs';

const own = await runConformance('webgpu', { profile: 'quick' }).catch(whereNoAdapter);
if (own === undefined) skip('no WebGPU adapter here');
const { description, fallback } = own?.implementation.environment ?? {};
// The kit leaves the choice of a driver to its user.
const driver = fallback?.split('VK_ICD_FILENAMES=')[1];
if (driver !== undefined) process.env.VK_ICD_FILENAMES = driver;

function whereNoAdapter(error: unknown): undefined {
  if (!(error instanceof UsageError && error.message.includes('no GPU adapter'))) throw error;
}

test.runIf(own)('the adapter conforms', () => {
  expect(own?.summary, description).toMatchObject({ conforms: true });
});

test.runIf(own)('the kit conforms', async () => {
  expect((await runConformance(KIT, { profile: 'quick' })).summary).toMatchObject({ conforms: true });
});

test.runIf(own).each([
  [
    'WGSL that does not compile',
    'fn nearest(plane',
    'fn nearest(plan',
    /the WGSL does not compile: error at line \d+:\d+: unresolved value 'plane'/,
  ],
  ['a mistake that only the device notices', 'STORAGE | COPY_SRC', 'COPY_SRC', /the GPU reports: .*[Ss]torage/],
])('%s is told in words', async (_, right, wrong, words) => {
  const file = writeIn(
    temporaryFolder('webgpu', '.cache'),
    'resize.mjs',
    readFileSync(KIT, 'utf8').replace(right, wrong),
  );
  const told = await runConformance(file, { profile: 'quick', mode: 'nearest', bail: 1 }).then(
    ({ cases }: Report) => cases.map(({ message }) => message).join('\n'),
    (error: Error) => error.message,
  );
  expect(told).toMatch(words);
});

test.runIf(own)('a lost device is a crash of its own case alone', async () => {
  const { cases, summary } = await runConformance('scripts/webgpu/lost-device.ts', {
    profile: 'quick',
    filter: ['linear/*'],
  });
  const crashes = cases.filter(({ message }) => message?.includes('the GPU device was lost')).length;
  expect(crashes).toBeGreaterThan(0);
  expect(summary.crash).toBe(crashes);
  expect(summary.pass).toBeGreaterThanOrEqual(4 * crashes);
});
