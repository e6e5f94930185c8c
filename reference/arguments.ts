import type { InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
import type { AntialiasMode } from './antialias.ts';
import { requireDtypeSupport } from './arguments/element-types.ts';
import { Refusal } from './arguments/refusal.ts';
import type { Axis } from './coordinates.ts';
import { givenOutputSizes, requireKernelSizes } from './output-size.ts';

/** A call that passed every check, with its defaults filled in. */
export interface AcceptedCall {
  readonly mode: Mode;
  readonly antialias: boolean;
  readonly axes: readonly Axis[];
  readonly outputShape: readonly number[];
}

/** `arguments.ranks`: the modes that work on one number of axes only. */
const AXES_OF_MODE: Partial<Record<Mode, number>> = { linear: 1, bilinear: 2, bicubic: 2, trilinear: 3, lanczos: 2 };

const MODES_WITH_CORNERS: readonly string[] = [
  'linear',
  'bilinear',
  'trilinear',
  'bicubic',
  'lanczos',
] satisfies Mode[];
const COPYING_OR_POOLING: readonly string[] = ['nearest', 'nearest-exact', 'area'] satisfies Mode[];
const ANTIALIAS_MODES: readonly string[] = ['bilinear', 'bicubic', 'lanczos'] satisfies AntialiasMode[];

/**
 * `arguments.order-of-checks`: the checks of the target, in its order, with its texts.
 * @throws Refusal for a call that must be refused.
 */
export function acceptedCall(input: Pick<Tensor, 'dtype' | 'shape'>, options: InterpolateOptions): AcceptedCall {
  const mode = options.mode ?? 'nearest';
  const antialias = options.antialias ?? false;
  requireNoCornersWithout(mode, options);
  const sizes = givenOutputSizes(input.shape, mode, options);
  requireAntialiasMode(mode, antialias, input.shape);
  if (input.shape.length === 4) requireLanczosOptions(mode, antialias, options.alignCorners ?? false);
  requireRank(mode, input.shape);
  const outputSizes = requireKernelSizes(input.shape, mode, sizes);
  requireDtypeSupport(input, mode, antialias, outputSizes);
  const outputShape = [input.shape[0], input.shape[1], ...outputSizes];
  requireAddressable(outputShape);
  return {
    mode,
    antialias,
    axes: outputSizes.map((outputSize, index) => ({
      inputSize: input.shape[index + 2],
      outputSize,
      alignCorners: options.alignCorners ?? false,
      ...(sizes.kernelFactors && { scaleFactor: sizes.kernelFactors[index] }),
    })),
    outputShape,
  };
}

/** `arguments.finite-factor`: an output that no memory can hold. */
function requireAddressable(outputShape: readonly number[]): void {
  if (outputShape.reduce((product, size) => product * size, 1) < 2 ** 48) return;
  throw new Refusal(
    'RuntimeError',
    'arguments.finite-factor',
    `Storage size calculation overflowed with sizes=[${outputShape.join(', ')}]`,
  );
}

/** `arguments.align-corners` */
function requireNoCornersWithout(mode: string, { alignCorners }: InterpolateOptions): void {
  if (alignCorners === undefined || !COPYING_OR_POOLING.includes(mode)) return;
  throw new Refusal(
    'ValueError',
    'arguments.align-corners',
    'align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear',
  );
}

/** `arguments.antialias-modes` */
function requireAntialiasMode(mode: string, antialias: boolean, shape: readonly number[]): void {
  if (!antialias || (ANTIALIAS_MODES.includes(mode) && shape.length === 4)) return;
  throw new Refusal(
    'ValueError',
    'arguments.antialias-modes',
    'Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as input',
  );
}

/** `arguments.lanczos-align-corners`, `arguments.lanczos-needs-antialias` */
function requireLanczosOptions(mode: string, antialias: boolean, alignCorners: boolean): void {
  if (mode !== 'lanczos') return;
  if (alignCorners) {
    throw new Refusal(
      'ValueError',
      'arguments.lanczos-align-corners',
      'Lanczos mode does not support align_corners=True',
    );
  }
  if (!antialias) {
    throw new Refusal('ValueError', 'arguments.lanczos-needs-antialias', 'Lanczos mode requires antialias=True');
  }
}

/** `arguments.ranks`, `arguments.mode-names` */
function requireRank(mode: string, shape: readonly number[]): void {
  const axes = shape.length - 2;
  const neededAxes = AXES_OF_MODE[mode as Mode];
  const known = MODES_WITH_CORNERS.includes(mode) || COPYING_OR_POOLING.includes(mode);
  if (known && axes >= 1 && axes <= 3 && (neededAxes === undefined || neededAxes === axes)) return;
  if (known && axes >= 1 && axes <= 3 && mode !== 'bicubic' && mode !== 'lanczos') {
    throw new Refusal(
      'NotImplementedError',
      'arguments.ranks',
      `Got ${shape.length}D input, but ${mode} mode needs ${Number(neededAxes) + 2}D input`,
    );
  }
  throw new Refusal(
    'NotImplementedError',
    known ? 'arguments.ranks' : 'arguments.mode-names',
    'Input Error: Only 3D, 4D and 5D input Tensors supported' +
      ` (got ${shape.length}D) for the modes: nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact` +
      ` (got ${mode})`,
  );
}
