import { describe, expect, test } from 'vitest';
import { interpolate } from '#reference/interpolate.ts';
import type { Tensor } from '#spec/signature.ts';
import { acceptedLevels, acceptedSpecials, passesAt, valueFinding } from './accepted.ts';
import { expectationOf } from './expectation.ts';

describe('values pass at a demanded level', () => {
  test('that they reach', () => {
    expect([passesAt('close', 'faithful', true), passesAt('faithful', 'close', true)]).toEqual([true, false]);
  });

  test('and need bits only where they are recorded', () => {
    expect([passesAt('bit-exact', 'faithful', true), passesAt('bit-exact', 'faithful', false)]).toEqual([false, true]);
    expect(passesAt('bit-exact', 'close', false)).toBe(false);
  });

  test('of a call whose bits are recorded', () => {
    const input: Tensor = { dtype: 'float32', shape: [1, 1, 3], data: Float32Array.of(0, 1, 2) };
    const options = { size: 7, mode: 'linear' } as const;
    const recorded = interpolate(input, options);
    const got = { ...recorded, data: Float32Array.from(recorded.data, (value) => value * (1 + 2 ** -23)) };
    const finding = (demanded: 'bit-exact' | 'faithful') =>
      valueFinding(expectationOf({ input, options }), got, demanded, recorded);
    expect(finding('faithful')).toMatchObject({ status: 'pass', level: 'faithful' });
    expect(finding('bit-exact')).toMatchObject({
      status: 'fail',
      level: 'faithful',
      message: '6 of 7 elements differ from the recorded bits',
    });
  });
});

test('what is accepted without being near is listed', () => {
  const of = (input: Tensor) => expectationOf({ input, options: { size: 3, mode: 'linear' } });
  const line = (...values: number[]): Tensor => ({
    dtype: 'float32',
    shape: [1, 1, values.length],
    data: Float32Array.from(values),
  });
  expect(acceptedSpecials(of(line(Number.NaN, 1)), 0)).toEqual([Number.NaN]);
  expect(acceptedSpecials(of(line(0, 1)), 0)).toEqual([]);
  const levels = expectationOf({
    input: { dtype: 'uint8', shape: [1, 1, 1, 2], data: Uint8Array.of(7, 7) },
    options: { size: [1, 3], mode: 'bilinear' },
  });
  expect(acceptedLevels(levels, 1)).toEqual([7]);
});
