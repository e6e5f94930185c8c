import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SuiteError } from '../core/suite-error.ts';
import { goldenFolder, sha256 } from './golden-folder.ts';
import { loadTensor } from './goldens.ts';
import { loadGoldens } from './load-goldens.ts';
import { hashedText, type Manifest } from './manifest.ts';

const goldens = loadGoldens();

function ownManifest(): Manifest {
  return JSON.parse(readFileSync(join(goldens.folder, 'manifest.json'), 'utf8')) as Manifest;
}

function goldenCase(id: string) {
  const found = goldens.cases.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`${id}: expected in the manifest`);
  return found;
}

describe('the recorded goldens', () => {
  test('come with the provenance of the target', () => {
    expect(goldens.provenance).toMatchObject({ cpu_capability: 'DEFAULT', threads: 1, memory_format: 'contiguous' });
    expect(goldens.provenance.torch).toMatch(/^2\.13\.0/);
  });

  test('have options in our spelling, with the numbers that JSON lacks', () => {
    expect(goldenCase('arguments/factor-nan-in-bilinear').options).toEqual({
      mode: 'bilinear',
      scaleFactor: [2, Number.NaN],
    });
    expect(goldenCase('arguments/factor-minus-infinite').options.scaleFactor).toBe(Number.NEGATIVE_INFINITY);
  });

  test('give an answer as a tensor or as a refusal', () => {
    const { input, output } = goldenCase('coordinates/three-to-six');
    expect([...loadTensor(goldens, input).data]).toEqual([0, 1, 2]);
    expect(output && [...loadTensor(goldens, output).data]).toEqual([0, 0.25, 0.75, 1.25, 1.75, 2]);
    expect(goldenCase('arguments/lanczos-without-antialias').refused).toEqual({
      type: 'ValueError',
      message: 'Lanczos mode requires antialias=True',
    });
  });

  test('keep bfloat16 as bits', () => {
    const { input } = goldenCase('rounding/bfloat16-thirds');
    expect(loadTensor(goldens, input)).toEqual({
      dtype: 'bfloat16',
      shape: [1, 1, 3],
      data: Uint16Array.of(0x3f80, 0x4000, 0x4080),
    });
  });

  test('hold a network that lets its finest map in as it is', () => {
    const [model] = goldens.models;
    expect(model.id).toBe('models/hrnet-v2-last-stage');
    expect(model.steps.map(({ options }) => options?.mode)).toEqual([undefined, 'bilinear', 'bilinear', 'bilinear']);
    expect(model.output.shape).toEqual([1, 30, 13, 10]);
  });
});

