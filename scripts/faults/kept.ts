import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { type Fault, fronted, type Interpolate, wrapped } from './fault.ts';
import { frontEnds } from './front-end.ts';
import { gathered, unwritten } from './tensors.ts';

const STATE = { cluster: 'H', clause: 'memory.no-state' } as const;

/** An option that is left out is that of the last call which gave it. */
function sticking(name: 'alignCorners' | 'antialias' | 'mode'): () => Interpolate {
  return () => {
    let given: InterpolateOptions = {};
    return (input, options) => {
      if (options[name] !== undefined) given = { [name]: options[name] };
      const mixed = { ...given, ...options };
      try {
        return resize(input, mixed);
      } catch {
        return resize(input, options);
      }
    };
  };
}

/** The size of the input that the weights of an axis were made for, by a key that says too little. */
function weightsKept(keyOf: (axis: number, outputSize: number, options: InterpolateOptions) => string) {
  return (): Interpolate => {
    const seen = new Map<string, number>();
    return (input, options) => {
      const right = resize(input, options);
      if (options.size === undefined) return right;
      const shape = input.shape.map((size, axis) => {
        if (axis < 2) return size;
        const key = keyOf(axis, right.shape[axis], options);
        const first = seen.get(key) ?? size;
        seen.set(key, first);
        return first;
      });
      if (shape.join() === input.shape.join()) return right;
      const clamped = (index: readonly number[]) => index.map((at, axis) => Math.min(at, input.shape[axis] - 1));
      return resize(gathered(input, shape, clamped), options);
    };
  };
}

