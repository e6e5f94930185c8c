/**
 * `resize` of Jimp: each plane is an opaque picture of 8 bits.
 */
import { Jimp, ResizeStrategy } from 'jimp';
import { firstChannel, opaque, planewise, versionOf } from './planes.mjs';

export default planewise({
  name: 'jimp',
  version: versionOf('jimp'),
  dtypes: ['uint8'],
  ways: { nearest: 'NEAREST_NEIGHBOR', bilinear: 'BILINEAR', bicubic: 'BICUBIC' },
  inWords: (way) => `ResizeStrategy.${way}`,
  resize(plane, from, to, way) {
    const picture = Jimp.fromBitmap({ data: Buffer.from(opaque(plane).buffer), ...from });
    picture.resize({ w: to.width, h: to.height, mode: ResizeStrategy[way] });
    return firstChannel(picture.bitmap.data);
  },
});