/** A copy of the manifest with the one case below and its files. */
describe('a fault in the goldens is a fault of the suite, with its file and what to do', () => {
  const { input, output } = goldenCase('coordinates/three-to-six');
  const file = output?.file ?? '';
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'goldens-test-'));
    for (const name of [input.file, file]) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      copyFileSync(join(goldens.folder, name), join(folder, name));
    }
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function reasonOf(act: () => unknown): string {
    try {
      act();
    } catch (error) {
      if (error instanceof SuiteError) return error.message;
      throw error;
    }
    return 'no error';
  }

  function loadOutput(change: Partial<NonNullable<typeof output>> = {}): string {
    if (output === undefined) throw new Error('expected a recorded output');
    return reasonOf(() => loadTensor(goldenFolder(folder), { ...output, ...change }));
  }

  test('a flipped bit', () => {
    const bytes = readFileSync(join(folder, file));
    bytes[bytes.length - 1] ^= 1;
    writeFileSync(join(folder, file), bytes);
    expect(loadOutput()).toMatch(
      /three-to-six\.npy: expected SHA-256 [0-9a-f]{64}, got [0-9a-f]{64}; .*npm run goldens/,
    );
  });

  test('a missing file', () => {
    rmSync(join(folder, file));
    expect(loadOutput()).toMatch(/three-to-six\.npy: cannot be read .*npm run goldens/);
  });

  test('another dtype than the manifest says', () => {
    expect(loadOutput({ dtype: 'float64' })).toMatch(/three-to-six\.npy: expected f8 for float64, got f4/);
  });

  test('another shape than the manifest says', () => {
    expect(loadOutput({ shape: [1, 6, 1] })).toMatch(/three-to-six\.npy: expected shape \(1, 6, 1\), got \(1, 1, 6\)/);
  });

  /** Changed as by a recording, which writes the hash anew. */
  function loadManifest(change: (manifest: Manifest) => object): string {
    const changed = change(ownManifest()) as Manifest;
    return loadText(JSON.stringify({ ...changed, sha256: sha256(hashedText(changed)) }));
  }

  function loadText(text: string): string {
    writeFileSync(join(folder, 'manifest.json'), text);
    return reasonOf(() => loadGoldens(folder));
  }

  const manifestChanges: Readonly<Record<string, (manifest: Manifest) => object>> = {
    'a case with another option': ({ cases: [first, ...rest], ...manifest }) => ({
      ...manifest,
      cases: [{ ...first, options: { size: 8 } }, ...rest],
    }),
    'a renamed case': ({ cases: [first, ...rest], ...manifest }) => ({
      ...manifest,
      cases: [{ ...first, id: 'arguments/renamed' }, ...rest],
    }),
    'a case less': ({ cases: [, ...rest], ...manifest }) => ({ ...manifest, cases: rest }),
    'cases in another order': ({ cases, ...manifest }) => ({ ...manifest, cases: cases.toReversed() }),
    'no model': (manifest) => ({ ...manifest, models: [] }),
    'another date': ({ provenance, ...manifest }) => ({
      ...manifest,
      provenance: { ...provenance, date: '2026-01-01' },
    }),
  };

  test.each(Object.keys(manifestChanges))('a manifest that was changed by hand: %s', (name) => {
    expect(loadText(JSON.stringify(manifestChanges[name](ownManifest())))).toMatch(
      /manifest\.json: expected content of SHA-256 [0-9a-f]{64}, got [0-9a-f]{64}: .*npm run goldens/,
    );
  });

  test('but not a manifest with other white space', () => {
    expect(loadText(JSON.stringify(ownManifest(), null, 1))).toBe('no error');
  });

  test('a manifest without cases', () => {
    expect(loadManifest((manifest) => ({ ...manifest, cases: [] }))).toMatch(/manifest\.json: .*cases/s);
  });

  test('a case that is there twice', () => {
    expect(loadManifest(({ cases, ...manifest }) => ({ ...manifest, cases: [...cases, cases[0]] }))).toMatch(
      /manifest\.json: expected every id once, got arguments\/mode-left-out twice; .*npm run goldens/,
    );
  });

  test('a manifest of another PyTorch', () => {
    const other = ({ provenance, ...manifest }: Manifest) => ({
      ...manifest,
      provenance: { ...provenance, torch: '2.12.1+cpu' },
    });
    expect(loadManifest(other)).toMatch(
      /manifest\.json: expected provenance of torch 2\.13\.0 \(spec\/target\.json\), got torch 2\.12\.1\+cpu/,
    );
  });

  test('a manifest that is missing', () => {
    expect(reasonOf(() => loadGoldens(folder))).toMatch(/manifest\.json: cannot be read/);
  });

  test('a manifest that is not JSON', () => {
    writeFileSync(join(folder, 'manifest.json'), '{');
    expect(reasonOf(() => loadGoldens(folder))).toMatch(/manifest\.json: expected JSON/);
  });

  test('a manifest of another version', () => {
    expect(loadManifest((manifest) => ({ ...manifest, schema: 'interpolate-conformance/goldens@2' }))).toMatch(
      /goldens@1/,
    );
  });

  test('a case that has neither an answer nor a refusal', () => {
    const withoutAnswer = ({ cases: [first], ...manifest }: Manifest) => ({
      ...manifest,
      cases: [{ ...first, output: undefined }],
    });
    expect(loadManifest(withoutAnswer)).toMatch(/manifest\.json: .*cases\[0\]/s);
  });

  test('a case that asks an unknown clause', () => {
    const unknown = ({ cases: [first], ...manifest }: Manifest) => ({
      ...manifest,
      cases: [{ ...first, clauses: ['nearest.nonsense'] }],
    });
    expect(loadManifest(unknown)).toMatch(/manifest\.json: .*nearest\.nonsense/);
  });

  test('a file outside the folder', () => {
    const outside = ({ cases: [first], ...manifest }: Manifest) => ({
      ...manifest,
      cases: [{ ...first, input: { ...first.input, file: 'inputs/../../secret.npy' } }],
    });
    expect(loadManifest(outside)).toMatch(/manifest\.json: .*input/s);
  });
});

test.skipIf(process.platform === 'win32')('a golden that is a pipe or a device is not read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goldens-pipe-'));
  symlinkSync('/dev/zero', join(folder, 'manifest.json'));
  expect(() => loadGoldens(folder)).toThrow(/manifest.json: cannot be read \(it is no regular file\)/);
  rmSync(folder, { recursive: true });
});
