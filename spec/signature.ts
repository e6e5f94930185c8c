/** The element types that the suite knows. float16 and bfloat16 travel as their bits. */
export type DType = 'float64' | 'float32' | 'float16' | 'bfloat16' | 'uint8';

/** A dense row-major tensor: N C [D] [H] W for images, a channel-first batch. */
export interface Tensor {
  dtype: DType;
  shape: readonly number[];
  /** Float64Array, Float32Array or Uint8Array by dtype; the bits in a Uint16Array for float16 and bfloat16. */
  data: Float64Array | Float32Array | Uint16Array | Uint8Array;
  /** Of an input that is not row-major, which only those get who claim `layouts`: elements from one index of an axis to the next. */
  strides?: readonly number[];
}

export type Mode = 'nearest' | 'nearest-exact' | 'linear' | 'bilinear' | 'trilinear' | 'bicubic' | 'area' | 'lanczos';

/** The keyword arguments of `F.interpolate`. An absent option is `None`, which is not the same as `false`. */
export interface InterpolateOptions {
  size?: number | readonly number[];
  scaleFactor?: number | readonly number[];
  mode?: Mode;
  alignCorners?: boolean;
  recomputeScaleFactor?: boolean;
  antialias?: boolean;
}

/** What an implementation is asked about when it may decline. */
export interface CallDescription {
  dtype: DType;
  shape: readonly number[];
  options: InterpolateOptions;
}

/**
 * Why a call is not supported: the library has no call that says it, the implementation chose not to answer it, or the
 * library was called and refused.
 */
export type Why = 'cannot-express' | 'declined' | 'refused';

/** A call that is not supported, in words and, where it is said, in kind. */
export interface Unsupport {
  reason: string;
  why?: Why;
}

/** A pluggable implementation. It refuses an invalid call by throwing, and is handed no expected answer. */
export interface Implementation {
  name: string;
  version?: string;
  /** What a bare kernel claims; by default every aspect that it has the members for. */
  aspects?: readonly string[];
  /** What it runs on (a runtime, an adapter, a device): the report shows it. */
  environment?: Readonly<Record<string, string>>;
  /** One process of it at a time, since it takes a device or a large part of the machine. */
  exclusive?: boolean;
  /**
   * Which call of its library answers, in a few words for each mode: `{ bicubic: 'cv2.INTER_CUBIC' }`. The name of a mode may have
   * its options after it: `bicubic antialias`, `bilinear align_corners`. The report shows it.
   */
  mapping?: Readonly<Record<string, string>>;
  /** Each new shape costs it much, for it compiles: such shapes are few in the probes that it is asked. */
  compiles?: boolean;
  /** What it takes besides row-major inputs: `channels-last`, `strided`. Such inputs have `strides`. */
  layouts?: readonly string[];
  /** `true`, or the reason why this call is not supported; in an object with its `why`. */
  supports?(call: CallDescription): true | string | Unsupport;
  interpolate(input: Tensor, options: InterpolateOptions): Tensor | Promise<Tensor>;
  /** The gradient of the input, of `inputShape`, if there is one (`gradients.transpose`). */
  interpolateBackward?(
    gradOutput: Tensor,
    inputShape: readonly number[],
    options: InterpolateOptions,
  ): Tensor | Promise<Tensor>;
  /** `F.upsample`, if there is one. */
  upsample?(input: Tensor, options: InterpolateOptions): Tensor | Promise<Tensor>;
  /** `nn.Upsample`, if there is one: the module built from these options. */
  createUpsample?(options: InterpolateOptions): { forward(input: Tensor): Tensor | Promise<Tensor> };
}
