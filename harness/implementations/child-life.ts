import { spawn } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Tensor } from '#spec/signature.ts';
import { CHANNEL, LIFELINE, type MessageToChild, type ModuleSource } from '../calling/child-messages.ts';
import { frame, frameReader, type Key } from '../calling/frame.ts';
import { keptOutput } from '../calling/kept-output.ts';
import { mark } from '../calling/left-behind.ts';
import type { News, Peer } from '../calling/message-session.ts';
import { messageFrom } from '../calling/news-schema.ts';
import { type Ended, ProcessLife } from '../calling/process-life.ts';
import { AFTER_ANSWER } from '../core/late-effect.ts';
import { fromSource, stripsTypes } from '../core/own-source.ts';
import { SuiteError } from '../core/suite-error.ts';
import { workingFolder } from '../core/working-folder.ts';

/** Milliseconds from the closing of a pipe that only the suite's code should close to the end that usually causes it. */
const END_TIMEOUT_MS = 1_000;

/** Where the child begins: where Node itself reads no TypeScript, a few lines of JavaScript bring in tsx first. */
const CHILD_FILE = fileURLToPath(new URL(childName(), import.meta.url));

/** Nothing of our own command line or of a test runner's reaches the implementation. */
const CHILD_FLAGS: readonly string[] = fromSource
  ? ['--conditions=source', ...(stripsTypes ? ['--disable-warning=ExperimentalWarning'] : [])]
  : [];

/** A child process from its start to its end. It keeps no process alive: whoever waits for news sets a timer. */
export function startChild(source: ModuleSource, memoryMegabytes: number): Peer {
  const key: Key = randomFillSync(new Uint32Array(2));
  // The watchdog comes first; the limit of the heap is for what grows too fast for it.
  const flags = [...CHILD_FLAGS, `--max-old-space-size=${2 * memoryMegabytes}`];
  if (!existsSync(CHILD_FILE)) throw new SuiteError(`${CHILD_FILE}: this file is missing; install the package again`);
  const session = mark();
  const child = spawn(process.execPath, [...flags, CHILD_FILE], {
    cwd: workingFolder(),
    env: session.environment,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'overlapped'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const channel = child.stdio[CHANNEL] as Socket;
  const lifeline = child.stdio[LIFELINE] as Socket;
  const output = keptOutput();
  let betweenCalls = false;
  const life = new ProcessLife<Exclude<News, Ended>>(child, session, {
    ending(why) {
      if (output.tellsOfMemory()) return tooMuchMemory(memoryMegabytes);
      return `${why}${betweenCalls ? AFTER_ANSWER : ''}${output.note()}`;
    },
    startTrouble: ({ message }) => `it cannot be started: ${message}`,
  });

  const read = frameReader(key, (message, data) => {
    const heard = messageFrom(message, data);
    if (heard === undefined) throw new Error('not a message of ours');
    if (heard.kind === 'ending') {
      life.announce(heard.how);
      betweenCalls ||= heard.betweenCalls;
    } else life.tell({ ...heard, data });
  });
  channel.on('data', (piece) => {
    try {
      read(piece);
    } catch {
      channel.destroy();
      const how = `it wrote to the pipe of the suite (file descriptor ${CHANNEL})`;
      life.announce(how);
      life.endWith(how);
    }
  });
  lifeline.on('data', () => {
    life.finish(tooMuchMemory(memoryMegabytes));
    life.endWith(tooMuchMemory(memoryMegabytes));
  });
  child.stdout?.on('data', (piece: Buffer) => output.add(piece, 0));
  child.stderr?.on('data', (piece: Buffer) => output.add(piece, 1));
  for (const pipe of child.stdio) (pipe as Socket | null)?.unref();
  for (const pipe of [channel, lifeline])
    pipe.on('close', () => life.endWith('it closed a pipe of the suite (file descriptors 3 and 4)', END_TIMEOUT_MS));
  child.unref();
  send({ kind: 'load', source, memoryMegabytes });

  function send(message: MessageToChild, data?: Tensor['data']): void {
    for (const piece of frame(key, message, data)) channel.write(piece);
  }

  return {
    get end() {
      return life.end;
    },
    hear: (listener) => life.hear(listener),
    send(message, data) {
      output.clear();
      send(message, data);
    },
    printed: () => output.note(),
    // What was written before the answer lies in the pipes: the turn of the event loop that brings the answer reads them.
    settled: () => new Promise<void>((resolve) => setImmediate(resolve)),
    stop: () => life.stop(),
  };
}

/** One sentence, whichever limit is met first: a report says the same every time. */
function tooMuchMemory(memoryMegabytes: number): string {
  return `it took more than ${memoryMegabytes} MB of memory`;
}

function childName(): string {
  if (!fromSource) return './child.js';
  return stripsTypes ? './child.ts' : './child-from-source.mjs';
}
