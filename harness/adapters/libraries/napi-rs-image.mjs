/**
 * `Transformer.resize` of @napi-rs/image (the crate `image`), or with METHOD=fastResize its `fastResize` (the crate
 * `fast_image_resize`): each plane is an opaque picture of 8 bits.
 *
 * The filters of both widen where an axis shrinks, as those of `antialias=True` do (`antialias.support`). PyTorch's `area`,
 * the nearest to `Box`, has no uint8 (`arguments.dtype-support`).
 */
import { FastResizeFilter, ResizeFilterType, ResizeFit, Transformer } from '@napi-rs/image';
import { firstChannel, opaque, planewise, versionOf } from './planes.mjs';

const WAYS = {
  resize: {
    'nearest-exact': 'Nearest',
    'bilinear antialias': 'Triangle',
    'bicubic antialias': 'CatmullRom',
    'lanczos antialias': 'Lanczos3',
  },
  fastResize: {
    'bilinear antialias': 'Bilinear',
    'bicubic antialias': 'CatmullRom',
    'lanczos antialias': 'Lanczos3',
  },
};
const FILTERS = { resize: ResizeFilterType, fastResize: FastResizeFilter };

const method = process.env.METHOD ?? 'resize';

export default planewise({
  name: `@napi-rs/image ${method}`,
  version: versionOf('@napi-rs/image'),
  dtypes: ['uint8'],
  ways: WAYS[method],
  inWords: (way) => `${method}, filter ${way}`,
  async resize(plane, from, to, way) {
    const transformer = Transformer.fromRgbaPixels(opaque(plane), from.width, from.height);
    const filter = FILTERS[method][way];
    return firstChannel(await transformer[method]({ ...to, filter, fit: ResizeFit.Fill }).rawPixels());
  },
});
