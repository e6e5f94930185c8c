import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packageRoot } from '#harness/core/package-root.ts';
import { runConformance } from '#harness/run/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

const blocks = [...readFileSync(join(packageRoot(), 'README.md'), 'utf8').matchAll(/```js\n([\s\S]*?)```/g)];

test('the implementation in the README conforms as it stands there', async () => {
  const code = blocks.map(([, text]) => text).find((text) => text.includes("name: 'mine'"));
  const file = join(folder, 'mine.mjs');
  writeFileSync(file, String(code));
  const { summary, cases } = await runConformance(file, { profile: 'quick' });
  expect(cases.filter(({ status }) => status !== 'pass' && status !== 'unsupported')).toEqual([]);
  expect(summary).toMatchObject({ conforms: true });
  expect(summary.pass).toBeGreaterThan(5);
});
