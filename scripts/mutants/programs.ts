import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { directImplementation } from '#harness/calling/direct-implementation.ts';
import type { OpenImplementation } from '#harness/core/open-implementation.ts';
import { openImplementation } from '#harness/implementations/open-implementation.ts';
import './turns.ts';
import { edited, loopGuards, type Mutant, scriptMutants, tokenMutants } from './mutations.ts';

/** A right implementation whose text is mutated. */
export interface Program {
  readonly name: string;
  readonly text: string;
  readonly mutants: readonly Mutant[];
  /** What it becomes with another text; throws where that is no program. */
  open(text: string): Promise<OpenImplementation>;
}

const run = promisify(execFile);
const LIMITS = { timeout: 20_000 };

/** What the reference and the resize of the catalogue export, as an implementation. */
const SCRIPTS: Readonly<Record<string, { entry: string; isOwn: (file: string) => boolean }>> = {
  reference: {
    entry: `
      import { createUpsample, upsample } from '#reference/front-ends.ts';
      import { interpolateBackward } from '#reference/gradients.ts';
      import { interpolate } from '#reference/interpolate.ts';
      export default { name: 'reference', interpolate, interpolateBackward, upsample, createUpsample };`,
    isOwn: (file) => file.startsWith('reference/'),
  },
  resizer: {
    entry: `
      import { resizeBackward } from './harness/mistakes/resizer/resize-backward.ts';
      import { resize } from './harness/mistakes/resizer/resize.ts';
      export default {
        name: 'resizer',
        aspects: ['values', 'rejections', 'gradients'],
        interpolate: (input, options) => resize(input, options),
        interpolateBackward: (gradient, shape, options) =>
          resizeBackward(gradient, { dtype: gradient.dtype, shape, data: new Float64Array(0) }, options),
      };`,
    isOwn: (file) => file.startsWith('harness/mistakes/resizer/'),
  },
  'kits/js': { entry: `export { default } from './harness/kits/js/resize.mjs';`, isOwn: () => true },
};

/** Every program that can be built here, or those of these names. */
export async function programs(only: (name: string) => boolean): Promise<Program[]> {
  const scripts = Object.entries(SCRIPTS)
    .filter(([name]) => only(name))
    .map(([name, { entry, isOwn }]) => script(name, entry, isOwn));
  return [...(await Promise.all(scripts)), ...[KIT_C, KIT_PYTHON, KIT_WGSL].filter(({ name }) => only(name))];
}

async function script(name: string, entry: string, isOwn: (file: string) => boolean): Promise<Program> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: '.', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    conditions: ['source'],
  });
  const text = outputFiles[0].text;
  const mutants = scriptMutants(name, text, isOwn);
  return { name, text, mutants, open: async (other) => directImplementation(await moduleOf(other), LIMITS.timeout) };
}

/** The implementation of a text; turns of its loops are counted (`scripts/mutants/turns.ts`). */
export async function moduleOf(text: string): Promise<unknown> {
  const guarded = edited(text, loopGuards(text));
  const url = `data:text/javascript;base64,${Buffer.from(guarded).toString('base64')}`;
  return ((await import(url)) as { default: unknown }).default;
}

/** A program on stdio, in a folder of its own, which goes when the implementation is closed. */
async function onStdio(
  files: Readonly<Record<string, string>>,
  others: readonly string[],
  made: (folder: string) => Promise<string>,
): Promise<OpenImplementation> {
  const folder = mkdtempSync(join(tmpdir(), 'mutant-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    for (const path of others) copyFileSync(path, join(folder, path.slice(dirname(path).length + 1)));
    const opened = await openImplementation(`exec:${await made(folder)}`, LIMITS);
    return { ...opened, close: () => opened.close().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

const KIT_C: Program = tokens('kits/c', 'harness/kits/c/example.c', /static tap nearest[\s\S]*(?=int main)/, (text) =>
  onStdio({ 'example.c': text }, ['harness/kits/c/interpolate_stdio.h'], async (folder) => {
    const program = join(folder, 'example');
    await run('cc', ['-O1', '-w', join(folder, 'example.c'), '-lm', '-o', program]);
    return program;
  }),
);

const KIT_PYTHON: Program = tokens(
  'kits/python',
  'harness/kits/python/example.py',
  /def interpolate[\s\S]*(?=if __name__)/,
  (text) =>
    onStdio(
      { 'example.py': text },
      ['harness/kits/python/interpolate_stdio.py'],
      async (folder) => `${process.env.MUTANTS_PYTHON ?? 'python3'} ${join(folder, 'example.py')}`,
    ),
);

const KIT_WGSL: Program = tokens(
  'kits/webgpu',
  'harness/kits/webgpu/resize.mjs',
  /fn elementAt[\s\S]*?(?=`;)/,
  async (text) => {
    const file = join(process.cwd(), '.cache', 'mutants', `resize-${process.pid}-${performance.now()}.mjs`);
    writeFileSync(file, text);
    const { default: make } = (await import(file)) as { default: () => Promise<unknown> };
    rmSync(file);
    return directImplementation(await make(), LIMITS.timeout);
  },
);

function tokens(name: string, file: string, part: RegExp, open: Program['open']): Program {
  const text = readFileSync(file, 'utf8');
  return { name, text, mutants: tokenMutants(name, text, part), open };
}
