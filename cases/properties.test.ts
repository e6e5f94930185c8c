import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedCall } from '#reference/arguments.ts';
import { CLAUSES } from '#spec/clauses.ts';
import { elementCount } from '#spec/shape.ts';
import type { Call } from './case.ts';
import { PROPERTIES } from './properties.ts';

function accepted(call: Call) {
  const { input, options } = call;
  return acceptedCall(call.entry === 'interpolate.backward' ? { ...input, shape: call.inputShape } : input, options);
}

describe('the list of properties', () => {
  test('has an id and a fact for each of its own', () => {
    expect(new Set(PROPERTIES.map(({ id }) => id)).size).toBe(PROPERTIES.length);
    expect(new Set(PROPERTIES.map(({ fact }) => fact)).size).toBe(PROPERTIES.length);
  });

  test('has ids of kebab-case words under properties', () => {
    for (const { id } of PROPERTIES) expect(id).toMatch(/^properties\/[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+|-[a-z]+\d+)*$/);
  });

  test('names clauses that exist', () => {
    const unknown = PROPERTIES.flatMap(({ clauses }) => clauses).filter((clause) => !(clause in CLAUSES));
    expect(unknown).toEqual([]);
  });

  test('asks about every mode in the quick profile', () => {
    const modes = PROPERTIES.filter(({ profile }) => profile === 'quick').map(({ mode }) => mode);
    expect(new Set(modes).size).toBe(8);
  });
});

describe('a scenario of any property', () => {
  test('is made of valid calls of the mode and dtype that the property names', () => {
    for (const property of PROPERTIES) {
      for (const scenario of fc.sample(property.scenario, { numRuns: 10, seed: 3 })) {
        const [first, ...others] = property.calls(scenario);
        expect(first.options.mode).toBe(property.mode);
        for (const call of [first, ...others]) {
          const { input } = call;
          expect(input.dtype).toBe(property.dtype);
          expect(input.data.length).toBe(elementCount(input.shape));
          expect(() => accepted(call)).not.toThrow();
        }
      }
    }
  });

  test('is plain data: it survives JSON', () => {
    for (const property of PROPERTIES) {
      const [scenario] = fc.sample(property.scenario, { numRuns: 1, seed: 5 });
      const copy: unknown = JSON.parse(JSON.stringify(scenario));
      expect(property.calls(copy)).toEqual(property.calls(scenario));
    }
  });

  test('states its relation over shapes that the answers have', () => {
    for (const property of PROPERTIES) {
      for (const scenario of fc.sample(property.scenario, { numRuns: 5, seed: 7 })) {
        const shapes = property.calls(scenario).map((call) => accepted(call).outputShape);
        const relation = property.relation(scenario);
        if (relation.kind === 'shapes') expect(relation.shapes).toEqual(shapes);
        if (relation.kind !== 'balance') continue;
        const last = relation.shape.map((size) => size - 1);
        for (const { answer, at } of [relation.left, ...relation.right.flatMap(({ product }) => product)]) {
          const place = at === undefined ? last : at(last);
          expect(place.length).toBe(shapes[answer].length);
          expect(place.every((position, axis) => position < shapes[answer][axis])).toBe(true);
        }
      }
    }
  });
});

test('scenarios reach size 1, the vector widths, both directions, and H ≠ W', () => {
  const property = PROPERTIES.find(({ id }) => id === 'properties/any-call/bilinear');
  if (property === undefined) throw new Error('no such property');
  const axes = fc.sample(property.scenario, { numRuns: 300, seed: 1 }).flatMap((scenario) => {
    const [{ input, options }] = property.calls(scenario);
    return acceptedCall(input, options).axes;
  });
  const inputs = new Set(axes.map(({ inputSize }) => inputSize));
  for (const size of [1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 63, 64, 65]) expect(inputs).toContain(size);
  expect(axes.some(({ inputSize, outputSize }) => inputSize < outputSize)).toBe(true);
  expect(axes.some(({ inputSize, outputSize }) => inputSize > outputSize)).toBe(true);
  expect(axes.some(({ outputSize }) => outputSize === 1)).toBe(true);
  expect(axes.some(({ scaleFactor }) => scaleFactor !== undefined && !Number.isInteger(scaleFactor))).toBe(true);
});
