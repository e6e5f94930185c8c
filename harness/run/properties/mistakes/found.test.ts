import { describe, expect, test } from 'vitest';
import { PROPERTIES } from '#cases/properties.ts';
import type { Property } from '#cases/property.ts';
import { interpolate } from '#reference/interpolate.ts';
import type { Implementation } from '#spec/signature.ts';
import { directSubject } from '../../../calling/direct-subject.ts';
import { examineProperty } from '../examine-property.ts';
import { MISTAKEN_CALLS } from './calls/fakes.ts';
import { MISTAKEN_TAPS } from './taps/fakes.ts';

const MISTAKES = { ...MISTAKEN_CALLS, ...MISTAKEN_TAPS };

/** A property for each mistake; one that needs no reference where there is one. */
const FOUND_BY: Readonly<Record<keyof typeof MISTAKES, string>> = {
  'align_corners is ignored': 'corners/bilinear-aligned',
  'corners are always aligned': 'ramp/bilinear',
  'antialias is ignored': 'any-call/bilinear-antialias',
  'the factor is replaced by the ratio of the sizes': 'ramp/bilinear',
  'recompute_scale_factor is ignored': 'recompute/bicubic',
  'the factors of height and width are swapped in the kernel': 'integer-factor/bilinear',
  'sizes are taken in reverse order': 'output-size/bilinear',
  'the size is rounded to the nearest integer': 'output-size/bilinear',
  'the size is rounded up': 'output-size/area',
  'the size is cut from a float32 product': 'output-size/bilinear',
  'columns are mirrored': 'identity/nearest',
  'height and width change places': 'transpose/bicubic',
  'nearest looks at centres': 'stride/nearest',
  'nearest-exact looks at left ends': 'stride/nearest-exact',
  'nearest rounds its coordinate': 'repetition/nearest',
  'half pixels are forgotten': 'halving/bilinear',
  'the left border is extrapolated': 'range/bilinear',
  'the source coordinate drifts along the axis': 'any-call/linear',
  'weights have 8 bits': 'ramp/bilinear',
  'weights are rounded to bfloat16': 'ramp/bilinear',
  'float32 passes through float16': 'linearity/bilinear',
  'cubic weights have the coefficient -0.5': 'any-call/bicubic',
  'cubic taps beyond the border count as zero': 'constants/bicubic',
  'bicubic is clamped to the range of the input': 'linearity/bicubic',
  'antialiased cubic weights have the coefficient -0.75': 'any-call/bicubic-antialias',
  'antialiased weights are not normalised': 'constants/bilinear-antialias',
  'area windows leave out their last element': 'adaptive-pooling/area',
  'area windows have fractional ends': 'adaptive-pooling/area',
  'the depth axis is not blended': 'halving/trilinear',
  'the last column is stale': 'flip/bilinear',
  'columns after the last full group of four stay empty': 'constants/nearest',
  'the first image stands for the whole batch': 'batch/bilinear',
  'the first channel stands for all': 'channels/bilinear',
  'channels after the fourth are those before': 'channels/bicubic',
  'results are remembered by shape': 'linearity/bilinear',
  'every third answer is off': 'determinism/bilinear',
  'one output pixel divides by zero': 'any-call/bilinear-aligned',
  'everything is zero': 'identity/nearest',
  'the input is returned where sizes are unchanged': 'input-kept/bilinear',
  'the input is used as scratch memory': 'input-kept/bilinear',
  'half types come back as float32': 'any-call/bilinear-float16',
  'uint8 bicubic is clamped only at the end': 'any-call/bicubic-uint8',
  'uint8 is cut instead of rounded': 'any-call/bilinear-uint8',
  'sums are kept in float16': 'separability/bilinear',
};

describe('a property of the standard profile finds that', () => {
  for (const [mistake, make] of Object.entries(MISTAKES)) {
    test(mistake, async () => {
      expect(await statusOf(FOUND_BY[mistake as keyof typeof MISTAKES], make())).not.toBe('pass');
    });
  }
});

test('each of these properties passes the reference', async () => {
  const statuses = await Promise.all([...new Set(Object.values(FOUND_BY))].map((id) => statusOf(id, interpolate)));
  expect(new Set(statuses)).toEqual(new Set(['pass']));
});

async function statusOf(id: string, mistaken: Implementation['interpolate']): Promise<string> {
  const property = PROPERTIES.find((one) => one.id === `properties/${id}` && one.profile !== 'full');
  const subject = directSubject({ name: 'mistaken', interpolate: mistaken }, 10_000);
  return (await examineProperty(property as Property, subject, { seed: 1, runs: 25 })).status;
}
