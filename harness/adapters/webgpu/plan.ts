import { elementCount } from '#spec/shape.ts';
import type { CallDescription, DType, InterpolateOptions, Mode } from '#spec/signature.ts';
import { type FixedPointTable, fixedPointTable } from './fixed-point.ts';
import type { KernelName } from './kernels.ts';

/** One kernel along one axis of an array seen as planes × inputSize × inner. */
export interface AxisPass {
  readonly kernel: KernelName;
  readonly inputSize: number;
  readonly outputSize: number;
  readonly inner: number;
  /** Of the result. */
  readonly elements: number;
  readonly alignCorners: boolean;
  /** Input elements per output element, in float64: rounded to float32 once, on its way to the device. */
  readonly step: number;
  readonly table?: FixedPointTable;
}

export interface Plan {
  readonly outputShape: readonly number[];
  /** In the order of the clauses: W, then H, then D. */
  readonly passes: readonly AxisPass[];
}

type Method = 'copying' | 'pooling' | 'linear' | 'cubic' | 'lanczos';

const MODES: Readonly<Record<Mode, { method: Method; kernel: KernelName; axes?: number; antialias?: KernelName }>> = {
  nearest: { method: 'copying', kernel: 'nearest' },
  'nearest-exact': { method: 'copying', kernel: 'nearest-exact' },
  area: { method: 'pooling', kernel: 'area' },
  linear: { method: 'linear', kernel: 'linear', axes: 1 },
  bilinear: { method: 'linear', kernel: 'linear', axes: 2, antialias: 'antialias-linear' },
  trilinear: { method: 'linear', kernel: 'linear', axes: 3 },
  bicubic: { method: 'cubic', kernel: 'cubic', axes: 2, antialias: 'antialias-cubic' },
  lanczos: { method: 'lanczos', kernel: 'lanczos', axes: 2, antialias: 'lanczos' },
};

/** float32 holds every index below this, and no other format is at hand on a GPU. */
const LONGEST_AXIS = 2 ** 24;
const LARGEST_WORD = 2 ** 32;

/** What a call comes to on the device, or why it is not supported. Whatever PyTorch refuses is not supported either. */
export function planOf({ dtype, shape, options }: CallDescription): Plan | string {
  const mode = MODES[options.mode ?? 'nearest'];
  if (mode === undefined) return `there is no kernel for ${options.mode}`;
  const reason = whyNot(dtype, shape, options);
  if (reason !== undefined) return reason;
  const sizes = outputSizes(shape.slice(2), options);
  if (typeof sizes === 'string') return sizes;
  const spatial = shape.slice(2);
  if ([...spatial, ...sizes].some((size) => size >= LONGEST_AXIS)) return 'an axis has 2^24 elements or more';
  const multiplies =
    mode.method === 'pooling' && sizes.some((size, axis) => (size + 1) * spatial[axis] >= LARGEST_WORD);
  if (multiplies) return 'the borders of the windows do not fit into 32 bits';
  return { outputShape: [...shape.slice(0, 2), ...sizes], passes: passesOf({ dtype, shape, options }, sizes) };
}

function whyNot(dtype: DType, shape: readonly number[], options: InterpolateOptions): string | undefined {
  const { method, axes, antialias } = MODES[options.mode ?? 'nearest'];
  const rank = shape.length - 2;
  const copiesOrPools = method === 'copying' || method === 'pooling';
  if (dtype === 'float64' && method !== 'copying') return 'WGSL has no float64';
  if (rank < 1 || rank > 3 || (axes !== undefined && axes !== rank))
    return `${options.mode} has no ${shape.length}-D form`;
  if ((shape[1] === 0 && method !== 'pooling') || shape.slice(2).includes(0)) return 'there is nothing to resize';
  if (copiesOrPools && options.alignCorners !== undefined) return `${options.mode} has no align_corners`;
  if (options.antialias === true && (antialias === undefined || rank !== 2)) return `${options.mode} has no antialias`;
  if (method === 'lanczos' && (options.antialias !== true || options.alignCorners === true))
    return 'lanczos is antialiased, without align_corners';
  if (options.antialias === true && dtype !== 'float32' && dtype !== 'uint8') return `antialias has no ${dtype}`;
  if (dtype === 'uint8' && method !== 'copying' && (method === 'pooling' || rank !== 2))
    return `${options.mode} has no uint8`;
  return undefined;
}

