import { describe, expect, test } from 'vitest';
import type { CaseReport } from './case-report.ts';
import { causesOf } from './causes.ts';
import type { Diagnosis } from './report.ts';

const SHIFTED = { claim: 'coordinates.shifted=-0.25' } as Diagnosis;
const ZEROED = { claim: 'special-values.nan-zeroed' } as Diagnosis;
const causes = (...hypotheses: string[]) => causesOf({ hypotheses } as unknown as CaseReport, [SHIFTED, ZEROED]);

describe('the causes of a case', () => {
  test('are the diagnoses that explain it', () => {
    expect(causes('special-values.nan-zeroed')).toEqual([ZEROED]);
    expect(causes('coordinates.shifted=-0.25', 'bicubic.hermite')).toEqual([SHIFTED]);
  });

  test('are none where the number is another one', () => {
    expect(causes('coordinates.shifted=0.5')).toEqual([]);
  });

  test('are none where nothing explains it', () => {
    expect(causesOf({} as CaseReport, [SHIFTED])).toEqual([]);
  });
});
