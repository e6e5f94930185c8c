import { describe, expect, test } from 'vitest';
import type { CaseReport } from '../../../report/case-report.ts';
import type { Diagnosis } from '../../../report/report.ts';
import { causesOf } from './causes.ts';

const SHIFTED = { hypothesis: 'coordinates.shifted', sentence: 'Every coordinate is off by −0.25.' } as Diagnosis;
const ZEROED = { hypothesis: 'special-values.nan-zeroed', sentence: 'It reads a NaN as zero.' } as Diagnosis;
const causes = (...hypotheses: string[]) => causesOf({ hypotheses } as unknown as CaseReport, [SHIFTED, ZEROED]);

describe('the causes of a case', () => {
  test('are the diagnoses that it claims', () => {
    expect(causes('special-values.nan-zeroed')).toEqual([ZEROED]);
    expect(causes('coordinates.shifted=-0.25', 'bicubic.hermite')).toEqual([SHIFTED]);
  });

  test('are none where the parameter is another one', () => {
    expect(causes('coordinates.shifted=0.5')).toEqual([]);
  });

  test('are none where nothing is claimed', () => {
    expect(causesOf({} as CaseReport, [SHIFTED])).toEqual([]);
  });
});
