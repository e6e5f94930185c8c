import { workerData } from 'node:worker_threads';
import { askImplementation } from './ask-implementation.ts';
import { BUNDLED } from './bundled.ts';
import { describeThrown } from './describe-value.ts';
import { codeOf, descriptionOf, implementationFrom } from './implementation.ts';
import { UsageError } from './subject.ts';
import { guardProcess } from './worker-guards.ts';
import type { ModuleSource, Question, WorkerMessage, WorkerStart } from './worker-messages.ts';

// What is needed later is taken here, before the implementation can replace it.
const { source, port } = workerData as WorkerStart;
delete (workerData as Partial<WorkerStart>).port;
const post = port.postMessage.bind(port) as (message: WorkerMessage, transfer?: ArrayBuffer[]) => void;
const { setImmediate } = globalThis;

guardProcess((how) => post({ kind: 'ending', how }));

try {
  const implementation = await implementationFrom(await defaultExport(source), 'export default');
  port.on('message', async ({ id, call }: Question) => {
    const outcome = await askImplementation(implementation, call);
    const answer = () =>
      post(
        { kind: 'answered', id, outcome },
        outcome.kind === 'tensor' ? [outcome.tensor.data.buffer as ArrayBuffer] : [],
      );
    // One turn of the event loop later: an error that nobody caught ends the worker first, and this call bears it.
    setImmediate(answer);
  });
  post({ kind: 'loaded', description: descriptionOf(implementation) });
} catch (error) {
  const { name, message } = describeThrown(error);
  const text = error instanceof UsageError ? message : `loading it threw ${name}: ${message}`;
  post({ kind: 'refused', message: text, code: codeOf(error) });
}

async function defaultExport(module: ModuleSource): Promise<unknown> {
  const loaded = module.kind === 'bundled' ? await BUNDLED[module.name].load() : await import(module.url);
  if ('default' in loaded) return loaded.default;
  const names = Object.keys(loaded);
  const exported = names.length === 0 ? 'nothing' : `only ${names.join(', ')}`;
  throw new UsageError(
    `export default: expected an implementation, or a function that returns one; the module exports ${exported}`,
  );
}
