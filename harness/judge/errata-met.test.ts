import { beforeAll, describe, expect, test } from 'vitest';
import type { Call, ForwardCall } from '#cases/case.ts';
import { interpolate } from '#reference/interpolate.ts';
import { encoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { interpolateOptions } from '../core/entry-options.ts';
import type { OpenImplementation } from '../core/open-implementation.ts';
import type { Finding } from '../core/verdict.ts';
import { loadTensor } from '../goldens/goldens.ts';
import { examine } from '../run/examine.ts';
import { loadSuite, type SuiteCase } from '../suite/suite.ts';

type GoldenSuiteCase = Extract<SuiteCase, { kind: 'golden' | 'refusal' }>;
type Answer = (call: ForwardCall, one: GoldenSuiteCase) => Tensor;

let answered: readonly GoldenSuiteCase[];
let marked: readonly GoldenSuiteCase[];

beforeAll(async () => {
  answered = (await loadSuite()).filter((one): one is GoldenSuiteCase => one.kind === 'golden');
  marked = answered.filter(({ golden }) => golden.errata.length > 0);
});

const recordings: Answer = (_, { golden, goldens }) =>
  loadTensor(goldens, golden.output as NonNullable<typeof golden.output>);
const reference: Answer = ({ entry, input, options }) => interpolate(input, interpolateOptions(entry, options));
const sevens: Answer = (call) => {
  const { dtype, shape, data } = reference(call, {} as GoldenSuiteCase);
  return { dtype, shape, data: encoded(dtype, new Float64Array(data.length).fill(7)) };
};

function openedOf(one: GoldenSuiteCase, answer: Answer): OpenImplementation {
  return {
    name: 'fake',
    has: { upsample: true, createUpsample: true, interpolateBackward: false },
    ask: (call: Call) =>
      Promise.resolve({
        kind: 'tensor',
        tensor: answer(call as ForwardCall, one),
        inputChanged: false,
        aliasesInput: false,
      }),
    close: () => Promise.resolve(),
  };
}

function findingOn(one: GoldenSuiteCase, answer: Answer): Promise<Finding> {
  return examine(one, openedOf(one, answer), { seed: 1, level: 'faithful', profile: 'standard' });
}

/** Of every case in which a side is seen. */
async function sidesOf(answer: Answer): Promise<Record<string, Finding['errata']>> {
  const sides: Record<string, Finding['errata']> = {};
  for (const one of marked) {
    const { errata } = await findingOn(one, answer);
    if (errata !== undefined) sides[one.id] = errata;
  }
  return sides;
}

function counted(sides: Record<string, Finding['errata']>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { id, seen } of Object.values(sides).flatMap((seen) => seen ?? [])) {
    counts[`${id} ${seen}`] = (counts[`${id} ${seen}`] ?? 0) + 1;
  }
  return counts;
}

/** In how many cases the recording is another answer than the rule's. */
const SHOWN = {
  'errata.antialias-width-one': 13,
  'errata.uint8-width-one': 6,
  'errata.nearest-factor-shortcut': 4,
  'errata.nearest-float64-step': 7,
  'errata.linear-unchanged-axis': 9,
  'errata.antialias-unchanged-axis': 9,
  'errata.float64-floor': 2,
  'errata.half-area-5d': 4,
};

function shownAs(side: 'target' | 'rule'): Record<string, number> {
  return Object.fromEntries(Object.entries(SHOWN).map(([id, cases]) => [`${id} ${side}`, cases]));
}

describe('an implementation that gives', () => {
  test('the recordings is reported as the target in every case whose recording is not the answer of the rule', async () => {
    expect(counted(await sidesOf(recordings))).toEqual(shownAs('target'));
  });

  test('the recordings has no index tie, and every bit', async () => {
    for (const one of answered) {
      const { level, deviation } = await findingOn(one, recordings);
      expect([one.id, level, deviation?.index_ties]).toEqual([one.id, 'bit-exact', undefined]);
    }
  });

  test('the answers of the rule is reported by the rule in the same cases', async () => {
    const sides = await sidesOf(reference);
    expect(counted(sides)).toEqual(shownAs('rule'));
    expect(Object.keys(sides)).toEqual(Object.keys(await sidesOf(recordings)));
  });

  test('7 everywhere is counted on neither side', async () => {
    expect(await sidesOf(sevens)).toEqual({});
  });
});
