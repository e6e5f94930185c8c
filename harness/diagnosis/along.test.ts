import { expect, test } from 'vitest';
import type { Tensor } from '#spec/signature.ts';
import { askedCall } from '../mistakes/asked.ts';
import { resize } from '../mistakes/resizer/resize.ts';
import { partialMistakes } from './along.ts';
import { claimOf, claimSentence } from './claim.ts';
import { explanation } from './matching.ts';

const image: Tensor = {
  dtype: 'float64',
  shape: [1, 1, 6, 4],
  data: Float64Array.from({ length: 24 }, (_, at) => (at * at) % 17),
};

function askedFor(size: readonly number[]) {
  return askedCall({ entry: 'interpolate', input: image, options: { size, mode: 'bilinear' } });
}

test('a claim along some axes says which, with its number', () => {
  const options = { size: [12, 4], mode: 'bicubic' } as const;
  const mistakes = partialMistakes(
    askedCall({ entry: 'interpolate', input: image, options: { ...options, size: [12, 2] } }),
  );
  const hypothesis = mistakes.find(({ id }) => id === 'bicubic.coefficient:enlarging');
  const claim = hypothesis && claimOf(hypothesis, -0.5);
  expect(claim?.name).toBe('bicubic.coefficient:enlarging=-0.5');
  expect(claim && claimSentence(claim)).toBe(
    'Its cubic coefficient is A ≈ −0.5, not −0.75. It does so along axes that grow only.',
  );
});

test('a mistake along axes that shrink is found where another axis grows', () => {
  const asked = askedFor([3, 9]);
  const got = resize(image, asked.options, { transform: 'asymmetric', along: 'shrinking' });
  const call = { entry: 'interpolate' as const, input: image, options: asked.options };
  const exchange = {
    call,
    outcome: { kind: 'tensor' as const, tensor: got, inputChanged: false, aliasesInput: false },
  };
  const seen = { asked, exchange, got, isRight: false, before: [] };
  const found = partialMistakes(asked).filter((one) => explanation(one, seen) !== undefined);
  expect(found.map(({ id }) => id)).toContain('coordinates.asymmetric:shrinking');
});

test('where all axes shrink there is no mistake along some of them by that', () => {
  expect(partialMistakes(askedFor([3, 2])).map(({ id }) => id)).not.toContain('coordinates.asymmetric:shrinking');
});

test('a mistake at the end of an axis leaves its start right', () => {
  const { options } = askedFor([12, 4]);
  const rowsOf = (along: 'every' | 'end') => resize(image, options, { linearBorder: 'zero', along }).data;
  const right = resize(image, options).data;
  expect(rowsOf('end').subarray(0, 24)).toEqual(right.subarray(0, 24));
  expect(rowsOf('end').subarray(24)).toEqual(rowsOf('every').subarray(24));
});

test('only what happens at borders is looked for at one end', () => {
  const ids = partialMistakes(askedFor([12, 9])).map(({ id }) => id);
  expect(ids).toContain('linear.extrapolated:end');
  expect(ids).not.toContain('coordinates.asymmetric:end');
});
