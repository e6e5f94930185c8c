import { LONGEST_JSON, LONGEST_PAYLOAD, PREFIX_BYTES } from './frame.ts';

const ROW_BYTES = 16;
/** Rows of the JSON, and of what follows it. */
const MOST_ROWS = 12;

interface Part {
  what: string;
  start: number;
  end: number;
}

/** The bytes of a frame, or of what should be one, in rows that say what each of them is. */
export function frameDump(bytes: Uint8Array): string {
  return partsOf(Buffer.from(bytes))
    .flatMap((part) => rowsOf(bytes, part))
    .join('\n');
}

function partsOf(bytes: Buffer): Part[] {
  const { length } = bytes;
  if (length < PREFIX_BYTES)
    return [{ what: `of the ${PREFIX_BYTES} bytes of the two lengths`, start: 0, end: length }];
  const json = bytes.readUInt32LE(0);
  const payload = bytes.readUInt32LE(4);
  const parts = [
    { what: lengthNote('JSON', json, LONGEST_JSON), start: 0, end: 4 },
    { what: lengthNote('payload', payload, LONGEST_PAYLOAD), start: 4, end: PREFIX_BYTES },
  ];
  if (json > LONGEST_JSON || payload > LONGEST_PAYLOAD)
    return [...parts, { what: 'what follows', start: PREFIX_BYTES, end: length }];
  const jsonEnd = PREFIX_BYTES + json;
  return [
    ...parts,
    { what: `JSON${missing(jsonEnd, length)}`, start: PREFIX_BYTES, end: Math.min(jsonEnd, length) },
    { what: `payload${missing(jsonEnd + payload, length)}`, start: jsonEnd, end: Math.min(jsonEnd + payload, length) },
  ];
}

function lengthNote(what: string, value: number, most: number): string {
  return `length of the ${what}, u32 little-endian: ${value}${value > most ? ` (expected at most ${most})` : ''}`;
}

function missing(end: number, length: number): string {
  return length < end ? ` (${end - length} bytes of it are missing)` : '';
}

function rowsOf(bytes: Uint8Array, { what, start, end }: Part): string[] {
  const rows: string[] = [];
  for (let at = start; at < end && rows.length < MOST_ROWS; at += ROW_BYTES) {
    const row = bytes.subarray(at, Math.min(at + ROW_BYTES, end));
    const hex = [...row].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const place = at.toString(16).padStart(6, '0');
    const note = at === start ? `  ${what}` : '';
    rows.push(`  ${place}  ${hex.padEnd(3 * ROW_BYTES)} ${textOf(row).padEnd(ROW_BYTES)}${note}`);
  }
  const left = end - start - rows.length * ROW_BYTES;
  return left > 0 ? [...rows, `          … ${left} more bytes`] : rows;
}

/** As hex dumps have it: a dot for what does not print. */
function textOf(row: Uint8Array): string {
  return [...row].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
}
