/**
 * Builds the wheel of the Python package: `npm run python [-- --python PATH] [--built]`; `--built` takes `dist` as it is. The suite goes into it as a folder of
 * JavaScript without dependencies, and beside the recorded answers the ideal value and the slack of every element, so that
 * the judge in Python says the same numbers.
 */
import { copyFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { execa } from 'execa';
import { publishedGoldens } from '#harness/goldens/golden-folder.ts';
import { answersIn } from './accepted-files.ts';
import { writeTensor } from './golden-files.ts';
import { wishes } from './wishes.ts';

const LARGEST = 6_000_000;
const KIT = join('harness', 'kits', 'python');
const BUILT = join('.cache', 'python');
const SUITE = join(BUILT, 'suite');
const WHEELS = join(BUILT, 'wheels');
/** What the suite loads only where it is installed beside it. */
const OPTIONAL = ['playwright-core', 'webgpu', 'esbuild', 'onnxruntime-web', '@tensorflow/*', 'vitest'];
/** Significant bits that are kept of an ideal value, except in float64, and of a slack: more than are printed. */
const IDEAL_BITS = 36;
const SLACK_BITS = 13;

const { values: wish } = wishes({
  options: { python: { type: 'string', default: 'python3' }, built: { type: 'boolean', default: false } },
});

rmSync(BUILT, { recursive: true, force: true });
if (!wish.built) await execa('npm', ['run', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
await bundleSuite();
writeBounds();
await execa(wish.python, ['-m', 'pip', 'wheel', '--quiet', '--no-deps', '--wheel-dir', WHEELS, join('.', KIT)], {
  stdio: 'inherit',
});
const [wheel = ''] = readdirSync(WHEELS);
const { size } = statSync(join(WHEELS, wheel));
console.log(`${join(WHEELS, wheel)}: ${size} bytes`);
if (size > LARGEST) {
  console.log(`expected at most ${LARGEST}`);
  process.exitCode = 1;
}

async function bundleSuite(): Promise<void> {
  await build({
    entryPoints: ['cli', 'implementations/child', 'run/lane-process'].map((name) => `dist/harness/${name}.js`),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    external: OPTIONAL,
    outdir: SUITE,
    entryNames: '[name]',
    logLevel: 'warning',
    // CommonJS dependencies require the modules of Node.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
  copyFileSync('LICENSE', join(SUITE, 'LICENSE'));
  copyFileSync('dist/harness/suite/suite-index.json', join(SUITE, 'suite-index.json'));
}

/** For each recorded answer an array [2, ...shape] of float64: the ideal values and the slacks. */
function writeBounds(): void {
  for (const { id, expectation } of answersIn(publishedGoldens())) {
    const { dtype, shape, ideal, slack } = expectation();
    const kept = dtype === 'float64' ? ideal : ideal.map((value) => shortened(value, IDEAL_BITS));
    const data = Float64Array.from([...kept, ...slack().map((value) => shortened(value, SLACK_BITS))]);
    writeTensor(BUILT, { dtype: 'float64', shape: [2, ...shape], data }, () => `bounds/${id}.npy`);
  }
}

/** A number with so many significant bits. */
function shortened(value: number, bits: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(value))) + 1 - bits);
  const rounded = Math.round(value / unit) * unit;
  return Number.isFinite(rounded) && unit > 0 ? rounded : value;
}
