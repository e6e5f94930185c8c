import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { packageRoot } from '#harness/core/package-root.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { numberTable } from './number-table.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CLI = join(packageRoot(), 'dist', 'harness', 'cli.js');
const ROUNDS = 3;
const CASE = 'bicubic/upsample-5-to-10-impulse';

const START_UP: readonly (readonly string[])[] = [
  ['--version'],
  ['list'],
  ['show', CASE],
  ['run', 'MODULE', '--filter', CASE, '--quiet'],
];

interface Cost {
  /** CPU seconds of the process itself. */
  readonly cpu: number;
  readonly wall: number;
  /** Its largest memory, in megabytes. */
  readonly memory: number;
}

/** What it costs to start the built commands, beyond what Node itself costs. */
export async function startUpTexts(): Promise<string> {
  return measured(async (costOf) => {
    const node = await costOf(['-e', '0']);
    const rows: [string, string, string][] = [];
    for (const args of START_UP) {
      const { cpu, memory } = await costOf([CLI, ...args]);
      const shown = args.join(' ').replace('MODULE', './mine.mjs');
      rows.push([`\`${shown}\``, `${(cpu - node.cpu).toFixed(2)} s`, `${memory} MB`]);
    }
    return `${numberTable(['command', 'CPU beyond `node -e 0`', 'memory'], rows)}\n\n${await packedText()}`;
  });
}

/** Whole runs of the reference as a module, by 1 and 2 processes. */
export async function jobsTexts(): Promise<string> {
  return measured(async (costOf) => {
    const rows: [string, string, string][] = [];
    for (const profile of ['quick', 'standard']) {
      for (const jobs of ['1', '2']) {
        const args = ['run', 'MODULE', '--profile', profile, '--jobs', jobs, '--quiet'];
        const { wall, memory } = await costOf([CLI, ...args]);
        rows.push([`${profile}, --jobs ${jobs}`, `${wall.toFixed(1)} s`, `${memory} MB`]);
      }
    }
    return numberTable(['run', 'wall', 'memory of the first process'], rows);
  });
}

/** In a folder of their own, with the reference as a module in the place of MODULE. */
async function measured(
  text: (costOf: (args: readonly string[]) => Promise<Cost>) => Promise<string>,
): Promise<string> {
  const folder = temporaryFolder('bench-commands');
  const module = join(folder, 'reference.mjs');
  const reference = pathToFileURL(join(packageRoot(), 'dist/reference/index.js')).href;
  writeFileSync(
    module,
    `import * as all from ${JSON.stringify(reference)};\nexport default { name: 'reference', ...all };\n`,
  );
  return text((args) =>
    best(
      folder,
      args.map((word) => (word === 'MODULE' ? module : word)),
    ),
  );
}

/** The quickest of a few, each part for itself. */
async function best(folder: string, args: readonly string[]): Promise<Cost> {
  const costs: Cost[] = [];
  for (let round = 0; round < ROUNDS; round++) costs.push(await costOf(folder, args));
  return {
    cpu: Math.min(...costs.map(({ cpu }) => cpu)),
    wall: Math.min(...costs.map(({ wall }) => wall)),
    memory: Math.min(...costs.map(({ memory }) => memory)),
  };
}

/** A process that says at its end what it has taken. */
async function costOf(folder: string, args: readonly string[]): Promise<Cost> {
  const file = join(folder, 'cost.json');
  const note = `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.resourceUsage())));`;
  const start = performance.now();
  await execa(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(note)}`, ...args]);
  const wall = (performance.now() - start) / 1000;
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(file, 'utf8')) as NodeJS.ResourceUsage;
  return { cpu: cpuSeconds({ user: userCPUTime, system: systemCPUTime }), wall, memory: Math.round(maxRSS / 1024) };
}

async function packedText(): Promise<string> {
  const { stdout } = await execa('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: packageRoot() });
  const [{ size, unpackedSize, entryCount }] = JSON.parse(stdout) as [Record<string, number>];
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  return `The package has ${entryCount} files: ${megabytes(size)} packed, ${megabytes(unpackedSize)} unpacked.`;
}
