import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Finding } from '#harness/core/verdict.ts';
import { DIVERGENT, fakeCase, fakeParts } from '#harness/run/fakes.ts';
import { examineImplementation, type runConformance } from '#harness/run/run.ts';
import type { SuiteCase } from '#harness/suite/suite.ts';
import { listCommand } from './list.ts';
import { main } from './main.ts';
import { type RunFlags, runCommand } from './run.ts';
import { showCommand } from './show.ts';

function recording() {
  const written = { stdout: '', stderr: '' };
  const streams = {
    stdout: { write: (text: string) => (written.stdout += text) },
    stderr: { write: (text: string) => (written.stderr += text) },
  };
  return { written, streams };
}

async function ran(...argv: string[]) {
  const { written, streams } = recording();
  const exitCode = await main(argv, streams);
  return { exitCode, ...written };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'commands-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('the command line', () => {
  it.each<[string[], string]>([
    [['rnu'], "error: unknown command 'rnu' (Did you mean run?); interpolate-conformance --help shows how it is used"],
    [['rnu', '--help'], "error: unknown command 'rnu' (Did you mean run?)"],
    [
      ['run', 'x', '--lvel', 'close'],
      "error: unknown option '--lvel' (Did you mean --level?); interpolate-conformance run --help",
    ],
    [['run'], "error: missing required argument 'implementation'; interpolate-conformance run --help"],
    [
      ['run', 'x', '--seed', 'one'],
      "error: option '--seed <n>' argument 'one' is invalid. Expected a whole number; interpolate",
    ],
    [
      ['run', 'x', '--level', 'fathful'],
      "error: level: expected bit-exact, faithful or close, got 'fathful'; did you mean faithful?",
    ],
    [['run', 'x', '--json', '-'], 'error: --json -: expected a file'],
    [['run', 'x', '--html', '/missing/r.html'], 'error: --html /missing/r.html: cannot be written'],
    [
      ['run', 'x', '--json', '/missing/r.json'],
      'error: --json /missing/r.json: cannot be written (there is no folder /missing)',
    ],
    [['merge', 'README.md'], 'error: README.md: expected JSON, got something else ('],
    [['run', 'x', '--link', 'https://example.org/1'], 'error: --link: needs --update-known'],
    [
      ['run', 'exec:x', '--check-protocol', '--timeout', '0'],
      'error: timeout: expected a whole number from 1 to 2147483647, got 0',
    ],
    [['run', 'x', '--known', '/missing/known.json'], 'error: /missing/known.json: this file does not exist'],
    [
      ['run', 'x', '--filter', 'bicubik/*'],
      "error: filter 'bicubik/*': no case has such an id or clause; did you mean bicubic/*",
    ],
    [['show', 'models/hrnet'], "error: show 'models/hrnet': no case has this id; did you mean models/hrnet"],
    [
      ['explain', 'bicubic/upsample-5-to-10-impulze'],
      "error: explain 'bicubic/upsample-5-to-10-impulze': no case has this id; did you mean bicubic/upsample-5-to-10-impulse",
    ],
    [
      ['explain', 'bicubic/upsample-5-to-10-impulse', '--element', '0,0,0,10'],
      'error: --element 0,0,0,10: expected an index within (1, 1, 1, 10), as in 0,0,0,0',
    ],
    [
      ['explain', 'bicubic/upsample-5-to-10-impulse', '--element', 'first'],
      "error: --element: expected an index with commas between, as in 0,0,1,2, got 'first'",
    ],
    [
      ['shrink', 'models/hrnet', 'reference'],
      "error: shrink 'models/hrnet': no case has this id; did you mean models/hrnet",
    ],
    [
      ['compare', 'reference', 'reference', '--filter', 'arguments/mode-cubic'],
      "error: filter 'arguments/mode-cubic': no case has such an id or clause",
    ],
    [
      ['merge', 'package.json'],
      "error: package.json: schema: expected 'interpolate-conformance/report@1', got nothing",
    ],
  ])('%j is of no use: exit code 2 and one line', async (argv, message) => {
    const { exitCode, stdout, stderr } = await ran(...argv);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each<[string, (mine: string, list: string) => string[], string]>([
    ['the implementation', (mine) => ['run', mine, '--json', mine], '--json'],
    ['the implementation', (mine) => ['run', pathToFileURL(mine).href, '--markdown', mine], '--markdown'],
    ['the list of known deviations', (mine, list) => ['run', mine, '--known', list, '--junit', list], '--junit'],
    ['a report to merge', (mine, list) => ['merge', mine, list, '--json', list], '--json'],
  ])('never writes over %s', async (what, argv, option) => {
    const folder = temporaryFolder();
    const [mine, list] = ['mine.mjs', 'list.json'].map((name) => join(folder, name));
    for (const path of [mine, list]) writeFileSync(path, '[]');
    const { exitCode, stderr } = await ran(...argv(mine, list));
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(new RegExp(`^error: ${option} .* expected another file than the one that is ${what};`));
    for (const path of [mine, list]) expect(readFileSync(path, 'utf8')).toBe('[]');
  });

  it('teaches by example when asked, and when asked nothing', async () => {
    expect((await ran('--help')).stdout).toContain('Examples:');
    expect((await ran('run', '--help')).stdout).toContain('--shard 1/2');
    expect((await ran('run', '--help')).exitCode).toBe(0);
    const asked = await ran();
    expect(asked.exitCode).toBe(2);
    expect(asked.stderr).toContain('Examples:');
  });

  it('says its version and its target', async () => {
    expect((await ran('--version')).stdout).toMatch(/^\d+\.\d+\.\d+ \(torch 2\.13\.0\)\n$/);
  });
});

describe('run', () => {
  const suite = [fakeCase('linear/first'), fakeCase('linear/second')];
  const flags: RunFlags = { profile: 'standard', level: 'faithful', seed: 1, timeout: 10_000, failures: 5 };

  async function runWith(findings: Record<string, Finding>, more: Partial<RunFlags> = {}) {
    const { written, streams } = recording();
    const run: typeof runConformance = (implementation, options) =>
      examineImplementation(implementation, options ?? {}, fakeParts(suite, findings));
    const exitCode = await runCommand('./mine.mjs', { ...flags, ...more }, streams, run);
    return { exitCode, ...written };
  }

  it('exits with 0 when it conforms and 1 when it does not', async () => {
    expect((await runWith({})).exitCode).toBe(0);
    expect((await runWith({ 'linear/first': DIVERGENT })).exitCode).toBe(1);
  });

  it('prints every case when verbose, and the verdict alone when quiet', async () => {
    const findings = { 'linear/first': DIVERGENT };
    const { stdout } = await runWith(findings, { verbose: true });
    expect(stdout).toMatch(
      /^fail +linear\/first {2}divergent, [\d.]+ ms\npass +linear\/second {2}faithful, [\d.]+ ms\n/,
    );
    expect((await runWith(findings, { quiet: true })).stdout).toBe(
      'does not conform at faithful: 1 of 2 cases failed (1 fail)\n',
    );
  });

  it('writes the reports that were asked for, and says where', async () => {
    const folder = temporaryFolder();
    const [json, junit, markdown] = ['r.json', 'r.xml', 'r.md'].map((name) => join(folder, name));
    const { stdout } = await runWith({ 'linear/first': DIVERGENT }, { json, junit, markdown });
    expect(stdout).toContain(`written: ${json}, ${junit}, ${markdown}\n`);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
      schema: 'interpolate-conformance/report@1',
      summary: { cases: 2, pass: 1, fail: 1, level: 'divergent', conforms: false },
      cases: [
        { id: 'linear/first', deviation: { worst: { index: [0, 0, 1, 2], expected: 0.1, got: 'NaN' } } },
        { id: 'linear/second' },
      ],
    });
    expect(readFileSync(junit, 'utf8')).toContain('<testsuite name="linear" tests="2" failures="1"');
    expect(readFileSync(markdown, 'utf8')).toContain('### Failures');
  });

  it('goes on with the seed of the report where the seed is random, and says what it keeps', async () => {
    const json = join(temporaryFolder(), 'r.json');
    await runWith({ 'linear/first': DIVERGENT }, { seed: 'random', bail: 1, json });
    const { exitCode, stderr } = await runWith({}, { seed: 'random', resume: json, json });
    expect(stderr).toContain(
      `${json}: 1 case of the earlier run is kept and not asked again; the report does not tell`,
    );
    expect(exitCode).toBe(1);
  });

  it('gives the link of a later update to the entries that an earlier one has left without', async () => {
    const known = join(temporaryFolder(), 'known.json');
    const update = { known, updateKnown: true };
    const links = () => (JSON.parse(readFileSync(known, 'utf8')) as { link: string }[]).map(({ link }) => link);
    await runWith({ 'linear/first': DIVERGENT }, update);
    expect(links()).toEqual(['']);
    await expect(runWith({ 'linear/first': DIVERGENT }, update)).rejects.toThrow(
      '1 known deviation with an empty link',
    );
    const link = 'https://example.org/1';
    expect((await runWith({ 'linear/first': DIVERGENT }, { ...update, link })).stdout).toContain('1 kept, 0 added');
    expect(links()).toEqual([link]);
    expect((await runWith({ 'linear/first': DIVERGENT }, { known })).exitCode).toBe(0);
  });

  it('says how to see a failure again under the same demands', async () => {
    const { stdout } = await runWith(
      { 'linear/first': { ...DIVERGENT, path: '3:0' } },
      { level: 'close', seed: 7, profile: 'full' },
    );
    expect(stdout).toContain(
      'again: npx interpolate-conformance run ./mine.mjs --filter linear/first --profile full --level close --seed 7 --path 3:0\n',
    );
  });
});

