import type { AcceptedCall } from '#reference/arguments.ts';
import { isLeftAlone } from '#reference/interpolate.ts';
import { fixedPointPass, fixedPointTaps, mergedTaps } from '#reference/rounding/uint8.ts';
import { decoded } from '#reference/rounding.ts';
import { blendAlong, type Taps } from '#reference/taps.ts';
import { elementCount, offsetOf } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { axisNames, tapsRead } from './expected-taps.ts';
import type { WeightedSum } from './explanation.ts';

/** One pass of a separable answer. */
export interface Pass {
  readonly axis: number;
  readonly taps: readonly Taps[];
  /** The tensor before and after, with its shape. */
  readonly before: Stage;
  readonly after: Stage;
  /** Of uint8: its weights are integers, 2^precision times the real ones. */
  readonly precision?: number;
}

interface Stage {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** The passes of a call that blends, or of its gradient, innermost axis first. */
export function passesOf(call: AcceptedCall, input: Tensor, isGradient: boolean): Pass[] {
  const isFixed = input.dtype === 'uint8';
  let stage: Stage = { shape: input.shape, values: decoded(input) };
  const passes: Pass[] = [];
  for (let axis = call.axes.length - 1; axis >= 0; axis--) {
    if (isLeftAlone(call.axes[axis], call, input)) continue;
    const real = tapsRead(call.axes[axis], call, isGradient);
    const { precision, taps } = isFixed ? fixedPointTaps(real) : { taps: real };
    const shape = stage.shape.with(axis + 2, taps.length);
    const run = isFixed ? fixedPointPass : blendAlong;
    const values = run(stage.values, stage.shape[axis + 2], elementCount(shape.slice(axis + 3)), real);
    const pass = { axis, taps, before: stage, after: { shape, values } };
    passes.push(precision === undefined ? pass : { ...pass, precision });
    stage = pass.after;
  }
  return passes;
}

/** Every sum that an element needs, innermost axis first; uint8 is rounded and clamped after each pass. */
export function weightedSums(index: readonly number[], passes: readonly Pass[]): WeightedSum[] {
  const names = axisNames(index.length - 2);
  let wanted: (readonly number[])[] = [index];
  const rounds: WeightedSum[][] = [];
  for (const pass of passes.toReversed()) {
    const rows = wanted.map((place) => ({ place, tap: mergedTaps(pass.taps[place[pass.axis + 2]]) }));
    rounds.unshift(rows.map(({ place, tap }) => sumAt(place, tap, pass, names)));
    wanted = rows.flatMap(({ place, tap }) =>
      tap.indices.filter((_, term) => tap.weights[term] !== 0).map((at) => moved(place, pass.axis, at)),
    );
  }
  return rounds.flat();
}

function sumAt(
  place: readonly number[],
  tap: Taps,
  { axis, before, after, precision }: Pass,
  names: readonly string[],
): WeightedSum {
  const terms = tap.indices.map((at, term) => ({
    weight: tap.weights[term],
    value: before.values[offsetOf(before.shape, moved(place, axis, at))],
  }));
  const result = after.values[offsetOf(after.shape, place)];
  const head = {
    axis: names[axis],
    at: placeText(place, axis, names),
    terms: terms.filter(({ weight }) => weight !== 0),
  };
  if (precision === undefined) return { ...head, value: result };
  const sum = terms.reduce((total, { weight, value }) => total + weight * value, 0);
  return { ...head, value: sum / 2 ** precision, precision, level: result };
}

function moved(place: readonly number[], axis: number, at: number): readonly number[] {
  return place.with(axis + 2, at);
}

/** The other axes; an inner one is already resized, an outer one is not yet. */
function placeText(place: readonly number[], axis: number, names: readonly string[]): string {
  return names
    .map((name, other) => (other === axis ? '' : `${name} ${place[other + 2]}`))
    .filter((text) => text !== '')
    .join(', ');
}
