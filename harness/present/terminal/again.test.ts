import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { caseReport } from '../../report/case-report.ts';
import { DIVERGENT, fakeCase } from '../../run/fakes.ts';
import { againCommand, sameDemands } from './again.ts';

const failed = (id: string, path?: string) =>
  caseReport(fakeCase(id), path === undefined ? DIVERGENT : { ...DIVERGENT, path }, 1, false);

test.each(['./mine.mjs', "/tmp/with space/it's mine.mjs", 'exec:python3 "a b.py" $HOME', '~/x;y.mjs'])(
  'a shell hands %s over as it was given',
  (specifier) => {
    const command = againCommand(specifier, [])(failed('linear/first'));
    const words = command.replace('npx interpolate-conformance run ', '');
    const script = `node -e 'console.log(JSON.stringify(process.argv.slice(1)))' -- ${words}`;
    const given: unknown = JSON.parse(execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }));
    expect(given).toEqual([specifier, '--filter', 'linear/first']);
  },
);

test('a property is replayed by its path, under the same seed', () => {
  const command = againCommand('./mine.mjs', ['--seed', '7'])(failed('properties/flip/area', '3:0:1'));
  expect(command).toBe(
    'npx interpolate-conformance run ./mine.mjs --filter properties/flip/area --seed 7 --path 3:0:1',
  );
});

test('what only a report knows is asked again with its profile, level and seed', () => {
  const options = sameDemands({ profile: 'quick', level: 'close', seed: 3 });
  expect(againCommand(undefined, options)(failed('linear/first'))).toBe(
    'npx interpolate-conformance run IMPLEMENTATION --filter linear/first --profile quick --level close --seed 3',
  );
});
