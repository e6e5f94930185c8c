import { describe, expect, it } from 'vitest';
import { interpolate } from '#reference/index.ts';
import type { Implementation, Tensor } from '#spec/signature.ts';
import { loadTensor } from '../goldens/goldens.ts';
import { loadGoldens } from '../goldens/load-goldens.ts';
import { shuffled } from './fresh.ts';
import { runConformance } from './run.ts';

describe('fresh data', () => {
  const tensor = { dtype: 'float32', shape: [6], data: Float32Array.of(1, 2, 3, 4, 5, 6) } as const;

  it('has the same elements in an order that the seed gives', () => {
    const { data } = shuffled(tensor, 7);
    expect([...data].sort((left, right) => left - right)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(shuffled(tensor, 7).data).toEqual(data);
    expect(shuffled(tensor, 8).data).not.toEqual(data);
    expect([...tensor.data]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  const some = { profile: 'quick', filter: 'nearest/nearest-line-*' } as const;
  const fresh = { ...some, seed: 5, fresh: true };

  it('is answered well by the reference', async () => {
    const right = { name: 'right', aspects: ['values'], interpolate } as const;
    const { summary, suite } = await runConformance(right, { ...fresh, filter: ['linear/*', 'nearest/*', 'models/*'] });
    expect(summary).toMatchObject({ conforms: true, failures: 0 });
    expect(suite).toMatchObject({ seed: 5, fresh: true });
  });

  it('shows who answers from the recordings', async () => {
    const key = (options: object, data: Tensor['data']) => JSON.stringify([options, Array.from(data, String)]);
    const goldens = loadGoldens();
    const recorded = new Map(
      goldens.cases
        .filter(({ id }) => id.startsWith('nearest/nearest-line-'))
        .map(({ options, input, output }) => [
          key(options, loadTensor(goldens, input).data),
          output && loadTensor(goldens, output),
        ]),
    );
    const replaying: Implementation = {
      name: 'replaying',
      aspects: ['values'],
      interpolate(input, options) {
        const found = recorded.get(key(options, input.data));
        if (found === undefined) throw new Error('not recorded');
        return { ...found, data: found.data.slice() };
      },
    };
    expect((await runConformance(replaying, some)).summary.failures).toBe(0);
    const { summary } = await runConformance(replaying, fresh);
    expect(summary.failures).toBe(summary.cases);
  });
});
