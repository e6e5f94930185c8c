/**
 * What the adapters of image libraries share: a library that is told sizes resizes the planes of a batch one by one.
 */
import { createRequire } from 'node:module';
import { kernelCall } from 'interpolate-conformance/adapter';
import { keyOf } from './key-of.mjs';

/**
 * @typedef {import('interpolate-conformance').Implementation} Implementation
 * @typedef {import('interpolate-conformance/adapter').KernelCall} KernelCall
 * @typedef {Float32Array | Uint8Array} Plane
 */

/** A call of a library takes a millisecond or so. */
const MOST_PLANES = 4096;

/**
 * @template Way
 * @param {object} library
 * @param {string} library.name
 * @param {string} library.version
 * @param {Record<string, string>} [library.environment]
 * @param {readonly string[]} library.dtypes
 * @param {Record<string, Way>} library.ways What the library is told, by `keyOf` the call.
 * @param {(way: Way) => string} [library.inWords] How the pages write it.
 * @param {(call: KernelCall, input: { dtype: string, shape: readonly number[] }) => string | undefined} [library.lacks]
 *   Why it cannot express a call, besides dtypes and ways.
 * @param {(plane: Plane, from: { width: number, height: number }, to: { width: number, height: number }, way: Way) =>
 *   Plane | Promise<Plane>} library.resize
 * @returns {Implementation}
 */
export function planewise({ name, version, environment, dtypes, ways, inWords = String, lacks, resize }) {
  function inexpressible({ dtype, shape, options }) {
    if (!dtypes.includes(dtype)) return `${name} resizes ${dtypes.join(' and ')} only, not ${dtype}`;
    const key = keyOf(options);
    if (!Object.hasOwn(ways, key)) return `${name} has none that computes ${key}`;
    if (shape.length !== 4) return `${name} resizes images, not tensors of ${shape.length} axes`;
    const call = kernelCall({ dtype, shape }, options);
    if (call.otherStep) return `${name} is told sizes and no factor: ${call.otherStep}`;
    return lacks?.(call, { dtype, shape });
  }

  return {
    name,
    version,
    aspects: ['values'],
    ...(environment && { environment }),
    mapping: Object.fromEntries(Object.entries(ways).map(([key, way]) => [key, inWords(way)])),
    supports(call) {
      const [batch, channels] = call.shape;
      if (batch * channels > MOST_PLANES)
        return { reason: `one call for each plane, and more than ${MOST_PLANES} planes`, why: 'declined' };
      const reason = inexpressible(call);
      return reason === undefined || { reason, why: 'cannot-express' };
    },
    async interpolate(input, options) {
      const { outputSize, outputShape } = kernelCall(input, options);
      const [, , height, width] = input.shape;
      const size = height * width;
      const to = { width: outputSize[1], height: outputSize[0] };
      const data = new input.data.constructor(outputShape.reduce((product, one) => product * one, 1));
      for (let plane = 0; plane * size < input.data.length; plane++) {
        // A copy: several libraries read the buffer behind a view from its beginning.
        const own = input.data.slice(plane * size, (plane + 1) * size);
        const resized = await resize(own, { width, height }, to, ways[keyOf(options)]);
        if (resized.length !== to.width * to.height)
          throw new Error(`${name} returned ${resized.length} elements for ${to.width} × ${to.height}`);
        data.set(resized, plane * to.width * to.height);
      }
      return { dtype: input.dtype, shape: outputShape, data };
    },
  };
}

/** A plane as the red, green and blue of an opaque picture. */
export function opaque(plane) {
  const picture = new Uint8Array(4 * plane.length).fill(255);
  for (let at = 0; at < plane.length; at++) picture.fill(plane[at], 4 * at, 4 * at + 3);
  return picture;
}

/** The first of so many channels. */
export function firstChannel(picture, channels = 4) {
  return Uint8Array.from({ length: picture.length / channels }, (_, at) => picture[channels * at]);
}

/** Of a package that is installed beside the adapter, whatever it exports. */
export function versionOf(name) {
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name)) {
    try {
      return require(`${folder}/${name}/package.json`).version;
    } catch {}
  }
  throw new Error(`${name} is not installed here: npm install ${name}`);
}
