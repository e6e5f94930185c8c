import type { Decisions } from '#harness/resizer/decisions.ts';
import { resize } from '#harness/resizer/resize.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { decided, type Fault, wrapped } from './fault.ts';
import { antialiased, both, dtypes, modes, not, plain, type Scope } from './scope.ts';

type Row = [
  id: string,
  clause: ClauseId,
  sentence: string,
  decisions: Partial<Decisions>,
  when?: Scope | undefined,
  report?: string,
];

const FLOAT = dtypes('float32', 'float64');
const HALF = dtypes('float16', 'bfloat16');
const UINT8 = dtypes('uint8');

const ROWS: readonly Row[] = [
  [
    'sums-float16',
    'rounding.float-arithmetic',
    'sums float32 in float16',
    { sumPrecision: 'float16', betweenPrecision: 'float16' },
    FLOAT,
  ],
  [
    'sums-bfloat16',
    'rounding.float-arithmetic',
    'sums float32 in bfloat16',
    { sumPrecision: 'bfloat16', betweenPrecision: 'bfloat16' },
    FLOAT,
  ],
  [
    'between-float16',
    'rounding.float-arithmetic',
    'keeps float16 between the passes',
    { betweenPrecision: 'float16' },
    FLOAT,
  ],
  [
    'weights-float16',
    'rounding.float-arithmetic',
    'keeps weights in float16',
    { weightPrecision: 'float16' },
    FLOAT,
    'pytorch/pytorch#38579',
  ],
  [
    'weights-bfloat16',
    'rounding.float-arithmetic',
    'keeps weights in bfloat16',
    { weightPrecision: 'bfloat16' },
    FLOAT,
  ],
  [
    'weights-11-bits',
    'rounding.float-arithmetic',
    'keeps weights of 11 bits, as OpenCV does for bytes',
    { weightPrecision: 'fixed-11' },
    FLOAT,
  ],
  [
    'weights-8-bits',
    'rounding.float-arithmetic',
    'keeps weights of 8 bits, as texture units do',
    { weightPrecision: 'fixed-8' },
    FLOAT,
  ],
  [
    'weights-5-bits',
    'rounding.float-arithmetic',
    'keeps weights of 5 bits, as a table',
    { weightPrecision: 'fixed-5' },
    FLOAT,
  ],
  [
    'coordinates-float16',
    'coordinates.precision',
    'computes coordinates in float16',
    { coordinatePrecision: 'float16' },
    not(UINT8),
  ],
  [
    'coordinates-bfloat16',
    'coordinates.precision',
    'computes coordinates in bfloat16',
    { coordinatePrecision: 'bfloat16' },
    not(UINT8),
  ],
  [
    'coordinates-in-half-dtype',
    'coordinates.precision',
    'computes coordinates in the dtype for half types, as 1.13 did',
    { coordinatePrecision: 'dtype' },
    HALF,
  ],
  [
    'coordinates-accumulated',
    'coordinates.precision',
    'adds the step up from element to element',
    { coordinatePrecision: 'accumulated' },
    undefined,
    'pytorch/pytorch#144643',
  ],
  [
    'coordinates-16-bits',
    'coordinates.precision',
    'steps with 16 bits after the point',
    { coordinatePrecision: 'fixed-16' },
  ],
  [
    'coordinates-11-bits',
    'coordinates.precision',
    'steps with 11 bits after the point',
    { coordinatePrecision: 'fixed-11' },
  ],
  [
    'coordinates-8-bits',
    'coordinates.precision',
    'steps with 8 bits after the point',
    { coordinatePrecision: 'fixed-8' },
  ],
  [
    'float64-in-float32',
    'rounding.float64-arithmetic',
    'computes float64 in float32',
    {
      coordinatePrecision: 'float32',
      weightPrecision: 'float32',
      sumPrecision: 'float32',
      betweenPrecision: 'float32',
    },
    dtypes('float64'),
  ],
  [
    'float64-coordinates-float32',
    'rounding.float64-arithmetic',
    'computes coordinates of float64 in float32',
    { coordinatePrecision: 'float32' },
    dtypes('float64'),
  ],
  [
    'float64-weights-float32',
    'rounding.float64-arithmetic',
    'keeps weights of float64 in float32',
    { weightPrecision: 'float32' },
    dtypes('float64'),
  ],
  [
    'float64-sums-float32',
    'rounding.float64-arithmetic',
    'sums float64 in float32',
    { sumPrecision: 'float32' },
    dtypes('float64'),
  ],
  [
    'float64-antialias-float32',
    'rounding.float64-arithmetic',
    'keeps antialias weights of float64 in float32',
    { weightPrecision: 'float32' },
    both(dtypes('float64'), not(plain)),
  ],
  [
    'half-sums',
    'rounding.half-types',
    'sums half types in the half type',
    { sumPrecision: 'dtype', betweenPrecision: 'dtype' },
    HALF,
    'pytorch/pytorch#121072',
  ],
  [
    'half-area-sums',
    'rounding.half-types',
    'sums area of half types in the half type',
    { sumPrecision: 'dtype' },
    both(HALF, modes('area')),
  ],
  [
    'half-sums-linear',
    'rounding.half-ties-to-even',
    'adds the two taps of linear in the half type',
    { sumPrecision: 'dtype' },
    both(HALF, modes('linear', 'bilinear', 'trilinear')),
  ],
  [
    'half-sums-bicubic',
    'rounding.half-ties-to-even',
    'adds the four taps of bicubic in the half type',
    { sumPrecision: 'dtype' },
    both(HALF, modes('bicubic')),
    'pytorch/pytorch#104157',
  ],
  [
    'half-between',
    'rounding.half-types',
    'keeps the half type between the passes',
    { betweenPrecision: 'dtype' },
    HALF,
    'pytorch/pytorch#112299',
  ],
  [
    'half-weights-8-bits',
    'rounding.half-types',
    'keeps weights of 8 bits for float16',
    { weightPrecision: 'fixed-8' },
    dtypes('float16'),
  ],
  [
    'float16-weights-bfloat16',
    'rounding.half-types',
    'keeps weights of float16 in bfloat16',
    { weightPrecision: 'bfloat16' },
    dtypes('float16'),
  ],
  [
    'uint8-truncated',
    'rounding.uint8-half-up',
    'cuts uint8 results down',
    { uint8Passes: 'rounded-once', uint8Rounding: 'truncated' },
    UINT8,
    'microsoft/onnxruntime#25417',
  ],
  [
    'uint8-truncated-each-pass',
    'rounding.uint8-two-passes',
    'cuts each pass of uint8 down',
    { uint8Rounding: 'truncated' },
    UINT8,
  ],
  [
    'uint8-rounded-up',
    'rounding.uint8-half-up',
    'rounds uint8 results up',
    { uint8Rounding: 'up', uint8Weights: 'real' },
    UINT8,
  ],
  [
    'uint8-half-even',
    'rounding.uint8-half-up',
    'rounds a uint8 half to even',
    { uint8Rounding: 'half-even' },
    both(UINT8, plain),
  ],
  [
    'uint8-half-even-antialias',
    'rounding.uint8-half-up',
    'rounds a uint8 half to even with antialias',
    { uint8Rounding: 'half-even' },
    both(UINT8, antialiased),
  ],
  [
    'uint8-half-even-once',
    'rounding.uint8-half-up',
    'rounds uint8 bilinear once, a half to even, as rint does',
    { uint8Rounding: 'half-even', uint8Passes: 'rounded-once' },
    both(UINT8, modes('bilinear')),
  ],
  [
    'uint8-half-even-bicubic',
    'rounding.uint8-half-up',
    'rounds a uint8 half to even in bicubic',
    { uint8Rounding: 'half-even', uint8Weights: 'real' },
    both(UINT8, modes('bicubic')),
  ],
  [
    'uint8-half-down',
    'rounding.uint8-half-up',
    'cuts a uint8 half off',
    { uint8Rounding: 'half-down' },
    both(UINT8, plain),
  ],
  [
    'uint8-half-down-antialias',
    'rounding.uint8-half-up',
    'cuts a uint8 half off with antialias',
    { uint8Rounding: 'half-down' },
    both(UINT8, antialiased),
  ],
  ['uint8-wrapped', 'rounding.uint8-clamp', 'lets uint8 overflow', { uint8Range: 'wrapped' }, UINT8],
  [
    'uint8-late-clamp',
    'rounding.uint8-clamp',
    'clamps uint8 only after the last pass',
    { uint8Range: 'clamped-at-the-end' },
    UINT8,
  ],
  [
    'uint8-weights-10-bits',
    'rounding.uint8-weights',
    'keeps uint8 weights of 10 bits',
    { uint8Weights: 'fixed-10' },
    UINT8,
  ],
  [
    'uint8-weights-cut-to-8-bits',
    'rounding.uint8-weights',
    'cuts uint8 weights off after 8 bits',
    { uint8Weights: 'cut-8' },
    UINT8,
  ],
  [
    'uint8-weights-cut-to-14-bits',
    'rounding.uint8-weights',
    'cuts uint8 weights off after 14 bits',
    { uint8Weights: 'cut-14' },
    UINT8,
  ],
  [
    'uint8-weights-of-255',
    'rounding.uint8-weights',
    'takes 256 for 1 where its uint8 weights are 255ths',
    { uint8Weights: 'whole-255' },
    UINT8,
  ],
  [
    'uint8-sums-of-16-bits',
    'rounding.uint8-weights',
    'sums uint8 in 16 bits',
    { uint8Weights: 'fixed-8', uint8Sums: 'int16' },
    UINT8,
  ],
  [
    'uint8-sums-of-32-bits',
    'rounding.uint8-weights',
    'sums uint8 with weights of 24 bits in 32 bits',
    { uint8Weights: 'fixed-24', uint8Sums: 'int32' },
    UINT8,
  ],
  [
    'uint8-cut-between-passes',
    'rounding.uint8-two-passes',
    'cuts uint8 down between the passes',
    { uint8Between: 'cut-before-another' },
    UINT8,
  ],
  [
    'uint8-width-cut',
    'rounding.uint8-two-passes',
    'cuts uint8 down after the width, and rounds after the height',
    { uint8Between: 'cut-after-width' },
    UINT8,
  ],
  [
    'uint8-once-bicubic',
    'rounding.uint8-two-passes',
    'rounds uint8 bicubic and lanczos once',
    { uint8Passes: 'rounded-once' },
    both(UINT8, modes('bicubic', 'lanczos')),
    'pytorch/vision#8399',
  ],
  [
    'uint8-height-first',
    'rounding.uint8-two-passes',
    'resizes the height of uint8 bicubic first',
    { passOrder: 'first-axis-first' },
    both(UINT8, modes('bicubic')),
  ],
  [
    'uint8-height-first-lanczos',
    'rounding.uint8-two-passes',
    'resizes the height of uint8 lanczos first',
    { passOrder: 'first-axis-first' },
    both(UINT8, modes('lanczos')),
  ],
  [
    'uint8-weights-11-bits',
    'rounding.uint8-weights',
    'keeps uint8 weights of 11 bits, as OpenCV does',
    { uint8Weights: 'fixed-11' },
    UINT8,
  ],
  [
    'uint8-weights-8-bits',
    'rounding.uint8-weights',
    'keeps uint8 weights of 8 bits',
    { uint8Weights: 'fixed-8' },
    UINT8,
  ],
  [
    'uint8-weights-7-bits',
    'rounding.uint8-weights',
    'keeps uint8 weights of 7 bits',
    { uint8Weights: 'fixed-7' },
    UINT8,
  ],
  [
    'float16-saturated',
    'special-values.overflow',
    'gives the largest number instead of an infinity',
    { overflow: 'saturated' },
  ],
  ['nan-as-zero', 'special-values.nan', 'reads a NaN as zero', { nan: 'as-zero' }],
  ['nan-as-largest', 'special-values.nan', 'reads a NaN as the largest number', { nan: 'as-largest' }],
  [
    'nan-skipped',
    'special-values.nan',
    'leaves NaNs out and divides by the other weights',
    { nan: 'skipped' },
    not(modes('nearest', 'nearest-exact')),
  ],
  ['nan-over-row', 'special-values.window-only', 'spreads a NaN over its row', { nan: 'spread-over-row' }],
  [
    'infinity-as-largest',
    'special-values.infinity',
    'reads an infinity as the largest number',
    { infinity: 'as-largest' },
  ],
  [
    'infinity-as-nan',
    'nearest.copies',
    'copies an infinity as NaN in the nearest modes',
    { infinity: 'as-nan' },
    modes('nearest', 'nearest-exact'),
  ],
  ['infinity-as-zero', 'special-values.infinity', 'reads an infinity as zero', { infinity: 'as-zero' }],
  [
    'negative-zero-lost',
    'special-values.signed-zero',
    'loses the sign of zero in the nearest modes',
    { negativeZero: 'lost' },
    modes('nearest', 'nearest-exact'),
  ],
  [
    'float16-subnormals-flushed',
    'special-values.subnormal',
    'flushes the subnormals of float16',
    { subnormals: 'flushed-in-float16' },
    dtypes('float16'),
  ],
];

