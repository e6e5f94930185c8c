import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoded, encoded } from '#reference/rounding.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import { expectationOf } from './expectation.ts';

const f32 = Math.fround;

function judgeOf(values: readonly number[], options: InterpolateOptions) {
  const input = { dtype: 'float32', shape: [1, 1, values.length], data: Float32Array.from(values) } as const;
  return expectationOf({ input, options }).multiple;
}

/** The largest multiple of the bound over a line computed in one way. */
function largest(values: readonly number[], size: number, blended: (outputIndex: number) => number): number {
  const multiple = judgeOf(values, { size, mode: 'linear' });
  return Math.max(...Array.from({ length: size }, (_, outputIndex) => multiple(outputIndex, blended(outputIndex))));
}

/** Ways to place a coordinate in float32; `division` returns the step. */
type Placing = (outputIndex: number, inputSize: number, outputSize: number) => number;

const PLACINGS: Readonly<Record<string, Placing>> = {
  'every operation rounded': (k, input, output) => f32(f32(f32(k + 0.5) * f32(input / output)) - 0.5),
  fused: (k, input, output) => f32((k + 0.5) * f32(input / output) - 0.5),
  exact: (k, input, output) => ((k + 0.5) * input) / output - 0.5,
  'a step 2.5 units too large': (k, input, output) => f32(f32((k + 0.5) * wgslQuotient(input, output, 1)) - 0.5),
  'a step 2.5 units too small': (k, input, output) => f32(f32((k + 0.5) * wgslQuotient(input, output, -1)) - 0.5),
};

/** The float32 furthest from the quotient that WGSL still allows. */
function wgslQuotient(dividend: number, divisor: number, direction: number): number {
  const exact = dividend / divisor;
  const unit = 2 ** (Math.floor(Math.log2(exact)) - 23);
  const furthest = exact + direction * 2.5 * unit;
  return direction * (furthest - f32(furthest)) >= 0 ? f32(furthest) : f32(furthest) - direction * unit;
}

/** Ways to blend a pair in float32. */
const BLENDINGS: Readonly<Record<string, (left: number, right: number, fraction: number) => number>> = {
  'products, then their sum': (a, b, t) => f32(f32(a * f32(1 - t)) + f32(b * t)),
  'one product fused': (a, b, t) => f32(a * f32(1 - t) + f32(b * t)),
  'the other product fused': (a, b, t) => f32(f32(a * f32(1 - t)) + b * t),
  'a + t · (b − a)': (a, b, t) => f32(a + f32(t * f32(b - a))),
  'a + t · (b − a), fused': (a, b, t) => f32(a + t * f32(b - a)),
  'in float64': (a, b, t) => f32(a * (1 - t) + b * t),
};

function linearWay(
  values: readonly number[],
  size: number,
  place: Placing,
  blend: (a: number, b: number, t: number) => number,
) {
  return (outputIndex: number) => {
    const coordinate = Math.max(place(outputIndex, values.length, size), 0);
    const left = Math.min(Math.floor(coordinate), values.length - 1);
    const right = Math.min(left + 1, values.length - 1);
    return blend(values[left], values[right], f32(Math.min(coordinate - left, 1)));
  };
}

const value = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.float({ min: -1, max: 1, noNaN: true }),
  fc.constantFrom(1e6, -1e6, 1e-6),
);
const line = fc.array(value, { minLength: 1, maxLength: 12 });
const size = fc.integer({ min: 1, max: 40 });

describe('every honest way to blend in float32 stays within the bound', () => {
  const ways = Object.keys(PLACINGS).flatMap((placing) =>
    Object.keys(BLENDINGS).map((blending) => [placing, blending]),
  );

  test.each(ways)('coordinates: %s; blending: %s', (placing, blending) => {
    const isHonest = (values: readonly number[], outputSize: number) =>
      largest(values, outputSize, linearWay(values, outputSize, PLACINGS[placing], BLENDINGS[blending])) <= 1;
    // An unchanged axis is not resampled, and a step that misses 1 is no step of it.
    fc.assert(
      fc.property(line, size, (values, outputSize) => outputSize === values.length || isHonest(values, outputSize)),
      { seed: 20, numRuns: 25 },
    );
  });

  test('on a long axis, which a tolerance of ulps would refuse', () => {
    const values = Array.from({ length: 20_000 }, (_, index) => (index % 2 === 0 ? 1 : -1));
    const way = linearWay(values, 9_999, PLACINGS['every operation rounded'], BLENDINGS['products, then their sum']);
    const exact = linearWay(values, 9_999, PLACINGS.exact, BLENDINGS['in float64']);
    expect(largest(values, 9_999, way)).toBeLessThan(1);
    expect(Math.max(...values.slice(0, 9_999).map((_, k) => Math.abs(way(k) - exact(k))))).toBeGreaterThan(1e-4);
  });
});

