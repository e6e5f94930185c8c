import { resize } from '#harness/mistakes/resizer/resize.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { decided, type Fault, type Interpolate, wrapped } from './fault.ts';
import { aligned, antialiased, both, dtypes, linear, modes, not, outputSizes, type Scope, shrinking } from './scope.ts';
import { rearranged } from './tensors.ts';

const NEAREST = modes('nearest', 'nearest-exact');
const BLENDED = not(NEAREST);
const HALF_TYPES = ['float16', 'bfloat16'] as const;

/** What a wrapper does to a right result of the calls in its scope. */
const where =
  (scope: Scope, change: (result: Tensor) => Tensor): (() => Interpolate) =>
  () =>
  (input, options) => {
    const result = resize(input, options);
    return scope(input, options) ? change(result) : result;
  };

const always: Scope = () => true;

const withValues = (change: (value: number) => number) => (result: Tensor) => ({
  ...result,
  data: encoded(result.dtype, decoded(result).map(change)),
});

/** Right nearly everywhere, and wrong in one corner of the operation. */
export const CORNER_FAULTS: readonly Fault[] = [
  decided({
    id: 'corners/asymmetric-just-above-one',
    sentence: 'looks at k · step where an axis shrinks by less than a tenth',
    cluster: 'A',
    clause: 'coordinates.half-pixel',
    decisions: { transform: 'asymmetric' },
    when: both(linear, (input, options) =>
      outputSizes(input, options).some(([from, to]) => from > to && from < 1.1 * to),
    ),
  }),
  decided({
    id: 'corners/bicubic-aligned-one-in-the-middle',
    sentence: 'looks at the middle in bicubic with align_corners and one output',
    cluster: 'G',
    clause: 'coordinates.align-corners-output-one',
    decisions: { alignedOutputOfOne: 'middle' },
    when: both(modes('bicubic'), aligned),
  }),
  decided({
    id: 'corners/antialias-coefficient-of-plain-in-float64',
    sentence: 'has the cubic coefficient −0.75 with antialias for float64',
    cluster: 'F',
    clause: 'antialias.bicubic-coefficient',
    decisions: { antialiasCubicCoefficient: -0.75 },
    when: both(dtypes('float64'), antialiased),
  }),
  decided({
    id: 'corners/lanczos-2-when-shrinking',
    sentence: 'has two lobes in lanczos where an axis shrinks',
    cluster: 'F',
    clause: 'antialias.lanczos-kernel',
    decisions: { lanczosLobes: 2 },
    when: shrinking,
  }),
  wrapped({
    id: 'corners/bicubic-is-bilinear-for-one-row',
    sentence: 'computes bicubic as bilinear for images of one row',
    cluster: 'E',
    clause: 'bicubic.coefficient',
    make: () => (input, options) =>
      options.mode === 'bicubic' && input.shape[2] === 1
        ? resize(input, { ...options, mode: 'bilinear' })
        : resize(input, options),
  }),
  wrapped({
    id: 'corners/seam-at-64-columns',
    sentence: 'repeats the last column of a tile of 64 columns in the first of the next',
    cluster: 'H',
    clause: 'memory.independent-planes',
    make: where(always, (result) =>
      rearranged(result, (index) => {
        const column = index[index.length - 1];
        return column > 0 && column % 64 === 0 ? [...index.slice(0, -1), column - 1] : index;
      }),
    ),
  }),
  wrapped({
    id: 'corners/third-image-is-the-first',
    sentence: 'begins again with the first image after the second',
    cluster: 'H',
    clause: 'memory.independent-planes',
    make: where(always, (result) => rearranged(result, ([image, ...rest]) => [image % 2, ...rest])),
  }),
  wrapped({
    id: 'corners/seventeenth-channel-is-the-first',
    sentence: 'begins again with the first channel after the sixteenth',
    cluster: 'H',
    clause: 'memory.independent-planes',
    make: where(always, (result) => rearranged(result, ([image, channel, ...rest]) => [image, channel % 16, ...rest])),
  }),
  wrapped({
    id: 'corners/last-column-of-a-leftover-plane',
    sentence: 'repeats a column at the end of the last plane where three are left of blocks of four',
    cluster: 'H',
    clause: 'memory.independent-planes',
    make: where(BLENDED, (result) => {
      const [images, channels] = result.shape;
      const width = result.shape[result.shape.length - 1];
      if ((images * channels) % 4 !== 3 || images * channels < 4 || width < 2) return result;
      return rearranged(result, (index) => {
        const isLast = index[0] === images - 1 && index[1] === channels - 1 && index[index.length - 1] === width - 1;
        return isLast ? [...index.slice(0, -1), width - 2] : index;
      });
    }),
  }),
  wrapped({
    id: 'corners/slices-of-even-volumes-reversed',
    sentence: 'writes volumes of an even depth back to front',
    cluster: 'H',
    clause: 'memory.independent-planes',
    make: where(
      ({ shape }) => shape.length === 5,
      (result) => {
        const depth = result.shape[2];
        if (depth % 2 === 1) return result;
        return rearranged(result, ([n, c, slice, ...rest]) => [n, c, depth - 1 - slice, ...rest]);
      },
    ),
  }),
  wrapped({
    id: 'corners/uint8-up-to-254',
    sentence: 'clamps uint8 to 254 in the modes that blend',
    cluster: 'I',
    clause: 'rounding.uint8-clamp',
    make: where(
      both(BLENDED, dtypes('uint8')),
      withValues((value) => Math.min(value, 254)),
    ),
  }),
  wrapped({
    id: 'corners/nearest-float16-subnormals-lost',
    sentence: 'loses the subnormals of float16 in the nearest modes',
    cluster: 'I',
    clause: 'special-values.subnormal',
    make: where(
      both(NEAREST, dtypes('float16')),
      withValues((value) => (Math.abs(value) < 2 ** -14 ? 0 : value)),
    ),
  }),
  wrapped({
    id: 'corners/area-nan-as-zero',
    sentence: 'gives zero for a mean that is NaN',
    cluster: 'I',
    clause: 'special-values.nan',
    make: where(
      modes('area'),
      withValues((value) => (Number.isNaN(value) ? 0 : value)),
    ),
  }),
  ...HALF_TYPES.map((dtype) =>
    wrapped({
      id: `corners/${dtype}-ties-away`,
      sentence: `rounds a ${dtype} tie away from zero`,
      cluster: 'I',
      clause: 'rounding.half-ties-to-even',
      make: () => (input, options) => {
        const result = resize(input, options);
        if (input.dtype !== dtype || !BLENDED(input, options)) return result;
        const float = resize({ ...input, dtype: 'float32', data: Float32Array.from(decoded(input)) }, options);
        return { ...result, data: encoded(dtype, tiesAway(decoded(float), dtype)) };
      },
    }),
  ),
];

/** Numbers in the middle between two of the dtype, moved to the outer one. */
function tiesAway(values: Float64Array, dtype: DType): Float64Array {
  const nearest = heldBy(dtype, values);
  const opposite = values.map((value, element) => 2 * value - nearest[element]);
  const held = heldBy(dtype, opposite);
  return values.map((_, element) =>
    held[element] === opposite[element] && Math.abs(held[element]) > Math.abs(nearest[element])
      ? held[element]
      : nearest[element],
  );
}

function heldBy(dtype: DType, values: Float64Array): Float64Array {
  return decoded({ dtype, data: encoded(dtype, values) });
}
