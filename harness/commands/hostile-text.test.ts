import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { annotations } from '#harness/present/annotations.ts';
import { reportSchema } from '#harness/report/report-schema.ts';
import { DIVERGENT, fakeCase, fakeImplementation, fakeParts } from '#harness/run/fakes.ts';
import { examineImplementation } from '#harness/run/run.ts';
import { main } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-text-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HOSTILE =
  '::stop-commands::x\n ::error::mine ##[error]mine ##vso[task]mine \u001b[2J\u0007\u009b1m\u2028::error::';
/** A line that a CI runner obeys, and what steers a terminal. */
const OBEYED = /^\s*::|##\w*\[|[^\P{Cc}\n]/mu;

async function printed(...argv: string[]): Promise<string> {
  let text = '';
  const stream = { write: (piece: string) => (text += piece) };
  await main(argv, { stdout: stream, stderr: stream });
  return text;
}

async function hostileReport() {
  const suite = ['linear/first', 'linear/second', 'linear/third'].map((id) => fakeCase(id));
  const parts = fakeParts(
    suite,
    { 'linear/first': DIVERGENT, 'linear/second': { status: 'crash', message: HOSTILE } },
    {
      openImplementation: async () =>
        fakeImplementation(HOSTILE, { version: HOSTILE, environment: { [HOSTILE]: HOSTILE } }),
    },
  );
  const known = [{ pattern: 'linear/third', reason: HOSTILE, link: 'https://example.org/' }];
  return examineImplementation('x', { known, filter: 'linear/*', shard: '1/1' }, parts);
}

type Path = readonly (string | number)[];

function textPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => textPaths((value as Record<string | number, unknown>)[key], [...path, key]));
}

function replaced(data: object, path: Path): unknown {
  const copy = structuredClone(data);
  const owner = path.slice(0, -1).reduce((inner, key) => (inner as Record<string | number, object>)[key], copy);
  (owner as Record<string | number, unknown>)[path[path.length - 1]] = HOSTILE;
  return copy;
}

it('no field of a foreign report becomes a workflow command or steers a terminal', async () => {
  const report = await hostileReport();
  const reports = textPaths(report)
    .map((path) => ({ path, report: replaced(report, path) }))
    .filter((one) => reportSchema.safeParse(one.report).success);
  expect(reports.length).toBeGreaterThan(30);
  const file = join(folder, 'report.json');
  let shown = 0;
  for (const one of [{ path: [], report }, ...reports]) {
    writeFileSync(file, JSON.stringify(one.report));
    const merged = await printed('merge', file);
    if (/does not conform at/.test(merged)) shown++;
    expect(merged, one.path.join('.')).not.toMatch(OBEYED);
    expect(await printed('diff', file, file), one.path.join('.')).not.toMatch(OBEYED);
  }
  expect(shown).toBeGreaterThan(30);
});

it('annotations are the only commands, and hold no control characters', async () => {
  const lines = annotations(await hostileReport()).split('\n');
  expect(lines.filter((line) => line !== '').every((line) => line.startsWith('::error title='))).toBe(true);
  expect(lines.map((line) => line.replace(/^::/, '')).join('\n')).not.toMatch(OBEYED);
  const file = join(folder, 'annotated.json');
  writeFileSync(file, JSON.stringify(await hostileReport()));
  const commands = (await printed('merge', file, '--annotations')).split('\n').filter((line) => OBEYED.test(line));
  expect(commands.length).toBeGreaterThan(1);
  expect(commands.every((line) => line.startsWith('::error title='))).toBe(true);
});

it('a name, a thrown message and a load error stay text in explain and shrink', async () => {
  const module = join(folder, 'hostile.mjs');
  const words = JSON.stringify(HOSTILE);
  writeFileSync(
    module,
    `export default { name: ${words}, version: ${words}, interpolate() { throw new Error(${words}); } };`,
  );
  const broken = join(folder, 'broken.mjs');
  writeFileSync(broken, `throw new Error(${words});`);
  const id = 'bicubic/upsample-5-to-10-impulse';
  for (const text of [
    await printed('explain', id, module),
    await printed('shrink', id, module),
    await printed('shrink', id, module, '--json'),
    await printed('explain', id, broken),
    await printed('run', broken),
    await printed('run', HOSTILE),
    await printed(HOSTILE),
    await printed('list', HOSTILE),
  ]) {
    expect(text).toContain('mine');
    expect(text).not.toMatch(OBEYED);
  }
});
