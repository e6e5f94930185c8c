import { expect, test } from 'vitest';
import { loadTensor } from '../goldens/goldens.ts';
import { loadGoldens } from '../goldens/load-goldens.ts';
import { recordedCases } from './recorded-cases.ts';

interface Read {
  fields: Record<string, string>;
  input: Buffer;
  ranges: Buffer;
}

/** As a kit reads the file. */
function readCases(bytes: Buffer): { first: string; cases: Read[] } {
  let at = 0;
  const line = () => {
    const end = bytes.indexOf('\n', at);
    const text = bytes.toString('utf8', at, end);
    at = end + 1;
    return text;
  };
  const taken = (count: string) => {
    at += Number(count);
    return bytes.subarray(at - Number(count), at);
  };
  const first = line();
  const cases: Read[] = [];
  while (at < bytes.length) {
    const fields = Object.fromEntries(
      line()
        .split('\t')
        .map((field) => field.split(/=(.*)/s, 2)),
    );
    cases.push({ fields, input: taken(fields.input_bytes), ranges: taken(fields.range_bytes) });
  }
  return { first, cases };
}

test('the file of the kits has every recorded call of F.interpolate, and the recorded gradients', () => {
  const goldens = loadGoldens();
  const { first, cases } = readCases(recordedCases());
  expect(first).toMatch(/^interpolate-conformance\/recorded-cases@1\ttorch 2\.13\.0/);
  const asked = goldens.cases.filter(({ entry }) => entry === 'interpolate');
  const forward = cases.filter(({ fields }) => fields.input_shape === undefined);
  expect(forward.map(({ fields }) => fields.id)).toEqual(asked.map(({ id }) => id));
  expect(cases.length - forward.length).toBeGreaterThan(500);
  for (const [at, { input, output, refused }] of asked.entries()) {
    const { fields, ranges, input: given } = forward[at];
    const { data } = loadTensor(goldens, input);
    expect(given.equals(Buffer.from(data.buffer, data.byteOffset, data.byteLength))).toBe(true);
    expect(fields.refused !== undefined).toBe(refused !== undefined);
    expect(fields.answer).toBe(output?.shape.join(','));
    const bytes = (output?.shape ?? [0]).reduce((count, size) => count * size, data.BYTES_PER_ELEMENT);
    expect(ranges.length).toBe(2 * bytes * Number(fields.ranges ?? 0));
  }
});

test('it spells the options as PyTorch does', () => {
  const { cases } = readCases(recordedCases());
  const fieldsOf = (id: string) => cases.find(({ fields }) => fields.id === id)?.fields;
  expect(fieldsOf('coordinates/three-to-six')).toMatchObject({
    call: "F.interpolate(x, size=6, mode='linear')",
    size: '6',
    mode: 'linear',
    shape: '1,1,3',
    answer: '1,1,6',
  });
  expect(fieldsOf('arguments/factor-nan-in-bilinear')).toMatchObject({ scale_factor: '[2,NaN]', mode: 'bilinear' });
});
