const HEADER_BYTES = 8;
const MEMORY_SECTION = 5;
const ADDRESSES_OF_64_BITS = 0b100;

/** The memory section says so in the flags of its limits. Some engines call such a module invalid, others run it. */
export function hasMemory64(bytes: Uint8Array): boolean {
  let at = HEADER_BYTES;
  while (at < bytes.length) {
    const section = bytes[at];
    const size = number(at + 1);
    if (section === MEMORY_SECTION) {
      const count = number(size.end);
      return count.value > 0 && (number(count.end).value & ADDRESSES_OF_64_BITS) !== 0;
    }
    at = size.end + size.value;
  }
  return false;

  /** LEB128: seven bits a byte, the lowest first. */
  function number(start: number): { value: number; end: number } {
    let value = 0;
    let end = start;
    for (let weight = 1; end < bytes.length; weight *= 128) {
      const byte = bytes[end++];
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) break;
    }
    return { value, end };
  }
}
