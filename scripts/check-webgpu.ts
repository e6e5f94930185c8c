/** The WGSL conforms, the kit too, and a lost device is a crash of its one case. Skipped where there is no adapter. */
import { UsageError } from '#harness/core/subject.ts';
import { runConformance } from '#harness/run/run.ts';

const LINEAR = { profile: 'quick', filter: ['linear/*'] } as const;

try {
  await check();
} catch (error) {
  if (!(error instanceof UsageError && error.message.includes('no GPU adapter'))) throw error;
  console.log('skipped: no WebGPU adapter here');
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
  const kit = await runConformance('harness/kits/webgpu/resize.mjs', { profile: 'quick' });
  if (!kit.summary.conforms) problems.push('harness/kits/webgpu does not conform');
  const lost = await runConformance('scripts/webgpu/lost-device.ts', LINEAR);
  const crashes = lost.cases.filter(({ message }) => message?.includes('the GPU device was lost'));
  if (crashes.length === 0 || crashes.length !== lost.summary.crash || lost.summary.pass < 4 * crashes.length)
    problems.push('a lost device is not a crash of its own case alone');
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
