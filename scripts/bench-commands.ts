import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { PROFILES, type Profile } from '#cases/case.ts';
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

/** Whole runs of the reference: as an object in the process of the suite, and as a module with 1 and 2 processes of the suite. */
export async function profileTexts(): Promise<string> {
  return measured(async (costOf) => {
    const rows: [string, ...string[]][] = [];
    for (const profile of PROFILES) {
      const asModule = [CLI, 'run', 'MODULE', '--profile', profile, '--quiet', '--jobs'];
      const ways: readonly (readonly [string, readonly string[]])[] = [
        ['as an object', ['--input-type=module', '-e', objectRun(profile)]],
        ['as a module, `--jobs 1`', [...asModule, '1']],
        ['as a module, `--jobs 2`', [...asModule, '2']],
      ];
      for (const [way, args] of ways) {
        const { wall, cpu, memory } = await costOf(args, profile === 'full' ? 1 : ROUNDS);
        rows.push([`${profile}, ${way}`, `${wall.toFixed(1)} s`, `${cpu.toFixed(1)} s`, `${memory} MB`]);
      }
    }
    return numberTable(['run', 'wall', 'CPU of the first process', 'its memory'], rows);
  });
}

function objectRun(profile: Profile): string {
  const built = (path: string) => JSON.stringify(pathToFileURL(join(packageRoot(), 'dist', path)).href);
  return `import { runConformance } from ${built('harness/index.js')};
import * as reference from ${built('reference/index.js')};
await runConformance({ name: 'reference', ...reference }, { profile: '${profile}' });`;
}

/** In a folder of their own, with the reference as a module in the place of MODULE. */
async function measured(
  text: (costOf: (args: readonly string[], rounds?: number) => Promise<Cost>) => Promise<string>,
): Promise<string> {
  const folder = temporaryFolder('bench-commands');
  const module = join(folder, 'reference.mjs');
  const reference = pathToFileURL(join(packageRoot(), 'dist/reference/index.js')).href;
  writeFileSync(
    module,
    `import * as all from ${JSON.stringify(reference)};\nexport default { name: 'reference', ...all };\n`,
  );
  return text((args, rounds = ROUNDS) =>
    best(
      folder,
      args.map((word) => (word === 'MODULE' ? module : word)),
      rounds,
    ),
  );
}

/** The quickest of a few, each part for itself. */
async function best(folder: string, args: readonly string[], rounds: number): Promise<Cost> {
  const costs: Cost[] = [];
  for (let round = 0; round < rounds; round++) costs.push(await costOf(folder, args));
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
