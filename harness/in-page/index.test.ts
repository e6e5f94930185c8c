import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { interpolate } from '#reference/interpolate.ts';
import { UsageError } from '../core/open-implementation.ts';
import { publishedGoldens } from '../goldens/golden-folder.ts';
import { runConformance } from './index.ts';

const asked: string[] = [];
async function goldens(path: string): Promise<Uint8Array> {
  asked.push(path);
  return readFile(join(publishedGoldens(), path));
}

test('the examiner for browsers finds the reference conforming, with files of the profile alone', async () => {
  const options = { goldens, profile: 'quick', filter: 'linear/*', aspects: ['values'] } as const;
  const { summary } = await runConformance({ name: 'reference', interpolate }, options);
  expect(summary).toMatchObject({ conforms: true, failures: 0 });
  expect(asked.length).toBeLessThan(700);
  expect(new Set(asked).size).toBe(asked.length);
});

test('it reads no files of its own', async () => {
  const running = runConformance({ name: 'reference', interpolate }, { goldens, known: 'known.json' });
  await expect(running).rejects.toThrow(UsageError);
});
