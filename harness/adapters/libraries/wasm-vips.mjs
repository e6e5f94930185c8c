/**
 * `Image.resize` of wasm-vips (libvips in WebAssembly): each plane is a picture of one band.
 *
 * libvips is told factors, from which it gets its size by rounding: it is given the ratio of the sizes. It shrinks with a
 * kernel as wide as the step, like `antialias=True` (`antialias.support`).
 */
import Vips from 'wasm-vips';
import { planewise, versionOf } from './planes.mjs';

export default async function wasmVips() {
  const vips = await Vips({ dynamicLibraries: [] });
  return planewise({
    name: 'wasm-vips',
    version: versionOf('wasm-vips'),
    environment: { libvips: vips.version() },
    dtypes: ['float32', 'uint8'],
    ways: {
      'nearest-exact': 'nearest',
      'bilinear antialias': 'linear',
      'bicubic antialias': 'cubic',
      'lanczos antialias': 'lanczos3',
    },
    inWords: (way) => `kernel ${way}`,
    resize(plane, from, to, kernel) {
      const isFloat = plane instanceof Float32Array;
      const format = isFloat ? 'float' : 'uchar';
      const source = vips.Image.newFromMemory(plane, from.width, from.height, 1, format);
      const target = source.resize(to.width / from.width, { vscale: to.height / from.height, kernel });
      const bytes = target.writeToMemory();
      source.delete();
      target.delete();
      return isFloat ? new Float32Array(bytes.slice().buffer) : bytes;
    },
  });
}
