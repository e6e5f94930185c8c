import { workerData } from 'node:worker_threads';
import type { Implementation } from '#spec/signature.ts';
import { UsageError } from '../subject.ts';
import { askImplementation } from './ask-implementation.ts';
import { BUNDLED } from './bundled.ts';
import { describeThrown } from './describe-value.ts';
import { codeOf, descriptionOf, implementationFrom } from './implementation.ts';
import { bufferOf } from './intrinsics.ts';
import { guardProcess } from './worker-guards.ts';
import type { ModuleSource, Question, WorkerMessage, WorkerStart } from './worker-messages.ts';
import { keepOutput } from './worker-output.ts';

// What is needed later is taken here, before the implementation can replace it.
const { source, port } = workerData as WorkerStart;
delete (workerData as Partial<WorkerStart>).port;
pinMembers(port);
const post = port.postMessage.bind(port) as (message: WorkerMessage, transfer?: ArrayBuffer[]) => void;
const { setImmediate } = globalThis;

const printed = keepOutput();
guardProcess((how) => post({ kind: 'ending', how }));
process.on('exit', () => post({ kind: 'ending', printed: printed() }));

let implementation: Implementation;

port.on('message', (question: Question) => {
  void answer(question);
});

void load();

/** Not awaited above: Node ends the start of the worker before the implementation can break what it does that with. */
async function load(): Promise<void> {
  try {
    implementation = await implementationFrom(await defaultExport(source), 'export default');
    post({ kind: 'loaded', description: descriptionOf(implementation) });
  } catch (error) {
    const { name, message } = describeThrown(error);
    const text = error instanceof UsageError ? message : `loading it threw ${name}: ${message}`;
    post({ kind: 'refused', message: text, code: codeOf(error) });
  }
}

async function answer({ id, call }: Question): Promise<void> {
  const outcome = await askImplementation(implementation, call);
  const transfer = outcome.kind === 'tensor' ? [bufferOf(outcome.tensor.data) as ArrayBuffer] : [];
  // One turn of the event loop later: an error that nobody caught ends the worker first, and this call bears it.
  setImmediate(() => post({ kind: 'answered', id, outcome }, transfer));
}

/** Node looks these up on the prototypes at every message. */
function pinMembers(target: object): void {
  for (let level = prototypeOf(target); level !== Object.prototype; level = prototypeOf(level))
    for (const name of Reflect.ownKeys(level))
      if (!Object.hasOwn(target, name))
        Object.defineProperty(target, name, Object.getOwnPropertyDescriptor(level, name) as PropertyDescriptor);
}

function prototypeOf(value: object): object {
  return Object.getPrototypeOf(value) as object;
}

async function defaultExport(module: ModuleSource): Promise<unknown> {
  const loaded: object = module.kind === 'bundled' ? await BUNDLED[module.name].load() : await imported(module.url);
  if ('default' in loaded) return loaded.default;
  const names = Object.keys(loaded);
  const exported = names.length === 0 ? 'nothing' : `only ${names.join(', ')}`;
  throw new UsageError(
    `export default: expected an implementation, or a function that returns one; the module exports ${exported}`,
  );
}

async function imported(url: string): Promise<object> {
  return (await import(url)) as object;
}
