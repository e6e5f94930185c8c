/**
 * `cv.resize` of OpenCV.js, built to WebAssembly. Each plane is a `Mat` of one channel.
 *
 * Linear and cubic have half-pixel centres (`coordinates.half-pixel`), and cubic the coefficient −0.75 (`bicubic.coefficient`).
 * `INTER_AREA` averages what a pixel covers, parts of pixels too; PyTorch's windows have whole pixels (`area.windows`).
 * A factor goes to `fx`, `fy`, which only stand for a size: it is left out where it gives another step.
 */
import cvModule from '@techstark/opencv-js';
import { planewise, versionOf } from './planes.mjs';

export default async function opencvJs() {
  const cv = await cvModule;
  return planewise({
    name: 'opencv-js',
    version: versionOf('@techstark/opencv-js'),
    dtypes: ['float32', 'uint8'],
    ways: {
      nearest: 'INTER_NEAREST',
      'nearest-exact': 'INTER_NEAREST_EXACT',
      bilinear: 'INTER_LINEAR',
      bicubic: 'INTER_CUBIC',
      area: 'INTER_AREA',
    },
    resize(plane, from, to, way) {
      const isFloat = plane instanceof Float32Array;
      const source = new cv.Mat(from.height, from.width, isFloat ? cv.CV_32FC1 : cv.CV_8UC1);
      const target = new cv.Mat();
      try {
        (isFloat ? source.data32F : source.data).set(plane);
        cv.resize(source, target, new cv.Size(to.width, to.height), 0, 0, cv[way]);
        return (isFloat ? target.data32F : target.data).slice();
      } finally {
        source.delete();
        target.delete();
      }
    },
  });
}
