import type { DType, InterpolateOptions, Mode } from '#spec/signature.ts';

// The numbers of README.md, version 1. Whatever changes here changes there, and the kits with it.

export const ABI_VERSION = 1;

/** The functions that a module must export, and how many parameters they take. */
export const REQUIRED_FUNCTIONS = {
  interpolate_abi: 0,
  interpolate_allocate: 1,
  interpolate_free: 2,
  interpolate_query: 5,
  interpolate_compute: 7,
} as const;

/** The gradient, if the module has it. */
export const BACKWARD = 'interpolate_backward';
export const OPTIONAL_FUNCTIONS = { [BACKWARD]: 7 } as const;

/** And those that it may export: each returns a pointer to text. */
export const TEXT_FUNCTIONS = {
  interpolate_name: 0,
  interpolate_version: 0,
  interpolate_aspects: 0,
  interpolate_message: 0,
} as const;

/** What `interpolate_query` and `interpolate_compute` return. */
export const STATUS = { ok: 0, unsupported: 1, refused: 2 } as const;

export const DTYPES: Readonly<Record<DType, number>> = { float64: 1, float32: 2, float16: 3, bfloat16: 4, uint8: 5 };

const MODES: Readonly<Record<Mode, number>> = {
  nearest: 1,
  'nearest-exact': 2,
  linear: 3,
  bilinear: 4,
  trilinear: 5,
  bicubic: 6,
  area: 7,
  lanczos: 8,
};
/** A word that is not a mode of PyTorch: a call to be refused. */
const NO_MODE = 0;

const KIND = { absent: 0, oneForEveryAxis: 1, list: 2 } as const;

/** The numbers that a size or a factor may have. */
const MOST_NUMBERS = 8;

const OFFSET = {
  bytes: 0,
  mode: 4,
  alignCorners: 8,
  recomputeScaleFactor: 12,
  antialias: 16,
  sizeKind: 20,
  sizeCount: 24,
  scaleFactorKind: 28,
  scaleFactorCount: 32,
  reserved: 36,
  size: 40,
  scaleFactor: 104,
} as const;

const OPTIONS_BYTES = 168;

/** The options as `interpolate_options` has them, little-endian. */
export function optionsBytes(options: InterpolateOptions): Uint8Array {
  const bytes = new Uint8Array(OPTIONS_BYTES);
  const view = new DataView(bytes.buffer);
  const mode: string = options.mode ?? 'nearest';
  view.setUint32(OFFSET.bytes, OPTIONS_BYTES, true);
  view.setUint32(OFFSET.mode, Object.hasOwn(MODES, mode) ? MODES[mode as Mode] : NO_MODE, true);
  view.setInt32(OFFSET.alignCorners, choice(options.alignCorners), true);
  view.setInt32(OFFSET.recomputeScaleFactor, choice(options.recomputeScaleFactor), true);
  view.setInt32(OFFSET.antialias, choice(options.antialias), true);
  writeNumbers(options.size, OFFSET.sizeKind, OFFSET.sizeCount, OFFSET.size);
  writeNumbers(options.scaleFactor, OFFSET.scaleFactorKind, OFFSET.scaleFactorCount, OFFSET.scaleFactor);
  return bytes;

  function writeNumbers(value: InterpolateOptions['size'], kind: number, count: number, start: number): void {
    const numbers = typeof value === 'number' ? [value] : (value ?? []);
    view.setUint32(kind, kindOf(value), true);
    view.setUint32(count, numbers.length, true);
    numbers.forEach((number, index) => {
      view.setFloat64(start + 8 * index, number, true);
    });
  }
}

/** Why a call cannot be put into the structs of this version, if it cannot. */
export function inexpressible({ size, scaleFactor }: InterpolateOptions): string | undefined {
  for (const [name, value] of Object.entries({ size, scale_factor: scaleFactor }))
    if (typeof value === 'object' && value.length > MOST_NUMBERS)
      return `${name} has ${value.length} numbers, and version ${ABI_VERSION} of the C ABI carries ${MOST_NUMBERS}`;
  return undefined;
}

function kindOf(value: InterpolateOptions['size']): number {
  if (value === undefined) return KIND.absent;
  return typeof value === 'number' ? KIND.oneForEveryAxis : KIND.list;
}

/** None, which is not the same as false, is −1. */
function choice(value: boolean | undefined): number {
  if (value === undefined) return -1;
  return value ? 1 : 0;
}
