import { expect, test } from 'vitest';
import type { Call } from '#cases/case.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import { callClauses } from './call-clauses.ts';

function call(options: InterpolateOptions, values: readonly number[] = [0, 1]): Call {
  return {
    entry: 'interpolate',
    input: { dtype: 'float32', shape: [1, 1, values.length], data: Float32Array.from(values) },
    options,
  };
}

const FAIL = { status: 'fail' } as const;

test('what the smaller call has lost is no longer said to be broken', () => {
  const asked = ['coordinates.align-corners', 'rounding.half-types', 'special-values.nan', 'linear.two-taps'] as const;
  expect(callClauses(asked, call({ size: 3, mode: 'linear' }), FAIL)).toEqual(['linear.two-taps']);
  expect(callClauses(asked, call({ size: 3, mode: 'linear', alignCorners: true }), FAIL)).toContain(
    'coordinates.align-corners',
  );
  expect(callClauses(asked, call({ size: 3, mode: 'linear' }, [0, Number.NaN]), FAIL)).toContain('special-values.nan');
});

test('a factor is broken only where one is given', () => {
  const asked = ['coordinates.given-scale-factor', 'nearest.given-factor'] as const;
  expect(callClauses(asked, call({ scaleFactor: 2.3, mode: 'linear' }), FAIL)).toEqual([
    'coordinates.given-scale-factor',
  ]);
  expect(callClauses(asked, call({ scaleFactor: 2.3 }), FAIL)).toEqual(['nearest.given-factor']);
});

test('where nothing is left the clauses of the mode stand', () => {
  const clauses = callClauses(['rounding.half-types'], call({ size: 3, mode: 'linear' }), FAIL);
  expect(clauses).toEqual(['linear.two-taps', 'linear.weights']);
});

test('a wrong size breaks the rule of sizes, and a call to refuse the clause that refuses it', () => {
  const asked = ['nearest.copies', 'output-size.truncated-product', 'output-size.explicit-size'] as const;
  expect(callClauses(asked, call({ scaleFactor: 2.3 }), { status: 'invalid-output' })).toContain(
    'output-size.truncated-product',
  );
  expect(callClauses(asked, call({ mode: 'cubic' as 'bicubic', size: 3 }), FAIL)).toEqual(['arguments.mode-names']);
});
