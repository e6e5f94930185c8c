import { createUpsample, upsample } from '#reference/front-ends.ts';
import { interpolateBackward } from '#reference/gradients.ts';
import { interpolate } from '#reference/interpolate.ts';
import type { Implementation } from '#spec/signature.ts';
import { suiteIdentity } from '../core/identity.ts';

/** The text as code, examined like any other. */
const reference: Implementation = {
  name: 'reference',
  version: suiteIdentity().version,
  interpolate,
  interpolateBackward,
  upsample,
  createUpsample,
};

export default reference;
