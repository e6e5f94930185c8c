import { expect, test } from 'vitest';
import { decoded, encoded } from '#reference/rounding.ts';
import { elementCount, indexAt } from '#spec/shape.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { attempted, predictedResize } from '../../diagnosis/hypothesis.ts';
import { HYPOTHESES } from '../all.ts';
import { askedCall } from '../asked.ts';
import { resize } from './resize.ts';
import { resizedElement } from './resized-element.ts';

const CALLS: readonly [dtype: DType, shape: readonly number[], options: InterpolateOptions][] = [
  ['float32', [2, 3, 5], { size: 8, mode: 'linear' }],
  ['float32', [1, 2, 5, 4], { size: [7, 4], mode: 'bilinear' }],
  ['float32', [1, 2, 4, 5], { scaleFactor: [1.7, 0.6], mode: 'bicubic', alignCorners: true }],
  ['float64', [1, 2, 3, 4, 2], { size: [2, 7, 1], mode: 'trilinear' }],
  ['float16', [1, 1, 6, 5], { size: [3, 7], mode: 'area' }],
  ['bfloat16', [1, 2, 7, 5], { size: [3, 8], mode: 'bilinear' }],
  ['float32', [1, 1, 9, 7], { size: [4, 9], mode: 'bicubic', antialias: true }],
  ['float32', [2, 2, 6, 7], { scaleFactor: 1.3, mode: 'nearest' }],
  ['uint8', [1, 2, 6, 7], { size: [9, 3], mode: 'nearest-exact' }],
  ['uint8', [1, 2, 6, 7], { size: [9, 3], mode: 'bilinear' }],
];

test.each(CALLS)('%s %j %j: an element alone is what it is among the others, for every mistake', (...call) => {
  const [dtype, shape, options] = call;
  const asked = askedCall({ entry: 'interpolate', input: filled(dtype, shape), options });
  let alone = 0;
  for (const hypothesis of HYPOTHESES) {
    const parameter = hypothesis.kind === 'fitted' ? hypothesis.candidates[0] : undefined;
    const resizing = predictedResize(hypothesis, asked, parameter);
    const whole = resizing && attempted(() => resize(resizing.input, resizing.options, resizing.decisions));
    if (resizing === undefined || whole === undefined || whole === 'refusal') continue;
    const values = decoded(whole);
    for (const element of [0, Math.floor(values.length / 2), values.length - 1]) {
      const place = indexAt(whole.shape, element);
      const { shape: shown, value } = resizedElement(resizing.input, resizing.options, resizing.decisions, place);
      expect(shown, hypothesis.id).toEqual(whole.shape);
      if (value === undefined) continue;
      alone += 1;
      expect(value, hypothesis.id).toBe(values[element]);
    }
  }
  expect(alone > 30).toBe(dtype !== 'uint8' || options.mode !== 'bilinear');
});

test('a place outside the result has no value', () => {
  const input = filled('float32', [1, 1, 4]);
  expect(resizedElement(input, { size: 2, mode: 'linear' }, {}, [0, 0, 2])).toEqual({ shape: [1, 1, 2] });
  expect(resizedElement(input, { size: 2, mode: 'linear' }, {}, [])).toEqual({ shape: [1, 1, 2] });
});

/** Numbers of both signs, with a NaN among them where there may be one. */
function filled(dtype: DType, shape: readonly number[]): Tensor {
  const length = elementCount(shape);
  const values = Float64Array.from({ length }, (_, at) =>
    dtype === 'uint8' ? (at * 37) % 256 : ((at * 37) % 101) - 50,
  );
  if (dtype !== 'uint8') values[3] = Number.NaN;
  return { dtype, shape, data: encoded(dtype, values) };
}
