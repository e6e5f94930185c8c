import { describe, expect, test } from 'vitest';
import { interpolate } from '#reference/interpolate.ts';
import { elementCount } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { DIVERGENT, FAITHFUL, fakeCase } from '../../run/fakes.ts';
import type { CaseEvidence, Exchange } from '../../suite/evidence.ts';
import { pictureFrom } from './client/picture.ts';
import { worstElementText } from './client/sums.ts';
import { pictureCollector, pictureOf } from './pictures.ts';

function ramp(shape: readonly number[], dtype: 'float32' | 'uint8' = 'float32'): Tensor {
  const size = elementCount(shape);
  const values = Array.from({ length: size }, (_, at) => at % 251);
  return { dtype, shape, data: dtype === 'uint8' ? Uint8Array.from(values) : Float32Array.from(values) };
}

/** A call of bilinear, answered rightly but for one element. */
function exchange(shape: readonly number[], size: number[], wrongAt?: number): Exchange {
  const input = ramp(shape);
  const options = { mode: 'bilinear', size } as const;
  const tensor = interpolate(input, options);
  if (wrongAt !== undefined) tensor.data[wrongAt] += 1;
  return {
    call: { entry: 'interpolate', input, options },
    outcome: { kind: 'tensor', tensor, inputChanged: false, aliasesInput: false },
  };
}

function evidence(exchanges: readonly Exchange[], finding = DIVERGENT, id = 'linear/one'): CaseEvidence {
  return { suiteCase: fakeCase(id), finding, exchanges };
}

describe('a picture', () => {
  test('gives the page what was asked, what was expected and what came', () => {
    const asked = exchange([1, 2, 2, 3], [3, 5], 17);
    const picture = pictureOf(evidence([asked]));
    const drawn = pictureFrom(picture as NonNullable<typeof picture>);
    expect(drawn.line).toBe("F.interpolate(x, size=(3, 5), mode='bilinear')");
    expect(Array.from(drawn.input)).toEqual(Array.from(asked.call.input.data));
    expect(drawn.worst).toBe(17);
    expect(drawn.difference[17]).toBeCloseTo(1);
    expect([...drawn.multiple.keys()].filter((element) => drawn.multiple[element] > 1)).toEqual([17]);
    expect(drawn.weights.map(({ name, taps }) => [name, taps.length])).toEqual([
      ['H', 3],
      ['W', 5],
    ]);
  });

  test('shows how the worst element comes about, as explain does', async () => {
    const picture = pictureOf(evidence([exchange([1, 2, 2, 3], [3, 5], 17)]));
    const text = await worstElementText(pictureFrom(picture as NonNullable<typeof picture>));
    expect(text).toContain('source coordinate: (0 + ½) · 2/3 − ½');
    expect(text).toContain('H at W 2: ');
    expect(text).toMatch(/got .*the bound/);
  });

  test('shows the smallest call that is outside its bound', () => {
    const calls = [
      exchange([1, 1, 2, 2], [3, 3]),
      exchange([1, 1, 9, 9], [5, 5], 3),
      exchange([1, 1, 3, 3], [5, 5], 3),
    ];
    expect(pictureOf(evidence([...calls, exchange([1, 1, 2, 2], [4, 4])]))).toMatchObject({ place: 3, calls: 4 });
  });

  test('of a large tensor keeps the plane of the worst element', () => {
    const picture = pictureOf(evidence([exchange([2, 8, 40, 60], [50, 80], 50 * 80 * 11 + 7)]));
    expect(picture?.cut).toEqual({ batch: 1, channel: 3, batches: 2, channels: 8 });
    const drawn = pictureFrom(picture as NonNullable<typeof picture>);
    expect([drawn.inputShape, drawn.shape, drawn.worst]).toEqual([[1, 1, 40, 60], [1, 1, 50, 80], 7]);
    expect(drawn.multiple.filter((multiple) => multiple > 1)).toHaveLength(1);
  });

  test('is missing where no tensor of the right shape came', () => {
    const asked = exchange([1, 1, 2, 2], [3, 3]);
    const threw: Exchange = { ...asked, outcome: { kind: 'threw', name: 'Error', message: 'no' } };
    const other: Exchange = { ...exchange([1, 1, 2, 2], [3, 4]), call: asked.call };
    expect([pictureOf(evidence([threw])), pictureOf(evidence([other])), pictureOf(evidence([]))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the collector', () => {
  test('keeps failing cases and one passing case of a kind', () => {
    const collector = pictureCollector();
    const right = [exchange([1, 1, 2, 2], [3, 3])];
    const wrong = [exchange([1, 1, 2, 2], [3, 3], 4)];
    for (const id of ['a', 'b']) collector.note(evidence(right, FAITHFUL, id));
    for (const id of ['c', 'd']) collector.note(evidence(wrong, DIVERGENT, id));
    expect([...collector.pictures.keys()]).toEqual(['a', 'c', 'd']);
  });

  test('stops when its room is taken', () => {
    const collector = pictureCollector(150);
    for (const id of ['a', 'b', 'c']) collector.note(evidence([exchange([1, 1, 2, 2], [3, 3], 4)], DIVERGENT, id));
    expect([...collector.pictures.keys()]).toEqual(['a', 'b']);
  });
});
