import { elementCount, indexAt } from '#spec/shape.ts';
import type { CallDescription, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { CallFault } from '../calling/call-fault.ts';
import { bytesOf, elementsAt, ITEM_BYTES } from '../core/intrinsics.ts';
import { BACKWARD, DTYPES, optionsBytes, STATUS } from './abi.ts';
import type { GuardedMemory } from './guarded-memory.ts';
import { poisoned, untouched } from './poison.ts';
import type { WasmInstance } from './wasm-instance.ts';

/** No output of the suite is near it; a wrong shape can ask for more than a wasm32 memory holds. */
const LARGEST_OUTPUT = 2 ** 30;
/** What a size of the output is before the query, so that one that is not written shows. */
const NO_SIZE = 0xffffffff;

/** An instance and the memory that its calls are made in. Two take turns, so that a result of the call before is seen. */
export interface Machine {
  readonly instance: WasmInstance;
  readonly forQueries: GuardedMemory;
  readonly forCalls: [current: GuardedMemory, before: GuardedMemory];
}

/** Whether the module takes this call, why not, and the shape of its output. */
export function queried({ instance, forQueries }: Machine, { dtype, shape, options }: CallDescription) {
  const [optionsAt, shapeAt, outputShapeAt] = forQueries.place([
    { name: 'the options', content: optionsBytes(options) },
    { name: 'input_shape', content: words(shape) },
    { name: 'output_shape', content: words(shape.map(() => NO_SIZE)), writable: true },
  ]);
  const status = instance.call('interpolate_query', optionsAt, DTYPES[dtype], shapeAt, shape.length, outputShapeAt);
  const printed = instance.printed();
  refuseBreach('interpolate_query', forQueries.breach());
  if (!Object.values<number>(STATUS).includes(status))
    throw new CallFault('invalid-output', `interpolate_query: expected a status of 0, 1 or 2, got ${status}`);
  const reason = status === STATUS.ok ? '' : `${message(instance)}${printed}`;
  return { status, reason, shape: sizesIn(forQueries.contentOf('output_shape')) };
}

/** The answer; a refusal is thrown, a trap or a breach of the ABI is a `CallFault`. */
export function interpolated(machine: Machine, input: Tensor, options: InterpolateOptions): Tensor {
  const { dtype } = input;
  const { status, reason, shape } = queried(machine, { dtype, shape: input.shape, options });
  if (status === STATUS.refused) throw Object.assign(new Error(reason || 'no reason given'), { name: 'refused' });
  if (status !== STATUS.ok)
    throw new Error(
      `interpolate_query said that the call is supported, interpolate_compute does not: ${reason || 'unsupported'}`,
    );
  const missing = shape.indexOf(NO_SIZE);
  if (missing >= 0)
    throw new CallFault('invalid-output', `interpolate_query returned 0, but never wrote output_shape[${missing}]`);
  if (elementCount(shape) * ITEM_BYTES[dtype] > LARGEST_OUTPUT)
    throw new CallFault('invalid-output', `interpolate_query: an output of shape [${shape.join(', ')}] is too large`);
  return written(machine, { name: 'interpolate_compute', input, options, shape });
}

/** The gradient of the input, whose shape is known; a call that the module declines here is unsupported. */
export function backwarded(
  machine: Machine,
  gradOutput: Tensor,
  inputShape: readonly number[],
  options: InterpolateOptions,
): Tensor {
  return written(machine, { name: BACKWARD, input: gradOutput, options, shape: inputShape });
}

/** A call of a function that writes a tensor of this shape. */
interface Writing {
  readonly name: 'interpolate_compute' | typeof BACKWARD;
  readonly input: Tensor;
  readonly options: InterpolateOptions;
  readonly shape: readonly number[];
}

function written(machine: Machine, writing: Writing): Tensor {
  const { dtype } = writing.input;
  const bytes = computed(machine, writing, 0);
  const suspects = untouched(dtype, bytes, 0);
  if (suspects.length > 0) requireWritten(machine, writing, suspects);
  return { dtype, shape: writing.shape, data: elementsAt(dtype, bytes.buffer, bytes.length) };
}

/** One call in fresh guards. What it does to its input is done to the caller's, where it is seen like anyone's. */
function computed(machine: Machine, { name, input, options, shape }: Writing, round: number): Uint8Array {
  const { instance, forCalls } = machine;
  forCalls.reverse();
  const [current, before] = forCalls;
  const rank = input.shape.length;
  const [optionsAt, inputAt, shapeAt, outputAt, outputShapeAt] = current.place([
    { name: 'the options', content: optionsBytes(options) },
    { name: 'the input', content: bytesOf(input.data).slice(), writable: true },
    { name: name === BACKWARD ? 'output_shape' : 'input_shape', content: words(input.shape) },
    { name: 'the output', content: poisoned(input.dtype, elementCount(shape), round), writable: true },
    { name: name === BACKWARD ? 'input_shape' : 'output_shape', content: words(shape) },
  ]);
  const status = instance.call(name, optionsAt, DTYPES[input.dtype], inputAt, shapeAt, rank, outputAt, outputShapeAt);
  const printed = instance.printed();
  refuseBreach(name, current.breach());
  const earlier = before.breach();
  if (earlier !== undefined)
    throw new CallFault('invalid-output', `${name}: in the buffers of the call before, ${earlier}`);
  if (status === STATUS.unsupported && name === BACKWARD)
    throw new CallFault('unsupported', message(instance) || 'the module does not support this gradient');
  if (status !== STATUS.ok) {
    const said = Object.entries(STATUS).find(([, number]) => number === status)?.[0] ?? 'no status of the ABI';
    throw new Error(
      `${name} returned ${status} (${said}) after interpolate_query returned 0: ${message(instance)}${printed}`,
    );
  }
  bytesOf(input.data).set(current.contentOf('the input'));
  const output = current.contentOf('the output');
  current.seal();
  return output;
}

/** A value may happen to be what the output was filled with: only one that follows another filling was never written. */
function requireWritten(machine: Machine, writing: Writing, suspects: readonly number[]): void {
  const { name, input, shape } = writing;
  const again = new Set(untouched(input.dtype, computed(machine, writing, 1), 1));
  const unwritten = suspects.filter((element) => again.has(element));
  if (unwritten.length === 0) return;
  throw new CallFault(
    'invalid-output',
    `${name}: it never wrote ${unwritten.length} of ${elementCount(shape)} elements of the output, the first of them [${indexAt(shape, unwritten[0]).join(', ')}]`,
  );
}

function refuseBreach(name: string, breach: string | undefined): void {
  if (breach !== undefined) throw new CallFault('invalid-output', `${name}: ${breach}`);
}

function message(instance: WasmInstance): string {
  return instance.has('interpolate_message') ? instance.text('interpolate_message') : '';
}

function words(sizes: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * sizes.length);
  const view = new DataView(bytes.buffer);
  sizes.forEach((size, axis) => {
    view.setUint32(4 * axis, size, true);
  });
  return bytes;
}

function sizesIn(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / 4 }, (_, axis) => view.getUint32(4 * axis, true));
}
