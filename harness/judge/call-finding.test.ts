import { describe, expect, test } from 'vitest';
import type { Call, Entry } from '#cases/case.ts';
import { interpolate } from '#reference/interpolate.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Outcome } from '../core/open-implementation.ts';
import { callFinding } from './call-finding.ts';
import { expectationOf } from './expectation.ts';

const input: Tensor = { dtype: 'float32', shape: [1, 1, 4], data: Float32Array.of(0, 1, 2, 3) };
const call: Call = { entry: 'interpolate', input, options: { size: 6, mode: 'linear' } };
const answered = (tensor: Tensor): Outcome => ({ kind: 'tensor', tensor, inputChanged: false, aliasesInput: false });

describe('one call', () => {
  test('passes with the answer of the clauses', () => {
    expect(callFinding(call, answered(interpolate(input, call.options)))).toMatchObject({ status: 'pass' });
  });

  test('fails outside its bound, and passes where more is allowed', () => {
    const right = interpolate(input, call.options);
    const near = { ...right, data: Float32Array.from(right.data, (value) => value * (1 + 2 ** -18)) };
    expect(callFinding(call, answered(near))).toMatchObject({ status: 'fail', level: 'close' });
  });

  test.each<[Entry, Call['options'], string]>([
    ['interpolate', { size: 6, mode: 'nearest', alignCorners: false }, 'arguments.align-corners'],
    ['upsample', { size: 6, antialias: false }, 'front-ends.no-antialias'],
    ['nn.Upsample', { size: 6, mode: 'bicubic' }, 'arguments.ranks'],
  ])('that %s must refuse passes only when it throws: %j', (entry, options, clause) => {
    const refused = { entry, input, options };
    expect(callFinding(refused, { kind: 'threw', name: 'Error', message: 'no' })).toEqual({ status: 'pass' });
    expect(callFinding(refused, answered(input))).toMatchObject({
      status: 'fail',
      message: expect.stringContaining(clause),
    });
  });
});

test('a product that is flushed to zero loses less than the smallest normal number, and no more', () => {
  const multipleOfZero = (value: number) =>
    expectationOf({
      input: { dtype: 'float32', shape: [1, 1, 2], data: Float32Array.of(value, value) },
      options: { mode: 'linear', size: 3 },
    }).multiple(1, 0);
  expect(multipleOfZero(1.5 * 2 ** -126)).toBeLessThanOrEqual(1);
  expect(multipleOfZero(2.5 * 2 ** -126)).toBeGreaterThan(1);
});
