import { expect, test } from 'vitest';
import { alsoSeenIn } from './also-seen-in.ts';

test('an implementation is not told about itself', () => {
  expect(alsoSeenIn('ONNX Runtime', 'onnxruntime-web')).toBeUndefined();
  expect(alsoSeenIn('ONNX Runtime, interpolate of transformers.js', 'onnxruntime-web')).toBe(
    'interpolate of transformers.js',
  );
  expect(alsoSeenIn('ONNX Runtime, which is given scales in float32', 'ONNX Runtime')).toBeUndefined();
  expect(alsoSeenIn('OpenCV, TensorFlow.js', 'tfjs')).toBe('OpenCV');
});

test('a library is known by its name in any case, and with what belongs to it', () => {
  expect(alsoSeenIn("Pillow's BICUBIC", 'pillow')).toBeUndefined();
  expect(alsoSeenIn('OpenCV for bytes, Pillow', 'opencv')).toBe('Pillow');
});

test('a library whose name only begins alike is another', () => {
  expect(alsoSeenIn('ONNX exclude_outside=1, TensorFlow.js', 'tensorflow')).toBe(
    'ONNX exclude_outside=1, TensorFlow.js',
  );
});

test('nobody else is undefined', () => {
  expect(alsoSeenIn(undefined, 'mine')).toBeUndefined();
});
