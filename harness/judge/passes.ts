import type { AntialiasMode } from '#reference/antialias.ts';
import type { AcceptedCall } from '#reference/arguments.ts';
import type { Axis } from '#reference/coordinates.ts';
import { isLeftAlone } from '#reference/interpolate.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Arithmetic } from './arithmetic.ts';
import { type FreeTaps, freeAntialiasTaps, freeAreaTaps, freeCubicTaps, freeLinearTaps } from './freedom.ts';

/** Where another answer than the reference's is accepted too: where the target breaks its own rule, and one more. */
export interface Departures {
  /** `special-values.zero-weight`: an unchanged axis is blended with weights of one and zero. */
  readonly weighsUnchangedAxes: boolean;
  /** `errata.linear-unchanged-axis`, `errata.antialias-unchanged-axis` */
  readonly resamplesUnchangedAxes: boolean;
  /** `errata.float64-floor` */
  readonly floorsThroughFloat32: boolean;
  /** `errata.antialias-width-one`, `errata.uint8-width-one` */
  readonly repeatsFirstRow: boolean;
  /** `errata.half-area-5d` */
  readonly roundsEveryStep: boolean;
}

export interface Pass {
  /** Position among the spatial axes. */
  readonly axis: number;
  readonly inputSize: number;
  readonly outputSize: number;
  readonly taps: readonly FreeTaps[];
}

export interface PlacedPass extends Pass {
  /** Elements between neighbours along the axis, when the pass's turn comes. */
  readonly inner: number;
}

/** The passes in their order, over an image of these spatial sizes. */
export function placed(passes: readonly Pass[], spatial: readonly number[]): PlacedPass[] {
  const sizes = [...spatial];
  return passes.map((pass) => {
    const inner = sizes.slice(pass.axis + 1).reduce((product, size) => product * size, 1);
    sizes[pass.axis] = pass.outputSize;
    return { ...pass, inner };
  });
}

/** The separable passes of a call that blends, first pass first: the innermost axis comes first. */
export function passesOf(
  call: AcceptedCall,
  input: Pick<Tensor, 'dtype'>,
  arithmetic: Arithmetic,
  departures: Departures,
): Pass[] {
  return call.axes
    .flatMap((axis, index) => {
      const placedAxis = passedAxis(axis, isLeftAlone(axis, call, input), departures);
      return placedAxis === undefined ? [] : [{ axis: placedAxis, index }];
    })
    .reverse()
    .map(({ axis, index }) => ({
      axis: index,
      inputSize: axis.inputSize,
      outputSize: axis.outputSize,
      taps: freeTaps(call, { ...axis, floorsThroughFloat32: departures.floorsThroughFloat32 }, arithmetic),
    }));
}

/** The axis as a pass sees it, if there is one. */
function passedAxis(axis: Axis, isAlone: boolean, departures: Departures): Axis | undefined {
  if (!isAlone || departures.resamplesUnchangedAxes) return axis;
  const { inputSize, outputSize, alignCorners } = axis;
  return departures.weighsUnchangedAxes ? { inputSize, outputSize, alignCorners } : undefined;
}

function freeTaps({ mode, antialias }: AcceptedCall, axis: Axis, arithmetic: Arithmetic): FreeTaps[] {
  const tapsAt = (outputIndex: number): FreeTaps => {
    if (antialias) return freeAntialiasTaps(outputIndex, axis, mode as AntialiasMode, arithmetic);
    if (mode === 'area') return freeAreaTaps(outputIndex, axis, arithmetic);
    if (mode === 'bicubic') return freeCubicTaps(outputIndex, axis, arithmetic);
    return freeLinearTaps(outputIndex, axis, arithmetic);
  };
  return Array.from({ length: axis.outputSize }, (_, outputIndex) => tapsAt(outputIndex));
}
