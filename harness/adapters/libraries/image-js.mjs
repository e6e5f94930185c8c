/**
 * `Image.resize` of image-js: each plane is a grey picture of 8 bits. What lies beyond the border repeats it, as in
 * `linear.border` and `bicubic.border-taps`.
 */
import { Image } from 'image-js';
import { planewise, versionOf } from './planes.mjs';

export default planewise({
  name: 'image-js',
  version: versionOf('image-js'),
  dtypes: ['uint8'],
  ways: { 'nearest-exact': 'nearest', bilinear: 'bilinear', bicubic: 'bicubic' },
  inWords: (way) => `interpolationType ${way}, borderType replicate`,
  resize(plane, { width, height }, to, interpolationType) {
    const picture = new Image(width, height, { data: plane, colorModel: 'GREY' });
    return picture.resize({ ...to, interpolationType, borderType: 'replicate' }).getRawImage().data;
  },
});
