import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { channelTail } from './elements.ts';
import { frontEnds } from './fault.ts';
import type { Make } from './mistake.ts';
import { without } from './options.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';
import { gathered, unwritten } from './tensors.ts';

type Answer = ReturnType<Make>;
type Data = Tensor['data'];
type Key = (input: Tensor, options: InterpolateOptions) => unknown;
type OptionName = keyof InterpolateOptions;

/** A call that is valid, and what is due. */
interface Own {
  readonly input: Tensor;
  readonly options: InterpolateOptions;
  readonly right: Tensor;
}

/** An answer by what was kept of the first call whose key was the same, or is kept of this one. */
const keeping =
  <T>(keyOf: (own: Own) => unknown, keptOf: (own: Own) => T, answer: (kept: T, own: Own) => Tensor): Make =>
  () => {
    const kept = new Map<string, T>();
    return (input, options) => {
      const own = { input, options, right: resize(input, options) };
      const key = JSON.stringify(keyOf(own));
      const first = kept.has(key) ? (kept.get(key) as T) : keptOf(own);
      kept.set(key, first);
      return answer(first, own);
    };
  };

/** Some options of the first call with the same key decide for all, where they give the same shape. */
export const firstOptions = (keyOf: Key, names: readonly OptionName[]): Make =>
  keeping(
    ({ input, options, right }) => [keyOf(input, options), right.shape],
    ({ options }) => Object.entries(options).filter(([name]) => names.includes(name as OptionName)),
    (first, { input, options, right }) =>
      unlessRefusedOrOther(() => resize(input, { ...without(...names)(options), ...Object.fromEntries(first) }), right),
  );

function unlessRefusedOrOther(compute: () => Tensor, right: Tensor): Tensor {
  try {
    const stale = compute();
    return stale.shape.join() === right.shape.join() ? stale : right;
  } catch {
    return right;
  }
}

/** The key has a factor of three digits. */
export const roundedFactor: Make = keeping(
  ({ input, options: { scaleFactor, ...rest } }) => {
    const digits = scaleFactor === undefined ? [] : [scaleFactor].flat().map((factor) => factor.toFixed(3));
    return [input.shape, digits, rest];
  },
  ({ options }) => options,
  (first, { input, right }) => unlessRefusedOrOther(() => resize(input, first), right),
);

/** An option that is left out is that of the last call which gave it. */
export function sticking(name: OptionName): Make {
  return () => {
    let given: InterpolateOptions = {};
    return (input, options) => {
      if (options[name] !== undefined) given = { [name]: options[name] };
      try {
        return resize(input, { ...given, ...options });
      } catch {
        return resize(input, options);
      }
    };
  };
}

/** Weights of bytes, where the first call of the same sizes was one of bytes. */
export const weightsOfBytes: Make = keeping(
  ({ input, options }) => [input.shape.slice(2), options],
  ({ input }) => input.dtype,
  (first, { input, options, right }) =>
    first === 'uint8' && input.dtype !== 'uint8' ? resize(input, options, { weightPrecision: 'fixed-14' }) : right,
);

export const firstBatch: Make = keeping(
  ({ input: { dtype, shape }, options }) => [dtype, shape.slice(1), options],
  ({ input }) => input.shape[0],
  (images, { right }) => unwritten(right, ([image]) => image >= images),
);

/** A module computes its output size once, for its first input. */
export function firstSize(): Partial<Implementation> {
  return {
    createUpsample: (options) => {
      const { forward } = frontEnds(resize).createUpsample(options);
      let size: readonly number[] | undefined;
      return {
        forward: async (input) => {
          const { mode, alignCorners } = options;
          const own = { ...(mode !== undefined && { mode }), ...(alignCorners !== undefined && { alignCorners }) };
          const kept = size?.length === input.shape.length - 2 ? size : undefined;
          const result = kept === undefined ? await forward(input) : resize(input, { size: kept, ...own });
          size = result.shape.slice(2);
          return result;
        },
      };
    },
  };
}

