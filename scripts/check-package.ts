/** The tarball installs in an empty folder; its command runs there, its types compile and its functions answer. */
import { resolve } from 'node:path';
import { ExecaError, execa } from 'execa';
import { temporaryFolder, writeIn } from './temporary-folder.ts';

/** The oldest compiler that the types promise to work with. The newest is the one we are built with. */
const OLDEST = 'typescript@5.4.5';
const RESOLUTIONS = [
  { module: 'esnext', moduleResolution: 'bundler' },
  { module: 'node16', moduleResolution: 'node16' },
];
const CONSUMER = `
import { type Implementation, runConformance } from 'interpolate-conformance';
import { type InterpolateOptions, interpolate, type Tensor } from 'interpolate-conformance/reference';

const input: Tensor = { dtype: 'float32', shape: [1, 1, 2], data: Float32Array.of(1, 3) };
const options: InterpolateOptions = { size: 4, mode: 'linear' };
// @ts-expect-error: PyTorch has no such mode
options.mode = 'cubic';
options.mode = 'linear';
const values = Array.from(interpolate(input, options).data).join();
if (values !== '1,1.5,2.5,3') throw new Error('the reference answered ' + values);

const mine: Implementation = { name: 'mine', interpolate: (tensor, call) => interpolate(tensor, call) };
const report = await runConformance(mine, { profile: 'quick', filter: ['linear/*'] });
if (!report.summary.conforms) throw new Error('the reference does not conform: ' + JSON.stringify(report.summary));
`;

const tarball = resolve(process.argv[2] ?? '.cache/pack/interpolate-conformance.tgz');
const compilers = ['node_modules/typescript/bin/tsc', resolve('node_modules/typescript/bin/tsc')];
const folder = temporaryFolder('interpolate-conformance');
try {
  const inFolder = execa({ cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  writeIn(folder, 'package.json', '{ "private": true, "type": "module" }');
  writeIn(folder, 'consumer.ts', CONSUMER);
  await inFolder('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball, OLDEST]);
  for (const resolution of RESOLUTIONS) {
    const compilerOptions = { ...resolution, strict: true, target: 'es2022', lib: ['es2022', 'dom'], types: [] };
    writeIn(folder, 'tsconfig.json', JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    for (const compiler of compilers) await inFolder('node', [compiler]);
  }
  await inFolder('node', ['consumer.js']);
  await inFolder('npx', ['--no-install', 'interpolate-conformance', 'run', 'reference', '--profile', 'quick']);
} catch (error) {
  if (!(error instanceof ExecaError)) throw error;
  console.log(error.shortMessage);
  process.exitCode = 1;
}