/** What is kept from call to call by a key that leaves something out. */
export const KEPT_FAULTS: readonly Fault[] = [
  wrapped({
    id: 'state/align-corners-sticks',
    sentence: 'takes align_corners of the call before where it is left out',
    ...STATE,
    make: sticking('alignCorners'),
  }),
  wrapped({
    id: 'state/antialias-sticks',
    sentence: 'takes antialias of the call before where it is left out',
    ...STATE,
    make: sticking('antialias'),
  }),
  wrapped({
    id: 'state/mode-sticks',
    sentence: 'takes the mode of the call before where it is left out',
    ...STATE,
    make: sticking('mode'),
  }),
  wrapped({
    id: 'state/weights-kept-per-axis',
    sentence: 'keeps the weights of each axis by mode and output size, whatever the input size',
    ...STATE,
    make: weightsKept((axis, outputSize, { mode, alignCorners, antialias }) =>
      [axis, outputSize, mode, alignCorners, antialias].join(),
    ),
  }),
  wrapped({
    id: 'state/weights-kept-by-output-size',
    sentence: 'keeps weights by mode and output size alone, for every axis',
    ...STATE,
    make: weightsKept((_, outputSize, { mode, alignCorners, antialias }) =>
      [outputSize, mode, alignCorners, antialias].join(),
    ),
  }),
  wrapped({
    id: 'state/weights-kept-by-a-rounded-factor',
    sentence: 'keeps weights by sizes and the factor of three digits',
    ...STATE,
    make: () => {
      const seen = new Map<string, InterpolateOptions>();
      return (input, options) => {
        const { scaleFactor, ...rest } = options;
        if (scaleFactor === undefined) return resize(input, options);
        const digits = [scaleFactor].flat().map((factor) => factor.toFixed(3));
        const name = JSON.stringify([input.shape, digits, rest]);
        const first = seen.get(name) ?? options;
        seen.set(name, first);
        const right = resize(input, options);
        const stale = resize(input, first);
        return stale.shape.join() === right.shape.join() ? stale : right;
      };
    },
  }),
  wrapped({
    id: 'state/batch-of-the-first-call',
    sentence: 'keeps how many images there are by the other sizes, and leaves more of them zero',
    ...STATE,
    make: () => {
      const seen = new Map<string, number>();
      return (input, options) => {
        const right = resize(input, options);
        const name = JSON.stringify([input.dtype, input.shape.slice(1), options]);
        const images = seen.get(name) ?? input.shape[0];
        seen.set(name, images);
        return unwritten(right, ([image]) => image >= images);
      };
    },
  }),
  wrapped({
    id: 'state/uint8-weights-for-floats',
    sentence: 'keeps weights whatever the dtype, those of uint8 in fixed point',
    ...STATE,
    make: () => {
      const seen = new Map<string, string>();
      return (input, options) => {
        const name = JSON.stringify([input.shape.slice(2), options]);
        const first = seen.get(name) ?? input.dtype;
        seen.set(name, first);
        const isFixed = first === 'uint8' && input.dtype !== 'uint8';
        return resize(input, options, isFixed ? { weightPrecision: 'fixed-14' } : {});
      };
    },
  }),
  wrapped({
    id: 'state/stale-channel-tail',
    sentence: 'leaves channels after the last four as its buffer had them',
    ...STATE,
    make: () => {
      const buffers = new Map<string, Tensor['data']>();
      return (input, options) => {
        const right = resize(input, options);
        const channels = right.shape[1];
        const tail = channels > 4 ? channels - (channels % 4) : channels;
        const result = unwritten(right, ([, channel]) => channel >= tail, buffers.get(right.dtype));
        buffers.set(right.dtype, right.data.toReversed() as Tensor['data']);
        return result;
      };
    },
  }),
  fronted({
    id: 'front-ends/module-keeps-its-first-size',
    sentence: 'computes the output size of a module once, for its first input',
    ...STATE,
    cluster: 'L',
    make: () => ({
      createUpsample: (options) => {
        const { forward } = frontEnds(resize).createUpsample(options);
        let size: readonly number[] | undefined;
        return {
          forward: async (input) => {
            const { mode, alignCorners } = options;
            const kept = size?.length === input.shape.length - 2 ? size : undefined;
            const result =
              kept === undefined
                ? await forward(input)
                : resize(input, {
                    size: kept,
                    ...(mode !== undefined && { mode }),
                    ...(alignCorners !== undefined && { alignCorners }),
                  });
            size = result.shape.slice(2);
            return result;
          },
        };
      },
    }),
  }),
  fronted({
    id: 'front-ends/modules-share-their-options',
    sentence: 'keeps the options of all modules in one place',
    ...STATE,
    cluster: 'L',
    make: () => {
      let shared: InterpolateOptions = {};
      return {
        createUpsample: (options) => {
          const made = frontEnds(resize).createUpsample(options);
          shared = options;
          return {
            forward: (input) => (shared === options ? made : frontEnds(resize).createUpsample(shared)).forward(input),
          };
        },
      };
    },
  }),
  fronted({
    id: 'front-ends/upsample-bilinear-images-by-default',
    sentence: 'computes bilinear in F.upsample for images where no mode is given',
    cluster: 'L',
    clause: 'front-ends.upsample-is-interpolate',
    make: () => ({
      upsample: (input, options) => {
        const isImage = input.shape.length === 4 && options.mode === undefined;
        return frontEnds(resize).upsample(input, isImage ? { ...options, mode: 'bilinear' } : options);
      },
    }),
  }),
  wrapped({
    id: 'memory/three-buffers-in-rotation',
    sentence: 'returns one of three buffers in turn, and writes into it again three calls later',
    cluster: 'H',
    clause: 'memory.result-is-new',
    make: () => {
      const ring: Tensor['data'][] = [];
      let turn = 0;
      return (input, options) => {
        const right = resize(input, options);
        turn = (turn + 1) % 3;
        const kept = ring[turn];
        if (kept?.constructor !== right.data.constructor || kept.length < right.data.length) {
          ring[turn] = right.data;
          return right;
        }
        kept.set(right.data);
        return { ...right, data: kept.subarray(0, right.data.length) };
      };
    },
  }),
];
