import { describe, expect, it } from 'vitest';
import type { Finding } from '../core/verdict.ts';
import { DIVERGENT, FAITHFUL, fakeCase } from '../run/fakes.ts';
import type { SuiteCase } from '../suite/suite.ts';
import { type CaseReport, caseReport } from './case-report.ts';
import { clauseTallies } from './clause-tally.ts';
import type { Report } from './report.ts';
import { representatives } from './representatives.ts';

function report(id: string, clauses: SuiteCase['clauses'], finding: Finding, parts: Partial<SuiteCase> = {}) {
  return caseReport(fakeCase(id, { ...parts, clauses }), finding, 1, false);
}

function shown(cases: readonly CaseReport[]): [string, readonly string[]][] {
  return representatives({ cases: [...cases], diagnoses: [] }, 9).map(({ id, clauses }) => [id, clauses]);
}

describe('the clauses most broken', () => {
  it('come by the share of their cases that fail', () => {
    const cases = [
      report('bicubic/crossed', ['coordinates.half-pixel', 'bicubic.kernel'], DIVERGENT),
      report('bicubic/plain', ['bicubic.kernel'], DIVERGENT),
      report('linear/plain', ['coordinates.half-pixel', 'linear.two-taps'], FAITHFUL),
    ];
    expect(clauseTallies(cases)).toEqual([
      { id: 'bicubic.kernel', failed: 2, asked: 2 },
      { id: 'coordinates.half-pixel', failed: 1, asked: 2 },
    ]);
  });

  it('leave out what is unsupported or known', () => {
    const cases = [
      report('linear/half', ['linear.two-taps'], { status: 'unsupported' }),
      { ...report('linear/known', ['linear.two-taps'], DIVERGENT), known: 'linear/*' },
      report('linear/wrong', ['linear.two-taps'], DIVERGENT),
    ];
    expect(clauseTallies(cases)).toEqual([{ id: 'linear.two-taps', failed: 1, asked: 1 }]);
  });

  it('are not those of the shape when only values are wrong', () => {
    const clauses = ['output-size.truncated-product', 'rounding.result-dtype', 'arguments.ranks'] as const;
    expect(clauseTallies([report('output-size/half', clauses, DIVERGENT)])).toEqual([]);
  });

  it('are those of the shape when it is wrong', () => {
    const clauses = ['nearest.index', 'output-size.truncated-product'] as const;
    const message = 'shape: expected (1, 1, 2), got (1, 1, 3) (spec/output-size.md)';
    const cases = [report('nearest/by-half', clauses, { status: 'invalid-output', message })];
    expect(clauseTallies(cases)).toEqual([{ id: 'output-size.truncated-product', failed: 1, asked: 1 }]);
  });

  it('are those of the arguments when a call is not refused', () => {
    const cases = [report('arguments/rank', ['arguments.ranks'], { status: 'fail' }, { kind: 'refusal' })];
    expect(clauseTallies(cases)).toEqual([{ id: 'arguments.ranks', failed: 1, asked: 1 }]);
  });

  it('are the one that the message names', () => {
    const message = 'the input was changed by the call (memory.input-is-kept)';
    const cases = [report('linear/wrong', ['linear.two-taps'], { status: 'fail', message })];
    expect(clauseTallies(cases)).toEqual([{ id: 'memory.input-is-kept', failed: 1, asked: 1 }]);
    expect(shown(cases)).toEqual([['linear/wrong', ['memory.input-is-kept', 'linear.two-taps']]]);
  });
});

describe('the clauses of memory and errata', () => {
  const asked = report('memory/wrong', ['memory.no-state', 'bicubic.kernel'], DIVERGENT);

  it('count where the same fails in no other case', () => {
    const cases = [asked, report('bicubic/right', ['bicubic.kernel'], FAITHFUL)];
    expect(clauseTallies(cases).map(({ id }) => id)).toEqual(['memory.no-state', 'bicubic.kernel']);
  });

  it('do not count where their control fails', () => {
    const cases = [asked, report('bicubic/wrong', ['bicubic.kernel'], DIVERGENT)];
    expect(clauseTallies(cases).map(({ id }) => id)).toEqual(['bicubic.kernel']);
  });
});

describe('the clause of a diagnosis', () => {
  const diagnosis = {
    claim: 'modes.bicubic-as-bilinear',
    clause: 'bicubic.kernel',
    cases: ['bicubic/second'],
  } as const;
  const explained = { hypotheses: [diagnosis.claim] };
  const cases = [
    { ...report('bicubic/first', ['bicubic.kernel', 'coordinates.half-pixel'], DIVERGENT), ...explained },
    { ...report('bicubic/second', ['bicubic.kernel', 'coordinates.half-pixel'], DIVERGENT), ...explained },
    report('linear/other', ['linear.two-taps'], DIVERGENT),
  ];

  it('is the one that its cases break, and leads', () => {
    expect(clauseTallies(cases, [diagnosis])).toEqual([
      { id: 'bicubic.kernel', failed: 2, asked: 2 },
      { id: 'linear.two-taps', failed: 1, asked: 1 },
    ]);
  });

  it('is shown by the case that shows the diagnosis best', () => {
    const diagnoses = [diagnosis] as unknown as Report['diagnoses'];
    expect(representatives({ cases, diagnoses }, 1).map(({ id }) => id)).toEqual(['bicubic/second']);
  });
});

describe('the failures to show', () => {
  it('begin with the case of a mode whose clauses explain most', () => {
    const crossed = [
      'coordinates.half-pixel',
      'output-size.explicit-size',
      'bicubic.kernel',
      'bicubic.coefficient',
    ] as const;
    const cases = [
      report('bicubic/crossed', crossed, DIVERGENT),
      report('bicubic/impulse', ['bicubic.kernel', 'bicubic.coefficient'], DIVERGENT),
      report('bicubic/other', ['bicubic.kernel'], DIVERGENT, { mode: 'bicubic' } as Partial<SuiteCase>),
      report('linear/plain', ['coordinates.half-pixel', 'output-size.explicit-size'], FAITHFUL),
    ];
    expect(shown(cases)).toEqual([
      ['bicubic/impulse', ['bicubic.coefficient', 'bicubic.kernel']],
      ['bicubic/other', ['bicubic.kernel']],
      [
        'bicubic/crossed',
        ['bicubic.coefficient', 'bicubic.kernel', 'coordinates.half-pixel', 'output-size.explicit-size'],
      ],
    ]);
  });

  it('have every mode before the second of one', () => {
    const cases = [
      report('linear/first', ['linear.two-taps'], DIVERGENT),
      report('linear/second', ['linear.two-taps'], DIVERGENT),
      report('nearest/first', ['nearest.index'], DIVERGENT, { mode: 'nearest' } as Partial<SuiteCase>),
    ];
    expect(shown(cases).map(([id]) => id)).toEqual(['linear/first', 'nearest/first', 'linear/second']);
  });
});
