import type { AntialiasMode } from '#reference/antialias.ts';
import type { AcceptedCall } from '#reference/arguments.ts';
import { inputStep } from '#reference/coordinates.ts';
import { copies } from '#reference/interpolate.ts';
import { elementCount } from '#spec/shape.ts';
import type { CallDescription, DType, Mode } from '#spec/signature.ts';
import { kernelCall } from '../kernel-call.ts';
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

const KERNELS: Readonly<Record<Mode, KernelName>> = {
  nearest: 'nearest',
  'nearest-exact': 'nearest-exact',
  area: 'area',
  linear: 'linear',
  bilinear: 'linear',
  trilinear: 'linear',
  bicubic: 'cubic',
  lanczos: 'lanczos',
};

const ANTIALIAS_KERNELS: Readonly<Record<AntialiasMode, KernelName>> = {
  bilinear: 'antialias-linear',
  bicubic: 'antialias-cubic',
  lanczos: 'lanczos',
};

/** float32 holds every index below this, and no other format is at hand on a GPU. */
const LONGEST_AXIS = 2 ** 24;
const LARGEST_WORD = 2 ** 32;

/**
 * What a call comes to on the device, or why it is not supported.
 * @throws Unsupported for a call that PyTorch refuses.
 */
export function planOf({ dtype, shape, options }: CallDescription): Plan | string {
  const call = kernelCall({ dtype, shape }, options);
  const { mode, axes, outputShape } = call;
  if (dtype === 'float64' && !copies(mode)) return 'WGSL has no float64';
  if ([...shape, ...outputShape].slice(2).some((size) => size >= LONGEST_AXIS))
    return 'an axis has 2^24 elements or more';
  const multiplies =
    mode === 'area' && axes.some(({ inputSize, outputSize }) => (outputSize + 1) * inputSize >= LARGEST_WORD);
  if (multiplies) return 'the borders of the windows do not fit into 32 bits';
  return { outputShape, passes: passesOf(dtype, shape, call) };
}

function passesOf(dtype: DType, shape: readonly number[], call: AcceptedCall): AxisPass[] {
  const { mode, antialias } = call;
  const isFixedPoint = dtype === 'uint8' && !copies(mode);
  const ignoresFactor = isFixedPoint || antialias || mode.endsWith('linear');
  const passes: AxisPass[] = [];
  // A float64 is copied as two words.
  let inner = dtype === 'float64' ? 2 : 1;
  for (const [place, axis] of [...call.axes.entries()].reverse()) {
    const { inputSize, outputSize, alignCorners, scaleFactor } = axis;
    // `linear.unchanged-axis`, `antialias.unchanged-axis`, `rounding.uint8-unchanged-axis`
    if (inputSize !== outputSize || (scaleFactor !== undefined && !ignoresFactor)) {
      passes.push({
        kernel: antialias ? ANTIALIAS_KERNELS[mode as AntialiasMode] : KERNELS[mode],
        inputSize,
        outputSize,
        inner,
        elements: elementCount(shape.slice(0, place + 2)) * outputSize * inner,
        alignCorners,
        step: inputStep(axis),
        ...(isFixedPoint && { kernel: 'fixed-point', table: fixedPointTable(axis, call) }),
      });
    }
    inner *= outputSize;
  }
  return passes;
}