describe('init', () => {
  it.each(['cpp-gtest', 'rust-test'])('%s, whose tests need no Node, asks for no npm', async (kind) => {
    const { exitCode, stdout } = await ran('init', kind, join(temporaryFolder(), kind));
    expect(exitCode).toBe(0);
    expect(stdout).toContain('recorded-cases.bin');
    expect(stdout).not.toContain('npm');
  });
});

describe('list and show', () => {
  const suite: SuiteCase[] = [fakeCase('linear/first'), fakeCase('nearest/b', { profile: 'full', mode: 'nearest' })];

  it('lists the cases of a pattern and a profile', async () => {
    const { written, streams } = recording();
    expect(await listCommand([], { profile: 'standard' }, streams, async () => suite)).toBe(0);
    expect(written).toEqual({
      stdout: 'linear/first  linear/first holds (bilinear, float32, standard; linear.two-taps)\n',
      stderr: '1 case\n',
    });
  });

  it('lists as JSON', async () => {
    const { written, streams } = recording();
    await listCommand(['nearest/*'], { profile: 'full', json: true }, streams, async () => suite);
    expect(JSON.parse(written.stdout)).toMatchObject([{ id: 'nearest/b', mode: 'nearest', align_corners: false }]);
  });

  it('shows a model with its clauses, a snippet for PyTorch, and what was recorded', async () => {
    const { written, streams } = recording();
    expect(await showCommand('models/hrnet-v2-last-stage', {}, streams)).toBe(0);
    for (const part of [
      'coordinates.half-pixel, spec/coordinates.md',
      "map_1 = F.interpolate(x, size=(13, 10), mode='bilinear', align_corners=False)",
      'torch.cat((map_0, map_1, map_2, map_3), dim=1)',
      'recorded: float32 (1, 30, 13, 10), cases/golden/outputs/models/hrnet-v2-last-stage.npy',
      'npx interpolate-conformance run <implementation> --filter models/hrnet-v2-last-stage',
    ]) {
      expect(written.stdout).toContain(part);
    }
  });
});
