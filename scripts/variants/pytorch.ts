import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, elementsAt, ITEM_BYTES } from '#harness/core/intrinsics.ts';
import { toWire } from '#harness/core/protocol.ts';
import type { Expectation } from '#harness/judge/expectation.ts';
import { decoded } from '#reference/rounding.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { temporaryFolder, writeIn } from '../temporary-folder.ts';

/** One way to run PyTorch. */
export interface Configuration {
  id: string;
  capability: 'default' | 'avx2' | 'avx512';
  threads: 1 | 2;
  layout: 'contiguous' | 'channels_last';
}

export const CONFIGURATIONS: readonly Configuration[] = [
  { id: 'default', capability: 'default', threads: 1, layout: 'contiguous' },
  { id: 'default, 2 threads', capability: 'default', threads: 2, layout: 'contiguous' },
  { id: 'default, channels_last', capability: 'default', threads: 1, layout: 'channels_last' },
  { id: 'avx2', capability: 'avx2', threads: 1, layout: 'contiguous' },
  { id: 'avx2, channels_last', capability: 'avx2', threads: 2, layout: 'channels_last' },
  { id: 'avx512', capability: 'avx512', threads: 1, layout: 'contiguous' },
  { id: 'avx512, 2 threads', capability: 'avx512', threads: 2, layout: 'contiguous' },
];

export interface PlannedCall {
  input: Tensor;
  options: InterpolateOptions;
  /** Present where the gradient of such an input is asked for; `input` is that of the output then. */
  inputShape?: readonly number[];
  outputLength: number;
}

const FOLDER = temporaryFolder('pytorch');

/** The elements of every answer, or the message where there is none. */
export function pytorchAnswers(
  python: string,
  calls: readonly PlannedCall[],
  { capability, threads, layout }: Configuration,
): (Tensor['data'] | string)[] {
  const plan = writeIn(FOLDER, 'plan.jsonl', calls.map((call) => `${planLine(call)}\n`).join(''));
  const data = writeIn(FOLDER, 'data', Buffer.concat(calls.map(({ input }) => bytesOf(input.data))));
  const answers = join(FOLDER, 'answers');
  const script = join(import.meta.dirname, '..', 'answer.py');
  const printed = execFileSync(python, [script, plan, data, answers, String(threads), layout], {
    encoding: 'utf8',
    env: { ...process.env, ATEN_CPU_CAPABILITY: capability },
    maxBuffer: 2 ** 28,
  });
  return readAnswers(calls, readFileSync(answers), messagesOf(printed));
}

/** In multiples of the bound. */
export function worstOf(answer: Pick<Tensor, 'dtype' | 'data'>, { multiple }: Expectation): number {
  return decoded(answer).reduce((most, value, element) => Math.max(most, multiple(element, value)), 0);
}

function planLine({ input: { dtype, shape }, inputShape, options }: PlannedCall): string {
  return JSON.stringify({ dtype, shape, options: toWire(options), ...(inputShape && { input_shape: inputShape }) });
}

function messagesOf(printed: string): Map<number, string> {
  const lines = printed.split('\n').filter((line) => line !== '');
  const parsed = lines.map((line) => JSON.parse(line) as { call: number; message: string });
  return new Map(parsed.map(({ call, message }) => [call, message]));
}

function readAnswers(
  calls: readonly PlannedCall[],
  bytes: Buffer,
  messages: ReadonlyMap<number, string>,
): (Tensor['data'] | string)[] {
  let at = 0;
  return calls.map(({ input: { dtype }, outputLength }, call) => {
    const message = messages.get(call);
    if (message !== undefined) return message;
    const length = outputLength * ITEM_BYTES[dtype];
    const own = Uint8Array.from(bytes.subarray(at, at + length)).buffer;
    at += length;
    return elementsAt(dtype, own);
  });
}
