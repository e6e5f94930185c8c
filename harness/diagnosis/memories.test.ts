import { expect, it } from 'vitest';
import type { ForwardCall } from '#cases/case.ts';
import { resize } from '../mistakes/resizer/resize.ts';
import { type CaseReport, caseReport } from '../report/case-report.ts';
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

function failed(
  id: string,
  kind: 'golden' | 'probe',
  exchanges: readonly Exchange[],
  { isSeries = false, ...more }: Partial<CaseReport> & { isSeries?: boolean } = {},
): ObservedCase {
  const report = caseReport(fakeCase(id, { kind }), DIVERGENT, 0, false);
  return new ObservedCase({ ...report, ...more }, { id, exchanges, isSeries });
}

const [right, stale] = [answered(1, 1, 1), answered(2, 2, 1)];
const recorded = (id: string, more: Partial<CaseReport> = {}) => failed(id, 'golden', [answered(3, 9, 9)], more);
const series = failed('state/series', 'probe', [right, stale], { isSeries: true });

it('a memory is searched for in series and long probes, then in what is right afresh, then after one call before', () => {
  const after = failed('linear/after-another', 'probe', [right, stale]);
  const long = failed('linear/long', 'probe', [right, right, stale]);
  const afresh = recorded('linear/afresh', { afresh: 'pass' });
  const order = showingMemory([after, afresh, recorded('linear/recorded'), series, long]);
  expect(order).toEqual([series, long, afresh, after]);
});

it('a memory is held against every series, however many recorded cases it does not explain', () => {
  const trial = new Trial([...Array.from({ length: 20 }, (_, at) => recorded(`linear/${at}`)), series], []);
  trial.hold(claimNamed('state.buffer-of-the-call-before'));
  expect([...trial.held[0].explained.keys()]).toEqual([series]);
});

it('a memory of an option is told from an option that is ignored by what is right in a fresh process', () => {
  const input = { dtype: 'float32', shape: [1, 1, 4], data: Float32Array.of(0, 1, 2, 3) } as const;
  const options = { size: 6, mode: 'linear' } as const;
  const call: ForwardCall = { entry: 'interpolate', input, options: { ...options, alignCorners: true } };
  const tensor = resize(input, options);
  const exchange: Exchange = { call, outcome: { kind: 'tensor', tensor, inputChanged: false, aliasesInput: false } };
  const explainedOf = (more: Partial<CaseReport>) => {
    const trial = new Trial([failed('linear/aligned', 'golden', [exchange], more)], []);
    trial.hold(claimNamed('state.kept-without-align-corners'));
    return trial.held[0].explained.size;
  };
  expect([explainedOf({ afresh: 'pass' }), explainedOf({ afresh: 'fail' }), explainedOf({})]).toEqual([1, 0, 0]);
});
