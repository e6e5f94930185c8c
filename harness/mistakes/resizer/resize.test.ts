import { expect, test } from 'vitest';
import { interpolate } from '#reference/interpolate.ts';
import { decoded } from '#reference/rounding.ts';
import { interpolateOptions } from '../../core/entry-options.ts';
import { type GoldenCase, loadTensor } from '../../goldens/goldens.ts';
import { loadGoldens } from '../../goldens/load-goldens.ts';
import { expectationOf } from '../../judge/expectation.ts';
import { resize } from './resize.ts';

const goldens = loadGoldens();

test('without a changed decision every recorded call is within its bound', () => {
  const recorded = goldens.cases.filter(({ output, profile }) => output !== undefined && profile !== 'full');
  expect(recorded.filter((golden) => !isAccepted(golden)).map(({ id }) => id)).toEqual([]);
});

test('without a changed decision a call that must be refused is refused', () => {
  const refused = goldens.cases.filter(
    ({ refused: refusal, aspect }) => refusal !== undefined && aspect === 'rejections',
  );
  for (const { entry, input, options } of refused) {
    if (entry !== 'interpolate') continue;
    expect(() => resize(loadTensor(goldens, input), options)).toThrow();
  }
});

test('the widest window of a long axis is found', () => {
  const input = { dtype: 'float32' as const, shape: [1, 1, 3], data: Float32Array.of(1, 1, 1) };
  const { data } = resize(input, { size: 200_000, mode: 'area' }, { areaDivisor: 'widest' });
  expect([data[0], data[66_666]]).toEqual([0.5, 1]);
});

function isAccepted({ input: file, entry, options: given }: GoldenCase): boolean {
  const input = loadTensor(goldens, file);
  const options = interpolateOptions(entry, given);
  const { multiple } = expectationOf({ input, options });
  const got = resize(input, options);
  expect(got.shape).toEqual(interpolate(input, options).shape);
  return decoded(got).every((value, element) => multiple(element, value) <= 1);
}
