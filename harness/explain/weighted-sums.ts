import { elementCount, offsetOf } from '#cases/properties/grid.ts';
import type { AcceptedCall } from '#reference/arguments.ts';
import { fixedPointPass, mergedTaps } from '#reference/fixed-point.ts';
import { axisTaps, isLeftAlone } from '#reference/interpolate.ts';
import { decoded } from '#reference/rounding.ts';
import { blendAlong, type Taps } from '#reference/taps.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Tap, WeightedSum } from './explanation.ts';

/** The names of the spatial axes, outermost first. */
export function axisNames(axes: number): string[] {
  return ['D', 'H', 'W'].slice(3 - axes);
}

/** The expected taps of one output index, each input index once, zero weights left out unless all are zero. */
export function expectedTaps(axisIndex: number, outputIndex: number, call: AcceptedCall, input: Tensor): Tap[] {
  const axis = call.axes[axisIndex];
  if (isLeftAlone(axis, call, input)) return [{ index: outputIndex, weight: 1 }];
  const { indices, weights } = mergedTaps(axisTaps(axis, call, input)[outputIndex]);
  const taps = indices.map((index, at) => ({ index, weight: weights[at] }));
  const telling = taps.filter(({ weight }) => weight !== 0);
  return telling.length > 0 ? telling : taps;
}

interface Pass {
  readonly axis: number;
  readonly taps: readonly Taps[];
  /** The tensor before and after, with its shape. */
  readonly before: Stage;
  readonly after: Stage;
}

interface Stage {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** Every sum that an element needs, innermost axis first; uint8 is rounded and clamped after each pass. */
export function weightedSums(index: readonly number[], call: AcceptedCall, input: Tensor): WeightedSum[] {
  const isFixed = input.dtype === 'uint8';
  const passes = passesThrough(call, input);
  const names = axisNames(call.axes.length);
  let wanted: (readonly number[])[] = [index];
  const rounds: WeightedSum[][] = [];
  for (const { axis, taps, before, after } of passes.toReversed()) {
    const rows = wanted.map((place) => ({ place, tap: mergedTaps(taps[place[axis + 2]]) }));
    rounds.unshift(
      rows.map(({ place, tap }) => {
        const terms = tap.indices.map((at, term) => ({
          weight: tap.weights[term],
          value: before.values[offsetOf(before.shape, moved(place, axis, at))],
        }));
        const result = after.values[offsetOf(after.shape, place)];
        const exact = terms.reduce((sum, { weight, value }) => sum + weight * value, 0);
        return {
          axis: names[axis],
          at: placeText(place, axis, call, names),
          terms: terms.filter(({ weight }) => weight !== 0),
          value: isFixed ? exact : result,
          ...(isFixed && { level: result }),
        };
      }),
    );
    wanted = rows.flatMap(({ place, tap }) =>
      tap.indices.filter((_, term) => tap.weights[term] !== 0).map((at) => moved(place, axis, at)),
    );
  }
  return rounds.flat();
}

function passesThrough(call: AcceptedCall, input: Tensor): Pass[] {
  const run = input.dtype === 'uint8' ? fixedPointPass : blendAlong;
  let stage: Stage = { shape: input.shape, values: decoded(input) };
  const passes: Pass[] = [];
  for (let axis = call.axes.length - 1; axis >= 0; axis--) {
    if (isLeftAlone(call.axes[axis], call, input)) continue;
    const taps = axisTaps(call.axes[axis], call, input);
    const shape = stage.shape.with(axis + 2, taps.length);
    const values = run(stage.values, call.axes[axis].inputSize, elementCount(shape.slice(axis + 3)), taps);
    passes.push({ axis, taps, before: stage, after: { shape, values } });
    stage = { shape, values };
  }
  return passes;
}

function moved(place: readonly number[], axis: number, at: number): readonly number[] {
  return place.with(axis + 2, at);
}

/** The other axes; an inner one is already resized, an outer one is still an input index. */
function placeText(place: readonly number[], axis: number, { axes }: AcceptedCall, names: readonly string[]): string {
  return axes
    .map((_, other) => (other === axis ? '' : `${names[other]} ${place[other + 2]}`))
    .filter((text) => text !== '')
    .join(', ');
}
