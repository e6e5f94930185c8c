import { expect, test } from 'vitest';
import { packed, unpacked } from './wire.ts';

test('a message arrives with numbers that JSON lacks', () => {
  const message = { kind: 'ask', options: { scale_factor: [Number.NaN, Number.NEGATIVE_INFINITY, -0, 0.1] } };
  expect(unpacked(packed(message)).message).toEqual(message);
});

test('elements arrive bit for bit', () => {
  const bits = Uint32Array.of(0x7fc00001, 0x80000000, 0xff800000, 1);
  const { data } = unpacked(packed({}, new Float32Array(bits.buffer)));
  expect(new Uint32Array(data)).toEqual(bits);
});

test('elements of eight bytes can be read after a text of any length', () => {
  for (const name of ['', 'a', 'ab', 'abc', 'abcd', 'ä€']) {
    const { message, data } = unpacked(packed({ name }, Float64Array.of(1.5, -2)));
    expect(message).toEqual({ name });
    expect(new Float64Array(data)).toEqual(Float64Array.of(1.5, -2));
  }
});

test('a view into larger memory is sent alone and read alone', () => {
  const bytes = packed({ kind: 'x' }, new Uint8Array([1, 2, 3, 4]).subarray(1, 3));
  const larger = new Uint8Array(bytes.length + 7);
  larger.set(bytes, 5);
  expect([...new Uint8Array(unpacked(larger.subarray(5, 5 + bytes.length)).data)]).toEqual([2, 3]);
});

test('a message that is cut off is refused', () => {
  expect(() => unpacked(packed({ kind: 'x' }).subarray(0, 6))).toThrow('a message of 6 bytes: expected at least 16');
});
