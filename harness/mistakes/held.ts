import type { Tensor } from '#spec/signature.ts';
import { always } from './calls.ts';
import type { Make, Seen } from './mistake.ts';
import { remembering } from './remembering.ts';
import { resize } from './resizer/resize.ts';
import { mistakes, shown } from './rows.ts';
import { emptyLike } from './tensors.ts';

/** What a wrapper does to a right result and its input. */
const touching =
  (change: (result: Tensor, input: Tensor) => Tensor): Make =>
  () =>
  (input, options) =>
    change(resize(input, options), input);

/** What is done with memory that belongs to the caller, and answers that are no tensors. */
export const HELD_MISTAKES = [
  ...mistakes('memory', 'memory.input-is-kept', always, {
    'input-changed': [
      'It changes its input.',
      shown(flagged('inputChanged'), {
        'memory/input-reshaped-in-place': touching((result, input) => {
          input.shape = result.shape;
          return result;
        }),
        'memory/input-as-scratch': touching((result, input) => {
          if (input.data.length > 0) input.data[input.data.length - 1] += 1;
          return result;
        }),
        'memory/input-cleaned-in-place': touching((result, { dtype, data }) => {
          const isWide = dtype === 'float32' || dtype === 'float64';
          if (isWide) for (let place = 0; place < data.length; place++) if (Number.isNaN(data[place])) data[place] = 0;
          return result;
        }),
      }),
    ],
  }),
  ...mistakes('memory', 'memory.result-is-new', always, {
    'result-shares-input': [
      'Its result shares memory with its input.',
      shown(flagged('aliasesInput'), {
        'memory/input-returned-where-sizes-are-unchanged': touching((result, input) =>
          result.shape.join() === input.shape.join() ? { ...result, data: input.data } : result,
        ),
      }),
    ],
    'earlier-result-changed': [
      'It writes into the result of an earlier call.',
      shown(flagged('changedEarlierResult'), {
        'memory/three-buffers-in-rotation': remembering(
          () => ({ ring: [] as Tensor['data'][], turn: 0 }),
          (memory, { right }) => {
            memory.turn = (memory.turn + 1) % 3;
            const kept = memory.ring[memory.turn];
            if (kept?.constructor !== right.data.constructor || kept.length < right.data.length) {
              memory.ring[memory.turn] = right.data;
              return right;
            }
            kept.set(right.data as never);
            return { ...right, data: kept.subarray(0, right.data.length) };
          },
        ),
      }),
    ],
  }),
  ...mistakes('memory', 'output-size.explicit-size', always, {
    'buffer-of-another-length': [
      'Its buffer has another length than its shape says.',
      shown(invalid(/expected \d+ (elements|bytes) for/), {
        'memory/too-long': touching((result) => {
          const padded = emptyLike(result.data, Math.ceil(result.data.length / 4) * 4);
          padded.set(result.data as never);
          return { ...result, data: padded };
        }),
      }),
    ],
  }),
  ...mistakes('memory', 'rounding.result-dtype', always, {
    'no-tensor': [
      'Its answer is not a tensor, which has a dtype, a shape and an array of that dtype.',
      shown(invalid(/^(the answer|dtype|shape|data): expected (?!\d)/), {
        'memory/plain-array': touching((result) => ({ ...result, data: Array.from(result.data) }) as unknown as Tensor),
      }),
    ],
  }),
];

/** An answer that was refused as it came, for such a reason. */
function invalid(reason: RegExp) {
  return ({ exchange: { outcome } }: Seen) => outcome.kind === 'invalid-output' && reason.test(outcome.message);
}

function flagged(flag: 'inputChanged' | 'aliasesInput' | 'changedEarlierResult') {
  return ({ exchange: { outcome } }: Seen) => outcome.kind === 'tensor' && outcome[flag] === true;
}
