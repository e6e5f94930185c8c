import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import target from '../spec/target.json' with { type: 'json' };

/** Whether a program is here and ends well. */
export async function works(program: string, ...words: string[]): Promise<boolean> {
  return !(await execa(program, words, { reject: false })).failed;
}

/** What is published, as `pack.ts` packs it. */
export const TARBALL = './.cache/pack/interpolate-conformance.tgz';

/** Programs by what to call them where they are missing. */
export type Tools = Readonly<Record<string, readonly [string, ...string[]]>>;

export const CC: Tools = { cc: ['cc', '--version'] };
export const CARGO: Tools = { cargo: ['cargo', '--version'] };
export const CLANG_FOR_WASM: Tools = {
  'clang for wasm32': ['sh', '-c', 'clang --print-targets | grep wasm32'],
  'wasm-ld': ['wasm-ld', '--version'],
};

const GOOGLE_TEST_HEADER = 'c++ -fsyntax-only -x c++ -std=c++17 -include gtest/gtest.h /dev/null';
export const GOOGLE_TEST: Tools = {
  'c++ with GoogleTest (Debian: apt-get install g++ libgtest-dev)': ['sh', '-c', GOOGLE_TEST_HEADER],
};

/** Whether all of them are here; what is not is said. */
export async function areHere(tools: Tools): Promise<boolean> {
  const lacking: string[] = [];
  for (const [name, command] of Object.entries(tools)) if (!(await works(...command))) lacking.push(`no ${name} here`);
  skip(...lacking);
  return lacking.length === 0;
}

/** What `npm run check` repeats. */
export function skip(...reasons: readonly string[]): void {
  if (reasons.length > 0) console.log(`skipped: ${reasons.join(', ')}`);
}

const OWN_PYTHON = join('.cache', `torch-${target.torch}`, 'bin', 'python');
/** The Python of the recording, else whatever is called so. */
export const PYTHON = existsSync(OWN_PYTHON) ? OWN_PYTHON : 'python3';

/** A statement that fails where Python does not have the PyTorch of the target. */
export const HAS_TORCH = `import torch; assert torch.__version__.split("+")[0] == "${target.torch}"`;
export const NUMPY: Tools = { [`numpy in ${PYTHON}`]: [PYTHON, '-c', 'import numpy'] };
export const TORCH: Tools = { [`PyTorch ${target.torch} in ${PYTHON}`]: [PYTHON, '-c', HAS_TORCH] };

/** What a program said last. */
export function lastLine(text: unknown): string | undefined {
  return String(text).trim().split('\n').at(-1)?.trim();
}

/** Says what is wrong, and what was looked at; nothing wrong is success. */
export function conclude(problems: readonly string[], summary?: string): void {
  for (const problem of problems) console.log(problem);
  if (summary !== undefined) console.log(summary);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

/** The files of this checkout that a pattern of git matches, with their text. */
export async function textsOf(pattern: string): Promise<Map<string, string>> {
  const { stdout } = await execa('git', ['ls-files', '--cached', '--others', '--exclude-standard', pattern]);
  const paths = stdout.split('\n').filter((path) => path !== '' && existsSync(path));
  if (paths.length === 0) throw new Error(`${pattern}: expected some files, found none`);
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}

/** As our formatter leaves a file of this name. */
export async function formatted(file: string, text: string): Promise<string> {
  const format = ['format', `--stdin-file-path=${file}`];
  return (await execa('biome', format, { preferLocal: true, input: text, stripFinalNewline: false })).stdout;
}

/** Writes files that are made from others, by their paths; with --check says which of them are stale instead. */
export function writeMade(texts: Readonly<Record<string, string>>, isCheck: boolean, command: string): void {
  if (isCheck)
    conclude(staleIn(texts).map((file) => `${file}: expected what ${command} writes, got something else; run it`));
  else for (const [file, text] of Object.entries(texts)) writeFileSync(file, text);
}

/** The files that are missing or have another text. */
export function staleIn(texts: Readonly<Record<string, string>>, folder = ''): string[] {
  return Object.keys(texts).filter((file) => {
    const path = join(folder, file);
    return !existsSync(path) || readFileSync(path, 'utf8') !== texts[file];
  });
}
