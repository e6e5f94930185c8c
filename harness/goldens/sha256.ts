/**
 * The SHA-256 (FIPS 180-4) of these bytes as hexadecimal digits, for where Node is not: a browser has its own at
 * addresses that it deems secure only.
 */
export function sha256(bytes: Uint8Array): string {
  const message = paddedMessage(bytes);
  const hash = Uint32Array.from(INITIAL);
  const words = new Uint32Array(64);
  for (let block = 0; block < message.byteLength; block += BLOCK_BYTES) {
    for (let word = 0; word < 16; word++) words[word] = message.getUint32(block + 4 * word);
    extend(words);
    compress(hash, words);
  }
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('');
}

const BLOCK_BYTES = 64;
const PRIMES = firstPrimes(64);
/** The fractions of the roots of the first primes, 32 bits of each. */
const INITIAL = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUND = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));

/** A one bit, zeros, and the length in bits. */
function paddedMessage(bytes: Uint8Array): DataView {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK_BYTES) * BLOCK_BYTES);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  return view;
}

function extend(words: Uint32Array): void {
  for (let word = 16; word < 64; word++) {
    const near = words[word - 2];
    const far = words[word - 15];
    const low = rotated(near, 17) ^ rotated(near, 19) ^ (near >>> 10);
    const high = rotated(far, 7) ^ rotated(far, 18) ^ (far >>> 3);
    words[word] = words[word - 16] + high + words[word - 7] + low;
  }
}

function compress(hash: Uint32Array, words: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = hash;
  for (let round = 0; round < 64; round++) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first = (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + choice + ROUND[round] + words[round]) | 0;
    const second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  hash.set([hash[0] + a, hash[1] + b, hash[2] + c, hash[3] + d, hash[4] + e, hash[5] + f, hash[6] + g, hash[7] + h]);
}

function rotated(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  return primes;
}