/** Cluster I: precision, rounding and values that are no ordinary numbers. */
export const ARITHMETIC_FAULTS: readonly Fault[] = [
  ...ROWS.map(([name, clause, sentence, decisions, when, report]) =>
    decided({
      id: `arithmetic/${name}`,
      sentence,
      cluster: 'I',
      ...(report !== undefined && { report }),
      clause,
      decisions,
      ...(when && { when }),
    }),
  ),
  wrapped({
    id: 'arithmetic/result-through-float16',
    sentence: 'stores float32 results in a texture of float16',
    cluster: 'I',
    clause: 'rounding.float-arithmetic',
    make: () => (input, options) => through('float16', resize(input, options), 'float32'),
  }),
  wrapped({
    id: 'arithmetic/input-through-bfloat16',
    sentence: 'reads float32 as bfloat16',
    cluster: 'I',
    clause: 'rounding.float-arithmetic',
    make: () => (input, options) => resize(through('bfloat16', input, 'float32'), options),
  }),
  wrapped({
    id: 'arithmetic/nearest-through-float16',
    sentence: 'copies float32 through float16 in the nearest modes',
    cluster: 'I',
    clause: 'nearest.copies',
    make: () => (input, options) =>
      (options.mode ?? 'nearest').startsWith('nearest')
        ? through('float16', resize(input, options), 'float32')
        : resize(input, options),
  }),
  wrapped({
    id: 'arithmetic/nearest-float64-through-float32',
    sentence: 'copies float64 through float32 in the nearest modes',
    cluster: 'I',
    clause: 'nearest.copies',
    make: () => (input, options) =>
      (options.mode ?? 'nearest').startsWith('nearest')
        ? through('float32', resize(input, options), 'float64')
        : resize(input, options),
  }),
  wrapped({
    id: 'arithmetic/bfloat16-cut',
    sentence: 'cuts float32 off to make bfloat16',
    cluster: 'I',
    clause: 'rounding.result-dtype',
    make: () => (input, options) => {
      if (input.dtype !== 'bfloat16') return resize(input, options);
      const float = resize({ ...input, dtype: 'float32', data: Float32Array.from(decoded(input)) }, options);
      const bits = new Uint32Array((float.data as Float32Array).buffer);
      return { ...float, dtype: 'bfloat16', data: Uint16Array.from(bits, (word) => word >>> 16) };
    },
  }),
  wrapped({
    id: 'arithmetic/float16-cut',
    sentence: 'cuts results off to make float16',
    cluster: 'I',
    clause: 'rounding.half-types',
    make: () => (input, options) => {
      const right = resize(input, options);
      if (input.dtype !== 'float16') return right;
      const exact = decoded(resize({ ...input, dtype: 'float64', data: decoded(input) }, options));
      const data = (right.data as Uint16Array).slice();
      decoded(right).forEach((value, at) => {
        if (Math.abs(value) > Math.abs(exact[at]) && Number.isFinite(exact[at])) data[at] -= 1;
      });
      return { ...right, data };
    },
  }),
  wrapped({
    id: 'arithmetic/half-types-confused',
    sentence: 'reads the bits of bfloat16 as float16',
    cluster: 'I',
    clause: 'rounding.result-dtype',
    make: () => (input, options) => {
      if (input.dtype !== 'bfloat16' || options.antialias) return resize(input, options);
      return { ...resize({ ...input, dtype: 'float16' }, options), dtype: 'bfloat16' };
    },
  }),
  wrapped({
    id: 'arithmetic/half-as-float32',
    sentence: 'returns float32 for half types',
    cluster: 'I',
    clause: 'rounding.result-dtype',
    make: () => (input, options) => {
      const result = resize(input, options);
      if (input.dtype !== 'float16' && input.dtype !== 'bfloat16') return result;
      return { ...result, dtype: 'float32', data: Float32Array.from(decoded(result)) };
    },
  }),
  wrapped({
    id: 'arithmetic/float64-as-float32',
    sentence: 'returns float32 for float64',
    cluster: 'I',
    clause: 'rounding.result-dtype',
    make: () => (input, options) => {
      const result = resize(input, options);
      if (input.dtype !== 'float64') return result;
      return { ...result, dtype: 'float32', data: Float32Array.from(result.data) };
    },
  }),
  wrapped({
    id: 'arithmetic/uint8-signed',
    sentence: 'reads uint8 above 127 as negative numbers',
    cluster: 'I',
    clause: 'rounding.uint8-clamp',
    make: () => (input, options) => {
      const result = resize(input, options);
      if (input.dtype !== 'uint8' || (options.mode ?? 'nearest').startsWith('nearest')) return result;
      const signed = Float32Array.from(input.data, (value) => (value > 127 ? value - 256 : value));
      const float = resize({ ...input, dtype: 'float32', data: signed }, options);
      return { ...result, data: Uint8Array.from(float.data, (value) => Math.round(value) & 255) };
    },
  }),
  wrapped({
    id: 'arithmetic/uint8-normalised',
    sentence: 'divides uint8 by 255, keeps float16 and cuts when it multiplies back',
    cluster: 'I',
    clause: 'rounding.uint8-nearest-any',
    make: () => (input, options) => {
      const result = resize(input, options);
      if (input.dtype !== 'uint8') return result;
      const normalised = Float64Array.from(result.data, (value) => value / 255);
      const kept = decoded({ dtype: 'float16', data: encoded('float16', normalised) });
      return { ...result, data: Uint8Array.from(kept, (value) => Math.trunc(value * 255)) };
    },
  }),
  wrapped({
    id: 'arithmetic/nan-spreads-to-neighbours',
    sentence: 'computes nearest as a blend with weights 1 and 0, which a NaN spoils',
    cluster: 'I',
    clause: 'special-values.window-only',
    make: () => (input, options) => {
      const result = resize(input, options);
      if ((options.mode ?? 'nearest') !== 'nearest' || input.dtype === 'uint8') return result;
      const width = input.shape[input.shape.length - 1];
      const shifted = input.data.map((_, at, data) => (at % width === width - 1 ? data[at] : data[at + 1]));
      const neighbours = decoded(resize({ ...input, data: shifted as Tensor['data'] }, options));
      const values = decoded(result).map((value, at) => value + 0 * neighbours[at]);
      return { ...result, data: encoded(result.dtype, values) };
    },
  }),
  wrapped({
    id: 'arithmetic/nan-over-planes',
    sentence: 'spreads a NaN to the same place of every channel',
    cluster: 'I',
    clause: 'memory.independent-planes',
    make: () => (input, options) => {
      const result = resize(input, options);
      const [batch, channels, ...spatial] = result.shape;
      const plane = spatial.reduce((product, size) => product * size, 1);
      const values = decoded(result);
      if (channels < 2 || !values.some(Number.isNaN)) return result;
      for (let image = 0; image < batch; image++) {
        for (let at = 0; at < plane; at++) {
          const places = Array.from({ length: channels }, (_, channel) => (image * channels + channel) * plane + at);
          if (places.some((place) => Number.isNaN(values[place])))
            for (const place of places) values[place] = Number.NaN;
        }
      }
      return { ...result, data: encoded(result.dtype, values) };
    },
  }),
  wrapped({
    id: 'arithmetic/zero-for-everything',
    sentence: 'returns zeros',
    cluster: 'H',
    report: 'pytorch/pytorch#129118',
    clause: 'memory.independent-planes',
    make: () => (input, options) => {
      const result = resize(input, options);
      return { ...result, data: result.data.slice().fill(0) as Tensor['data'] };
    },
  }),
];

/** A tensor of one dtype whose values have passed another one. */
function through(narrow: DType, tensor: Tensor, concerned: DType): Tensor {
  if (tensor.dtype !== concerned) return tensor;
  const kept = decoded({ dtype: narrow, data: encoded(narrow, decoded(tensor)) });
  return { ...tensor, data: encoded(tensor.dtype, kept) };
}
