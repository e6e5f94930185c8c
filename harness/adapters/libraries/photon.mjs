/**
 * `resize` of photon (the crate `image` in WebAssembly): each plane is an opaque picture of 8 bits.
 *
 * Its filters widen where an axis shrinks, as those of `antialias=True` do (`antialias.support`), and `Nearest` takes the
 * pixel at the centre (`nearest.exact-index`).
 */
import { PhotonImage, resize, SamplingFilter } from '@silvia-odwyer/photon-node';
import { firstChannel, opaque, planewise, versionOf } from './planes.mjs';

export default planewise({
  name: 'photon',
  version: versionOf('@silvia-odwyer/photon-node'),
  dtypes: ['uint8'],
  ways: {
    'nearest-exact': 'Nearest',
    'bilinear antialias': 'Triangle',
    'bicubic antialias': 'CatmullRom',
    'lanczos antialias': 'Lanczos3',
  },
  inWords: (way) => `SamplingFilter.${way}`,
  resize(plane, from, to, way) {
    const picture = new PhotonImage(opaque(plane), from.width, from.height);
    const resized = resize(picture, to.width, to.height, SamplingFilter[way]);
    const pixels = resized.get_raw_pixels();
    picture.free();
    resized.free();
    return firstChannel(pixels);
  },
});
