import type { Axis } from '#reference/coordinates.ts';
import type { CallDescription, Implementation, InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
import { kernelCall, supportedCall } from './kernel-call.ts';

const MODES: readonly Mode[] = ['nearest', 'nearest-exact', 'bilinear'];

/** TensorFlow.js on its plain JavaScript back end: resizes N H W C pictures to a size. */
export default async function tfjs(): Promise<Implementation> {
  const [tf] = await Promise.all([import('@tensorflow/tfjs-core'), import('@tensorflow/tfjs-backend-cpu')]);
  // Without it the first kernel prints an advertisement.
  tf.enableProdMode();
  await tf.setBackend('cpu');

  function interpolate(input: Tensor, options: InterpolateOptions): Tensor {
    const { mode, axes, outputShape } = supportedCall({ ...input, options });
    const size: [number, number] = [outputShape[2], outputShape[3]];
    const { alignCorners } = axes[0];
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

  return { name: 'tfjs', version: tf.version_core, aspects: ['values'], supports, interpolate };
}

function supports(description: CallDescription): true | string {
  const { dtype, shape, options } = description;
  if (dtype !== 'float32') return `TensorFlow.js has no ${dtype}`;
  if (shape.length !== 4) return `tf.image resizes 4-D images only, not ${shape.length}-D`;
  const { mode = 'nearest', antialias } = options;
  if (!MODES.includes(mode)) return `tf.image has no ${mode}`;
  if (antialias) return 'tf.image has no antialias';
  const call = kernelCall(description);
  if (typeof call === 'string') return call;
  const lost = call.axes.find(stepIsLost);
  return lost
    ? `tf.image takes a size and no factor, and ${lost.inputSize} elements by ${lost.scaleFactor} have another step`
    : true;
}

/** With the corners aligned, sizes say all. Otherwise a factor must give the step that the sizes give. */
function stepIsLost({ inputSize, outputSize, alignCorners, scaleFactor }: Axis): boolean {
  return (
    !alignCorners && scaleFactor !== undefined && Math.fround(1 / scaleFactor) !== Math.fround(inputSize / outputSize)
  );
}
