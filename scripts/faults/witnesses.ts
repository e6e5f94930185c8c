import type { Call, Entry } from '#cases/case.ts';
import { askImplementation } from '#harness/calling/ask-implementation.ts';
import type { Expectation } from '#harness/judge/expectation.ts';
import { expectationFor } from '#harness/mistakes/answers.ts';
import { askedCall } from '#harness/mistakes/asked.ts';
import { encoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { isOutside } from './bench.ts';
import type { Fault } from './fault.ts';

/** Calls, one after the other, on which a fault shows. */
export interface Witness {
  name: string;
  calls: readonly WitnessCall[];
}

/** Calls of one name are the same call. */
export type WitnessCall = Call & { name: string };

/** The first witness of the pool that proves a fault to differ from every accepted answer. */
export async function witnessOf(fault: Fault, pool: readonly Witness[]): Promise<Witness | undefined> {
  for (const witness of pool) if (await shows(fault, witness)) return witness;
  return undefined;
}

async function shows(fault: Fault, { calls }: Witness): Promise<boolean> {
  const implementation = fault.make();
  const answers = new Map<string, string>();
  for (const call of calls) {
    const outcome = await askImplementation(implementation, call);
    const expectation = expectedOf(call);
    if (expectation === 'refused') {
      if (outcome.kind === 'tensor') return true;
      continue;
    }
    if (isOutside(outcome, expectation)) return true;
    // `memory.no-state`: the same call has the same bits.
    const answer = outcome.kind === 'tensor' ? Array.from(outcome.tensor.data).join() : outcome.kind;
    if ((answers.get(call.name) ?? answer) !== answer) return true;
    answers.set(call.name, answer);
  }
  return false;
}

const EXPECTED = new WeakMap<WitnessCall, Expectation | 'refused'>();

function expectedOf(call: WitnessCall): Expectation | 'refused' {
  const asked = askedCall(call);
  const expected = EXPECTED.get(call) ?? (asked.accepted === undefined ? 'refused' : expectationFor(asked));
  EXPECTED.set(call, expected);
  return expected;
}

interface WitnessDetails {
  dtype?: DType;
  entry?: Entry;
  /** Elements that differ, by their row-major index. */
  put?: Readonly<Record<number, number>>;
}

/** One call on numbers that look like any: all bits of a float32 in use, about half of them negative. */
export function witness(shape: readonly number[], options: InterpolateOptions, details: WitnessDetails = {}): Witness {
  const { dtype = 'float32', entry = 'interpolate' } = details;
  const name = [entry, dtype, shape.join('×'), JSON.stringify(options), JSON.stringify(details.put)].join(' ');
  return { name, calls: [{ name, entry, input: numbers(shape, dtype, details.put), options }] };
}

/** The gradient of one call. */
export function gradientWitness(
  inputShape: readonly number[],
  outputShape: readonly number[],
  options: InterpolateOptions,
  dtype: DType = 'float32',
): Witness {
  const name = ['gradient', dtype, inputShape.join('×'), JSON.stringify(options)].join(' ');
  const input = numbers(outputShape, dtype);
  return { name, calls: [{ name, entry: 'interpolate.backward', input, inputShape, options }] };
}

/** Several calls in a row. */
export function inARow(...witnesses: readonly Witness[]): Witness {
  return { name: witnesses.map(({ name }) => name).join(', then '), calls: witnesses.flatMap(({ calls }) => calls) };
}

function numbers(shape: readonly number[], dtype: DType, put: WitnessDetails['put'] = {}): Tensor {
  let state = 0x2545f491;
  const values = Float64Array.from({ length: elementCount(shape) }, (_, at) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return put[at] ?? (dtype === 'uint8' ? state >>> 24 : state / 2 ** 30);
  });
  return { dtype, shape, data: encoded(dtype, values) };
}
