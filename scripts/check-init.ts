/** What `init` of the installed package writes conforms after the commands that it prints, wherever their tools are. */
import { mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { KITS } from '#harness/init/kits.ts';
import { codeBlock } from './marked-block.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { conclude, GOOGLE_TEST, lackingOf, skip, type Tools } from './tools.ts';

/** What a kit needs besides npm. The kits left out have checks of their own. */
const TOOLS: Readonly<Record<string, Tools>> = {
  js: {},
  wasm: {},
  python: { 'python3 with numpy': ['python3', '-c', 'import numpy'] },
  c: { cc: ['cc', '--version'] },
  rust: { cargo: ['cargo', '--version'] },
  'cpp-gtest': { cmake: ['cmake', '--version'], ...GOOGLE_TEST },
  'rust-test': { cargo: ['cargo', '--version'] },
  'wasm-c': {
    'clang for wasm32': ['sh', '-c', 'clang --print-targets | grep wasm32'],
    'wasm-ld': ['wasm-ld', '--version'],
  },
};

/** It stands beside the files of the kit. */
const README_PYTHON = codeBlock('README.md', 'python');

const tarball = resolve(process.argv[2] ?? '.cache/pack/interpolate-conformance.tgz');
const project = join(realpathSync(temporaryFolder('interpolate-init')), 'a project');
const problems: string[] = [];
const missing: string[] = [];
mkdirSync(project);
writeFileSync(join(project, 'package.json'), '{ "private": true }');
await execa('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], { cwd: project });
for (const kind of Object.keys(KITS)) await check(kind);
skip(...missing);
conclude(problems);

async function check(kind: string): Promise<void> {
  const init = ['--no-install', 'interpolate-conformance', 'init', kind, `my ${kind}`];
  const { stdout } = await execa('npx', init, { cwd: project });
  const cwd = join(project, `my ${kind}`);
  const told = (/^Next:\n((?: {2}.*\n?)+)/m.exec(stdout)?.[1] ?? '').trim().split(/\n */);
  if (told[0] !== `cd 'my ${kind}'`) problems.push(`init ${kind}: expected it to print the way there, got\n${stdout}`);
  if (kind === 'github' && !readdirSync(cwd).includes('.github')) problems.push('init github: wrote no .github');
  const tools = TOOLS[kind];
  if (tools === undefined) return;
  const lacking = await lackingOf(tools);
  missing.push(...lacking.map((tool) => `${kind}: no ${tool} here`));
  if (lacking.length > 0) return;
  const commands = told.slice(1);
  if (kind === 'python') {
    writeFileSync(join(cwd, 'mine.py'), README_PYTHON);
    commands.push("npx interpolate-conformance run 'exec:python3 mine.py'");
  }
  for (const command of commands) {
    const { failed, all } = await execa(quick(command), { shell: true, cwd, all: true, reject: false });
    if (failed) problems.push(`init ${kind}: ${command}\n${all}`);
    const coverage = /^conforms at faithful.*/m.exec(all)?.[0];
    if (coverage !== undefined) console.log(`init ${kind}: ${coverage}`);
  }
}

/** A kit is to conform in any profile; the quick one is enough to see that everything is there. */
function quick(command: string): string {
  return command.startsWith('npx interpolate-conformance run ') ? `${command} --profile quick` : command;
}
