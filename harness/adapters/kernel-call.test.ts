import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DType } from '#spec/signature.ts';
import { fromWire, fromWireNumber, type WireNumber } from '../core/protocol.ts';
import { Unsupported } from '../core/unsupported.ts';
import { loadGoldens } from '../goldens/load-goldens.ts';
import { kernelCall } from './kernel-call.ts';

interface SharedCase {
  dtype: DType;
  shape: number[];
  options: Record<string, WireNumber & string>;
  output_size?: number[];
  scale_factor?: number[];
  other_step?: string;
  unsupported?: true;
}

/** The kit in Python answers these alike: `scripts/check-kernel-call.py`. */
const SHARED = JSON.parse(
  readFileSync(new URL('../kits/kernel-calls.json', import.meta.url), 'utf8'),
) as readonly SharedCase[];

test.each(SHARED)('$dtype $shape $options', ({ dtype, shape, options, unsupported, ...expected }) => {
  const { scale_factor, ...rest } = options;
  const factor = { ...(scale_factor !== undefined && { scale_factor: numberOf(scale_factor) }) };
  const called = () => kernelCall({ dtype, shape }, fromWire({ ...rest, ...factor }));
  if (unsupported) return expect(called).toThrow(Unsupported);
  const { outputSize, outputShape, axes, otherStep } = called();
  expect(outputSize).toEqual(expected.output_size);
  expect(outputShape).toEqual([...shape.slice(0, 2), ...outputSize]);
  expect(axes.map(({ scaleFactor }) => scaleFactor)).toEqual(expected.scale_factor ?? outputSize.map(() => undefined));
  expect(otherStep).toBe(expected.other_step);
});

function numberOf(value: unknown): number | number[] {
  return Array.isArray(value)
    ? value.map((one: WireNumber) => fromWireNumber(one))
    : fromWireNumber(value as WireNumber);
}

test('every recorded call has the output shape that PyTorch gave it', () => {
  const recorded = loadGoldens().cases.filter(({ entry, output }) => entry === 'interpolate' && output !== undefined);
  expect(recorded.length).toBeGreaterThan(1000);
  for (const { id, input, options, output } of recorded)
    expect({ id, shape: kernelCall(input, options).outputShape }).toEqual({ id, shape: output?.shape });
});

test('an Unsupported says why, and nothing where that is not known', () => {
  expect(new Unsupported('no kernel', 'declined')).toMatchObject({ reason: 'no kernel', why: 'declined' });
  expect(Object.keys(new Unsupported('no kernel'))).not.toContain('why');
});
