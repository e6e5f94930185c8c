import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { describeThrown } from './describe-value.ts';
import { codeOf } from './implementation.ts';
import { watchMemory } from './memory-watch.ts';
import { withinTime } from './time-limit.ts';
import type { ModuleSource, Question, WorkerMessage, WorkerStart } from './worker-messages.ts';
import { WORKER_FILE, WORKER_OPTIONS } from './worker-start.ts';

const STOP_TIMEOUT_MS = 1_000;
/**
 * V8 ends the whole process, not the worker, when one allocation does not fit its heap limit; an array takes up to 1 GB.
 * So the limit of the heap is generous, and the watch over the process keeps what the caller asked for.
 */
const LARGEST_ALLOCATION_MEGABYTES = 4_096;
const SHOWN_LINES = 5;
const SHOWN_CHARACTERS = 600;

export type News = Exclude<WorkerMessage, { kind: 'ending' }> | { kind: 'ended'; how: string };

/** A worker thread from its start to its end. It keeps no process alive: whoever waits for news sets a timer. */
export interface WorkerLife {
  /** How it ended, in words, once it has. */
  readonly end: string | undefined;
  /** What follows goes to this listener, and to no other; the end comes last. */
  hear(listener: (news: News) => void): void;
  post(question: Question): void;
  stop(): Promise<void>;
}

export function startWorker(source: ModuleSource, memoryMegabytes: number): WorkerLife {
  const { port1: port, port2 } = new MessageChannel();
  const start: WorkerStart = { source, port: port2 };
  const worker = new Worker(WORKER_FILE, {
    ...WORKER_OPTIONS,
    workerData: start,
    transferList: [port2],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: Math.max(memoryMegabytes, LARGEST_ALLOCATION_MEGABYTES) },
  });
  let listener: (news: News) => void = () => {};
  let asked: number | undefined;
  let announced: string | undefined;
  let printed = '';
  let end: string | undefined;

  function receive(message: WorkerMessage): void {
    if (message.kind === 'ending') {
      announced ??= message.how;
      printed = message.printed ?? printed;
    } else if (end === undefined) listener(message);
  }

  function finish(how: string): void {
    if (end !== undefined) return;
    end = how;
    stopWatching();
    port.close();
    listener({ kind: 'ended', how });
  }

  const stopWatching = watchMemory(
    memoryMegabytes * 2 ** 20,
    () => asked,
    () => {
      finish(tooMuchMemory(memoryMegabytes));
      void worker.terminate();
    },
  );
  port.on('message', receive);
  worker.on('error', (error: unknown) => {
    announced ??= uncaught(error, memoryMegabytes);
  });
  worker.on('exit', (code) => {
    for (let left = receiveMessageOnPort(port); left; left = receiveMessageOnPort(port))
      receive(left.message as WorkerMessage);
    finish(`${announced ?? `it ended itself with exit code ${code}`}${printedNote(printed)}`);
  });
  worker.unref();
  port.unref();

  return {
    get end() {
      return end;
    },
    hear(next) {
      listener = next;
    },
    post(question) {
      asked = question.id;
      port.postMessage(question, [question.call.input.data.buffer as ArrayBuffer]);
    },
    async stop() {
      finish('it was stopped');
      // A thread inside a blocking system call ends later; nobody waits for it.
      await withinTime(worker.terminate(), STOP_TIMEOUT_MS);
    },
  };
}

function uncaught(error: unknown, memoryMegabytes: number): string {
  if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') return tooMuchMemory(memoryMegabytes);
  const { name, message } = describeThrown(error);
  return `nothing caught its ${name}: ${message}`;
}

/** One sentence, whichever limit is met first: a report says the same every time. */
function tooMuchMemory(memoryMegabytes: number): string {
  return `it took more than ${memoryMegabytes} MB of memory`;
}

function printedNote(printed: string): string {
  const lines = printed.trim().split('\n').slice(-SHOWN_LINES).join('\n').slice(-SHOWN_CHARACTERS);
  return lines === '' ? '' : `; it printed last: ${lines}`;
}
