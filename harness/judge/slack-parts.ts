import type { AcceptedCall } from '#reference/arguments.ts';
import { decoded, type FloatFormat, unitInTheLastPlace } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { ARITHMETIC } from './arithmetic.ts';
import { boundOf, headroomFor } from './blending-rule.ts';
import { changedTaps, type ErringTaps, withoutErrors } from './free-taps.ts';
import { type PlacedPass, passesOf, placed, UNCHANGED } from './passes.ts';

/** What the slack of one floating-point element is made of; the parts add up to it (`spec/decisions/bound.md`). */
export interface SlackParts {
  /** The source coordinate may be computed in float32. */
  readonly coordinate: number;
  readonly weights: number;
  readonly summation: number;
  /** Half a unit in the last place of the dtype. */
  readonly rounding: number;
}

/** Each part is what is lost when its error is taken away, coordinates first. */
export function slackPartsOf(call: AcceptedCall, input: Tensor, element: number): SlackParts {
  const arithmetic = ARITHMETIC[input.dtype];
  const passes = placed(passesOf(call, input, arithmetic, UNCHANGED), input.shape.slice(2));
  const values = decoded(input);
  const headroom = headroomFor(values);
  const boundedBy = (change: (taps: ErringTaps) => ErringTaps) =>
    boundOf(call, changed(passes, change), values, headroom, arithmetic);
  const all = boundedBy((taps) => taps);
  const placedExactly = boundedBy(withoutCoordinateError).slack[element];
  const weighedExactly = boundedBy(withoutErrors).slack[element];
  const slack = all.slack[element];
  const largest = (Math.abs(all.ideal[element]) + slack) / headroom;
  return {
    coordinate: (slack - placedExactly) / headroom,
    weights: (placedExactly - weighedExactly) / headroom,
    summation: weighedExactly / headroom,
    rounding: unitInTheLastPlace(largest, arithmetic.result as FloatFormat) / 2,
  };
}

function changed(passes: readonly PlacedPass[], change: (taps: ErringTaps) => ErringTaps): PlacedPass[] {
  return passes.map((pass) => ({ ...pass, taps: change(pass.taps) }));
}

function withoutCoordinateError(taps: ErringTaps): ErringTaps {
  return changedTaps(taps, { coordinateErrors: new Float64Array(taps.count) });
}
