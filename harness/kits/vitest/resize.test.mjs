/**
 * Every case of the suite as a test of its own:
 *
 *   npm install --save-dev vitest, and the suite, as init has printed it
 *   npx vitest run
 *
 * A case that your implementation does not support is skipped with its reason. Pass './resize.mjs' instead of the object
 * to run it in its own process, where it may hang or crash without harm.
 */
import { conformanceTests } from 'interpolate-conformance/vitest';
import resize from './resize.mjs';

await conformanceTests(resize, { profile: 'quick' });
