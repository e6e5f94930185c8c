import { describe, expect, it } from 'vitest';
import type { Outcome } from '../core/open-implementation.ts';
import type { Finding } from '../core/verdict.ts';
import { DIVERGENT, FAITHFUL, fakeCase, fakeImplementation, fakeParts } from './fakes.ts';
import { examineImplementation } from './run.ts';

const call = {
  entry: 'interpolate' as const,
  input: { dtype: 'uint8' as const, shape: [1, 1, 1], data: new Uint8Array(1) },
  options: { size: 1 },
};

function answer(value: number): Outcome {
  const tensor = { dtype: 'uint8' as const, shape: [1, 1, 1], data: Uint8Array.of(value) };
  return { kind: 'tensor', tensor, inputChanged: false, aliasesInput: false };
}

function repeated(findings: readonly Finding[], values: readonly number[]) {
  let round = 0;
  const parts = fakeParts(
    [fakeCase('linear/first')],
    {},
    {
      openImplementation: async () =>
        fakeImplementation('fake', { ask: async () => answer(values[round % values.length]) }),
      examine: async (_, opened) => {
        await opened.ask(call);
        return findings[round++ % findings.length];
      },
    },
  );
  return examineImplementation('fake', { repeat: 3 }, parts);
}

describe('a case that is repeated', () => {
  it('is flaky when it ends differently, and the gravest end counts', async () => {
    const { summary, cases } = await repeated([FAITHFUL, DIVERGENT], [1]);
    expect(cases).toMatchObject([{ status: 'fail', level: 'divergent', runs: ['pass', 'fail', 'pass'] }]);
    expect(summary).toMatchObject({ conforms: false, flaky: 1, varying: 0 });
  });

  it('varies when it gives other bits, which is no failure', async () => {
    const { summary, cases } = await repeated([FAITHFUL], [1, 1, 2]);
    expect(cases).toMatchObject([{ status: 'pass', varies: true }]);
    expect(summary).toMatchObject({ conforms: true, flaky: 0, varying: 1 });
  });

  it('is steady otherwise', async () => {
    const { summary, cases, suite } = await repeated([FAITHFUL], [1]);
    expect(cases[0].runs ?? cases[0].varies).toBeUndefined();
    expect({ ...summary, ...suite }).toMatchObject({ flaky: 0, varying: 0, repeat: 3 });
  });
});
