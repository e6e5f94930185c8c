import { describe, expect, it } from 'vitest';
import { loadKnown } from '../report/known-list.ts';
import { reportSchema } from '../report/report-schema.ts';
import { readJson } from './json-file.ts';
import { outsideData } from './outside-data.ts';

describe('data from outside', () => {
  it.each<[unknown, string]>([
    [{}, 'known: the whole: expected an array, got an object'],
    [[7], 'known: entry 1: expected an object, got 7'],
    [[{ pattern: 'a' }], "known: entry 1 has no 'reason' (a text)"],
    [[{ pattern: 'a', reason: 'r' }], "known: entry 1 has no 'link' (an http or https address where the"],
    [
      [{ pattern: '', reason: 'r', link: 'https://example.org' }],
      "known: entry 1, pattern: expected some text, got ''",
    ],
    [[{ pattern: 'a', reason: 'r', link: 'x' }], 'known: entry 1, link: expected an http or https address where the'],
    [
      ['a', 'b', 'c', 'd'].map((pattern) => ({ pattern, reason: 'r', link: '' })),
      "known: 4 known deviations with an empty link ('a', 'b', 'c' and 1 more); fill in the http or https address",
    ],
    [
      [{ pattern: 'a', reason: 'r', link: 'https://example.org', expire: 'x' }],
      "known: entry 1: expected no field 'expire'; did you mean expires?",
    ],
  ])('is refused in our own words: %j', async (data, message) => {
    await expect(loadKnown(data as [], readJson)).rejects.toThrow(message);
  });

  it('that is no report says what a report is', () => {
    const message = "r.json: schema: expected 'interpolate-conformance/report@1', got 'another'";
    expect(() => outsideData(reportSchema, { schema: 'another' }, 'r.json')).toThrow(message);
  });
});
