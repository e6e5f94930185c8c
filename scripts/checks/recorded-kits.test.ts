import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { copyKit } from '#harness/init/copy-kit.ts';
import { KITS } from '#harness/init/kits.ts';
import { temporaryFolder, writeIn } from '../temporary-folder.ts';
import { areHere, CARGO, GOOGLE_TEST } from '../tools.ts';

const COMPILE = 'c++ -std=c++17 -O1 -Wall -Wextra -Wpedantic -Werror resize_test.cpp -o resize_test';
const DATA = `-D'RECORDED_CASES="recorded-cases.bin"' -D'DEVIATIONS="deviations.txt"'`;

const CHECKED = [
  {
    name: 'cpp-gtest',
    isHere: await areHere(GOOGLE_TEST),
    build: `${COMPILE} ${DATA} -lgtest -lgtest_main -pthread`,
    run: './resize_test --gtest_brief=1',
    /** The file with the centre of a pixel, half of which is wrong. */
    source: 'resize_test.cpp',
  },
  {
    name: 'rust-test',
    isHere: await areHere(CARGO),
    build: 'cargo build --offline --tests',
    run: 'cargo test --offline --test interpolate',
    source: 'src/lib.rs',
  },
];

const LISTED = 'linear/bilinear-up-float32';

describe.each(CHECKED)('$name', ({ name, isHere, build, run, source }) => {
  const cwd = temporaryFolder(name);
  const shell = (command: string) =>
    execa(command, { shell: true, cwd, all: true, reject: false, env: { RUSTFLAGS: '-D warnings' } });

  test.runIf(isHere)('builds without a warning, and passes', async () => {
    await copyKit(KITS[name], cwd);
    const built = await shell(build);
    expect(built.failed, built.all).toBe(false);
    const { failed, all } = await shell(run);
    const passed = Number(/PASSED {2}\] (\d+)|(\d+) passed/.exec(all)?.slice(1).find(Boolean));
    expect(failed, all).toBe(false);
    expect(passed).toBeGreaterThan(100);
    expect(all).toContain('unsupported');
  });

  test.runIf(isHere)('fails for a known deviation that is none', async () => {
    writeIn(cwd, 'deviations.txt', `${LISTED} fixed long ago\n`);
    const { failed, all } = await shell(run);
    expect(failed).toBe(true);
    expect(all).toContain('delete its line');
  });

  test.runIf(isHere)('skips a known deviation, and fails in the right words for another mistake', async () => {
    const path = join(cwd, source);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('+ 0.5) *', '+ 0.25) *'));
    await shell(build);
    const known = await shell(run);
    expect(known.failed).toBe(true);
    expect(known.all).toContain('fixed long ago');
    expect(known.all).not.toContain(`${LISTED}      `);
    writeIn(cwd, 'deviations.txt', '');
    const wrong = await shell(run);
    expect(wrong.failed).toBe(true);
    expect(wrong.all).toContain('coordinates.half-pixel');
    expect(wrong.all).toContain("F.interpolate(x, size=(6, 7), mode='bilinear')");
    expect(wrong.all).toMatch(/first of \d+ differences in 252 elements, output \[0, 0, 0, \d\]: {2}expected -?\d/);
    expect(wrong.all).toMatch(/worst, output \[/);
  });
});
