import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../core/package-root.ts';
import { runConformance } from '../run/run.ts';
import { assembled } from './fakes.ts';

const folder = mkdtempSync(join(tmpdir(), 'wasm-glue-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the page's resize.c would compute, in AssemblyScript. */
const RESIZE = `
export function _malloc(bytes: usize): usize { return heap.alloc(bytes); }
export function _free(pointer: usize): void { heap.free(pointer); }
export function _resize(input: usize, planes: i32, h: i32, w: i32, output: usize, outH: i32, outW: i32): void {
  for (let p = 0; p < planes; p++)
    for (let i = 0; i < outH; i++)
      for (let j = 0; j < outW; j++) {
        const y = Math.max((i + 0.5) * h / outH - 0.5, 0), x = Math.max((j + 0.5) * w / outW - 0.5, 0);
        const top = i32(y), left = i32(x), bottom = min(top + 1, h - 1), right = min(left + 1, w - 1);
        const above = mixed(at(input, p * h + top, w, left), at(input, p * h + top, w, right), x - left);
        const below = mixed(at(input, p * h + bottom, w, left), at(input, p * h + bottom, w, right), x - left);
        store<f32>(output + 4 * ((p * outH + i) * outW + j), f32(mixed(above, below, y - top)));
      }
}
function at(input: usize, row: i32, w: i32, column: i32): f64 { return load<f32>(input + 4 * (row * w + column)); }
function mixed(first: f64, second: f64, fraction: f64): f64 { return first * (1 - fraction) + second * fraction; }
`;

/** Glue of the form that Emscripten generates: a function that promises the exports, and a view of the memory as it is. */
const GLUE = `
import { readFile } from 'node:fs/promises';
export default async () => {
  const bytes = await readFile(new URL('./resize.wasm', import.meta.url));
  const { instance: { exports } } = await WebAssembly.instantiate(bytes, { env: { abort() { throw new Error('abort'); } } });
  return { ...exports, get HEAPF32() { return new Float32Array(exports.memory.buffer); } };
};`;

beforeAll(async () => {
  writeFileSync(join(folder, 'resize.wasm'), await assembled('glue.ts', RESIZE));
}, 120_000);

test('the ES module on the page examines a module with glue', { timeout: 120_000 }, async () => {
  const page = readFileSync(join(packageRoot(), 'harness/wasm/README.md'), 'utf8');
  const [, module] = /```js\n(\/\/ mine\.mjs\n[\s\S]*?)```/.exec(page) ?? [];
  writeFileSync(join(folder, 'resize.mjs'), GLUE);
  writeFileSync(join(folder, 'mine.mjs'), String(module));
  const { summary, cases } = await runConformance(join(folder, 'mine.mjs'), {
    profile: 'quick',
    filter: ['linear/*', 'coordinates/*'],
  });
  expect(cases.filter(({ status }) => status !== 'pass' && status !== 'unsupported')).toEqual([]);
  expect(summary.pass).toBeGreaterThan(2);
});
