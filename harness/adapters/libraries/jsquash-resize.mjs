/**
 * `resize` of @jsquash/resize (the crate `resize` in WebAssembly): each plane is an opaque picture of 8 bits, with
 * `premultiply` and `linearRGB` off.
 *
 * Its filters widen where an axis shrinks, as those of `antialias=True` do (`antialias.support`).
 */
import { readFile } from 'node:fs/promises';
import resize, { initResize } from '@jsquash/resize';
import { firstChannel, opaque, planewise, versionOf } from './planes.mjs';

/** Pictures as browsers have them, which the package expects. */
class ImageData {
  constructor(data, width, height) {
    Object.assign(this, { data, width, height });
  }
}

export default async function jsquashResize() {
  globalThis.ImageData ??= ImageData;
  await initResize(
    await readFile(new URL(import.meta.resolve('@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm'))),
  );
  return planewise({
    name: '@jsquash/resize',
    version: versionOf('@jsquash/resize'),
    dtypes: ['uint8'],
    ways: { 'bilinear antialias': 'triangle', 'bicubic antialias': 'catrom', 'lanczos antialias': 'lanczos3' },
    inWords: (way) => `method ${way}`,
    async resize(plane, from, to, method) {
      const picture = new globalThis.ImageData(new Uint8ClampedArray(opaque(plane).buffer), from.width, from.height);
      const { data } = await resize(picture, { ...to, method, premultiply: false, linearRGB: false });
      return firstChannel(data);
    },
  });
}
