import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { UsageError } from '../core/open-implementation.ts';
import { runConformance } from '../run/run.ts';
import type { RunOptions } from '../run/run-options.ts';
import { fromText } from './fakes.ts';

const folder = mkdtempSync(join(tmpdir(), 'wasm-aspects-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** It refuses every call. */
async function run(aspects: string, options: RunOptions) {
  const bytes = await fromText(`(module
    (memory (export "memory") 64)
    (data (i32.const 1024) "${aspects}\\00")
    (global $next (mut i32) (i32.const 65536))
    (func (export "interpolate_abi") (result i32) i32.const 1)
    (func (export "interpolate_aspects") (result i32) i32.const 1024)
    (func (export "interpolate_allocate") (param i32) (result i32) global.get $next
      (global.set $next (i32.add (global.get $next) (local.get 0))))
    (func (export "interpolate_free") (param i32 i32))
    (func (export "interpolate_query") (param i32 i32 i32 i32 i32) (result i32) i32.const 2)
    (func (export "interpolate_compute") (param i32 i32 i32 i32 i32 i32 i32) (result i32) i32.const 0))`);
  const path = join(folder, 'refusing.wasm');
  writeFileSync(path, bytes);
  return runConformance(path, { profile: 'quick', ...options });
}

test('a module that claims rejections is asked them, and refusing is right there alone', async () => {
  const { suite, cases } = await run('values, rejections', { filter: ['arguments/*', 'nearest/*-up-*'] });
  expect(suite.aspects).toEqual(['values', 'rejections']);
  const passed = cases.filter(({ status }) => status === 'pass');
  expect(passed.length).toBeGreaterThan(10);
  const others = cases.filter(({ status }) => status !== 'pass');
  expect(others.length).toBeGreaterThan(10);
  expect(new Set(others.map(({ status, message }) => `${status}: ${message}`))).toEqual(
    new Set(['error: refused a valid call: no reason given; to decline a call, say that it is unsupported']),
  );
});

test('a module that claims an aspect that there is not is a usage error', async () => {
  const running = run('values, speed', {});
  await expect(running).rejects.toThrow(UsageError);
  await expect(running).rejects.toThrow(
    /^refusing.wasm: the module.aspects: expected some of values, .* got the string 'speed'$/,
  );
});
