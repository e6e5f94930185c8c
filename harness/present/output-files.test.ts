import { execFile, execFileSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkOutputFiles, writeFileAtomically } from './output-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function check(...paths: string[]): Promise<void> {
  return checkOutputFiles(paths.map((path, at) => ({ option: at === 0 ? '--json' : '--junit', path })));
}

describe('an output file', () => {
  it.skipIf(process.platform === 'win32')(
    'that is a pipe is written to a reader, and refused without one',
    async () => {
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      await expect(writeFileAtomically(pipe, 'text')).rejects.toThrow('nobody reads from this pipe');
      const reader = promisify(execFile)('cat', [pipe]);
      await expect
        .poll(() =>
          writeFileAtomically(pipe, 'text').then(
            () => 'written',
            () => 'refused',
          ),
        )
        .toBe('written');
      expect((await reader).stdout).toBe('text');
    },
  );

  it('is tried before the run, and leaves nothing behind', async () => {
    await check(join(folder, 'r.json'), join(folder, 'r.xml'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps its old content until the new one is whole', async () => {
    const path = join(folder, 'r.json');
    writeFileSync(path, 'old');
    await check(path);
    expect(readFileSync(path, 'utf8')).toBe('old');
    await writeFileAtomically(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['r.json']);
  });

  it('is written through a link', async () => {
    writeFileSync(join(folder, 'real.json'), 'old');
    symlinkSync(join(folder, 'real.json'), join(folder, 'link.json'));
    await writeFileAtomically(join(folder, 'link.json'), 'new');
    expect(readFileSync(join(folder, 'real.json'), 'utf8')).toBe('new');
  });

  it('needs its folder', async () => {
    const path = join(folder, 'missing', 'r.json');
    await expect(check(path)).rejects.toThrow(`--json ${path}: cannot be written (there is no folder`);
  });

  it('is no folder', async () => {
    await expect(check(folder)).rejects.toThrow('it is a folder');
  });

  it('is not that of another report', async () => {
    const path = join(folder, 'r.json');
    await expect(check(path, join(folder, '.', 'r.json'))).rejects.toThrow(
      `--junit ${path}: expected another file than the one that --json writes`,
    );
  });

  it('is not that of another report through a linked folder', async () => {
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'linked'));
    await expect(check(join(folder, 'real', 'r.json'), join(folder, 'linked', 'r.json'))).rejects.toThrow(
      'expected another file',
    );
  });

  it.each<[string, (path: string, input: string) => void]>([
    ['itself', () => {}],
    ['through a symbolic link', (path, input) => symlinkSync(input, path)],
    ['through a hard link', (path, input) => linkSync(input, path)],
  ])('is not what the command reads: %s', async (how, link) => {
    const input = join(folder, 'mine.mjs');
    writeFileSync(input, 'mine');
    const path = how === 'itself' ? join(folder, '.', 'mine.mjs') : join(folder, 'r.json');
    link(path, input);
    await expect(
      checkOutputFiles([{ option: '--json', path }], [{ what: 'the implementation', path: input }]),
    ).rejects.toThrow(`--json ${path}: expected another file than the one that is the implementation; choose another`);
    expect(readFileSync(input, 'utf8')).toBe('mine');
  });
});
