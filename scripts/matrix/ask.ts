import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Profile } from '#cases/case.ts';
import { packageRoot } from '#harness/core/package-root.ts';
import type { Report } from '#harness/report/report.ts';
import { CannotRun, type Runnable } from './environment.ts';
import type { Row } from './rows.ts';

interface Wish {
  readonly profile: Profile;
  readonly jobs?: string | undefined;
}

/** The report of a row, through the command line that everybody has. */
export async function ask(row: Row, { specifier, environment }: Runnable, { profile, jobs }: Wish): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
  const file = join(folder, 'report.json');
  const words = ['run', specifier, '--profile', profile, '--json', file, '--quiet'];
  if (row.seconds !== undefined) words.push('--timeout', String(1000 * row.seconds));
  const processes = row.jobs ?? jobs;
  if (processes !== undefined) words.push('--jobs', String(processes));
  try {
    const { exitCode, stderr, shortMessage } = await execa('tsx', ['-C', 'source', 'harness/cli.ts', ...words], {
      cwd: packageRoot(),
      preferLocal: true,
      env: environment,
      reject: false,
    });
    if (exitCode !== 0 && exitCode !== 1) throw new CannotRun(lastSentence(stderr) ?? shortMessage ?? 'the run failed');
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The exit code of a command of the suite, which prints what it has to say. */
export async function tell({ specifier, environment }: Runnable, words: readonly string[]): Promise<number> {
  const { exitCode } = await execa('tsx', ['-C', 'source', 'harness/cli.ts', ...words, specifier], {
    cwd: packageRoot(),
    preferLocal: true,
    env: environment,
    reject: false,
    stdio: 'inherit',
  });
  return exitCode ?? 2;
}

function lastSentence(text: string): string | undefined {
  return text
    .split('\n')
    .findLast((line) => line.trim() !== '')
    ?.trim();
}
