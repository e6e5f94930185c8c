import { resize } from '#harness/mistakes/resizer/resize.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { type Fault, wrapped } from './fault.ts';
import { rowsOf } from './rows.ts';
import { dtypes, modes, not } from './scope.ts';

/** Cluster I: NaN, the infinities, the sign of zero, and the ends of the range. */
export const SPECIAL_VALUE_FAULTS: readonly Fault[] = [
  ...rowsOf('arithmetic', 'I', [
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
  ]),
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
];
