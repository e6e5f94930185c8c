import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTIES } from '#cases/properties.ts';
import type { Property } from '#cases/property.ts';
import { interpolate } from '#reference/interpolate.ts';
import type { Implementation, Tensor } from '#spec/signature.ts';
import { directImplementation } from '../../calling/direct-implementation.ts';
import type { OpenImplementation, Outcome } from '../../core/open-implementation.ts';
import { runConformance } from '../run.ts';
import { examineProperty } from './examine-property.ts';

const MIRRORED: Implementation['interpolate'] = (input, options) => {
  const result = interpolate(input, options);
  return { ...result, data: result.data.slice().reverse() as Tensor['data'] };
};

describe('a property that holds', () => {
  test('passes with its largest multiple of the bound', async () => {
    const finding = await examine('properties/any-call/bilinear', { interpolate });
    expect(finding.status).toBe('pass');
    expect(finding.deviation?.max_bound).toBeGreaterThan(0);
    expect(finding.deviation?.max_bound).toBeLessThan(1);
    expect(finding.deviation?.outside).toBe(0);
  });

  test('has no level: the levels of values come from recordings', async () => {
    expect(await examine('properties/any-call/nearest', { interpolate })).not.toHaveProperty('level');
  });
});

describe('a property that breaks', () => {
  test('fails with the plainest scenario, its call, the element and the way back to it', async () => {
    const { status, level, message, path, deviation } = await examine('properties/any-call/nearest', {
      interpolate: MIRRORED,
    });
    expect({ status, level }).toEqual({ status: 'fail', level: 'divergent' });
    expect(message?.split('\n')).toEqual([
      'at [0, 0, 0] the clauses give 0, got 1 (2 of 2 elements)',
      "F.interpolate(x, size=(2,), mode='nearest') with x = float32 [1, 1, 2]: 0 1",
    ]);
    expect(path).toMatch(/^\d+(:\d+)*$/);
    expect(deviation?.first).toEqual({ index: [0, 0, 0], expected: 0, got: 1, slack: 0 });
  });

  test('says the same again for the same seed', async () => {
    const once = await examine('properties/flip/bilinear', { interpolate: lopsided });
    expect(once.status).toBe('fail');
    expect(await examine('properties/flip/bilinear', { interpolate: lopsided })).toEqual(once);
  });

  test('is seen again by its seed and path, with one scenario', async () => {
    const { message, path = '', deviation } = await examine('properties/flip/bilinear', { interpolate: lopsided });
    let calls = 0;
    const counting: Implementation['interpolate'] = (input, options) => {
      calls += 1;
      return lopsided(input, options);
    };
    const again = await examine('properties/flip/bilinear', { interpolate: counting }, { path });
    expect(again).toMatchObject({ status: 'fail', level: 'divergent', message, deviation });
    expect(calls).toBe(2);
  });

  test('is searched whole where nothing fails at its path', async () => {
    let calls = 0;
    const counting: Implementation['interpolate'] = (input, options) => {
      calls += 1;
      return interpolate(input, options);
    };
    await examine('properties/flip/bilinear', { interpolate: counting });
    const whole = calls;
    const { status, message } = await examine('properties/flip/bilinear', { interpolate: counting }, { path: '3' });
    expect({ status, message }).toEqual({
      status: 'pass',
      message: 'the scenario at path 3 passes, so the whole property was searched',
    });
    expect(calls).toBeGreaterThan(2 * whole);
  });

  test('is not replayed by a path that leads nowhere', async () => {
    await expect(examine('properties/flip/bilinear', { interpolate: lopsided }, { path: '0:99999' })).rejects.toThrow(
      /^path: expected one that leads to a scenario of properties\/flip\/bilinear, got '0:99999'/,
    );
    const run = { filter: 'properties/flip/bilinear', path: '0:99999' };
    await expect(runConformance({ name: 'lopsided', interpolate: lopsided }, run)).rejects.toThrow(/^path: /);
  });

  test('passes within the demanded multiple of the bound', async () => {
    const nearly: Implementation['interpolate'] = (input, options) => {
      const result = interpolate(input, options);
      return { ...result, data: result.data.map((value) => value * (1 + 2 ** -17)) as Tensor['data'] };
    };
    expect(await examine('properties/constants/bilinear', { interpolate: nearly })).toMatchObject({
      status: 'fail',
      level: 'close',
    });
    expect(
      (await examine('properties/constants/bilinear', { interpolate: nearly }, { demanded: 'close' })).status,
    ).toBe('pass');
  });

  test('is searched with other scenarios for another seed', async () => {
    const paths = await Promise.all(
      [1, 2, 3].map(
        async (seed) => (await examine('properties/any-call/bicubic', { interpolate: MIRRORED }, { seed })).path,
      ),
    );
    expect(new Set(paths).size).toBeGreaterThan(1);
  });

  test('is made plainer within a fixed number of calls', async () => {
    let calls = 0;
    const interpolateWrongly: Implementation['interpolate'] = (input, options) => {
      calls += 1;
      return MIRRORED(input, options);
    };
    await examine('properties/separability/trilinear', { interpolate: interpolateWrongly });
    expect(calls).toBeLessThan(25 * 4 + 300 + 4);
  });
});

