import { describe, expect, it } from 'vitest';
import { DIVERGENT, fakeCase, fakeImplementation, fakeParts } from '../run/fakes.ts';
import { examineImplementation } from '../run/run.ts';
import type { CaseEvidence } from './evidence.ts';
import { notedImplementation } from './evidence.ts';
import type { Observation } from './observation.ts';

const call = {
  entry: 'interpolate' as const,
  input: { dtype: 'uint8' as const, shape: [1, 1, 1], data: new Uint8Array(1) },
  options: { size: 1 },
};

describe('the evidence of a case', () => {
  it('is what was asked and answered since it was last taken', async () => {
    const noted = notedImplementation(fakeImplementation('fake'));
    const outcome = await noted.opened.ask(call);
    expect(noted.take()).toEqual([{ call, outcome }]);
    expect(noted.take()).toEqual([]);
  });

  it('comes to whoever listens, and what was observed in a failing case to the diagnosis', async () => {
    const suite = [fakeCase('linear/first'), fakeCase('linear/second')];
    const heard: CaseEvidence[] = [];
    const observed: Observation[] = [];
    const parts = fakeParts(
      suite,
      { 'linear/second': DIVERGENT },
      {
        examine: async (suiteCase, opened) => {
          await opened.ask(call);
          return suiteCase.id === 'linear/second' ? DIVERGENT : { status: 'pass' };
        },
        diagnose: async (cases, observations) => {
          observed.push(...observations);
          return { diagnoses: [], cases, isIncomplete: false };
        },
      },
    );
    await examineImplementation('fake', { onEvidence: (one) => heard.push(one) }, parts);
    expect(heard.map(({ suiteCase, exchanges }) => [suiteCase.id, exchanges.length])).toEqual([
      ['linear/first', 1],
      ['linear/second', 1],
    ]);
    expect(observed).toEqual([{ id: 'linear/second', exchanges: heard[1].exchanges, isSeries: false }]);
  });
});
