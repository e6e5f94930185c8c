/**
 * `tf.image.resizeBilinear` and `resizeNearestNeighbor` of TensorFlow.js on a BACKEND: wasm or webgpu, or in a browser webgl. The
 * bundled adapter `tfjs` is the one for its CPU backend.
 *
 * Pictures are N H W C. `halfPixelCenters` is what makes coordinates PyTorch's (`coordinates.half-pixel`); without it they
 * are those of TensorFlow 1.
 */
import * as tf from '@tensorflow/tfjs-core';
import { kernelCall } from 'interpolate-conformance/adapter';
import { keyOf } from './key-of.mjs';

/** The function, `alignCorners` and `halfPixelCenters`. */
const WAYS = {
  nearest: ['resizeNearestNeighbor', false, false],
  'nearest-exact': ['resizeNearestNeighbor', false, true],
  bilinear: ['resizeBilinear', false, true],
  'bilinear align_corners': ['resizeBilinear', true, false],
};

/** Each import in full: a server for a browser looks for them in the text. */
const BACKENDS = {
  wasm: () => import('@tensorflow/tfjs-backend-wasm'),
  webgl: () => import('@tensorflow/tfjs-backend-webgl'),
  webgpu: () => import('@tensorflow/tfjs-backend-webgpu'),
};

const inWords = ([name, ...flags]) => `${name}(x, size, ${flags.join(', ')})`;

const backend = globalThis.process?.env.BACKEND ?? 'webgl';

export default async function tfjs() {
  // Without it the first kernel prints an advertisement.
  tf.enableProdMode();
  if (backend === 'webgpu') await (await import('./dawn.mjs')).openGpu();
  await BACKENDS[backend]();
  // Small tensors stay on the CPU otherwise.
  if (backend !== 'wasm') tf.env().set(`${backend.toUpperCase()}_CPU_FORWARD`, false);
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no backend ${backend} here`);
  await tf.ready();
  return {
    name: `tfjs ${backend}`,
    version: tf.version_core,
    aspects: ['values'],
    mapping: Object.fromEntries(Object.entries(WAYS).map(([key, way]) => [key, inWords(way)])),
    supports(call) {
      const reason = inexpressible(call);
      return reason === undefined || { reason, why: 'cannot-express' };
    },
    async interpolate(input, options) {
      const { outputSize } = kernelCall(input, options);
      const answer = tf.tidy(() => {
        const picture = tf.transpose(tf.tensor4d(input.data, input.shape, 'float32'), [0, 2, 3, 1]);
        const [name, ...flags] = WAYS[keyOf(options)];
        return tf.transpose(tf.image[name](picture, outputSize, ...flags), [0, 3, 1, 2]);
      });
      const data = await answer.data();
      answer.dispose();
      return { dtype: 'float32', shape: answer.shape, data };
    },
  };
}

function inexpressible({ dtype, shape, options }) {
  if (dtype !== 'float32') return `TensorFlow.js has no ${dtype}`;
  if (shape.length !== 4) return `tf.image resizes images, not tensors of ${shape.length} axes`;
  if (!Object.hasOwn(WAYS, keyOf(options))) return `tf.image has no ${keyOf(options)}`;
  const { otherStep } = kernelCall({ dtype, shape }, options);
  return otherStep && `tf.image is told a size and no factor: ${otherStep}`;
}
