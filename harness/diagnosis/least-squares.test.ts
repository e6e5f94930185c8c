import { describe, expect, it } from 'vitest';
import { leastSquares } from './least-squares.ts';

const PLACES = Float64Array.from({ length: 9 }, (_, place) => place / 4 - 1);

describe('least squares', () => {
  it('finds the numbers of a model that is not straight', () => {
    const model = ([width, gain]: readonly number[]) => PLACES.map((place) => gain * Math.exp(-((place / width) ** 2)));
    const fit = leastSquares(model, model([0.7, 1.3]), [1, 1]);
    expect(fit?.numbers[0]).toBeCloseTo(0.7, 9);
    expect(fit?.numbers[1]).toBeCloseTo(1.3, 9);
    expect(fit?.rest).toBeLessThan(1e-18);
  });

  it('finds a number among values of any size', () => {
    const model = ([slope]: readonly number[]) => PLACES.map((place) => 1e-12 * slope * place);
    expect(leastSquares(model, model([2]), [1])?.numbers[0]).toBeCloseTo(2, 9);
  });

  it('leaves over what no number explains', () => {
    const observed = Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0, 1);
    const fit = leastSquares(([slope]) => PLACES.map((place) => slope * place), observed, [0.5]);
    expect(fit?.numbers[0]).toBeCloseTo(0, 9);
    expect(fit?.rest).toBeCloseTo(2, 9);
  });

  it('stays at the start where a number changes nothing', () => {
    expect(leastSquares(() => PLACES, PLACES, [3])).toEqual({ numbers: [3], rest: 0 });
  });

  it('leaves out what is not finite, observed or at the start', () => {
    const line = ([slope]: readonly number[]) => PLACES.map((place) => slope * place);
    const observed = line([2]);
    observed[0] = Number.NaN;
    observed[8] = Number.POSITIVE_INFINITY;
    const model = (numbers: readonly number[]) => {
      const values = line(numbers);
      values[1] = Number.NaN;
      return values;
    };
    const fit = leastSquares(model, observed, [0.5]);
    expect(fit?.numbers[0]).toBeCloseTo(2, 9);
    expect(fit?.rest).toBeLessThan(1e-18);
  });

  it('does not go where an element is lost', () => {
    const model = ([slope]: readonly number[]) =>
      PLACES.map((place, at) => (at === 0 && slope > 1 ? Number.NaN : slope * place));
    const fit = leastSquares(
      model,
      PLACES.map((place) => 2 * place),
      [0.5],
    );
    expect(fit?.numbers[0]).toBeGreaterThan(0.5);
    expect(fit?.numbers[0]).toBeLessThanOrEqual(1);
  });

  it('finds nothing where nothing is finite', () => {
    const nothing = PLACES.map(() => Number.NaN);
    expect(leastSquares(([slope]) => PLACES.map((place) => slope * place), nothing, [1])).toBeUndefined();
  });

  it('finds nothing where the model has no values', () => {
    expect(leastSquares(() => undefined, PLACES, [1])).toBeUndefined();
  });
});
