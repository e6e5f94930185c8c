import { expect, test } from 'vitest';
import type { Tensor } from '#spec/signature.ts';
import { askedCall } from '../mistakes/asked.ts';
import { resize } from '../mistakes/resizer/resize.ts';
import { ofEveryAxis } from '../report/part-text.ts';
import { isWhollyOfPart, partialMistakes } from './along.ts';
import { claimSentence, claimText, readClaim } from './claim.ts';
import { explanation } from './matching.ts';

const image: Tensor = {
  dtype: 'float64',
  shape: [1, 1, 6, 4],
  data: Float64Array.from({ length: 24 }, (_, at) => (at * at) % 17),
};

function askedFor(size: readonly number[]) {
  return askedCall({ entry: 'interpolate', input: image, options: { size, mode: 'bilinear' } });
}

test('a claim along some axes is read back with its number', () => {
  const claim = readClaim('bicubic.coefficient:height=-0.5');
  expect(claim && claimText(claim)).toBe('bicubic.coefficient:height=-0.5');
  expect(claim && claimSentence(claim)).toBe(
    'Its cubic coefficient is A ≈ −0.5, not −0.75. It does so along the height only.',
  );
  expect(ofEveryAxis('bicubic.coefficient:height=-0.5')).toBe('bicubic.coefficient=-0.5');
});

test('a claim along axes that nobody knows is not read', () => {
  expect(readClaim('coordinates.asymmetric:diagonal')).toBeUndefined();
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

test('a mistake along axes that shrink is the mistake along every axis where all shrink', () => {
  expect(isWhollyOfPart('coordinates.asymmetric:shrinking', askedFor([3, 2]))).toBe(true);
  expect(isWhollyOfPart('coordinates.asymmetric:shrinking', askedFor([3, 4]))).toBe(true);
  expect(isWhollyOfPart('coordinates.asymmetric:shrinking', askedFor([3, 9]))).toBe(false);
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

test('a mistake at the start of an axis is the mistake at both ends where its end is right all the same', () => {
  expect(isWhollyOfPart('linear.border-zero:start', askedFor([12, 4]))).toBe(false);
  expect(isWhollyOfPart('linear.border-zero:start', askedFor([3, 2]))).toBe(true);
});

test('only what happens at borders is looked for at one end', () => {
  const ids = partialMistakes(askedFor([12, 9])).map(({ id }) => id);
  expect(ids).toContain('linear.extrapolated:end');
  expect(ids).not.toContain('coordinates.asymmetric:end');
});
