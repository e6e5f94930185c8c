import { expect, it } from 'vitest';
import { DIVERGENT, fakeCase, fakeParts } from '../run/fakes.ts';
import { examineImplementation } from '../run/run.ts';
import { annotations } from './annotations.ts';

it('a failing case is one line, whatever its message holds', async () => {
  const findings = {
    'linear/first': { status: 'error' as const, message: 'boom\n::error::mine 100%' },
    'linear/second': DIVERGENT,
  };
  const suite = Object.keys(findings).map((id) => fakeCase(id));
  const lines = annotations(await examineImplementation('a,b:c', {}, fakeParts(suite, findings))).split('\n');
  expect(lines.filter((line) => line.startsWith('::error title='))).toHaveLength(3);
  expect(lines.filter((line) => line !== '' && !line.startsWith('::error title='))).toEqual([]);
  expect(lines.join('\n')).toContain('100%25');
  expect(lines[2]).toMatch(/^::error title=a%2Cb%3Ac::does not conform/);
});

it('there is nothing to say of an implementation that conforms', async () => {
  expect(annotations(await examineImplementation('fake', {}, fakeParts([fakeCase('linear/first')])))).toBe('');
});

it.each([
  ['./harness/kits/js/resize.mjs', 'file=harness/kits/js/resize.mjs,'],
  ['browser:harness/kits/js/resize.mjs', 'file=harness/kits/js/resize.mjs,'],
  ['exec:python3 -u harness/kits/python/example.py', 'file=harness/kits/python/example.py,'],
  ['exec:/bin/sh', ''],
  ['reference', ''],
])('%s is annotated at its file in the repository', async (specifier, place) => {
  const parts = fakeParts([fakeCase('linear/wrong')], { 'linear/wrong': DIVERGENT });
  const lines = annotations(await examineImplementation(specifier, {}, parts))
    .trim()
    .split('\n');
  expect(lines.every((line) => line.startsWith(`::error ${place}title=`))).toBe(true);
});
