import fs from 'node:fs';
import type { Implementation, Tensor } from '#spec/signature.ts';
import { askImplementation } from '../calling/ask-implementation.ts';
import {
  CHANNEL,
  type MessageFromChild,
  type MessageToChild,
  type ModuleSource,
  sendAnswer,
} from '../calling/child-messages.ts';
import { describeThrown } from '../calling/describe-value.ts';
import { codeOf, descriptionOf } from '../calling/implementation.ts';
import { ownFrames } from '../calling/own-frames.ts';
import { copied, elementsAt } from '../core/intrinsics.ts';
import { type Outcome, UsageError } from '../core/open-implementation.ts';
import { openChannel, type Received } from './child-channel.ts';
import { startWatchdog } from './child-watchdog.ts';
import { loadImplementation } from './load-implementation.ts';
import { syntaxPlace } from './syntax-place.ts';

// What is needed later is taken here, before the implementation can replace it.
const { setImmediate } = globalThis;
const { writeSync } = fs;
const exit = process.exit.bind(process);
const kill = process.kill.bind(process);
const listenerCount = process.listenerCount.bind(process);
const { pid, platform, execArgv } = process;
const channel = openChannel();
let implementation: Implementation;
let betweenCalls = false;

for (const stream of [process.stdout, process.stderr]) {
  // Whoever closes it may print to it still; and what is printed is out before an end by process.exit().
  stream.on('error', () => {});
  (stream as unknown as { _handle?: { setBlocking?(blocks: boolean): void } })._handle?.setBlocking?.(true);
}
process.on('uncaughtExceptionMonitor', (error: unknown) => {
  if (listenerCount('uncaughtException') > 0) return;
  const { name, message } = describeThrown(error);
  send({ kind: 'ending', how: `nothing caught its ${name}: ${message}`, betweenCalls });
  exit(1);
});
process.on('exit', () => send({ kind: 'ending', betweenCalls }));

void load();

/** Not awaited above: Node ends the start before the implementation can break what it does that with. */
async function load(): Promise<void> {
  const first = receive().message;
  if (first.kind !== 'load') return;
  startWatchdog(first.memoryMegabytes * 2 ** 20);
  try {
    implementation = await loadImplementation(first.source);
    send({ kind: 'loaded', description: descriptionOf(implementation) });
    setImmediate(answerNext);
  } catch (error) {
    const { name, message } = describeThrown(error);
    const text =
      error instanceof UsageError ? message : `loading it threw ${name}: ${message}${placeOf(error, first.source)}`;
    send({ kind: 'refused', message: text, code: codeOf(error) });
  }
}

function placeOf(error: unknown, source: ModuleSource): string {
  const frames = ownFrames(error);
  if (frames !== '') return `\n${frames}`;
  const place = source.kind === 'file' ? syntaxPlace(error, source.url, execArgv) : '';
  return place === '' ? '' : ` (${place})`;
}

/** One turn of the event loop before a call and one after it: what nobody caught ends the call that it belongs to. */
function answerNext(): void {
  betweenCalls = true;
  const received = receive();
  setImmediate(() => {
    betweenCalls = false;
    void answer(received);
  });
}

/** Without the methods of arrays and promises, which the implementation may have replaced. */
async function answer(received: Received): Promise<void> {
  if (received.message.kind !== 'ask') return;
  const { together = 1, id } = received.message;
  const asked: Promise<Outcome>[] = [];
  for (let at = 0; at < together; at++) asked[at] = ask(at === 0 ? received : receive(), together > 1);
  const outcomes: Outcome[] = [];
  for (let at = 0; at < together; at++) outcomes[at] = await asked[at];
  setImmediate(() => {
    for (let at = 0; at < together; at++) sendAnswer(send, id + at, outcomes[at]);
    answerNext();
  });
}

/** `isKept`: the next message, which takes the place of these elements, comes before the answer. */
function ask({ message, buffer, byteLength }: Received, isKept: boolean): Promise<Outcome> {
  const { call } = message as Extract<MessageToChild, { kind: 'ask' }>;
  const elements = elementsAt(call.input.dtype, buffer, byteLength);
  const data = isKept ? copied(call.input.dtype, elements) : elements;
  return askImplementation(implementation, { ...call, input: { ...call.input, data } });
}

function receive(): Received {
  return withChannel(() => channel.receive() ?? end());
}

function send(message: MessageFromChild, data?: Tensor['data']): void {
  withChannel(() => channel.send(message, data));
}

/** The implementation can close the channel; then there is nobody to work for. */
function withChannel<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    const { name, message } = describeThrown(error);
    try {
      writeSync(2, `\nthe pipe to the suite (file descriptor ${CHANNEL}) failed: ${name}: ${message}\n`);
    } catch {}
    return end();
  }
}

/** Ends this process and what it has started. */
function end(): never {
  kill(platform === 'win32' ? pid : -pid, 'SIGKILL');
  return exit(1);
}
