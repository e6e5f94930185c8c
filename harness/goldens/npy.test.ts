import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../core/package-root.ts';
import { type NpyArray, NpyError, readNpy, writeNpy } from './npy.ts';

const ARRAY: NpyArray = { dtype: 'f4', shape: [2, 3], data: Float32Array.of(0, 1, -0, Number.NaN, 4, 5) };
const BYTES = writeNpy(ARRAY);

/** The same file with another header text of the same length. */
function withHeader(change: (header: string) => string): Uint8Array {
  const bytes = Uint8Array.from(BYTES);
  const header = new TextDecoder('latin1').decode(bytes.subarray(10, 128));
  const changed = change(header.trimEnd()).padEnd(117);
  bytes.set(new TextEncoder().encode(`${changed}\n`), 10);
  return bytes;
}

function reasonFor(bytes: Uint8Array): string {
  try {
    readNpy(bytes, 'inputs/x.npy');
  } catch (error) {
    if (error instanceof NpyError) return error.message;
    throw error;
  }
  return 'no error';
}

describe('a .npy file', () => {
  test('is read as it was written, to the bit', () => {
    expect(readNpy(BYTES, 'x.npy')).toEqual(ARRAY);
    expect(Object.is(readNpy(BYTES, 'x.npy').data[2], -0)).toBe(true);
  });

  test.each([
    ['float64', { dtype: 'f8', shape: [1, 1, 2], data: Float64Array.of(1 / 3, -1) }],
    ['bits of float16', { dtype: 'f2', shape: [2], data: Uint16Array.of(0x3c00, 0x7e01) }],
    ['bits of bfloat16', { dtype: 'u2', shape: [2], data: Uint16Array.of(0x3f80, 0x7fc0) }],
    ['uint8', { dtype: 'u1', shape: [3], data: Uint8Array.of(0, 128, 255) }],
    ['nothing', { dtype: 'f4', shape: [0, 3], data: new Float32Array() }],
    ['a scalar', { dtype: 'f4', shape: [], data: Float32Array.of(7) }],
  ] satisfies [string, NpyArray][])('holds %s', (_, array) => {
    expect(readNpy(writeNpy(array), 'x.npy')).toEqual(array);
  });

  test.each([
    'inputs/float32-2x3x4x5-grid-1.npy',
    'inputs/uint8-2x3x4x5-grid-1.npy',
    'inputs/bfloat16-1x2x10-grid-1.npy',
  ])('is written with the bytes of numpy.save: %s', (file) => {
    const recorded = readFileSync(join(packageRoot(), 'cases/golden', file));
    expect(writeNpy(readNpy(recorded, file))).toEqual(Uint8Array.from(recorded));
  });

  test('written by numpy.save has the bytes that we write', () => {
    const file = join(packageRoot(), 'cases/golden/outputs/nearest/nearest-image-up-float32.npy');
    const saved = readFileSync(file);
    expect(writeNpy(readNpy(saved, file))).toEqual(Uint8Array.from(saved));
  });

  test('is read from the middle of a larger buffer', () => {
    const larger = new Uint8Array(BYTES.length + 9);
    larger.set(BYTES, 5);
    expect(readNpy(larger.subarray(5, 5 + BYTES.length), 'x.npy')).toEqual(ARRAY);
  });
});

describe('a damaged .npy file is refused with its name', () => {
  test.each([
    ['empty', new Uint8Array(), 'a .npy file'],
    ['of something else', new TextEncoder().encode('{"not": "an array"}'), 'a .npy file'],
    ['cut in the header', BYTES.subarray(0, 60), 'a header of 128 bytes, got a file of 60'],
    ['cut in the data', BYTES.subarray(0, BYTES.length - 4), '24 bytes of data for shape (2, 3), got 20'],
    ['cut inside an element', BYTES.subarray(0, BYTES.length - 1), 'readable .npy file'],
    ['with bytes behind it', Uint8Array.of(...BYTES, 0, 0, 0, 0), '24 bytes of data for shape (2, 3), got 28'],
    ['in Fortran order', withHeader((header) => header.replace('False', 'True')), 'row-major order'],
    ['big-endian', withHeader((header) => header.replace('<f4', '>f4')), '>f4'],
    ['of int32', withHeader((header) => header.replace('<f4', '<i4')), 'dtype one of f8, f4, f2, u2, u1, got i4'],
    ['of another shape', withHeader((header) => header.replace('(2, 3)', '(3, 3)')), '36 bytes of data'],
    [
      'of a negative shape',
      withHeader((header) => header.replace('(2, 3)', '(-2, 3)')),
      'a shape of sizes, got (-2, 3)',
    ],
    ['of a shape with a suffix', withHeader((header) => header.replace('(2, 3)', '(2, 3L)')), 'a shape of sizes'],
    ['without a dtype', withHeader((header) => header.replace("'descr'", "'descx'")), 'readable .npy file'],
  ])('%s', (_, bytes, expected) => {
    const reason = reasonFor(bytes);
    expect(reason).toContain('inputs/x.npy: expected');
    expect(reason).toContain(expected);
    expect(reason).toContain('npm run goldens');
  });
});
