// The interface between a module and the suite: version 1 of the C ABI. Leave it as it is.

/** What interpolate_query and interpolate_compute return. */
export const OK: i32 = 0;
export const UNSUPPORTED: i32 = 1;
export const REFUSED: i32 = 2;

export const FLOAT64: u32 = 1;
export const FLOAT32: u32 = 2;
export const FLOAT16: u32 = 3;
export const BFLOAT16: u32 = 4;
export const UINT8: u32 = 5;

export const NEAREST: u32 = 1;
export const NEAREST_EXACT: u32 = 2;
export const LINEAR: u32 = 3;
export const BILINEAR: u32 = 4;
export const TRILINEAR: u32 = 5;
export const BICUBIC: u32 = 6;
export const AREA: u32 = 7;
export const LANCZOS: u32 = 8;

/** How a size or a scale_factor was given. */
export const ABSENT: u32 = 0;
export const ONE_FOR_EVERY_AXIS: u32 = 1;
export const LIST: u32 = 2;

/** The options struct. alignCorners, recomputeScaleFactor and antialias: -1 None, 0 False, 1 True. */
@unmanaged
export class Options {
  bytes: u32;
  mode: u32;
  alignCorners: i32;
  recomputeScaleFactor: i32;
  antialias: i32;
  sizeKind: u32;
  sizeCount: u32;
  scaleFactorKind: u32;
  scaleFactorCount: u32;
  reserved: u32;

  /** The size that the caller gave for a spatial axis, counted from 0. */
  size(axis: u32): f64 {
    const place = this.sizeKind == LIST ? axis : 0;
    return load<f64>(changetype<usize>(this) + 40 + 8 * place);
  }

  scaleFactor(axis: u32): f64 {
    const place = this.scaleFactorKind == LIST ? axis : 0;
    return load<f64>(changetype<usize>(this) + 104 + 8 * place);
  }
}

/** UTF-8 with a zero byte at the end. Keep the buffer in a variable while the suite has its address. */
export function text(words: string): ArrayBuffer {
  return String.UTF8.encode(words, true);
}
