/** The tests in C++ and Rust that `init` writes pass as they are, and fail in the right words, where their tools are at hand. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { copyKit } from '#harness/init/copy-kit.ts';
import { KITS } from '#harness/init/kits.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { GOOGLE_TEST, lackingOf, skip, type Tools } from './tools.ts';

interface Kit {
  readonly name: string;
  readonly tools: Tools;
  readonly build: string;
  readonly test: string;
  /** The file with the centre of a pixel, half of which is wrong. */
  readonly source: string;
}

const COMPILE = 'c++ -std=c++17 -O1 -Wall -Wextra -Wpedantic -Werror resize_test.cpp -o resize_test';
const DATA = `-D'RECORDED_CASES="recorded-cases.bin"' -D'DEVIATIONS="deviations.txt"'`;

const CHECKED: readonly Kit[] = [
  {
    name: 'cpp-gtest',
    tools: GOOGLE_TEST,
    build: `${COMPILE} ${DATA} -lgtest -lgtest_main -pthread`,
    test: './resize_test --gtest_brief=1',
    source: 'resize_test.cpp',
  },
  {
    name: 'rust-test',
    tools: { cargo: ['cargo', '--version'] },
    build: 'cargo build --offline --tests',
    test: 'cargo test --offline --test interpolate',
    source: 'src/lib.rs',
  },
];

const LISTED = 'linear/bilinear-up-float32';
const TOLD = [
  'coordinates.half-pixel',
  "F.interpolate(x, size=(6, 7), mode='bilinear')",
  /first of \d+ differences in 252 elements, output \[0, 0, 0, \d\]: {2}expected -?\d/,
  /worst, output \[/,
];

for (const kit of CHECKED) {
  const [lacking] = await lackingOf(kit.tools);
  if (lacking === undefined) await check(kit, temporaryFolder(kit.name));
  else skip(`${kit.name}: no ${lacking} here`);
}

async function check({ name, build, test, source }: Kit, cwd: string): Promise<void> {
  const shell = (command: string) =>
    execa(command, { shell: true, cwd, all: true, reject: false, env: { RUSTFLAGS: '-D warnings' } });
  const expectThat = (isSo: boolean, what: string, all: string) => {
    if (isSo) return;
    console.log(`${name}: expected ${what}, got\n${all.split('\n').slice(-60).join('\n')}`);
    process.exitCode = 1;
  };
  await copyKit(KITS[name], cwd);
  const built = await shell(build);
  expectThat(!built.failed, 'it to build without a warning', built.all);
  const { failed, all } = await shell(test);
  const passed = Number(/PASSED {2}\] (\d+)|(\d+) passed/.exec(all)?.slice(1).find(Boolean));
  expectThat(!failed && passed > 100 && all.includes('unsupported'), 'more than 100 tests to pass and no failure', all);
  writeFileSync(join(cwd, 'deviations.txt'), `${LISTED} fixed long ago\n`);
  const fixed = await shell(test);
  expectThat(fixed.failed && fixed.all.includes('delete its line'), 'a deviation that is none to fail', fixed.all);
  const path = join(cwd, source);
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('+ 0.5) *', '+ 0.25) *'));
  await shell(build);
  const known = await shell(test);
  const isSkipped = known.all.includes('fixed long ago') && !known.all.includes(`${LISTED}      `);
  expectThat(known.failed && isSkipped, 'a known deviation to be skipped', known.all);
  writeFileSync(join(cwd, 'deviations.txt'), '');
  const wrong = await shell(test);
  const isTold = TOLD.every((text) => (typeof text === 'string' ? wrong.all.includes(text) : text.test(wrong.all)));
  expectThat(wrong.failed && isTold, 'the failure with its clause, call and elements', wrong.all);
  console.log(`${name}: ${passed} tests pass; a planted mistake fails in the right words`);
}
