import type { Implementation } from '#spec/signature.ts';
import type { OpenImplementation } from '../core/open-implementation.ts';
import type { Deviation, Finding } from '../core/verdict.ts';
import type { SuiteCase } from '../suite/suite.ts';
import type { RunParts } from './examination.ts';

/** For tests: a case of the suite without goldens, by default a float32 bilinear one that compares values. */
export function fakeCase(id: string, parts: Partial<Pick<SuiteCase, keyof Head>> = {}): SuiteCase {
  const head: Head = {
    id,
    fact: `${id} holds`,
    clauses: ['linear.two-taps'],
    aspect: 'values',
    profile: 'standard',
    mode: 'bilinear',
    dtype: 'float32',
    alignCorners: false,
    antialias: false,
    call: "F.interpolate(x, size=(2, 3), mode='bilinear')",
    kind: 'golden',
  };
  return { ...head, ...parts } as SuiteCase;
}

type Head = Pick<
  SuiteCase,
  'id' | 'fact' | 'clauses' | 'aspect' | 'profile' | 'mode' | 'dtype' | 'alignCorners' | 'antialias' | 'call' | 'kind'
>;

export const FAITHFUL: Finding = { status: 'pass', level: 'faithful', deviation: fakeDeviation({ max_bound: 0.43 }) };

export const DIVERGENT: Finding = {
  status: 'fail',
  level: 'divergent',
  message: '2 of 6 elements are not accepted',
  deviation: fakeDeviation({
    max_bound: 23,
    max_abs: 10,
    outside: 2,
    first: { index: [0, 0, 0, 1], expected: 1, got: 1.5, slack: 0.25 },
    worst: { index: [0, 0, 1, 2], expected: 0.1, got: Number.NaN, slack: 0.25 },
  }),
};

export function fakeDeviation(parts: Partial<Deviation> = {}): Deviation {
  return { max_abs: 0, max_rel: 0, max_ulp: 0, max_bound: 0, differing: 0, outside: 0, elements: 6, ...parts };
}

/** For tests: the parts of a run whose findings are given by case id; all else is faithful. */
export function fakeParts(
  suite: readonly SuiteCase[],
  findings: Readonly<Record<string, Finding>> = {},
  parts: Partial<RunParts> = {},
): RunParts {
  return {
    identity: () => ({ version: '0.1.0', target: 'torch 2.13.0' }),
    loadEntries: async () => suite,
    loadCases: async (entries) => entries as SuiteCase[],
    openImplementation: async (implementation) => fakeImplementation(implementation),
    examine: async ({ id }) => findings[id] ?? FAITHFUL,
    diagnose: async (cases) => ({ diagnoses: [], cases, isIncomplete: false }),
    readJson: async (path) => (await import('../core/json-file.ts')).readJson(path),
    today: () => '2026-11-22',
    ...parts,
  };
}

export function fakeImplementation(
  implementation: string | Implementation,
  parts: Partial<OpenImplementation> = {},
): OpenImplementation {
  return {
    name: typeof implementation === 'string' ? implementation : implementation.name,
    version: '1.2.3',
    has: { upsample: false, createUpsample: false, interpolateBackward: false },
    ask: async () => ({ kind: 'unsupported', reason: 'a fake' }),
    close: async () => {},
    ...parts,
  };
}
