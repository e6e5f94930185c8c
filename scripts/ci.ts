/** What `.ci/run` does after the installation: the tests, the checks and the goldens, counted together. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { execa } from 'execa';
import { readTally, tally } from './steps.ts';

interface Counts {
  passed: number;
  failed: number;
}

const TESTS = '.cache/ci/tests.json';

rmSync(TESTS, { force: true });
mkdirSync(dirname(TESTS), { recursive: true });
const counts = [
  await stage(['test', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${TESTS}`], testCounts),
  await stage(['run', 'check'], (output) => readTally(output)),
  await stage(['run', 'goldens', '--', '--check', '--if-possible'], () => ({ passed: 1, failed: 0 })),
];
const passed = counts.reduce((sum, stage) => sum + stage.passed, 0);
const failed = counts.reduce((sum, stage) => sum + stage.failed, 0);
console.log(tally(passed, failed));
process.exitCode = failed === 0 ? 0 : 1;

/** Runs an npm script and shows what it prints. Where it failed and cannot say how often, that counts as one. */
async function stage(args: readonly string[], countsOf: (output: string) => Counts | undefined): Promise<Counts> {
  console.log(`\n=== npm ${args.join(' ')}`);
  const result = await execa('npm', args, {
    stdin: 'ignore',
    stdout: ['inherit', 'pipe'],
    stderr: 'inherit',
    reject: false,
  });
  const counted = countsOf(result.stdout) ?? { passed: 0, failed: 1 };
  return result.failed ? { ...counted, failed: Math.max(counted.failed, 1) } : counted;
}

/** A test file that could not be loaded has no tests to fail, so it counts as one failure. */
function testCounts(): Counts | undefined {
  try {
    const report = JSON.parse(readFileSync(TESTS, 'utf8')) as Record<string, number>;
    const { numPassedTests = 0, numFailedTests = 0, numFailedTestSuites = 0 } = report;
    return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0) };
  } catch {
    return undefined;
  }
}
