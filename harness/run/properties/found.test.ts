import { describe, expect, test } from 'vitest';
import { PROPERTIES } from '#cases/properties.ts';
import type { Property } from '#cases/property.ts';
import { interpolate } from '#reference/interpolate.ts';
import type { Implementation } from '#spec/signature.ts';
import { directImplementation } from '../../calling/direct-implementation.ts';
import { HYPOTHESES } from '../../mistakes/all.ts';
import { faulty } from '../../mistakes/faulty.ts';
import { examineProperty } from './examine-property.ts';

/** A property for each mistake, or for a fault that makes it; one that needs no reference where there is one. */
const FOUND_BY: Readonly<Record<string, string>> = {
  'coordinates.align-corners-ignored': 'corners/bilinear-aligned',
  'coordinates.align-corners-always': 'ramp/bilinear',
  'antialias.ignored': 'any-call/bilinear-antialias',
  'steps.sizes-for-factor': 'ramp/bilinear',
  'steps.factor-although-recomputed': 'recompute/bicubic',
  'steps.of-the-other-axis': 'ramp/bilinear',
  'steps.factor-inverted': 'integer-factor/bilinear',
  'output-size.height-and-width-exchanged': 'output-size/bilinear',
  'output-size.rounded': 'output-size/bilinear',
  'output-size.ceiled': 'output-size/area',
  'output-size.float32-product': 'output-size/bilinear',
  'layout.columns-reversed': 'identity/nearest',
  'layout.result-column-by-column': 'transpose/bicubic',
  'nearest.exact-for-nearest': 'stride/nearest',
  'nearest.nearest-for-exact': 'stride/nearest-exact',
  'nearest.edge-half-up': 'repetition/nearest',
  'coordinates.asymmetric': 'halving/bilinear',
  'linear.extrapolated': 'range/bilinear',
  'coordinates.of-bits=8': 'any-call/linear',
  'weights.8-bits': 'ramp/bilinear',
  'weights.bfloat16': 'ramp/bilinear',
  'precision.result-through-float16': 'linearity/bilinear',
  'bicubic.coefficient=-0.5': 'any-call/bicubic',
  'bicubic.border-zero': 'constants/bicubic',
  'bicubic.overshoot-clamped': 'linearity/bicubic',
  'antialias.bicubic-coefficient=-0.75': 'any-call/bicubic-antialias',
  'antialias.not-normalised': 'constants/bilinear-antialias',
  'area.window-one-short': 'adaptive-pooling/area',
  'area.fractional-ends': 'adaptive-pooling/area',
  'linear.depth-picked': 'halving/trilinear',
  'layout.last-column-repeats-the-one-before': 'flip/bilinear',
  'memory.unwritten-row-tail-of-4': 'constants/nearest',
  'memory.batch-stride-missing': 'batch/bilinear',
  'memory.channel-stride-missing': 'channels/bilinear',
  'memory.channels-in-blocks-of-four': 'channels/bicubic',
  'state/results-cached-by-shape': 'linearity/bilinear',
  'state/every-second-call': 'determinism/bilinear',
  'size-one.aligned-division-by-zero': 'any-call/bilinear-aligned',
  'memory.zeros': 'identity/nearest',
  'memory/input-returned-where-sizes-are-unchanged': 'input-kept/bilinear',
  'memory/input-as-scratch': 'input-kept/bilinear',
  'arithmetic/half-as-float32': 'any-call/bilinear-float16',
  'rounding.uint8-late-clamp': 'any-call/bicubic-uint8',
  'rounding.uint8-truncates': 'any-call/bilinear-uint8',
  'precision.float16': 'separability/bilinear',
};

describe('a property of the standard profile finds that', () => {
  test.each(Object.entries(FOUND_BY))('%s', async (mistake, property) => {
    expect(await statusOf(property, mistaken(mistake))).not.toBe('pass');
  });
});

test('each of these properties passes the reference', async () => {
  const statuses = await Promise.all([...new Set(Object.values(FOUND_BY))].map((id) => statusOf(id, interpolate)));
  expect(new Set(statuses)).toEqual(new Set(['pass']));
});

function mistaken(text: string): Implementation['interpolate'] {
  const [id, number] = text.split('=');
  const mistake = HYPOTHESES.find((one) => one.id === id || id in (one.made ?? {}));
  if (mistake === undefined) throw new RangeError(`no mistake is called ${id}`);
  return faulty(id, mistake, number === undefined ? {} : { number: Number(number) }).interpolate;
}

async function statusOf(id: string, interpolate: Implementation['interpolate']): Promise<string> {
  const property = PROPERTIES.find((one) => one.id === `properties/${id}` && one.profile !== 'full');
  const opened = directImplementation({ name: 'mistaken', interpolate }, 10_000);
  return (await examineProperty(property as Property, opened, { seed: 1, runs: 25 })).status;
}
