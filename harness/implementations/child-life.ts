import { type ChildProcess, spawn } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import {
  CHANNEL,
  LIFELINE,
  type MessageFromChild,
  type MessageToChild,
  type ModuleSource,
} from '../calling/child-messages.ts';
import { frame, frameReader, type Key } from '../calling/frame.ts';
import { keptOutput } from '../calling/kept-output.ts';
import { mark } from '../calling/left-behind.ts';
import type { News, Peer } from '../calling/message-session.ts';
import { messageFrom } from '../calling/news-schema.ts';
import { withinTime } from '../calling/time-limit.ts';
import { AFTER_ANSWER } from '../core/late-effect.ts';
import { SuiteError } from '../core/suite-error.ts';
import { workingFolder } from '../core/working-folder.ts';
import { CHILD_FILE, CHILD_FLAGS } from './child-start.ts';

const STOP_TIMEOUT_MS = 2_000;
/** Milliseconds for what is left in the pipes of a process that has ended. */
const DRAIN_TIMEOUT_MS = 300;
/** Milliseconds from the closing of a pipe that only the suite's code should close to the end that usually causes it. */
const END_TIMEOUT_MS = 1_000;

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
  const pipes = child.stdio.filter((pipe) => pipe !== null) as Socket[];
  const channel = child.stdio[CHANNEL] as Socket;
  const lifeline = child.stdio[LIFELINE] as Socket;
  const output = keptOutput();
  let listener: (news: News) => void = () => {};
  let announced: string | undefined;
  let betweenCalls = false;
  let end: string | undefined;

  function receive(message: MessageFromChild, data: ArrayBuffer): void {
    if (message.kind === 'ending') {
      announced ??= message.how;
      betweenCalls ||= message.betweenCalls;
    } else if (end === undefined) listener({ ...message, data });
  }

  function finish(how: string): void {
    if (end !== undefined) return;
    end = how;
    listener({ kind: 'ended', how });
  }

  function endWith(how: string): void {
    announced ??= how;
    if (isAlive(child)) killGroup(child);
  }

  function ending(): string {
    if (output.tellsOfMemory()) return tooMuchMemory(memoryMegabytes);
    const { exitCode, signalCode } = child;
    const itself = signalCode === null ? `it exited with exit code ${exitCode}` : `${signalCode} ended it`;
    return `${announced ?? itself}${betweenCalls ? AFTER_ANSWER : ''}${output.note()}`;
  }

  const read = frameReader(key, (message, data) => {
    const heard = messageFrom(message, data);
    if (heard === undefined) throw new Error('not a message of ours');
    receive(heard, data);
  });
  channel.on('data', (piece) => {
    try {
      read(piece);
    } catch {
      channel.destroy();
      endWith(`it wrote to the pipe of the suite (file descriptor ${CHANNEL})`);
    }
  });
  lifeline.on('data', () => {
    finish(tooMuchMemory(memoryMegabytes));
    if (isAlive(child)) killGroup(child);
  });
  child.stdout?.on('data', (piece: Buffer) => output.add(piece, 0));
  child.stderr?.on('data', (piece: Buffer) => output.add(piece, 1));
  for (const pipe of pipes) pipe.on('error', () => {}).unref();
  for (const pipe of [channel, lifeline])
    pipe.on('close', () => {
      setTimeout(endWith, END_TIMEOUT_MS, 'it closed a pipe of the suite (file descriptors 3 and 4)').unref();
    });
  child.unref();
  child.on('error', (error) => finish(`it cannot be started: ${error.message}`));
  const drained = new Promise((resolve) => child.on('close', resolve));
  const ended = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      finish(`it cannot be started: ${error.message}`);
      resolve();
    });
    child.on('exit', () => {
      killGroup(child);
      session.end();
      resolve();
      void withinTime(drained, DRAIN_TIMEOUT_MS).then(() => {
        for (const pipe of pipes) pipe.destroy();
        finish(ending());
      });
    });
  });
  channel.write(frame(key, { kind: 'load', source, memoryMegabytes } satisfies MessageToChild));

  return {
    get end() {
      return end;
    },
    hear(next) {
      listener = next;
    },
    send(message, data) {
      output.clear();
      channel.write(frame(key, message, data));
    },
    printed: () => output.note(),
    // What was written before the answer lies in the pipes: the turn of the event loop that brings the answer reads them.
    settled: () => new Promise<void>((resolve) => setImmediate(resolve)),
    async stop() {
      finish('it was stopped');
      if (isAlive(child)) killGroup(child);
      await withinTime(ended, STOP_TIMEOUT_MS);
    },
  };
}

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

/** Its whole process group, so that nothing it has started stays. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') child.kill('SIGKILL');
  else killIfThere(-child.pid);
}

function killIfThere(target: number): void {
  try {
    process.kill(target, 'SIGKILL');
  } catch {}
}

/** One sentence, whichever limit is met first: a report says the same every time. */
function tooMuchMemory(memoryMegabytes: number): string {
  return `it took more than ${memoryMegabytes} MB of memory`;
}
