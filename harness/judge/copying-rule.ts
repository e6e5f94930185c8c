import type { Override } from '#cases/errata-table.ts';
import type { AcceptedCall } from '#reference/arguments.ts';
import type { Axis } from '#reference/coordinates.ts';
import { decoded, type FloatFormat, unitInTheLastPlace } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { once } from '../core/once.ts';
import { ARITHMETIC } from './arithmetic.ts';
import type { Rule } from './expectation.ts';
import { acceptedAlong, type NearestMode, pickedIndex } from './index-laws.ts';
import { type IndicesRead, inOrder, isReadInPart, placeAmong, readPart } from './read-part.ts';

/** `nearest.copies`: the input element at an accepted index, bit for bit except NaN payloads and flushed subnormals. */
export function copyingRule(call: AcceptedCall, input: Tensor, overrides: readonly Override[] = []): Rule {
  const axes = call.axes.map((axis) => copiedAxis(axis, call.mode as NearestMode, overrides));
  const values = decoded(
    readPart(
      input,
      axes.map(({ read }) => read),
    ),
  );
  const ideal = gathered(values, axes);
  const acceptedValues = (element: number): number[] =>
    isTie(element, axes) ? acceptedSources(element, axes).map((source) => values[source]) : [ideal[element]];
  const { result } = ARITHMETIC[input.dtype];
  const matches = (wanted: number, got: number) => Object.is(wanted, got) || isFlushed(wanted, got, result);
  const multiple = (element: number, got: number) => {
    if (matches(ideal[element], got)) return 0;
    if (acceptedValues(element).some((value) => matches(value, got))) return 0;
    return distanceInHalfUnits(ideal[element], got, result);
  };
  return {
    ideal,
    slack: () => new Float64Array(ideal.length),
    multiple,
    isIndexTie: (element, got) =>
      !matches(ideal[element], got) && acceptedValues(element).some((value) => matches(value, got)),
    alternatives: (element) =>
      acceptedValues(element).map((centre) => ({
        centre,
        multiple: (got) => (matches(centre, got) ? 0 : Number.POSITIVE_INFINITY),
      })),
  };
}

/** One axis of a copy, over the part of it that is read. */
interface CopiedAxis {
  readonly inputSize: number;
  readonly read: IndicesRead;
  /** For every output index the index that it is a copy of. */
  readonly picked: Int32Array;
  /** For every output index those that it may be a copy of; they matter only where something else is given than the ideal value. */
  readonly accepted: () => readonly (readonly number[])[];
}

function copiedAxis(axis: Axis, mode: NearestMode, overrides: readonly Override[]): CopiedAxis {
  const { inputSize, outputSize } = axis;
  const accepted = once(() => acceptedAlong(axis, mode, overrides));
  if (!isReadInPart(inputSize, outputSize)) {
    return { inputSize, read: undefined, picked: pickedAlong(axis, mode, overrides), accepted };
  }
  const read = inOrder(accepted().flat());
  const placeOf = placeAmong(read);
  const among = accepted().map((indices) => indices.map(placeOf));
  return { inputSize: read.length, read, picked: Int32Array.from(among, ([first]) => first), accepted: () => among };
}

function pickedAlong(axis: Axis, mode: NearestMode, overrides: readonly Override[]): Int32Array {
  const picked = new Int32Array(axis.outputSize);
  for (let index = 0; index < picked.length; index++) picked[index] = pickedIndex(index, axis, mode, overrides);
  return picked;
}

/** The elements at the picked index of every axis. */
function gathered(values: Float64Array, axes: readonly CopiedAxis[]): Float64Array {
  let current = values;
  let inner = 1;
  for (let axis = axes.length - 1; axis >= 0; axis--) {
    const { inputSize, picked } = axes[axis];
    current = copiedAlong(current, inputSize, inner, picked);
    inner *= picked.length;
  }
  return current;
}

function copiedAlong(values: Float64Array, inputSize: number, inner: number, picked: Int32Array): Float64Array {
  const outer = values.length / (inputSize * inner);
  const result = new Float64Array(outer * picked.length * inner);
  let target = 0;
  for (let plane = 0; plane < outer; plane++) {
    for (let row = 0; row < picked.length; row++) {
      const source = (plane * inputSize + picked[row]) * inner;
      for (let offset = 0; offset < inner; offset++) result[target++] = values[source + offset];
    }
  }
  return result;
}

/** Whether an axis accepts more than one index for an element. */
function isTie(element: number, axes: readonly CopiedAxis[]): boolean {
  let rest = element;
  for (let axis = axes.length - 1; axis >= 0; axis--) {
    const accepted = axes[axis].accepted();
    if (accepted[rest % accepted.length].length > 1) return true;
    rest = Math.floor(rest / accepted.length);
  }
  return false;
}

/** Flat input positions, the picked one first: one accepted index of every axis. */
function acceptedSources(element: number, axes: readonly CopiedAxis[]): number[] {
  let rest = element;
  const perAxis: (readonly number[])[] = [];
  for (let axis = axes.length - 1; axis >= 0; axis--) {
    const accepted = axes[axis].accepted();
    perAxis.unshift(accepted[rest % accepted.length]);
    rest = Math.floor(rest / accepted.length);
  }
  return perAxis.reduce<number[]>(
    (positions, indices, axis) =>
      positions.flatMap((position) => indices.map((index) => position * axes[axis].inputSize + index)),
    [rest],
  );
}

/** `special-values.subnormal`: hardware may flush a subnormal to a zero. */
function isFlushed(wanted: number, got: number, format: FloatFormat | undefined): boolean {
  if (format === undefined || got !== 0 || wanted === 0) return false;
  return Math.abs(wanted) < 2 ** format.minExponent && format.minExponent < -14;
}

/** A copy has no slack: half a unit in the last place stands in for it, and a wrong kind of zero counts as one unit. */
function distanceInHalfUnits(wanted: number, got: number, format: FloatFormat | undefined): number {
  if (!Number.isFinite(wanted) || !Number.isFinite(got)) return Number.POSITIVE_INFINITY;
  const unit = format === undefined ? 1 : unitInTheLastPlace(wanted, format);
  return Math.max(2, (2 * Math.abs(got - wanted)) / unit);
}
