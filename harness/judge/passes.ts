import type { Override } from '#cases/errata-table.ts';
import type { AntialiasMode } from '#reference/antialias.ts';
import type { AcceptedCall } from '#reference/arguments.ts';
import { isLeftAlone } from '#reference/interpolate.ts';
import { elementCount } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { ErringTaps } from './free-taps.ts';
import { freeAntialiasTaps, freeAreaTaps, freeCubicTaps, freeLinearTaps, type JudgedAxis } from './tap-errors.ts';

/** What an answer may have in place of the reference's: what errata override, and one more. */
export interface Changes {
  readonly overrides: readonly Override[];
  /** `special-values.zero-weight`: an axis that is left alone may be blended with weights of one and zero. */
  readonly weighsUnchangedAxes: boolean;
}

export const UNCHANGED: Changes = { overrides: [], weighsUnchangedAxes: false };

export interface Pass {
  /** Position among the spatial axes. */
  readonly axis: number;
  readonly inputSize: number;
  readonly outputSize: number;
  readonly taps: ErringTaps;
}

export interface PlacedPass extends Pass {
  /** Elements between neighbours along the axis, when the pass's turn comes. */
  readonly inner: number;
}

/** The passes in their order, over an image of these spatial sizes. */
export function placed<P extends Pass>(passes: readonly P[], spatial: readonly number[]): (P & PlacedPass)[] {
  const sizes = [...spatial];
  return passes.map((pass) => {
    const inner = elementCount(sizes.slice(pass.axis + 1));
    sizes[pass.axis] = pass.outputSize;
    return { ...pass, inner };
  });
}

/** The separable passes of a call that blends, first pass first: the innermost axis comes first. */
export function passesOf(
  call: AcceptedCall,
  input: Pick<Tensor, 'dtype'>,
  arithmetic: Arithmetic,
  { overrides, weighsUnchangedAxes }: Changes,
): Pass[] {
  const floorsThroughFloat32 = overrides.includes('floorsThroughFloat32');
  return call.axes
    .flatMap((axis, index) => {
      const { inputSize, outputSize, alignCorners } = axis;
      const isCopied = overrides.includes('leavesUnchangedAxes') && inputSize === outputSize;
      if (!isCopied && !isLeftAlone(axis, call, input)) return [{ axis, index }];
      return weighsUnchangedAxes ? [{ axis: { inputSize, outputSize, alignCorners }, index }] : [];
    })
    .reverse()
    .map(({ axis, index }) => ({
      axis: index,
      inputSize: axis.inputSize,
      outputSize: axis.outputSize,
      taps: erringTaps(call, { ...axis, floorsThroughFloat32 }, arithmetic),
    }));
}

function erringTaps({ mode, antialias }: AcceptedCall, axis: JudgedAxis, arithmetic: Arithmetic): ErringTaps {
  if (antialias) return freeAntialiasTaps(axis, mode as AntialiasMode, arithmetic);
  if (mode === 'area') return freeAreaTaps(axis, arithmetic);
  return mode === 'bicubic' ? freeCubicTaps(axis, arithmetic) : freeLinearTaps(axis, arithmetic);
}

/** `errata.antialias-width-one`: every row of a plane that is one element wide shows the first row. */
export function repeatedFirstRow<Values extends Float64Array | Uint8Array>(
  values: Values,
  { outputShape }: AcceptedCall,
): Values {
  const height = outputShape[2];
  return values.map((_, element) => values[element - (element % height)]) as Values;
}
