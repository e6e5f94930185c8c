import { resize } from '#harness/mistakes/resizer/resize.ts';
import { decoded } from '#reference/rounding.ts';
import { type Fault, wrapped } from './fault.ts';

/** Cluster I: how a result becomes its dtype. */
export const RESULT_DTYPE_FAULTS: readonly Fault[] = [
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
];
