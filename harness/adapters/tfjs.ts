import type { CallDescription, Implementation, InterpolateOptions, Mode, Tensor, Unsupport } from '#spec/signature.ts';
import { kernelCall } from './kernel-call.ts';

const MODES: readonly Mode[] = ['nearest', 'nearest-exact', 'bilinear'];

const MAPPING = {
  nearest: 'resizeNearestNeighbor(x, size, false, false)',
  'nearest-exact': 'resizeNearestNeighbor(x, size, false, true)',
  bilinear: 'resizeBilinear(x, size, false, true)',
  'bilinear align_corners': 'resizeBilinear(x, size, true, false)',
};

/** TensorFlow.js on its plain JavaScript back end: resizes N H W C pictures to a size. */
export default async function tfjs(): Promise<Implementation> {
  const [tf] = await Promise.all([import('@tensorflow/tfjs-core'), import('@tensorflow/tfjs-backend-cpu')]);
  // Without it the first kernel prints an advertisement.
  tf.enableProdMode();
  await tf.setBackend('cpu');

  function interpolate(input: Tensor, options: InterpolateOptions): Tensor {
    const { mode, alignCorners, outputSize } = kernelCall(input, options);
    const size = outputSize as [number, number];
    const data = tf.tidy(() => {
      const given = tf.tensor4d(input.data as Float32Array, input.shape as [number, number, number, number], 'float32');
      const picture = tf.transpose(given, [0, 2, 3, 1]);
      // The last argument is half_pixel_centers: left out, it means coordinates of the kind that TensorFlow 1 had.
      const resized =
        mode === 'bilinear'
          ? tf.image.resizeBilinear(picture, size, alignCorners, !alignCorners)
          : tf.image.resizeNearestNeighbor(picture, size, false, mode === 'nearest-exact');
      const answer = tf.transpose(resized, [0, 3, 1, 2]);
      return { shape: answer.shape, data: answer.dataSync<'float32'>() };
    });
    return { dtype: 'float32', ...data };
  }

  return { name: 'tfjs', version: tf.version_core, aspects: ['values'], mapping: MAPPING, supports, interpolate };
}

function supports(call: CallDescription): true | Unsupport {
  const reason = inexpressible(call);
  return reason === undefined || { reason, why: 'cannot-express' };
}

function inexpressible({ dtype, shape, options }: CallDescription): string | undefined {
  if (dtype !== 'float32') return `TensorFlow.js has no ${dtype}`;
  if (shape.length !== 4) return `tf.image resizes 4-D images only, not ${shape.length}-D`;
  const { mode = 'nearest', antialias } = options;
  if (!MODES.includes(mode)) return `tf.image has no ${mode}`;
  if (antialias) return 'tf.image has no antialias';
  const { otherStep } = kernelCall({ dtype, shape }, options);
  return otherStep && `tf.image takes a size and no factor: ${otherStep}`;
}
