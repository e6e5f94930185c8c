/**
 * transformers.js, by API: `interpolate_4d` (its own ONNX models on ONNX Runtime), `interpolate` (plain JavaScript), or
 * `RawImage` (`RawImage.resize`, by sharp).
 */
import { interpolate, interpolate_4d, RawImage, Tensor } from '@huggingface/transformers';
import { planewise, versionOf } from './planes.mjs';

const tensorOf = (plane, { width, height }, dims) =>
  new Tensor(plane instanceof Uint8Array ? 'uint8' : 'float32', plane, [...dims, height, width]);

const APIS = {
  interpolate_4d: {
    dtypes: ['float32'],
    ways: { nearest: 'nearest', bilinear: 'bilinear', bicubic: 'bicubic' },
    inWords: (way) => `interpolate_4d, mode ${way}`,
    async resize(plane, from, to, mode) {
      const { data } = await interpolate_4d(tensorOf(plane, from, [1, 1]), { size: [to.height, to.width], mode });
      return data;
    },
  },
  interpolate: {
    dtypes: ['float32', 'uint8'],
    ways: { bilinear: 'bilinear' },
    inWords: (way) => `interpolate, mode ${way}`,
    resize: (plane, from, to, mode) => interpolate(tensorOf(plane, from, [1]), [to.height, to.width], mode, false).data,
  },
  RawImage: {
    dtypes: ['uint8'],
    // Its numbers are those of Pillow's filters, which antialias; what it does where they do not is asked as well.
    ways: {
      nearest: 'nearest',
      'nearest-exact': 'nearest',
      bilinear: 'bilinear',
      'bilinear antialias': 'bilinear',
      bicubic: 'bicubic',
      'bicubic antialias': 'bicubic',
      'lanczos antialias': 'lanczos',
    },
    inWords: (way) => `RawImage.resize, resample ${way}`,
    async resize(plane, { width, height }, to, resample) {
      const image = new RawImage(new Uint8ClampedArray(plane), width, height, 1);
      return (await image.resize(to.width, to.height, { resample })).data;
    },
  },
};

const api = process.env.API ?? 'interpolate_4d';

export default planewise({
  name: `transformers.js ${api}`,
  version: versionOf('@huggingface/transformers'),
  ...APIS[api],
});
