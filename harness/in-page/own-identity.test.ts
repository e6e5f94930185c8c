import { expect, test } from 'vitest';
import { suiteIdentity } from '../core/identity.ts';
import { OWN_IDENTITY } from './own-identity.ts';

test('a browser is told the same version and target as Node', () => {
  expect(OWN_IDENTITY).toEqual(suiteIdentity());
});
