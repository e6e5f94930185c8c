import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Profile } from '#cases/case.ts';
import { packageRoot } from '#harness/core/package-root.ts';
import type { Report } from '#harness/report/report.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { lastLine } from '../tools.ts';
import { CannotRun, type Runnable } from './environment.ts';
import type { Row } from './rows.ts';

interface Wish {
  readonly profile: Profile;
  readonly jobs?: string | undefined;
}

/** The report of a row, through the command line that everybody has. */
export async function ask(row: Row, runnable: Runnable, { profile, jobs }: Wish): Promise<Report> {
  const file = join(temporaryFolder('matrix'), 'report.json');
  const words = ['--profile', profile, '--json', file, '--quiet'];
  if (row.seconds !== undefined) words.push('--timeout', String(1000 * row.seconds));
  const processes = row.jobs ?? jobs;
  if (processes !== undefined) words.push('--jobs', String(processes));
  const { exitCode, stderr, shortMessage } = await suite(runnable, ['run', runnable.specifier, ...words], 'pipe');
  if (exitCode !== 0 && exitCode !== 1) throw new CannotRun(lastLine(stderr) || shortMessage || 'the run failed');
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

/** The exit code of a command of the suite, which prints what it has to say. */
export async function tell(runnable: Runnable, words: readonly string[]): Promise<number> {
  const { exitCode } = await suite(runnable, [...words, runnable.specifier], 'inherit');
  return exitCode ?? 2;
}

function suite({ environment }: Runnable, words: readonly string[], stdio: 'pipe' | 'inherit') {
  const options = { cwd: packageRoot(), preferLocal: true, env: environment, reject: false, stdio } as const;
  return execa('tsx', ['-C', 'source', 'harness/cli.ts', ...words], options);
}