describe('an implementation that does not answer', () => {
  test('is unsupported where it declines every scenario', async () => {
    const finding = await examine('properties/any-call/bicubic', { interpolate, supports: () => 'no bicubic' });
    expect(finding.status).toBe('unsupported');
    expect(finding.message).toContain('no bicubic');
  });

  test('passes with a note where it declines some', async () => {
    const finding = await examine('properties/any-call/bilinear', {
      interpolate,
      supports: ({ options }) => options.size !== undefined || 'sizes only',
    });
    expect(finding.status).toBe('pass');
    expect(finding.message).toMatch(/^\d+ of 25 scenarios were run; the others are unsupported: .*sizes only/);
  });

  test('is in error where it throws on a valid call, on the plainest one', async () => {
    const { status, message } = await examine('properties/any-call/linear', {
      interpolate: () => {
        throw new RangeError('too hard');
      },
    });
    expect(status).toBe('error');
    expect(message?.split('\n')[0]).toContain('RangeError: too hard');
    expect(message?.split('\n')[1]).toBe("F.interpolate(x, size=(1,), mode='linear') with x = float32 [1, 1, 1]: 0");
  });

  test('has invalid output where the shape is another', async () => {
    const { status, message } = await examine('properties/output-size/bilinear', {
      interpolate: (input) => ({ ...input, data: input.data.slice() as Tensor['data'] }),
    });
    expect(status).toBe('invalid-output');
    expect(message).toContain('shape: expected (1, 1, ');
  });

  test.each(['crash', 'timeout'] as const)('ends the search at the first %s', async (kind) => {
    let calls = 0;
    const outcome: Outcome = kind === 'crash' ? { kind, message: 'exit code 9' } : { kind, milliseconds: 50 };
    const finding = await examineProperty(
      propertyOf('properties/any-call/area'),
      openedOf(() => {
        calls += 1;
        return outcome;
      }),
      { seed: 1, runs: 25 },
    );
    expect(finding.status).toBe(kind);
    expect(finding.message).toMatch(kind === 'crash' ? /^exit code 9\n/ : /^no answer within 50 ms\n/);
    expect(calls).toBe(1);
  });
});

describe('state and memory', () => {
  test('an input that is changed fails', async () => {
    const finding = await examine('properties/input-kept/bilinear', {
      interpolate: (input, options) => {
        const result = interpolate(input, options);
        input.data[0] += 1;
        return result;
      },
    });
    expect(finding.status).toBe('fail');
    expect(finding.message).toContain('memory.input-is-kept');
  });

  test('an input that is handed back fails', async () => {
    const finding = await examine('properties/input-kept/nearest', {
      interpolate: (input, options) => {
        const result = interpolate(input, options);
        return result.shape.join() === input.shape.join() ? input : result;
      },
    });
    expect(finding.status).toBe('fail');
    expect(finding.message).toContain('memory.result-is-new');
  });

  test('an answer that depends on the call before fails', async () => {
    let last = 0;
    const finding = await examine('properties/determinism/nearest', {
      interpolate: (input, options) => {
        const result = interpolate(input, options);
        result.data[0] += last;
        last = result.shape[2];
        return result;
      },
    });
    expect(finding.message).toContain('the first answer was');
  });
});

test('a fault of the suite ends the search as such', async () => {
  const broken: Property<number> = {
    ...propertyOf('properties/any-call/area'),
    scenario: fc.nat(),
    calls: () => [],
    relation: () => {
      throw new Error('no such relation');
    },
  };
  const opened = directImplementation({ name: 'any', interpolate }, 1000);
  await expect(examineProperty(broken as Property, opened, { seed: 1, runs: 5 })).rejects.toThrow('no such relation');
});

/** Right but for the left column, which is one too large. */
function lopsided(...[input, options]: Parameters<Implementation['interpolate']>): Tensor {
  const result = interpolate(input, options);
  const width = result.shape[result.shape.length - 1];
  return { ...result, data: result.data.map((value, at) => (at % width === 0 ? value + 1 : value)) as Tensor['data'] };
}

function examine(
  id: string,
  implementation: Omit<Implementation, 'name'>,
  search: Partial<Parameters<typeof examineProperty>[2]> = {},
) {
  const opened = directImplementation({ name: 'examined', ...implementation }, 10_000);
  return examineProperty(propertyOf(id), opened, { seed: 1, runs: 25, ...search });
}

function propertyOf(id: string): Property {
  return PROPERTIES.find((property) => property.id === id) as Property;
}

function openedOf(answer: () => Outcome): OpenImplementation {
  return {
    name: 'fake',
    has: { upsample: false, createUpsample: false, interpolateBackward: false },
    ask: async () => answer(),
    close: async () => {},
  };
}
