import type {
  CallDescription,
  DType,
  Implementation,
  InterpolateOptions,
  Mode,
  Tensor,
  Unsupport,
} from '#spec/signature.ts';
import { type KernelCall, kernelCall } from './kernel-call.ts';
import { type Extent, type OnnxDtype, type ResizeAttributes, resizeModel } from './onnx-model.ts';

/** Errors come back as exceptions; the log would only say them again. */
const FATAL_ONLY = 4;

const DTYPES: readonly DType[] = ['float32', 'float16', 'uint8'] satisfies OnnxDtype[];
const MODES: readonly Mode[] = ['nearest', 'nearest-exact', 'linear', 'bilinear', 'trilinear', 'bicubic'];

interface OrtTensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: unknown;
}

interface Session {
  run(feeds: Record<string, OrtTensor>, options: object): Promise<Record<string, OrtTensor>>;
}

/** What `onnxruntime-web`, `onnxruntime-node` and their like export. */
export interface OnnxRuntime {
  readonly InferenceSession: { create(model: Uint8Array, options: object): Promise<Session> };
  readonly Tensor: new (type: never, elements: never, dims: readonly number[]) => OrtTensor;
}

/** ONNX Runtime on one of its execution providers; every call is one Resize node. */
export function onnxResize(
  { InferenceSession, Tensor: OrtTensor }: OnnxRuntime,
  { name, version, provider }: { name: string; version: string; provider: string },
): Implementation {
  // A model's sizes are free: there are fewer than a hundred of them.
  const sessions = new Map<string, Promise<Session>>();

  function sessionOf(dtype: OnnxDtype, rank: number, extent: Extent, attributes: ResizeAttributes) {
    const key = JSON.stringify([dtype, rank, extent, attributes]);
    const options = { executionProviders: [provider], logSeverityLevel: FATAL_ONLY };
    const session = sessions.get(key) ?? InferenceSession.create(resizeModel(dtype, rank, extent, attributes), options);
    sessions.set(key, session);
    return session;
  }

  async function interpolate(input: Tensor, options: InterpolateOptions): Promise<Tensor> {
    const call = kernelCall(input, options);
    const dtype = input.dtype as OnnxDtype;
    const rank = input.shape.length;
    const factors = call.axes.flatMap(({ scaleFactor }) => scaleFactor ?? []);
    const extent = factors.length > 0 ? 'scales' : 'sizes';
    const session = await sessionOf(dtype, rank, extent, attributesOf(call));
    const tensor = (type: string, elements: unknown, dims: readonly number[]) =>
      new OrtTensor(type as never, elements as never, dims);
    const feeds = {
      x: tensor(dtype, input.data, input.shape),
      ...(extent === 'scales'
        ? { scales: tensor('float32', Float32Array.of(1, 1, ...factors), [rank]) }
        : { sizes: tensor('int64', BigInt64Array.from(call.outputShape, BigInt), [rank]) }),
    };
    const { y } = await session.run(feeds, { logSeverityLevel: FATAL_ONLY });
    return { dtype: y.type as DType, shape: y.dims, data: elementsOf(y.data) };
  }

  return { name, version, aspects: ['values'], mapping: MAPPING, supports, interpolate };
}

/** Where the engine has a Float16Array, ONNX Runtime answers in it: its bits are wanted. */
function elementsOf(data: unknown): Tensor['data'] {
  const elements = data as Tensor['data'];
  const isFloat16 = Object.prototype.toString.call(elements) === '[object Float16Array]';
  return isFloat16 ? new Uint16Array(elements.buffer, elements.byteOffset, elements.length) : elements;
}

function supports(call: CallDescription): true | Unsupport {
  const reason = inexpressible(call);
  if (reason !== undefined) return { reason, why: 'cannot-express' };
  kernelCall(call, call.options);
  return true;
}

function inexpressible({ dtype, options }: CallDescription): string | undefined {
  if (!DTYPES.includes(dtype)) return `ONNX Runtime has no Resize kernel for ${dtype} on its CPU and wasm back ends`;
  const { mode = 'nearest', antialias } = options;
  if (!MODES.includes(mode)) return `ONNX Resize has no ${mode}`;
  if (dtype === 'uint8' && mode === 'bicubic' && !antialias)
    return 'ONNX Runtime has cubic for uint8 with antialias only';
  return undefined;
}

/** `half_pixel`, not `pytorch_half_pixel`: the latter puts an axis of output size 1 where PyTorch no longer does. */
function attributesOf(call: Pick<KernelCall, 'mode' | 'antialias' | 'alignCorners'>): ResizeAttributes {
  const { mode, antialias, alignCorners } = call;
  if (mode === 'nearest') return { mode, coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' };
  if (mode === 'nearest-exact')
    return { mode: 'nearest', coordinate_transformation_mode: 'half_pixel', nearest_mode: 'round_prefer_ceil' };
  return {
    mode: mode === 'bicubic' ? 'cubic' : 'linear',
    coordinate_transformation_mode: alignCorners ? 'align_corners' : 'half_pixel',
    ...(mode === 'bicubic' && { cubic_coeff_a: antialias ? -0.5 : -0.75 }),
    ...(antialias && { antialias: 1, exclude_outside: 1 }),
  };
}

const MAPPING: Readonly<Record<string, string>> = Object.fromEntries(
  MODES.flatMap((mode) =>
    optionsOf(mode).map(([alignCorners, antialias]) => {
      const name = [mode, ...(alignCorners ? ['align_corners'] : []), ...(antialias ? ['antialias'] : [])].join(' ');
      const attributes = Object.entries(attributesOf({ mode, antialias, alignCorners }));
      return [name, attributes.map((pair) => pair.join('=')).join(', ')];
    }),
  ),
);

/** `arguments.align-corners`, `arguments.antialias-modes` */
function optionsOf(mode: Mode): [alignCorners: boolean, antialias: boolean][] {
  if (mode.startsWith('nearest')) return [[false, false]];
  const corners = [false, true];
  const antialias = mode === 'bilinear' || mode === 'bicubic' ? [false, true] : [false];
  return antialias.flatMap((one) => corners.map((other): [boolean, boolean] => [other, one]));
}
