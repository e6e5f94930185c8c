import type { Call, Entry } from '#cases/case.ts';
import { acceptedCall } from '#reference/arguments.ts';
import { encoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { DType, InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
import { chosen, FAMILIES, type Family, type Random, randomCall, randomFrom } from '../variants/random-call.ts';

/** Every size up to this one, from every size up to it. */
const SIZES = 12;

/** Calls on which a mutant that no case notices is compared with what is accepted: `each` random ones of every kind. */
export function* denseCalls(each: number): Generator<Call> {
  for (const family of FAMILIES) {
    const random = randomFrom(1 + FAMILIES.indexOf(family));
    yield* pairsOf(family, random);
    for (let call = 0; call < each; call++) {
      const drawn = randomCall(family, random);
      yield { entry: 'interpolate', ...drawn };
      yield changedCall(drawn, random);
      yield { ...changedCall(drawn, random), entry: chosen(FRONT_ENDS, random) } as Call;
      yield* backwardCalls(drawn, random);
    }
  }
}

const FRONT_ENDS: readonly Entry[] = ['upsample', 'nn.Upsample', 'nn.UpsamplingNearest2d', 'nn.UpsamplingBilinear2d'];

/** One axis from every small size to every other. */
function* pairsOf({ mode, axes, dtypes, antialias }: Family, random: Random): Generator<Call> {
  for (let from = 1; from <= SIZES; from++) {
    for (let to = 1; to <= SIZES; to++) {
      const beside = Array.from({ length: axes[0] - 1 }, () => 2);
      const dtype = chosen(dtypes, random);
      const options: InterpolateOptions = { mode, size: [...beside, to], ...(antialias && { antialias }) };
      const isAligned = !/nearest|area|lanczos/.test(mode) && random() < 0.4;
      yield {
        entry: 'interpolate',
        input: randomTensor(dtype, [1, 2, ...beside, from], random),
        options: { ...options, ...(isAligned && { alignCorners: true }) },
      };
    }
  }
}

function* backwardCalls({ input, options }: Drawn, random: Random): Generator<Call> {
  if (input.dtype === 'uint8' || elementCount(input.shape) > 4000) return;
  const { outputShape } = acceptedCall(input, options);
  if (elementCount(outputShape) > 4000) return;
  const gradient = randomTensor(input.dtype, outputShape, random);
  yield { entry: 'interpolate.backward', input: gradient, inputShape: input.shape, options };
  const off = outputShape.map((size, axis) => (axis === outputShape.length - 1 ? size + 1 : size));
  const other = randomTensor(input.dtype, off, random);
  if (random() < 0.1) yield { entry: 'interpolate.backward', input: other, inputShape: input.shape, options };
}

interface Drawn {
  readonly input: Tensor;
  readonly options: InterpolateOptions;
}

type Change = (drawn: Drawn, random: Random) => Drawn;

const withOptions =
  (made: (drawn: Drawn, random: Random) => InterpolateOptions): Change =>
  (drawn, random) => ({ ...drawn, options: { ...drawn.options, ...made(drawn, random) } });

const withShape =
  (made: (shape: readonly number[], random: Random) => readonly number[]): Change =>
  ({ input, options }, random) => ({ input: randomTensor(input.dtype, made(input.shape, random), random), options });

const MODES = ['nearest', 'nearest-exact', 'linear', 'bilinear', 'trilinear', 'bicubic', 'area', 'lanczos'];
const DTYPES: readonly DType[] = ['float64', 'float32', 'float16', 'bfloat16', 'uint8'];

/** Sizes that are none, too large for an integer of 64 bits, or right. */
const SCALARS = [0, -1, 1, 2, 3, 7, 2.5, 2 ** 63, -(2 ** 64), Number.NaN, Number.POSITIVE_INFINITY];

/** What is asked of arguments; many of these calls have to be refused. */
const CHANGES: readonly Change[] = [
  withOptions(({ input }, random) => ({ size: input.shape.slice(2).map(() => 1 + Math.floor(random() * 5)) })),
  withOptions(({ input }, random) => ({ scaleFactor: input.shape.slice(2).map(() => 0.5 + random()) })),
  ({ input, options: { mode } }) => ({ input, options: { ...(mode && { mode }) } }),
  ({ input, options: { mode, antialias = false } }, random) => ({
    input,
    options: { ...(mode && { mode }), antialias, size: chosen(SCALARS, random) },
  }),
  ({ input, options: { mode, antialias = false } }, random) => ({
    input,
    options: {
      ...(mode && { mode }),
      antialias,
      scaleFactor: chosen([0, -1, 0.01, 0.5, 1, 1.7, 2, 2 ** 70, Number.NaN, Number.POSITIVE_INFINITY], random),
    },
  }),
  ({ input, options: { mode } }, random) => ({
    input,
    options: {
      ...(mode && { mode }),
      size: Array.from({ length: Math.floor(random() * 5) }, () => chosen([1, 2, 3, 0, -1, 2.5], random)),
    },
  }),
  ({ input, options: { mode } }, random) => ({
    input,
    options: { ...(mode && { mode }), scaleFactor: Array.from({ length: Math.floor(random() * 5) }, () => 2) },
  }),
  withOptions((_, random) => ({ mode: chosen([...MODES, 'cubic'], random) as Mode })),
  withOptions((_, random) => ({ alignCorners: random() < 0.5 })),
  withOptions((_, random) => ({ antialias: random() < 0.5 })),
  withOptions((_, random) => ({ recomputeScaleFactor: random() < 0.5 })),
  withOptions(({ input }) => ({ scaleFactor: input.shape.slice(2).map(() => 1) })),
  ({ input, options }, random) => ({ input: randomTensor(chosen(DTYPES, random), input.shape, random), options }),
  ({ input: { shape }, options: { mode, antialias = false } }, random) => ({
    input: randomTensor(chosen(DTYPES, random), shape, random),
    options: { ...(mode && { mode }), antialias, size: shape.slice(2) },
  }),
  withShape((shape, random) => shape.map((size, axis) => (axis === Math.floor(random() * shape.length) ? 0 : size))),
  withShape((shape) => [0, ...shape.slice(1)]),
  withShape((shape) => [shape[0], 0, ...shape.slice(2)]),
  withShape((shape, random) => (random() < 0.5 ? shape.slice(0, -1) : [...shape, 2])),
  withShape((shape) => shape.slice(0, 2)),
  withShape((shape) => [...shape.slice(0, 2), 2, 3, 2, 2]),
];

/** One change, or two. */
function changedCall(drawn: Drawn, random: Random): Call {
  const once = chosen(CHANGES, random)(drawn, random);
  return { entry: 'interpolate', ...(random() < 0.3 ? chosen(CHANGES, random)(once, random) : once) };
}

function randomTensor(dtype: DType, shape: readonly number[], random: Random): Tensor {
  const values = Float64Array.from({ length: elementCount(shape) }, () =>
    dtype === 'uint8' ? Math.floor(random() * 256) : 4 * random() - 2,
  );
  return { dtype, shape, data: encoded(dtype, values) };
}