/** `output-size.truncated-product`: one product in float64, cut towards zero. */
function outputSizes(spatial: readonly number[], options: InterpolateOptions): readonly number[] | string {
  const { size, scaleFactor, mode, recomputeScaleFactor } = options;
  if ((size === undefined) === (scaleFactor === undefined)) return 'expected one of size and scale_factor';
  if (size !== undefined && recomputeScaleFactor === true) return 'recompute_scale_factor needs a factor';
  const given = size ?? (scaleFactor as number | readonly number[]);
  const perAxis = typeof given === 'number' ? spatial.map(() => given) : given;
  if (perAxis.length !== spatial.length) return `expected ${spatial.length} sizes or factors, got ${perAxis.length}`;
  const sizes = size === undefined ? spatial.map((inputSize, axis) => Math.trunc(inputSize * perAxis[axis])) : perAxis;
  const smallest = mode === 'area' ? 0 : 1;
  const wrong = sizes.find((outputSize) => !Number.isInteger(outputSize) || outputSize < smallest);
  return wrong === undefined ? sizes : `${wrong} is no size`;
}

function passesOf({ dtype, shape, options }: CallDescription, sizes: readonly number[]): AxisPass[] {
  const { mode = 'nearest', alignCorners = false, antialias = false } = options;
  const row = MODES[mode];
  const isFixedPoint = dtype === 'uint8' && row.method !== 'copying';
  const passes: AxisPass[] = [];
  // A float64 is copied as two words.
  let inner = dtype === 'float64' ? 2 : 1;
  for (let axis = sizes.length - 1; axis >= 0; axis--) {
    const inputSize = shape[axis + 2];
    const outputSize = sizes[axis];
    const factor = keptFactor(options, axis);
    const step = inputStep(inputSize, outputSize, alignCorners, factor);
    if (!isLeftAlone(inputSize, outputSize, factor, isFixedPoint || antialias || row.method === 'linear')) {
      const placed = { inputSize, outputSize, alignCorners, step };
      const planes = elementCount(shape.slice(0, axis + 2));
      const elements = planes * outputSize * inner;
      passes.push({
        ...placed,
        inner,
        elements,
        kernel: antialias && row.antialias !== undefined ? row.antialias : row.kernel,
        ...(isFixedPoint && { kernel: 'fixed-point', table: fixedPointTable(placed, mode, antialias) }),
      });
    }
    inner *= outputSize;
  }
  return passes;
}

/** `coordinates.given-scale-factor`, `coordinates.recompute-drops-factor`, `area.factor-only-sets-size` */
function keptFactor({ scaleFactor, recomputeScaleFactor, mode }: InterpolateOptions, axis: number): number | undefined {
  if (recomputeScaleFactor === true || mode === 'area') return undefined;
  return typeof scaleFactor === 'number' ? scaleFactor : scaleFactor?.[axis];
}

/** `coordinates.step-from-sizes`, `coordinates.given-scale-factor`, `coordinates.align-corners` */
function inputStep(inputSize: number, outputSize: number, alignCorners: boolean, factor: number | undefined): number {
  if (alignCorners) return outputSize > 1 ? (inputSize - 1) / (outputSize - 1) : 0;
  return factor === undefined ? inputSize / outputSize : 1 / factor;
}

/** `linear.unchanged-axis`, `antialias.unchanged-axis`, `rounding.uint8-unchanged-axis`; without a factor it is so anyway. */
function isLeftAlone(inputSize: number, outputSize: number, factor: number | undefined, whateverTheFactor: boolean) {
  return inputSize === outputSize && (factor === undefined || whateverTheFactor);
}
