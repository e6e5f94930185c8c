import { expect, it } from 'vitest';
import { fakeCase } from './fakes.ts';
import { ProgressMeter } from './progress-meter.ts';

it('tells the share of the time by what cases of a kind took so far', () => {
  const cases = [
    ...Array.from({ length: 90 }, (_, at) => fakeCase(`golden/${at}`)),
    ...Array.from({ length: 10 }, (_, at) => fakeCase(`probe/${at}`, { kind: 'probe' })),
  ];
  let clock = 0;
  const meter = new ProgressMeter({ name: 'mine' }, cases, 'standard', () => clock);
  const done = (count: number, milliseconds: number) => {
    for (let left = count; left > 0; left--) {
      clock += milliseconds;
      meter.count(cases[meter.progress.done], false);
    }
  };
  expect(meter.progress.share).toBe(0);
  done(90, 10);
  // Nothing is known of probes yet but what they take elsewhere.
  expect(meter.progress.share).toBeCloseTo(900 / (900 + 10 * 7 * 10));
  done(1, 1000);
  expect(meter.progress.share).toBeCloseTo(1900 / (1900 + 9000));
  done(9, 1000);
  expect(meter.progress.share).toBe(1);
});
