import { expect, it } from 'vitest';
import type { ForwardCall } from '#cases/case.ts';
import { caseReport } from '../report/case-report.ts';
import { DIVERGENT, fakeCase } from '../run/fakes.ts';
import type { Exchange } from '../suite/evidence.ts';
import { claimNamed } from './claim.ts';
import { showingMemory } from './diagnose.ts';
import { ObservedCase } from './observed-case.ts';
import { Trial } from './trial.ts';

/** A line of a constant as half of it, and what was answered. */
function answered(value: number, ...values: readonly number[]): Exchange {
  const input = { dtype: 'float32', shape: [1, 1, 4], data: new Float32Array(4).fill(value) } as const;
  const call: ForwardCall = { entry: 'interpolate', input, options: { size: 2, mode: 'linear' } };
  const tensor = { ...input, shape: [1, 1, 2], data: Float32Array.from(values) };
  return { call, outcome: { kind: 'tensor', tensor, inputChanged: false, aliasesInput: false } };
}

function failed(id: string, kind: 'golden' | 'probe', exchanges: readonly Exchange[], isSeries = false): ObservedCase {
  return new ObservedCase(caseReport(fakeCase(id, { kind }), DIVERGENT, 0, false), { id, exchanges, isSeries });
}

const [right, stale] = [answered(1, 1, 1), answered(2, 2, 1)];
const recorded = (id: string) => failed(id, 'golden', [answered(3, 9, 9)]);
const series = failed('state/series', 'probe', [right, stale], true);

it('a memory is searched for in series and long probes first, then where no more than the call before is known', () => {
  const after = failed('linear/after-another', 'probe', [right, stale]);
  const long = failed('linear/long', 'probe', [right, right, stale]);
  const order = showingMemory([after, recorded('linear/recorded'), series, long]).map(({ report }) => report.id);
  expect(order).toEqual(['state/series', 'linear/long', 'linear/after-another']);
});

it('a memory is held against every series, however many recorded cases it does not explain', () => {
  const trial = new Trial([...Array.from({ length: 20 }, (_, at) => recorded(`linear/${at}`)), series], []);
  trial.hold(claimNamed('state.buffer-of-the-call-before'));
  expect([...trial.held[0].explained.keys()]).toEqual([series]);
});
