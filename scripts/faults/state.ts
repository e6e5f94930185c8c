import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { type Fault, type Interpolate, wrapped } from './fault.ts';
import { gathered, unwritten } from './tensors.ts';

const STATE = { cluster: 'H', clause: 'memory.no-state' } as const;

/** A memory of results' options by a key that says too little: the first call of a key decides for all. */
function remembering(key: (input: Tensor, options: InterpolateOptions) => unknown, part: (keyof InterpolateOptions)[]) {
  return (): Interpolate => {
    const seen = new Map<string, InterpolateOptions>();
    return (input, options) => {
      const right = resize(input, options);
      const name = JSON.stringify([key(input, options), right.shape]);
      const first = seen.get(name) ?? options;
      seen.set(name, first);
      const mixed: InterpolateOptions = { ...options };
      for (const one of part) {
        if (first[one] === undefined) delete mixed[one];
        else Object.assign(mixed, { [one]: first[one] });
      }
      try {
        const stale = resize(input, mixed);
        return stale.shape.join() === right.shape.join() ? stale : right;
      } catch {
        return right;
      }
    };
  };
}

const common = ({ shape }: Tensor) => shape;

/** Cluster H: what a call remembers of those before it. */
export const STATE_FAULTS: readonly Fault[] = [
  wrapped({
    id: 'state/weights-cached-without-mode',
    sentence: 'keeps weights by the sizes, whatever the mode',
    ...STATE,
    make: remembering(common, ['mode']),
  }),
  wrapped({
    id: 'state/weights-cached-without-align-corners',
    sentence: 'keeps weights by mode and sizes, whatever align_corners',
    ...STATE,
    make: remembering((input, { mode }) => [input.shape, mode], ['alignCorners']),
  }),
  wrapped({
    id: 'state/weights-cached-without-antialias',
    sentence: 'keeps weights by mode and sizes, whatever antialias',
    ...STATE,
    make: remembering((input, { mode }) => [input.shape, mode], ['antialias']),
  }),
  wrapped({
    id: 'state/weights-cached-without-factor',
    sentence: 'keeps weights by mode and sizes, whatever the factor',
    ...STATE,
    make: remembering((input, { mode }) => [input.shape, mode], ['size', 'scaleFactor', 'recomputeScaleFactor']),
  }),
  wrapped({
    id: 'state/weights-cached-without-input-size',
    sentence: 'keeps indices and weights by the options, whatever the size of the input',
    ...STATE,
    make: () => {
      const seen = new Map<string, Tensor['shape']>();
      return (input, options) => {
        const right = resize(input, options);
        if (options.size === undefined) return right;
        const name = JSON.stringify([options, input.shape.length]);
        const first = seen.get(name) ?? input.shape;
        seen.set(name, first);
        const shape = [...input.shape.slice(0, 2), ...first.slice(2)];
        if (shape.join() === input.shape.join()) return right;
        const clamped = (index: readonly number[]) => index.map((at, axis) => Math.min(at, input.shape[axis] - 1));
        return resize(gathered(input, shape, clamped), options);
      };
    },
  }),
  wrapped({
    id: 'state/results-cached-by-shape',
    sentence: 'returns the result of the first call with the same shape, dtype and options',
    ...STATE,
    make: () => {
      const seen = new Map<string, Tensor>();
      return (input, options) => {
        const name = JSON.stringify([input.dtype, input.shape, options]);
        const result = seen.get(name) ?? resize(input, options);
        seen.set(name, result);
        return { ...result, data: result.data.slice() };
      };
    },
  }),
  wrapped({
    id: 'state/every-second-call',
    sentence: 'is off by a thousandth in every second call',
    ...STATE,
    make: () => {
      let calls = 0;
      return (input, options) => {
        calls += 1;
        return resize(input, options, calls % 2 === 0 ? { shift: 1e-3 } : {});
      };
    },
  }),
  wrapped({
    id: 'state/last-bits-vary',
    sentence: 'fuses its multiplications in every second call',
    ...STATE,
    make: () => {
      let calls = 0;
      return (input, options) => {
        calls += 1;
        const fused = calls % 2 === 0;
        return resize(input, options, {
          coordinatePrecision: fused ? 'fused' : 'own',
          sumPrecision: 'own',
          sumOrder: fused ? 'fused' : 'forward',
        });
      };
    },
  }),
  wrapped({
    id: 'state/stale-last-column',
    sentence: 'leaves the last column as the buffer of the call before had it',
    ...STATE,
    report: 'microsoft/onnxruntime#12019',
    make: () => {
      let buffer: Tensor['data'] | undefined;
      return (input, options) => {
        const right = resize(input, options);
        const width = right.shape[right.shape.length - 1];
        const left = buffer?.constructor === right.data.constructor ? buffer : undefined;
        buffer = right.data;
        return unwritten(right, (index) => width > 1 && index[index.length - 1] === width - 1, left);
      };
    },
  }),
  wrapped({
    id: 'state/adds-to-the-buffer',
    sentence: 'adds to the buffer of the call before where it has the same length',
    ...STATE,
    make: () => {
      let buffer: Tensor['data'] | undefined;
      return (input, options) => {
        const right = resize(input, options);
        const isReused = buffer?.constructor === right.data.constructor && buffer?.length === right.data.length;
        const kept = buffer;
        buffer = right.data.slice();
        if (!isReused || kept === undefined || right.dtype === 'uint8' || kept instanceof Uint16Array) return right;
        return { ...right, data: right.data.map((value, at) => value + kept[at]) as Tensor['data'] };
      };
    },
  }),
  wrapped({
    id: 'state/size-of-the-call-before',
    sentence: 'clamps columns to the width of the call before where that was smaller',
    ...STATE,
    make: () => {
      let before = Number.POSITIVE_INFINITY;
      return (input, options) => {
        const width = input.shape[input.shape.length - 1];
        const right = resize(input, options);
        const limit = Math.min(before, width);
        before = width;
        if (limit === width) return right;
        const data = input.data.map((_, at, all) => all[at - (at % width) + Math.min(at % width, limit - 1)]);
        return resize({ ...input, data: data as Tensor['data'] }, options);
      };
    },
  }),
  wrapped({
    id: 'state/broken-after-a-refusal',
    sentence: 'answers the call after a refusal with zeros',
    ...STATE,
    make: () => {
      let isBroken = false;
      return (input, options) => {
        try {
          const right = resize(input, options);
          const result = isBroken ? { ...right, data: right.data.slice().fill(0) as Tensor['data'] } : right;
          isBroken = false;
          return result;
        } catch (error) {
          isBroken = true;
          throw error;
        }
      };
    },
  }),
  wrapped({
    id: 'state/first-call-empty',
    sentence: 'answers its first call before the device has finished, with zeros',
    ...STATE,
    make: () => {
      let isReady = false;
      return (input, options) => {
        const right = resize(input, options);
        if (isReady) return right;
        isReady = true;
        return { ...right, data: right.data.slice().fill(0) as Tensor['data'] };
      };
    },
  }),
];
