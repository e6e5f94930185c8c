/**
 * `drawImage` of @napi-rs/canvas (Skia): each plane is an opaque picture of 8 bits, drawn over a canvas of the other size.
 */
import { createCanvas, ImageData } from '@napi-rs/canvas';
import { firstChannel, opaque, planewise, versionOf } from './planes.mjs';

export default planewise({
  name: '@napi-rs/canvas',
  version: versionOf('@napi-rs/canvas'),
  dtypes: ['uint8'],
  ways: {
    'nearest-exact': { imageSmoothingEnabled: false },
    bilinear: { imageSmoothingEnabled: true, imageSmoothingQuality: 'low' },
    'bilinear antialias': { imageSmoothingEnabled: true, imageSmoothingQuality: 'medium' },
    bicubic: { imageSmoothingEnabled: true, imageSmoothingQuality: 'high' },
  },
  inWords: ({ imageSmoothingQuality: quality }) =>
    quality ? `imageSmoothingQuality ${quality}` : 'imageSmoothingEnabled false',
  resize(plane, from, to, way) {
    const source = createCanvas(from.width, from.height);
    const pixels = new ImageData(new Uint8ClampedArray(opaque(plane).buffer), from.width, from.height);
    source.getContext('2d').putImageData(pixels, 0, 0);
    const context = createCanvas(to.width, to.height).getContext('2d');
    Object.assign(context, way).drawImage(source, 0, 0, to.width, to.height);
    return firstChannel(context.getImageData(0, 0, to.width, to.height).data);
  },
});
