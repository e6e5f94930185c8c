/**
 * A small resize to start from: nearest, linear, bilinear and trilinear by size, for float32 and float64.
 *
 *   npx interpolate-conformance run ./resize.mjs
 *
 * Replace the body of interpolate() with a call to your own kernel, and adapt supports() to what it can do.
 */
const LINEAR = { 3: 'linear', 4: 'bilinear', 5: 'trilinear' };

export default {
  name: 'my-resize',
  version: '0.1.0',

  // Only values are tested. Without this line invalid arguments are tested as well: throw to refuse them.
  aspects: ['values'],

  // true, or a reason: an unsupported call is not a failure, and the report shows the coverage.
  supports({ dtype, shape, options: { mode = 'nearest', size, antialias } }) {
    if (dtype !== 'float32' && dtype !== 'float64') return `no kernel for ${dtype}`;
    if (mode !== 'nearest' && mode !== LINEAR[shape.length]) return `no kernel for ${mode}`;
    if (antialias) return 'no antialiasing';
    return size === undefined ? 'no factors' : true;
  },

  // A tensor is { dtype, shape: [N, C, (D,) (H,) W], data }, row-major. An absent option is None in PyTorch.
  interpolate({ dtype, shape, data }, { size, mode = 'nearest', alignCorners = false }) {
    const lengths = typeof size === 'number' ? shape.slice(2).map(() => size) : size;
    const tapsOf = mode === 'nearest' ? nearestTaps : alignCorners ? alignedTaps : halfPixelTaps;
    return lengths.reduce((input, length, axis) => resizeAxis(input, axis + 2, length, tapsOf), { dtype, shape, data });
  },
};

/** The axes are independent, so they are resized one after the other. */
function resizeAxis({ dtype, shape, data }, axis, length, tapsOf) {
  const inner = shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  const outer = shape.slice(0, axis).reduce((product, size) => product * size, 1);
  const result = new data.constructor(outer * length * inner);
  for (let to = 0; to < length; to++) {
    const { low, high, weight } = tapsOf(to, shape[axis], length);
    for (let block = 0; block < outer; block++) {
      for (let i = 0; i < inner; i++) {
        const first = data[(block * shape[axis] + low) * inner + i];
        const second = data[(block * shape[axis] + high) * inner + i];
        result[(block * length + to) * inner + i] = low === high ? first : (1 - weight) * first + weight * second;
      }
    }
  }
  return { dtype, shape: [...shape.slice(0, axis), length, ...shape.slice(axis + 1)], data: result };
}

/** PyTorch computes this index in float32, whatever the dtype. */
function nearestTaps(to, from, length) {
  const index = Math.floor(Math.fround(to * Math.fround(from / length)));
  const low = Math.min(index, from - 1);
  return { low, high: low, weight: 0 };
}

function halfPixelTaps(to, from, length) {
  return tapsAt(Math.max(0, ((to + 0.5) * from) / length - 0.5), from);
}

function alignedTaps(to, from, length) {
  return tapsAt(length === 1 ? 0 : (to * (from - 1)) / (length - 1), from);
}

function tapsAt(coordinate, from) {
  const low = Math.min(Math.floor(coordinate), from - 1);
  return { low, high: Math.min(low + 1, from - 1), weight: coordinate - low };
}
