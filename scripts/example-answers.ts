import type { Call } from '#cases/case.ts';
import { askImplementation } from '#harness/calling/ask-implementation.ts';
import type { Outcome } from '#harness/core/open-implementation.ts';
import { fromJson, fromWireNumber } from '#harness/core/protocol.ts';
import { orRefusal, Refusal } from '#reference/arguments/refusal.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { Implementation, Tensor } from '#spec/signature.ts';
import type { Indices, RecordedCall, RecordedExample, RecordedTensor } from './examples.ts';

/** What an implementation gives for the lines of a block, each as Python would print it. */
export async function printedAnswers(
  implementation: Implementation,
  examples: readonly RecordedExample[],
): Promise<string[]> {
  const answers: string[] = [];
  let latest: Answered | undefined;
  for (const { call, shows, gives } of examples) {
    if (call !== undefined) latest = { call, outcome: await outcomeOf(implementation, call) };
    answers.push(gives === undefined || latest === undefined ? '' : printed(latest, shows));
  }
  return answers;
}

interface Answered {
  readonly call: RecordedCall;
  readonly outcome: Outcome;
}

async function outcomeOf(implementation: Implementation, call: RecordedCall): Promise<Outcome> {
  const { entry, input, input_shape } = call;
  const options = fromJson(call.options);
  if (input === undefined) return outcomeOfMaking(() => implementation.createUpsample?.(options));
  return askImplementation(implementation, { entry, input: tensorOf(input), inputShape: input_shape, options } as Call);
}

/** A module that is refused before it sees an input. */
function outcomeOfMaking(make: () => unknown): Outcome {
  const made = orRefusal(make);
  if (made instanceof Refusal) return { kind: 'threw', name: made.name, message: made.message };
  return { kind: 'invalid-output', message: 'a module, made without complaint' };
}

function tensorOf({ dtype, shape, values }: RecordedTensor): Tensor {
  const length = elementCount(shape);
  const wire = (at: number) => (typeof values === 'object' ? values[at] : values);
  const reals = Float64Array.from({ length }, (_, at) => fromWireNumber(wire(at)));
  return { dtype, shape, data: encoded(dtype, reals) };
}

function printed({ call, outcome }: Answered, shows: RecordedExample['shows']): string {
  if (outcome.kind === 'threw') return `${outcome.name}: ${outcome.message}`;
  if (outcome.kind !== 'tensor') return JSON.stringify(outcome);
  const { tensor, inputChanged, aliasesInput } = outcome;
  switch (shows) {
    case undefined:
      return call.entry === 'interpolate.backward' ? `(${list(tensor)},)` : list(tensor);
    case 'shape':
      return `(${tensor.shape.join(', ')})`;
    case 'dtype':
      return `torch.${tensor.dtype}`;
    case 'is input':
      return aliasesInput ? 'True' : 'False';
    case 'input':
      return inputChanged || call.input === undefined ? 'another input' : list(tensorOf(call.input));
    default:
      return elements(tensor, shows);
  }
}

/** As `.tolist()`. */
function list(tensor: Tensor): string {
  const indices = (axis: number, at: number): Indices =>
    axis === tensor.shape.length
      ? at
      : Array.from({ length: tensor.shape[axis] }, (_, index) => indices(axis + 1, at * tensor.shape[axis] + index));
  return elements(tensor, indices(0, 0));
}

function elements(tensor: Tensor, indices: Indices): string {
  const values = decoded(tensor);
  const text = (part: Indices): string =>
    typeof part === 'number' ? numberText(values[part], tensor.dtype) : `[${part.map(text).join(', ')}]`;
  return text(indices);
}

function numberText(value: number, dtype: Tensor['dtype']): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const digits = Object.is(value, -0) ? '-0' : String(value);
  return dtype === 'uint8' || /[.e]/.test(digits) ? digits : `${digits}.0`;
}
