import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import type { Call, Entry } from '#cases/case.ts';
import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import type { Limits } from '../calling/session.ts';
import type { OpenImplementation, Outcome } from '../core/open-implementation.ts';
import { openImplementation } from './open-implementation.ts';

/** For tests: modules written to a folder of their own and opened; `close` ends and removes them all. */
export function modules(standard: Limits) {
  return writtenImplementations('modules-', standard, (path) => path);
}

/** For tests: JavaScript written to a folder of its own, and opened by the specifier of its path. */
export function writtenImplementations(prefix: string, standard: Limits, specifierOf: (path: string) => string) {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  const openedOnes: OpenImplementation[] = [];
  /** The specifier of a new file. */
  const write = (name: string, text: string): string => {
    const path = join(folder, `${name}.mjs`);
    writeFileSync(path, text);
    return specifierOf(path);
  };
  return {
    folder,
    write,
    async open(name: string, text: string, limits: Partial<Limits> = {}): Promise<OpenImplementation> {
      const opened = await openImplementation(write(name, text), { ...standard, ...limits });
      openedOnes.push(opened);
      return opened;
    },
    async close(): Promise<void> {
      await Promise.all(openedOnes.map((opened) => opened.close()));
      rmSync(folder, { recursive: true });
    },
  };
}

/** Every behaviour of a fake has a name, which a call names as its mode. */
export function call(behaviour: string, entry: Entry = 'interpolate', options: InterpolateOptions = {}): Call {
  const input = { dtype: 'float32', shape: [1, 1, 3], data: Float32Array.of(1, 2, 3) } as const;
  return { entry, input, options: { mode: behaviour as Mode, ...options } };
}

/** The answer to a call that copies its input. */
export const WELL: Outcome = {
  kind: 'tensor',
  tensor: { dtype: 'float32', shape: [1, 1, 3], data: Float32Array.of(1, 2, 3) },
  inputChanged: false,
  aliasesInput: false,
};

/** A module whose behaviours are the members of this text; `copy` and `later` are at hand. */
export function behaving(imports: string, behaviours: string): string {
  return `
${imports}
const copy = (input) => ({ dtype: input.dtype, shape: [...input.shape], data: input.data.slice() });
const later = (milliseconds, action) => new Promise((resolve) => setTimeout(() => resolve(action()), milliseconds));
const behaviours = { copy, ${behaviours} };
export default {
  name: 'hostile',
  version: '0.0.1',
  aspects: ['values'],
  supports({ options: { mode } }) {
    if (mode === 'declines') return 'not this one';
    if (mode === 'supportsThrows') throw new Error('cannot say');
    if (mode === 'supportsAnswers1') return 1;
    if (mode === 'supportsRejects') return Promise.reject(new Error('cannot say'));
    if (mode === 'supportsHangs') for (;;);
    return mode in behaviours || 'there is no ' + mode;
  },
  interpolate: (input, options) => behaviours[options.mode](input, options),
};`;
}

/** The number of the process that the implementation is in now. */
export async function pidOf(opened: OpenImplementation): Promise<number> {
  const outcome = await opened.ask(call('pid'));
  return outcome.kind === 'tensor' ? outcome.tensor.data[0] : Number.NaN;
}

/** A process that has ended and whose end nobody has asked for is not there, whatever the system says. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

/** The system takes a while to end a large process. */
export async function gone(pid: number): Promise<void> {
  for (let left = 3_000; left > 0 && isThere(pid); left--) await later(10);
  if (isThere(pid)) throw new Error(`process ${pid}: expected to have ended, and it has not`);
}
