/**
 * `resize` of sharp (libvips): each plane is a grey picture of 8 bits, with `fit: 'fill'`.
 *
 * libvips shrinks with a kernel as wide as the step, like `antialias=True` (`antialias.support`), and enlarges by an
 * interpolator of its own that stands beside the kernel in its table.
 */
import sharp from 'sharp';
import { planewise, versionOf } from './planes.mjs';

sharp.concurrency(1);

export default planewise({
  name: 'sharp',
  version: versionOf('sharp'),
  environment: { libvips: sharp.versions.vips },
  dtypes: ['uint8'],
  ways: {
    'nearest-exact': 'nearest',
    'bilinear antialias': 'linear',
    'bicubic antialias': 'cubic',
    'lanczos antialias': 'lanczos3',
  },
  inWords: (way) => `kernel ${way}`,
  async resize(plane, from, to, kernel) {
    const picture = sharp(plane, { raw: { ...from, channels: 1 } });
    return picture
      .resize({ ...to, fit: 'fill', kernel })
      .toColourspace('b-w')
      .raw()
      .toBuffer();
  },
});
