import * as abi from './abi';

/** The kernel of `bicubic`: two polynomials in the distance from the coordinate. */
const A: f64 = -0.75;

/** One spatial axis of a call: which input elements an output index reads, and with what weights. */
export class Axis {
  inputSize: u32 = 1;
  outputSize: u32 = 1;
  /** How many input elements an output element reads: 1, 2 or 4. */
  taps: u32 = 1;
  private mode: u32 = abi.NEAREST;
  private aligned: bool = false;
  /** Input elements per output element. */
  private step: f64 = 1;
  private first: i32 = 0;
  private fraction: f64 = 0;

  /** The axis with this number; negative for an axis that the call does not have. */
  describe(options: abi.Options, axis: i32, axes: u32, inputShape: usize, outputShape: usize): void {
    const absent = axis < 0;
    this.inputSize = absent ? 1 : load<u32>(inputShape + 4 * (axis + 2));
    this.outputSize = absent ? 1 : load<u32>(outputShape + 4 * (axis + 2));
    this.mode = absent ? abi.NEAREST : options.mode;
    this.taps = this.mode == abi.BICUBIC ? 4 : this.mode <= abi.NEAREST_EXACT ? 1 : 2;
    this.aligned = options.alignCorners == 1;
    this.step = this.inputStep(options, axis);
  }

  private inputStep(options: abi.Options, axis: i32): f64 {
    if (this.aligned) return this.outputSize > 1 ? f64(this.inputSize - 1) / f64(this.outputSize - 1) : 0;
    const keepsFactor = options.scaleFactorKind != abi.ABSENT && options.recomputeScaleFactor != 1;
    if (keepsFactor && axis >= 0) return 1 / options.scaleFactor(axis);
    return f64(this.inputSize) / f64(this.outputSize);
  }

  /** Moves to an output index; index() and weight() then give its taps. */
  place(outputIndex: u32): void {
    if (this.mode == abi.NEAREST) {
      this.first = i32(Mathf.floor(f32(outputIndex) * f32(this.step)));
    } else if (this.mode == abi.NEAREST_EXACT) {
      this.first = i32(Mathf.floor((f32(outputIndex) + 0.5) * f32(this.step)));
    } else {
      const centre = this.aligned ? outputIndex * this.step : (f64(outputIndex) + 0.5) * this.step - 0.5;
      const coordinate = this.mode == abi.BICUBIC ? centre : Math.max(centre, 0);
      this.first = i32(Math.floor(coordinate)) - (this.mode == abi.BICUBIC ? 1 : 0);
      this.fraction = coordinate - Math.floor(coordinate);
    }
  }

  /** Beyond an end of the axis, the element at that end counts. */
  index(tap: u32): u32 {
    return u32(min(max(this.first + i32(tap), 0), i32(this.inputSize) - 1));
  }

  weight(tap: u32): f64 {
    if (this.taps == 1) return 1;
    if (this.taps == 2) return tap == 0 ? 1 - this.fraction : this.fraction;
    return cubicWeight(Math.abs(this.fraction + 1 - tap));
  }
}

function cubicWeight(distance: f64): f64 {
  if (distance <= 1) return ((A + 2) * distance - (A + 3)) * distance * distance + 1;
  return ((A * distance - 5 * A) * distance + 8 * A) * distance - 4 * A;
}
