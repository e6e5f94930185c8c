import { expect, test } from 'vitest';
import type { Outcome } from '../core/open-implementation.ts';
import { faultOf } from './fault.ts';

const EXPECTED = { dtype: 'float32', shape: [1, 1, 2] } as const;
const ANSWER = {
  kind: 'tensor',
  tensor: { ...EXPECTED, data: Float32Array.of(1, 2) },
  inputChanged: false,
  aliasesInput: false,
} satisfies Outcome;

test('a tensor of the right dtype and shape has no fault, whatever its values', () => {
  expect(faultOf(ANSWER, EXPECTED)).toBeUndefined();
});

test.each<[string, Outcome, unknown]>([
  [
    'another dtype is invalid output',
    { ...ANSWER, tensor: { ...ANSWER.tensor, dtype: 'float64' } },
    { status: 'invalid-output', message: 'dtype: expected float32, got float64 (rounding.result-dtype)' },
  ],
  [
    'another shape is invalid output',
    { ...ANSWER, tensor: { ...ANSWER.tensor, shape: [1, 2, 1] } },
    { status: 'invalid-output', message: 'shape: expected (1, 1, 2), got (1, 2, 1) (spec/output-size.md)' },
  ],
  [
    'a changed input fails',
    { ...ANSWER, inputChanged: true },
    { status: 'fail', level: 'divergent', message: 'the input was changed by the call (memory.input-is-kept)' },
  ],
  [
    'a result in the memory of the input fails',
    { ...ANSWER, aliasesInput: true },
    { status: 'fail', level: 'divergent', message: 'the result shares memory with the input (memory.result-is-new)' },
  ],
  [
    'a result that overwrites the one before fails',
    { ...ANSWER, changedEarlierResult: true },
    {
      status: 'fail',
      level: 'divergent',
      message:
        'the result of an earlier call was changed by this call, or after answering that one (memory.result-is-new)',
    },
  ],
  [
    'throwing on a valid call is an error',
    { kind: 'threw', name: 'TypeError', message: 'no' },
    { status: 'error', message: 'threw on a valid call: TypeError: no' },
  ],
  [
    'throwing in words that decline is an error, which says how to decline',
    { kind: 'threw', name: 'Error', message: 'refused' },
    {
      status: 'error',
      message: 'threw on a valid call: Error: refused; to decline a call, say that it is unsupported',
    },
  ],
  [
    'what is not supported is no failure',
    { kind: 'unsupported', reason: 'no uint8' },
    { status: 'unsupported', message: 'no uint8' },
  ],
  ['a crash is a crash', { kind: 'crash', message: 'signal 11' }, { status: 'crash', message: 'signal 11' }],
  [
    'silence is a time-out',
    { kind: 'timeout', milliseconds: 500 },
    { status: 'timeout', message: 'no answer within 500 ms' },
  ],
  [
    'silence of a first call is told with the reason for its time',
    { kind: 'timeout', milliseconds: 5000, first: true, printed: '; its last output: x' },
    {
      status: 'timeout',
      message: 'no answer within 5000 ms, the time of a first call, which may load or compile; its last output: x',
    },
  ],
  [
    'what is no tensor is invalid output',
    { kind: 'invalid-output', message: 'got a string' },
    { status: 'invalid-output', message: 'got a string' },
  ],
])('%s', (_, outcome, finding) => {
  expect(faultOf(outcome, EXPECTED)).toEqual(finding);
});
