import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../core/package-root.ts';
import { DIVERGENT, fakeCase, fakeDeviation, fakeParts } from '../run/fakes.ts';
import { examineImplementation } from '../run/run.ts';
import { reportText } from './report.ts';
import { reportJsonSchema } from './report-schema.ts';

const text = readFileSync(join(packageRoot(), 'harness', 'report', 'report.schema.json'), 'utf8');
const published = JSON.parse(text) as object;

describe('the published schema of the report', () => {
  it('is what the code checks', () => {
    expect(published).toEqual(reportJsonSchema());
  });

  it('describes a report with everything in it', async () => {
    const suite = [fakeCase('linear/first'), fakeCase('linear/second'), fakeCase('linear/third')];
    const options = {
      filter: ['linear/*'],
      require: 'linear/*',
      shard: '1/1',
      known: [{ pattern: 'linear/first', reason: 'r', link: 'https://example.org', expires: '2027-01-01' }],
    };
    const findings = {
      'linear/first': { ...DIVERGENT, path: '0:1' },
      'linear/second': {
        status: 'pass',
        level: 'bit-exact',
        deviation: fakeDeviation({ max_rel: Number.POSITIVE_INFINITY, index_ties: 1 }),
        errata: [{ id: 'errata.float64-floor', seen: 'rule' }],
      },
    } as const;
    const report = await examineImplementation('fake', options, fakeParts(suite, findings));
    const validate: ValidateFunction = new Ajv2020({ strict: true, allErrors: true }).compile(published);
    validate(JSON.parse(reportText(report)));
    expect(validate.errors).toBeNull();
    expect(validate({ ...report, schema: 'another' })).toBe(false);
  });
});