test('a mean may be summed in any order', () => {
  const orders: readonly ((values: number[]) => number[])[] = [
    (values) => values,
    (values) => values.toReversed(),
    (values) => values.toSorted((left, right) => left - right),
    (values) => values.toSorted((left, right) => Math.abs(right) - Math.abs(left)),
  ];
  fc.assert(
    fc.property(line, fc.constantFrom(...orders), (values, inOrder) => {
      const rounded = values.map(f32);
      const total = inOrder(rounded).reduce((sum, term) => f32(sum + term), 0);
      const multiple = judgeOf(rounded, { size: 1, mode: 'area' });
      expect(multiple(0, f32(total / values.length))).toBeLessThanOrEqual(1);
      expect(multiple(0, f32(total * f32(1 / values.length)))).toBeLessThanOrEqual(1);
    }),
    { seed: 20, numRuns: 100 },
  );
});

describe('what loses more than float32 does is refused', () => {
  const noise = Array.from({ length: 23 }, (_, index) => f32(Math.sin(index * index)));
  const honest = PLACINGS['every operation rounded'];
  const sum = BLENDINGS['products, then their sum'];

  test('a result that passes through float16', () => {
    const way = linearWay(noise, 40, honest, sum);
    const throughHalf = (got: number) =>
      decoded({ dtype: 'float16', data: encoded('float16', Float64Array.of(got)) })[0];
    expect(largest(noise, 40, (outputIndex) => throughHalf(way(outputIndex)))).toBeGreaterThan(100);
  });

  test('weights of 8 bits', () => {
    const coarse = (a: number, b: number, t: number) => sum(a, b, Math.round(t * 256) / 256);
    expect(largest(noise, 40, linearWay(noise, 40, honest, coarse))).toBeGreaterThan(1000);
  });

  test('weights of 16 bits', () => {
    const coarse = (a: number, b: number, t: number) => sum(a, b, Math.round(t * 2 ** 16) / 2 ** 16);
    expect(largest(noise, 40, linearWay(noise, 40, honest, coarse))).toBeGreaterThan(3);
  });

  test('a coordinate that adds up steps along a long axis', () => {
    const values = Array.from({ length: 15_000 }, (_, index) => (index % 2 === 0 ? 1 : -1));
    const step = f32(15_000 / 11_001);
    const drifting = [f32(step / 2 - 0.5)];
    while (drifting.length < 11_001) drifting.push(f32(drifting[drifting.length - 1] + step));
    expect(
      largest(
        values,
        11_001,
        linearWay(values, 11_001, (k) => drifting[k], sum),
      ),
    ).toBeGreaterThan(3);
  });

  test('another coordinate rule', () => {
    const aligned: Placing = (k, input, output) => (k * (input - 1)) / (output - 1);
    const asymmetric: Placing = (k, input, output) => (k * input) / output;
    expect(largest(noise, 40, linearWay(noise, 40, aligned, sum))).toBeGreaterThan(1e5);
    expect(largest(noise, 40, linearWay(noise, 40, asymmetric, sum))).toBeGreaterThan(1e5);
  });

  test('float32 arithmetic for float64 values', () => {
    const input = { dtype: 'float64', shape: [1, 1, 23], data: Float64Array.from(noise) } as const;
    const { multiple } = expectationOf({ input, options: { size: 40, mode: 'linear' } });
    const way = linearWay(noise, 40, honest, sum);
    expect(multiple(7, way(7))).toBeGreaterThan(1e5);
  });

  test('another cubic coefficient', () => {
    const input = { dtype: 'float32', shape: [1, 1, 1, 4], data: Float32Array.of(0, 0, 1, 0) } as const;
    const { multiple } = expectationOf({ input, options: { size: [1, 8], mode: 'bicubic' } });
    // Output 3 looks at 1.25: the weight of element 2 at distance ¾ is 0.2617 for A = −0.75 and 0.2266 for −0.5.
    expect([multiple(3, 0.26171875) <= 1, multiple(3, 0.2265625) > 1e3]).toEqual([true, true]);
  });
});

describe('the half types', () => {
  function judgeOfPair(dtype: 'float16' | 'bfloat16', right: number) {
    const data = encoded(dtype, Float64Array.of(0, right));
    return expectationOf({ input: { dtype, shape: [1, 1, 2], data }, options: { size: 5, mode: 'linear' } }).multiple;
  }

  test('may round their weights to the dtype or keep them in float32', () => {
    const multiple = judgeOfPair('bfloat16', 3);
    expect([multiple(3, 2.703125) <= 1, multiple(3, 2.6875) <= 1, multiple(3, 2.65625) <= 1]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('of area are added in float32', () => {
    const data = encoded('float16', Float64Array.of(2048, 1, 1, 1));
    const input = { dtype: 'float16', shape: [1, 1, 4], data } as const;
    const { multiple } = expectationOf({ input, options: { size: 1, mode: 'area' } });
    expect([multiple(0, 513) <= 1, multiple(0, 512) <= 1]).toEqual([true, false]);
  });
});
