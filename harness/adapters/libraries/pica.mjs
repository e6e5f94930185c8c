/**
 * `resizeBuffer` of pica, in JavaScript or with FEATURE=wasm in WebAssembly: each plane is an opaque picture of 8 bits.
 *
 * Its filters widen where an axis shrinks, as those of `antialias=True` do (`antialias.support`). PyTorch's `area`, the
 * nearest to `box`, has no uint8 (`arguments.dtype-support`).
 */
import { Pica } from 'pica';
import { firstChannel, opaque, planewise, versionOf } from './planes.mjs';

const feature = process.env.FEATURE ?? 'js';

export default function picaResize() {
  const pica = new Pica({ features: [feature] });
  return planewise({
    name: `pica ${feature}`,
    version: versionOf('pica'),
    dtypes: ['uint8'],
    ways: { 'lanczos antialias': 'lanczos3' },
    inWords: (way) => `filter ${way}`,
    async resize(plane, { width, height }, to, filter) {
      const wish = { src: opaque(plane), width, height, toWidth: to.width, toHeight: to.height, filter };
      return firstChannel(await pica.resizeBuffer(wish));
    },
  });
}
