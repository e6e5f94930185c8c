import type { Call } from '#cases/case.ts';
import { UsageError } from '#harness/core/open-implementation.ts';
import { openImplementation } from '#harness/implementations/open-implementation.ts';
import { behavingProgram } from '#harness/stdio/fakes.ts';
import { assembled } from '#harness/wasm/fakes.ts';
import type { Implementation, Tensor } from '#spec/signature.ts';
import { temporaryFolder, writeIn } from './temporary-folder.ts';

const ROUNDS = 3;
const CALLS_A_ROUND = 20;
const LIMITS = { timeout: 60_000 };

/** The size is the same, so that nearest copies: what is left is the way there and back. */
const SIZES = [4, 128];
const callOf = (size: number): Call => ({
  entry: 'interpolate',
  input: { dtype: 'float32', shape: [1, 1, size, size], data: new Float32Array(size * size).fill(1) },
  options: { size: [size, size], mode: 'nearest' },
});

const copy = ({ dtype, shape, data }: Tensor): Tensor => ({ dtype, shape, data: data.slice() });
const DIRECT: Implementation = { name: 'direct', interpolate: copy };
const MODULE = `export default { name: 'module', interpolate: ({ dtype, shape, data }) => ({ dtype, shape, data: data.slice() }) };`;

interface NamedWay {
  readonly name: string;
  readonly implementation: string | Implementation;
}

/** What a call costs by each way to an implementation, one way after the other. */
export async function wayTexts(): Promise<string> {
  const folder = temporaryFolder('bench');
  const module = writeIn(folder, 'module.mjs', MODULE);
  const program = writeIn(folder, 'program.mjs', behavingProgram('nearest: (...given) => copy(...given),'));
  const ways: readonly NamedWay[] = [
    { name: 'an object in this process', implementation: DIRECT },
    { name: 'a module', implementation: module },
    { name: 'a .wasm file', implementation: writeIn(folder, 'resize.wasm', await assembled('resize.ts')) },
    { name: 'exec:node', implementation: `exec:"${process.execPath}" "${program}"` },
    { name: 'browser:', implementation: `browser:${module}` },
    { name: 'browser-page:', implementation: `browser-page:${module}` },
  ];
  const lines: string[] = [];
  for (const size of SIZES) lines.push(...(await timesOf(ways, size)));
  return lines.join('\n');
}

async function timesOf(ways: readonly NamedWay[], size: number): Promise<string[]> {
  const best = new Map<string, number>();
  const skipped: string[] = [];
  for (const { name, implementation } of ways) {
    try {
      best.set(name, await bestOf(implementation, callOf(size)));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      skipped.push(`skipped: ${name}: ${error.message}`);
    }
  }
  const base = best.get(ways[0].name) ?? Number.NaN;
  const row = ([name, milliseconds]: readonly [string, number]) =>
    `  ${name.padEnd(26)} ${milliseconds.toFixed(3).padStart(8)} ms  ${(milliseconds / base).toFixed(1)} ×`;
  return [`float32 (1, 1, ${size}, ${size}), there and back`, ...[...best].map(row), ...skipped];
}

/** Milliseconds a call in the quickest round: the others were disturbed. */
async function bestOf(implementation: string | Implementation, call: Call): Promise<number> {
  const opened = await openImplementation(implementation, LIMITS);
  let best = Number.POSITIVE_INFINITY;
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      for (let asked = 0; asked < CALLS_A_ROUND; asked++) {
        const { kind } = await opened.ask(call);
        if (kind !== 'tensor') throw new Error(`${opened.name}: expected a tensor, got ${kind}`);
      }
      best = Math.min(best, (performance.now() - start) / CALLS_A_ROUND);
    }
  } finally {
    await opened.close();
  }
  return best;
}
