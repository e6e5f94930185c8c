import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkOutputFiles, writeFileAtomically } from './output-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-files-'));
});

function check(...paths: string[]): Promise<void> {
  return checkOutputFiles(paths.map((path, at) => ({ option: at === 0 ? '--json' : '--junit', path })));
}

describe('an output file', () => {
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
    await expect(check(path, join(folder, '.', 'r.json'))).rejects.toThrow('expected another file than --json writes');
  });
});
