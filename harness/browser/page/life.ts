import type { Implementation } from '#spec/signature.ts';
import { askImplementation } from '../../calling/ask-implementation.ts';
import { type MessageFromChild, sendAnswer } from '../../calling/child-messages.ts';
import { describeThrown } from '../../calling/describe-value.ts';
import {
  checkedImplementation,
  defaultExportOf,
  descriptionOf,
  implementationFrom,
} from '../../calling/implementation.ts';
import { elementsAt } from '../../core/intrinsics.ts';
import { UsageError } from '../../core/open-implementation.ts';
import { wasmImplementation } from '../../wasm/wasm-implementation.ts';
import type { MessageToPage } from '../linked-session.ts';
import { packed, unpacked } from '../wire.ts';
import { environmentHere, noteLostDevices } from './environment.ts';
import { quietConsole } from './quiet-console.ts';

/** The way back to the suite. What it does must not depend on globals that an implementation can replace. */
export interface Channel {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  hear(listener: (bytes: Uint8Array) => void): void;
}

/** The life of an implementation in this worker or page: it is loaded, then asked call by call. */
export function live(channel: Channel): void {
  let implementation: Implementation | undefined;
  let betweenCalls = false;
  const nextTurn = turns();
  const { print, hearAgain } = quietConsole();
  const send = (message: MessageFromChild, data?: Parameters<typeof packed>[1]) => channel.send(packed(message, data));
  const end = (how: string) => send({ kind: 'ending', how, betweenCalls });

  /** In a page an error that nobody caught ends nothing; here it ends what would otherwise hang or go on broken. */
  function endBy(event: Event, thrown: unknown): void {
    nextTurn(() => {
      if (event.defaultPrevented) return;
      const { name, message } = describeThrown(thrown);
      end(`nothing caught its ${name}: ${message}`);
    });
  }
  addEventListener('error', (event) => endBy(event, event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => endBy(event, event.reason));
  noteLostDevices(end, print);

  async function load(url: string): Promise<void> {
    try {
      implementation = url.endsWith('.wasm') ? await wasmAt(url) : await moduleAt(url);
      const description = descriptionOf(implementation);
      const environment = { ...(await environmentHere()), ...description.environment };
      send({ kind: 'loaded', description: { ...description, environment } });
      betweenCalls = true;
    } catch (error) {
      const { name, message } = describeThrown(error);
      const text = error instanceof UsageError ? message : `loading it threw ${name}: ${message}`;
      send({ kind: 'refused', message: text });
    }
  }

  async function answer({ id, call }: Extract<MessageToPage, { kind: 'ask' }>, data: ArrayBuffer): Promise<void> {
    if (implementation === undefined) return;
    const { input } = call;
    const tensor = { ...input, data: elementsAt(input.dtype, data, data.byteLength) };
    betweenCalls = false;
    hearAgain();
    const outcome = await askImplementation(implementation, { ...call, input: tensor });
    later(TURNS_TO_FIND_OUT, () => {
      betweenCalls = true;
      sendAnswer(send, id, outcome);
    });
  }

  function later(count: number, action: () => void): void {
    nextTurn(count === 1 ? action : () => later(count - 1, action));
  }

  channel.hear((bytes) => {
    const { message, data } = unpacked(bytes) as { message: MessageToPage; data: ArrayBuffer };
    void (message.kind === 'load' ? load(message.url) : answer(message, data));
  });
}

async function moduleAt(url: string): Promise<Implementation> {
  return implementationFrom(defaultExportOf((await import(url)) as object), 'export default');
}

async function wasmAt(url: string): Promise<Implementation> {
  const response = await fetch(url);
  if (!response.ok) throw new UsageError(`${url}: ${response.status} ${response.statusText}`);
  const name = decodeURIComponent(url.slice(url.lastIndexOf('/') + 1));
  return checkedImplementation(
    await wasmImplementation(new Uint8Array(await response.arrayBuffer()), name),
    'the module',
  );
}

/** What nobody caught during a call is told one turn after it and heard one turn later: it ends that call. */
const TURNS_TO_FIND_OUT = 3;

/** Runs an action in a turn of its own, without a timer: those wait for milliseconds. */
function turns(): (action: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const post = port2.postMessage.bind(port2);
  const waiting: (() => void)[] = [];
  let taken = 0;
  port1.onmessage = () => waiting[taken++]();
  return (action) => {
    waiting[waiting.length] = action;
    post(null);
  };
}
