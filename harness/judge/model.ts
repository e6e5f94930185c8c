import { decoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { once } from '../core/once.ts';
import { alternativesOf } from './alternatives.ts';
import type { Expectation, Rule } from './expectation.ts';

/** One element of a concatenation: which map it comes from, and where it stands there. */
interface Origin {
  readonly map: number;
  readonly element: number;
}

/** Feature maps of equal size in every other axis, joined along one axis. */
export function concatenated(maps: readonly Tensor[], axis: number): Tensor {
  const { dtype, data } = maps[0];
  const origins = originsOf(maps, axis);
  const joined = new (data.constructor as new (length: number) => Tensor['data'])(origins.length);
  origins.forEach(({ map, element }, target) => {
    joined[target] = maps[map].data[element];
  });
  return { dtype, shape: joinedShape(maps, axis), data: joined };
}

/** Every element is judged by the map that it comes from. */
export function concatenatedExpectation(parts: readonly Expectation[], axis: number): Expectation {
  const origins = originsOf(parts, axis);
  const rule: Rule = {
    ideal: Float64Array.from(origins, ({ map, element }) => parts[map].ideal[element]),
    slack: once(() => {
      const slacks = parts.map((part) => part.slack());
      return Float64Array.from(origins, ({ map, element }) => slacks[map][element]);
    }),
    multiple: (target: number, got: number) => parts[origins[target].map].multiple(origins[target].element, got),
    alternatives: (target: number) => alternativesOf(parts[origins[target].map], origins[target].element),
  };
  return {
    ...rule,
    readings: [{ errata: [], rule: () => rule }],
    dtype: parts[0].dtype,
    shape: joinedShape(parts, axis),
  };
}

/** A map that enters as it is. */
export function untouchedExpectation({ dtype, shape, data }: Tensor): Expectation {
  const ideal = decoded({ dtype, data });
  const rule: Rule = {
    ideal,
    slack: () => new Float64Array(ideal.length),
    multiple: (element: number, got: number) => (Object.is(ideal[element], got) ? 0 : Number.POSITIVE_INFINITY),
  };
  return { ...rule, readings: [{ errata: [], rule: () => rule }], dtype, shape };
}

function originsOf(maps: readonly { shape: readonly number[] }[], axis: number): Origin[] {
  const outer = elementCount(maps[0].shape.slice(0, axis));
  const blocks = maps.map(({ shape }) => elementCount(shape.slice(axis)));
  return Array.from({ length: outer }, (_, position) =>
    blocks.flatMap((block, map) =>
      Array.from({ length: block }, (_element, offset): Origin => ({ map, element: position * block + offset })),
    ),
  ).flat();
}

function joinedShape(maps: readonly { shape: readonly number[] }[], axis: number): number[] {
  const joined = [...maps[0].shape];
  joined[axis] = maps.reduce((total, { shape }) => total + shape[axis], 0);
  return joined;
}
