/** Builds and packs what would be published, and checks its size and files. */
import { mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { brokenLinks } from './links.ts';
import { conclude, TARBALL } from './tools.ts';

const LARGEST = 7_000_000;
const WANTED = [
  /^dist\/(spec|reference|cases|harness)\/.+\.(js|d\.ts|json)$/,
  /^spec\/(.+\.md|matrix\/findings\/[\w-]+\.(mjs|py)|target\.json|(signature|clauses)\.ts)$/,
  /^reference\/README\.md$/,
  /^cases\/(README\.md|golden\/.+\.(npy|json))$/,
  /^harness\/(report|stdio\/schemas)\/[\w-]+\.schema\.json$/,
  /^harness\/(stdio|wasm|browser|adapters\/webgpu)\/[\w-]+\.md$/,
  /^harness\/kits\/.+\.(py|c|cpp|h|rs|toml|txt|md|m?js|ts|json|yml)$/,
  /^((README|CHANGELOG)\.md|LICENSE|package\.json)$/,
];
const UNWANTED = /^(?!harness\/kits\/).*(\.test\.|fakes|fixture)|__pycache__|\/target\//;
/** What no link of a page leads to: a file that one leads to has to be there as well. */
const NEEDED = [
  'LICENSE',
  'cases/golden/accepted.json',
  'cases/golden/gradients.json',
  'cases/golden/manifest.json',
  'cases/golden/manifest.schema.json',
  'dist/harness/cli.js',
  'dist/harness/index.d.ts',
  'dist/harness/index.js',
  'dist/reference/index.d.ts',
  'dist/reference/index.js',
  'harness/report/report.schema.json',
];

const isWanted = (path: string) => WANTED.some((pattern) => pattern.test(path)) && !UNWANTED.test(path);

interface Packed {
  filename: string;
  size: number;
  files: readonly { path: string }[];
}

mkdirSync(dirname(TARBALL), { recursive: true });
const { failed } = await execa('npm', ['run', 'build'], { stdio: 'inherit', reject: false });
if (failed) process.exit(1);
const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', dirname(TARBALL)];
const { stdout } = await execa('npm', pack, { stderr: 'inherit' });
const [packed] = JSON.parse(stdout) as readonly Packed[];
if (packed === undefined) throw new Error('npm pack: expected one package in its output, got none');
renameSync(join(dirname(TARBALL), packed.filename), TARBALL);

const paths = packed.files.map(({ path }) => path);
const problems = [
  ...(statSync(TARBALL).size > LARGEST ? [`${statSync(TARBALL).size} bytes: at most ${LARGEST} are allowed`] : []),
  ...paths.filter((path) => !isWanted(path)).map((path) => `${path}: is not to be published`),
  ...brokenLinks({ pages: markdownPages(), exists: isPacked }).map((link) => `${link} in the package`),
  ...NEEDED.filter((path) => !paths.includes(path)).map((path) => `${path}: is missing`),
];
conclude(problems, `${TARBALL}: ${paths.length} files, ${statSync(TARBALL).size} bytes`);

function markdownPages(): Map<string, string> {
  const names = paths.filter((path) => path.endsWith('.md'));
  return new Map(names.map((path) => [path, readFileSync(path, 'utf8')]));
}

/** A file of the package, or a folder that holds some. */
function isPacked(path: string): boolean {
  return paths.some((packed) => packed === path || packed.startsWith(`${path.replace(/\/$/, '')}/`));
}
