/** The WGSL conforms, the kit too, and a lost device is a crash of its one case. Skipped where there is no adapter. */
import { readFileSync } from 'node:fs';
import { UsageError } from '#harness/core/open-implementation.ts';
import { runConformance } from '#harness/run/run.ts';
import { temporaryFolder, writeIn } from './temporary-folder.ts';
import { conclude, skip } from './tools.ts';

const KIT = 'harness/kits/webgpu/resize.mjs';
const LINEAR = { profile: 'quick', filter: ['linear/*'] } as const;

try {
  await check();
} catch (error) {
  if (!(error instanceof UsageError && error.message.includes('no GPU adapter'))) throw error;
  skip('no WebGPU adapter here');
}

/** WGSL that does not compile, and a mistake that only the device notices, are told in words. */
async function brokenKit(): Promise<string[]> {
  const folder = temporaryFolder('webgpu', '.cache');
  const text = readFileSync(KIT, 'utf8');
  const broken: readonly [string, string, RegExp][] = [
    [
      'fn nearest(plane',
      'fn nearest(plan',
      /the WGSL does not compile: error at line \d+:\d+: unresolved value 'plane'/,
    ],
    ['STORAGE | COPY_SRC', 'COPY_SRC', /the GPU reports: .*[Ss]torage/],
  ];
  const problems: string[] = [];
  for (const [right, wrong, words] of broken) {
    const file = writeIn(folder, 'resize.mjs', text.replace(right, wrong));
    const told = await runConformance(file, { profile: 'quick', mode: 'nearest', bail: 1 }).then(
      ({ cases }) => cases.map(({ message }) => message).join('\n'),
      (error: Error) => error.message,
    );
    if (!words.test(told)) problems.push(`a kit with '${wrong}': expected ${String(words)}, got ${told}`);
  }
  return problems;
}

async function check(): Promise<void> {
  const problems: string[] = [];
  const { implementation, summary } = await runConformance('webgpu', { profile: 'quick' });
  const { description, fallback } = implementation.environment ?? {};
  console.log(`${description}: ${summary.pass} of ${summary.cases} cases pass, ${summary.failures} fail`);
  if (!summary.conforms) problems.push('the adapter webgpu does not conform');
  // The kit leaves the choice of a driver to its user.
  const driver = fallback?.split('VK_ICD_FILENAMES=')[1];
  if (driver !== undefined) process.env.VK_ICD_FILENAMES = driver;
  const kit = await runConformance(KIT, { profile: 'quick' });
  if (!kit.summary.conforms) problems.push('harness/kits/webgpu does not conform');
  problems.push(...(await brokenKit()));
  const lost = await runConformance('scripts/webgpu/lost-device.ts', LINEAR);
  const crashes = lost.cases.filter(({ message }) => message?.includes('the GPU device was lost'));
  if (crashes.length === 0 || crashes.length !== lost.summary.crash || lost.summary.pass < 4 * crashes.length)
    problems.push('a lost device is not a crash of its own case alone');
  conclude(problems);
}
