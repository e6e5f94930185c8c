import { mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { beforeAll, expect, test } from 'vitest';
import { KITS } from '#harness/init/kits.ts';
import { codeBlock } from '../marked-block.ts';
import { temporaryFolder, writeIn } from '../temporary-folder.ts';
import { areHere, CARGO, CC, CLANG_FOR_WASM, GOOGLE_TEST, TARBALL, type Tools } from '../tools.ts';

/** What a kit needs besides npm. The kits left out have checks of their own. */
const TOOLS: Readonly<Record<string, Tools>> = {
  js: {},
  wasm: {},
  python: { 'python3 with numpy': ['python3', '-c', 'import numpy'] },
  c: CC,
  rust: CARGO,
  'cpp-gtest': { cmake: ['cmake', '--version'], ...GOOGLE_TEST },
  'rust-test': CARGO,
  'wasm-c': CLANG_FOR_WASM,
};

const project = join(realpathSync(temporaryFolder('interpolate-init')), 'a project');

beforeAll(async () => {
  mkdirSync(project);
  writeIn(project, 'package.json', '{ "private": true }');
  await execa('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', resolve(TARBALL)], { cwd: project });
}, 600_000);

test.each(Object.keys(KITS))(
  '%s conforms after the commands that init prints, wherever its tools are',
  async (kind) => {
    const init = ['--no-install', 'interpolate-conformance', 'init', kind, `my ${kind}`];
    const { stdout } = await execa('npx', init, { cwd: project });
    const [way, ...commands] = (/^Next:\n((?: {2}.*\n?)+)/m.exec(stdout)?.[1] ?? '').trim().split(/\n */);
    expect(way, stdout).toBe(`cd 'my ${kind}'`);
    const cwd = join(project, `my ${kind}`);
    if (kind === 'github') expect(readdirSync(cwd)).toContain('.github');
    const tools = TOOLS[kind];
    if (tools === undefined || !(await areHere(tools))) return;
    if (kind === 'python') {
      // What the README shows stands beside the files of the kit.
      writeIn(cwd, 'mine.py', codeBlock('README.md', 'python'));
      commands.push("npx interpolate-conformance run 'exec:python3 mine.py'");
    }
    for (const command of commands) await succeeds(command, cwd);
  },
);

/** A kit is to conform in any profile; the quick one is enough to see that everything is there. */
async function succeeds(command: string, cwd: string): Promise<void> {
  const quick = command.startsWith('npx interpolate-conformance run ') ? `${command} --profile quick` : command;
  const { failed, all } = await execa(quick, { shell: true, cwd, all: true, reject: false });
  expect(failed, `${command}\n${all}`).toBe(false);
}
