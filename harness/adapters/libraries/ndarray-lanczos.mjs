/**
 * `lanczos3` of ndarray-lanczos: each plane is an opaque picture of 8 bits, an array of width, height and channels.
 */
import ndarray from 'ndarray';
import { lanczos3 } from 'ndarray-lanczos';
import { firstChannel, opaque, planewise, versionOf } from './planes.mjs';

export default planewise({
  name: 'ndarray-lanczos',
  version: versionOf('ndarray-lanczos'),
  dtypes: ['uint8'],
  ways: { 'lanczos antialias': 'lanczos3' },
  resize(plane, from, to) {
    const picture = (data, { width, height }) => ndarray(data, [width, height, 4], [4, 4 * width, 1]);
    const target = new Uint8Array(4 * to.width * to.height);
    lanczos3(picture(opaque(plane), from), picture(target, to));
    return firstChannel(target);
  },
});
