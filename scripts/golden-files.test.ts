import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { arrayFiles, differences, replace } from './golden-files.ts';

let root: string;
let golden: string;
let fresh: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'golden-files-'));
  golden = join(root, 'golden');
  fresh = join(root, 'fresh');
  put(golden, 'inputs/same.npy', 'same');
  put(golden, 'outputs/page/changed.npy', 'before');
  put(golden, 'outputs/page/stale.npy', 'stale');
  put(golden, 'manifest.json', '{}');
  put(fresh, 'inputs/same.npy', 'same');
  put(fresh, 'outputs/page/changed.npy', 'after!');
  put(fresh, 'outputs/page/new.npy', 'new');
  put(fresh, 'plan.json', '{}');
});

afterEach(() => rmSync(root, { recursive: true }));

function put(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

test('a changed, a missing and an extra file are told apart', () => {
  expect(differences(golden, fresh)).toEqual({
    changed: ['outputs/page/changed.npy'],
    missing: ['outputs/page/new.npy'],
    extra: ['outputs/page/stale.npy'],
  });
});

test('the arrays are what lies under inputs and outputs, in a fixed order', () => {
  expect(arrayFiles(golden)).toEqual(['inputs/same.npy', 'outputs/page/changed.npy', 'outputs/page/stale.npy']);
  expect(arrayFiles(join(root, 'nothing'))).toEqual([]);
});

test('replacing leaves no difference and removes what is stale', () => {
  replace(golden, fresh, differences(golden, fresh));
  expect(differences(golden, fresh)).toEqual({ changed: [], missing: [], extra: [] });
  expect(existsSync(join(golden, 'outputs/page/stale.npy'))).toBe(false);
  expect(readFileSync(join(golden, 'outputs/page/changed.npy'), 'utf8')).toBe('after!');
  expect(existsSync(join(golden, 'manifest.json'))).toBe(true);
});
