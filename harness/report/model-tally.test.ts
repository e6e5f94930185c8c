import { expect, test } from 'vitest';
import { modelsText } from '../present/terminal/facts.ts';
import { plain } from '../present/terminal/paint.ts';
import { terminalText } from '../present/terminal/terminal.ts';
import { DIVERGENT, fakeCase, fakeParts } from '../run/fakes.ts';
import { examineImplementation } from '../run/run.ts';

const suite = [
  fakeCase('linear/line-up'),
  fakeCase('models/raft-upflow8'),
  fakeCase('models/raft-upflow8-wide'),
  fakeCase('models/hrnet-v2-half'),
  fakeCase('models/hrnet-v2-last-stage'),
];
const findings = { 'models/raft-upflow8': DIVERGENT };

test('a report groups the calls of a network, and says in a line which networks may run', async () => {
  const report = await examineImplementation('fake', {}, fakeParts(suite, findings));
  expect(
    report.models?.map(({ name, pass, cases, level, conforms }) => ({ name, pass, cases, level, conforms })),
  ).toEqual([
    { name: 'hrnet-v2', pass: 2, cases: 2, level: 'faithful', conforms: true },
    { name: 'raft', pass: 1, cases: 2, level: 'divergent', conforms: false },
  ]);
  expect(modelsText(report)).toBe('models: every asked call of 1 of 2 networks passes; not of raft (1 of 2 calls)');
});

test('--model asks for the calls of one network alone', async () => {
  const report = await examineImplementation('fake', { model: 'raft' }, fakeParts(suite, findings));
  expect(report.cases.map(({ id }) => id)).toEqual(['models/raft-upflow8', 'models/raft-upflow8-wide']);
  expect(modelsText(report)).toBe('model raft (1 of 2 calls)');
});

test('a network of which few calls were asked is told with how many it has', async () => {
  const report = await examineImplementation('fake', { model: 'hrnet-v2' }, fakeParts(suite, findings));
  expect(modelsText(report)).toBe('model hrnet-v2 (2 of 2 calls; 2 of 7 asked)');
});

test('the head of a report on the calls of one network names it', async () => {
  const report = await examineImplementation('fake', { model: 'raft', filter: 'linear/*' }, fakeParts(suite, findings));
  const style = { paint: plain, width: 300, failures: 0, again: () => '' };
  expect(terminalText(report, style)).toMatch(/, model raft, filter linear\/\*\n/);
});

test.each([
  ['raff', 'did you mean raft?'],
  ['hrnt', 'did you mean hrnet-v2?'],
])('a name that is no network is told with its nearest: %s', async (model, hint) => {
  await expect(examineImplementation('fake', { model }, fakeParts(suite, findings))).rejects.toThrow(
    `got '${model}'; ${hint}`,
  );
});

test('a profile without a call of the network is a usage error that names the profile with some', async () => {
  await expect(
    examineImplementation('fake', { model: 'raft', profile: 'quick' }, fakeParts(suite, findings)),
  ).rejects.toThrow('model raft: profile quick has no call of it (standard has 2); give --profile standard');
});

test('a report without calls of networks says nothing of them', async () => {
  const report = await examineImplementation('fake', { filter: 'linear/*' }, fakeParts(suite, findings));
  expect(report).not.toHaveProperty('models');
  expect(modelsText(report)).toBeUndefined();
});
