import { type NpyArray as Parsed, parse } from 'npyjs';
import { elementCount } from '#spec/shape.ts';
import { bytesOf } from '../core/intrinsics.ts';
import { SuiteError } from '../core/suite-error.ts';

/** The element types that golden files have: numpy's names. float16 and bfloat16 are kept as bits. */
export type NpyDType = 'f8' | 'f4' | 'f2' | 'u2' | 'u1';

export interface NpyArray {
  dtype: NpyDType;
  shape: readonly number[];
  data: Float64Array | Float32Array | Uint16Array | Uint8Array;
}

/** A file that is not a `.npy` file of ours, or is damaged. */
export class NpyError extends SuiteError {
  override readonly name = 'NpyError';
}

const ITEM_SIZE: Readonly<Record<NpyDType, number>> = { f8: 8, f4: 4, f2: 2, u2: 2, u1: 1 };
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** npyjs reads the file; what it lets pass (wrong lengths, Fortran order, odd dtypes) is refused here, with the file's name. */
export function readNpy(bytes: Uint8Array, fileName: string): NpyArray {
  const headerEnd = endOfHeader(bytes, fileName);
  const { dtype, shape, data, fortranOrder } = parseBytes(bytes, fileName);
  if (!isKnown(dtype)) throw damaged(fileName, `dtype one of ${Object.keys(ITEM_SIZE).join(', ')}`, String(dtype));
  if (fortranOrder) throw damaged(fileName, 'row-major order', 'fortran_order: True');
  if (!shape.every((size) => Number.isSafeInteger(size) && size >= 0)) {
    throw damaged(fileName, 'a shape of sizes', `(${shape.join(', ')})`);
  }
  const elements = elementCount(shape);
  const payload = bytes.length - headerEnd;
  if (payload !== elements * ITEM_SIZE[dtype]) {
    throw damaged(
      fileName,
      `${elements * ITEM_SIZE[dtype]} bytes of data for shape (${shape.join(', ')})`,
      `${payload}`,
    );
  }
  return { dtype, shape, data: data as NpyArray['data'] };
}

/** The same bytes as `numpy.save` writes: version 1.0, a header that ends on a multiple of 64, room for the first axis to grow. */
export function writeNpy({ dtype, shape, data }: NpyArray): Uint8Array {
  const descr = dtype === 'u1' ? '|u1' : `<${dtype}`;
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const growth = shape.length === 0 ? '' : ' '.repeat(21 - String(shape[0]).length);
  const dictionary = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }${growth}`;
  const headerEnd = Math.ceil((10 + dictionary.length + 1) / 64) * 64;
  const header = `${dictionary.padEnd(headerEnd - 11)}\n`;
  const bytes = new Uint8Array(headerEnd + data.byteLength);
  bytes.set([...MAGIC, 1, 0, header.length & 0xff, header.length >> 8]);
  bytes.set(new TextEncoder().encode(header), 10);
  bytes.set(bytesOf(data), headerEnd);
  return bytes;
}

function endOfHeader(bytes: Uint8Array, fileName: string): number {
  if (bytes.length < 12 || MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw damaged(fileName, 'a .npy file', `${bytes.length} bytes that do not begin like one`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes[6] === 1 ? 10 + view.getUint16(8, true) : 12 + view.getUint32(8, true);
  if (end > bytes.length) throw damaged(fileName, `a header of ${end} bytes`, `a file of ${bytes.length}`);
  return end;
}

function parseBytes(bytes: Uint8Array, fileName: string): Parsed {
  try {
    return parse(new Uint8Array(bytes).buffer, { convertFloat16: false });
  } catch (error) {
    throw damaged(fileName, 'a readable .npy file', error instanceof Error ? error.message : String(error));
  }
}

function isKnown(dtype: string): dtype is NpyDType {
  return dtype in ITEM_SIZE;
}

function damaged(fileName: string, expected: string, got: string): NpyError {
  return new NpyError(
    `${fileName}: expected ${expected}, got ${got}; restore the file, or record it again with npm run goldens`,
  );
}
