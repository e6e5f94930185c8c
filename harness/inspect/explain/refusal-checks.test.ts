import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Call } from '#cases/case.ts';
import { Refusal } from '#reference/arguments/refusal.ts';
import { acceptedCall } from '#reference/arguments.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import { packageRoot } from '../../core/package-root.ts';
import { explainedRefusal } from './refusal-checks.ts';

const INPUT = { dtype: 'float32', shape: [1, 1, 4], data: new Float32Array(4) } as const;

function explained(options: InterpolateOptions) {
  const call: Call = { entry: 'interpolate', input: INPUT, options };
  try {
    acceptedCall(INPUT, options);
  } catch (error) {
    if (error instanceof Refusal) return explainedRefusal(call, error);
  }
  throw new Error('expected a refusal');
}

test('the checks are those of the text, in its order', () => {
  const page = readFileSync(join(packageRoot(), 'spec', 'arguments.md'), 'utf8');
  const items = page.matchAll(/^\d+\. (.*(?:\n {4}.*)*)/gm);
  const listed = Array.from(items, ([, item]) => Array.from(item.matchAll(/\[(arguments\.[\w-]+)\]/g), ([, id]) => id));
  expect(explained({}).checks.map(({ clauses }) => clauses)).toEqual(listed);
});

describe('a factor that is no finite size is refused where the text says', () => {
  test.each<[string, InterpolateOptions, number]>([
    ['NaN, recomputed', { scaleFactor: Number.NaN, recomputeScaleFactor: true }, 7],
    ['an infinity, in area', { scaleFactor: Number.POSITIVE_INFINITY, mode: 'area' }, 7],
    ['NaN', { scaleFactor: Number.NaN }, 13],
    ['too large', { scaleFactor: 1e300 }, 13],
    ['too large, recomputed', { scaleFactor: 1e300, recomputeScaleFactor: true }, 13],
    ['beyond memory', { scaleFactor: 1e18 }, 16],
  ])('%s', (_, options, check) => {
    expect(explained(options).checks.findIndex(({ outcome }) => outcome === 'refuses') + 1).toBe(check);
  });
});