/** Modules keep their options in one place. */
export function sharedOptions(): Partial<Implementation> {
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
}

/** Other decisions in every second call, and in those between them. */
export function alternating(second: Partial<Decisions>, others: Partial<Decisions>): Make {
  return () => {
    let calls = 0;
    return (input, options) => resize(input, options, ++calls % 2 === 0 ? second : others);
  };
}

/** The first result of the same call on whatever elements. */
export const firstResult: Make = keeping(
  ({ input, options }) => [input.dtype, input.shape, options],
  ({ right }) => right,
  (first) => ({ ...first, data: first.data.slice() }),
);

/** The size of an input that indices and weights were made for, by a key that says too little of each axis. */
export function sizesKept(
  keyOf: (axis: number, outputSize: number, options: InterpolateOptions, rank: number) => unknown,
): Make {
  return () => {
    const kept = new Map<string, number>();
    return (input, options) => {
      const right = resize(input, options);
      if (options.size === undefined) return right;
      const shape = input.shape.map((size, axis) => {
        if (axis < 2) return size;
        const key = JSON.stringify(keyOf(axis, right.shape[axis], options, input.shape.length));
        if (!kept.has(key)) kept.set(key, size);
        return kept.get(key) as number;
      });
      if (shape.join() === input.shape.join()) return right;
      const clamped = (index: readonly number[]) => index.map((at, axis) => Math.min(at, input.shape[axis] - 1));
      return resize(gathered(input, shape, clamped), options);
    };
  };
}

/** Columns are clamped to the width of the call before where that was smaller. */
export function widthBefore(): Answer {
  let before = Number.POSITIVE_INFINITY;
  return (input, options) => {
    const right = resize(input, options);
    const limit = before;
    before = input.shape[input.shape.length - 1];
    if (limit >= before) return right;
    const clamped = (index: readonly number[]) => index.with(-1, Math.min(index[index.length - 1], limit - 1));
    return resize(gathered(input, input.shape, clamped), options);
  };
}

/** Channels after the last four show what its buffer held. */
export function staleChannelTail(): Answer {
  const buffers = new Map<string, Data>();
  return (input, options) => {
    const right = resize(input, options);
    const result = unwritten(right, channelTail(4), buffers.get(right.dtype));
    buffers.set(right.dtype, right.data.toReversed() as Data);
    return result;
  };
}

/** The last column shows what the buffer of the call before had there, if it is of the same kind. */
export function staleLastColumn(): Answer {
  let buffer: Data | undefined;
  return (input, options) => {
    const right = resize(input, options);
    const left = buffer?.constructor === right.data.constructor ? buffer : undefined;
    buffer = right.data;
    const width = right.shape[right.shape.length - 1];
    return unwritten(right, (index) => width > 1 && index[index.length - 1] === width - 1, left);
  };
}

/** Adds to the buffer of the call before where it has the same length. */
export function addedToBuffer(): Answer {
  let buffer: Data | undefined;
  return (input, options) => {
    const right = resize(input, options);
    const kept =
      buffer?.constructor === right.data.constructor && buffer.length === right.data.length ? buffer : undefined;
    buffer = right.data.slice();
    if (kept === undefined || right.dtype === 'uint8' || kept instanceof Uint16Array) return right;
    return { ...right, data: right.data.map((value, at) => value + kept[at]) as Data };
  };
}

function zeros(right: Tensor): Tensor {
  return unwritten(right, () => true);
}

export function zerosAfterRefusal(): Answer {
  let isBroken = false;
  return (input, options) => {
    const wasBroken = isBroken;
    isBroken = true;
    const right = resize(input, options);
    isBroken = false;
    return wasBroken ? zeros(right) : right;
  };
}

/** The first call is answered before the device has finished. */
export function zerosAtFirst(): Answer {
  let isReady = false;
  return (input, options) => {
    const right = resize(input, options);
    if (isReady) return right;
    isReady = true;
    return zeros(right);
  };
}

/** Results are written into three buffers in turn. */
export function threeBuffers(): Answer {
  const ring: Data[] = [];
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
}
