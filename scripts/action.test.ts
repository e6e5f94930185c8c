import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '#harness/core/package-root.ts';
import type { Report } from '#harness/report/report.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'action-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** The script of the action's step, as GitHub hands it to bash. */
async function stepScript(): Promise<string> {
  const lines = (await readFile(join(packageRoot(), 'action.yml'), 'utf8')).split('\n');
  const start = lines.indexOf('      run: |') + 1;
  const end = lines.findIndex((line, at) => at > start && line.startsWith('    - '));
  return lines
    .slice(start, end)
    .map((line) => line.slice(8))
    .join('\n');
}

async function step(inputs: Record<string, string>) {
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  for (const path of Object.values(files)) await writeFile(path, '');
  const root = packageRoot();
  const { exitCode, stdout } = await execa('bash', ['-eo', 'pipefail', '-c', await stepScript()], {
    reject: false,
    cwd: root,
    env: {
      PROFILE: 'quick',
      LEVEL: 'faithful',
      KNOWN: '',
      ARGUMENTS: '',
      COMMAND: `node --import tsx -C source ${root}/harness/cli.ts`,
      RUNNER_TEMP: folder,
      ...files,
      ...inputs,
    },
  });
  const outputs = (await readFile(files.GITHUB_OUTPUT, 'utf8')).trim().split('\n');
  return {
    exitCode,
    stdout,
    outputs: Object.fromEntries(outputs.map((line) => line.split(/=(.*)/).slice(0, 2))) as Record<string, string>,
    summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
  };
}

describe('the step of the action', () => {
  it('runs the checkout that it belongs to, and builds it where that is still to be done', async () => {
    const given = { COMMAND: '', IMPLEMENTATION: 'reference', ARGUMENTS: `--filter 'nearest/nearest-line-up-*'` };
    await mkdir(join(folder, 'dist', 'harness'), { recursive: true });
    await writeFile(
      join(folder, 'dist', 'harness', 'cli.js'),
      "console.log('the built one', ...process.argv.slice(2, 4));",
    );
    expect((await step({ ...given, CHECKOUT: folder })).stdout).toMatch(/^the built one run reference$/m);
    await rm(join(folder, 'dist'), { recursive: true });
    const scripts = { prepare: "mkdir -p dist/harness && echo 'console.log(7)' > dist/harness/cli.js" };
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'x', version: '1.0.0', scripts }));
    const lock = { name: 'x', version: '1.0.0', lockfileVersion: 3, packages: { '': { name: 'x', version: '1.0.0' } } };
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
    expect((await step({ ...given, CHECKOUT: folder })).stdout).toMatch(/^7$/m);
  });

  it('passes with outputs and a summary when the implementation conforms', async () => {
    const { exitCode, outputs, summary } = await step({
      IMPLEMENTATION: 'reference',
      ARGUMENTS: `--filter 'nearest/nearest-line-up-*'`,
    });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ conforms: 'true', failed: '0' });
    expect(Number(outputs.passed)).toBeGreaterThan(0);
    expect(JSON.parse(await readFile(outputs.report, 'utf8'))).toMatchObject({ summary: { conforms: true } });
    expect(summary).toContain('conforms at faithful');
  });

  it('fails with annotations when it does not', async () => {
    const module = join(folder, 'wrong.mjs');
    await writeFile(
      module,
      `export default { name: 'wrong', aspects: ['values'], interpolate: () => { throw new Error('no kernel'); } };`,
    );
    const { exitCode, stdout, outputs } = await step({ IMPLEMENTATION: module, ARGUMENTS: '--filter nearest/*' });
    expect(exitCode).toBe(1);
    expect(outputs.conforms).toBe('false');
    expect(stdout).toMatch(/^::error title=nearest\//m);
  });

  it('takes spaces in paths and quotes in arguments, and known deviations', async () => {
    const module = join(folder, 'my wrong.mjs');
    await writeFile(
      module,
      `export default { name: 'wrong', aspects: ['values'], interpolate: () => { throw new Error('no kernel'); } };`,
    );
    const known = join(folder, "what's known.json");
    const entry = { pattern: 'nearest/nearest-line-*', reason: 'no kernel', link: 'https://example.org/1' };
    await writeFile(known, JSON.stringify([entry]));
    const { exitCode, outputs } = await step({
      IMPLEMENTATION: module,
      KNOWN: known,
      ARGUMENTS: `--filter "nearest/nearest-line-*"\n'!nearest/nearest-line-up-*'`,
    });
    expect({ exitCode, ...outputs }).toMatchObject({ exitCode: 0, conforms: 'true', failed: '0' });
    const report = JSON.parse(await readFile(outputs.report, 'utf8')) as Report;
    expect(report.suite.filter).toEqual(['nearest/nearest-line-*', '!nearest/nearest-line-up-*']);
    expect(report.known).toMatchObject([{ ...entry, partial: true }]);
    expect(await readFile(join(outputs.folder, 'report.html'), 'utf8')).toContain('no kernel');
  });

  it('refuses arguments with an open quote, and runs nothing', async () => {
    const { exitCode, stdout } = await step({ IMPLEMENTATION: 'reference', ARGUMENTS: `--filter 'nearest/*` });
    expect({ exitCode, stdout }).toEqual({
      exitCode: 2,
      stdout: expect.stringContaining('::error title=arguments::') as string,
    });
  });

  it('says what to do when it cannot be used, with exit code 2', async () => {
    const { exitCode, outputs } = await step({ IMPLEMENTATION: './not-there.mjs' });
    expect(exitCode).toBe(2);
    expect(outputs.conforms).toBeUndefined();
  });
});
