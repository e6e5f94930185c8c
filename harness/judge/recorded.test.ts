import { describe, expect, it } from 'vitest';
import type { Tensor } from '#spec/signature.ts';
import { SuiteError } from '../core/suite-error.ts';
import { examine } from '../run/examine.ts';
import { fakeImplementation } from '../run/fakes.ts';
import { loadSuite } from '../suite/suite.ts';
import { expectationOf } from './expectation.ts';
import { checkedRecording } from './recorded.ts';

const input: Tensor = { dtype: 'float32', shape: [1, 1, 3], data: Float32Array.of(0, 1, 2) };
const expectation = expectationOf({ input, options: { size: 6, mode: 'linear' } });
const recorded: Tensor = { dtype: 'float32', shape: [1, 1, 6], data: Float32Array.of(0, 0.25, 0.75, 1.25, 1.75, 2) };

function check(change: Partial<Tensor>): Tensor {
  return checkedRecording({ ...recorded, ...change }, expectation, 'outputs/x.npy');
}

describe('a recorded answer', () => {
  it('is what the clauses give', () => {
    expect(check({})).toEqual(recorded);
  });

  it.each<[string, Partial<Tensor>, string]>([
    ['shape', { shape: [1, 6, 1] }, 'x.npy: expected shape (1, 1, 6) by the clauses, got (1, 6, 1); restore it'],
    [
      'dtype',
      { dtype: 'float64', data: new Float64Array(6) },
      'x.npy: expected dtype float32 by the clauses, got float64',
    ],
    [
      'value',
      { data: Float32Array.of(0, 0.25, 0.75, 1.5, 1.75, 2) },
      'x.npy: expected output [0, 0, 3] near 1.25 by the clauses, got 1.5, which is not accepted',
    ],
  ])('of another %s is a fault of the suite', (_, change, message) => {
    const act = () => check(change);
    expect(act).toThrow(SuiteError);
    expect(act).toThrow(message);
  });

  it('is accepted in every case of the suite', async () => {
    const suite = (await loadSuite()).filter(({ kind }) => kind === 'golden');
    const statuses = suite.map((one) =>
      examine(one, fakeImplementation('fake'), { seed: 1, level: 'faithful', profile: 'full' }),
    );
    const findings = await Promise.all(statuses);
    expect(findings.filter(({ status }) => status !== 'unsupported')).toEqual([]);
    expect(suite.length).toBeGreaterThan(1000);
  });
});
