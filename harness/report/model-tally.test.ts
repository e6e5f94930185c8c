import { expect, test } from 'vitest';
import { modelsText } from '../present/terminal/models-text.ts';
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
  expect(modelsText(report)).toBe('models: every call of 1 of 2 networks passes; not of raft (1 of 2 calls)');
});

test('--model asks for the calls of one network alone', async () => {
  const report = await examineImplementation('fake', { model: 'raft' }, fakeParts(suite, findings));
  expect(report.cases.map(({ id }) => id)).toEqual(['models/raft-upflow8', 'models/raft-upflow8-wide']);
  expect(modelsText(report)).toBe('model raft (1 of 2 calls)');
});

test('a name that is no network is told with its nearest', async () => {
  await expect(examineImplementation('fake', { model: 'raff' }, fakeParts(suite, findings))).rejects.toThrow(
    "got 'raff'; did you mean raft?",
  );
});

test('a report without calls of networks says nothing of them', async () => {
  const report = await examineImplementation('fake', { filter: 'linear/*' }, fakeParts(suite, findings));
  expect(report).not.toHaveProperty('models');
  expect(modelsText(report)).toBeUndefined();
});
