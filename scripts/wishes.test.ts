import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

/** A script of few imports. */
const SCRIPT = join(import.meta.dirname, 'gradients-pytorch.ts');

function asked(...words: string[]) {
  const tsx = ['--import', 'tsx', '-C', 'source'];
  return execa(process.execPath, [...tsx, SCRIPT, ...words], { reject: false });
}

describe('the options of a script', () => {
  it('are shown by --help, with what it says at its top', async () => {
    const { stdout, exitCode } = await asked('--help');
    expect(stdout).toMatch(/^Usage: .*gradients-pytorch\.ts \[options\]\n\n[^*/]+\n\nOptions:\n/);
    expect(stdout).toContain('--python TEXT (default: python3)');
    expect(exitCode).toBe(0);
  });

  it('choose something by each pattern', async () => {
    const { stderr, exitCode } = await asked('--configurations', 'avx1024');
    expect(stderr).toMatch(/^--configurations avx1024: it matches none of \d names$/);
    expect(exitCode).toBe(2);
  });

  it('are none that it does not know', async () => {
    const { stderr, exitCode } = await asked('--bogus');
    expect(stderr).toBe("Unknown option '--bogus'; --help shows all options");
    expect(exitCode).toBe(2);
  });
});
