/** One spatial axis of a call, with everything that the modes need to place their taps. */
export interface Axis {
  readonly inputSize: number;
  readonly outputSize: number;
  readonly alignCorners: boolean;
  /**
   * `coordinates.given-scale-factor`: present where the kernel steps by the caller's factor and not by the sizes, and
   * absent after `coordinates.recompute-drops-factor`.
   */
  readonly scaleFactor?: number | undefined;
}

/**
 * `coordinates.half-pixel`, `coordinates.align-corners`: the position on the input axis that an output index looks at.
 * The product comes before the division, so that a coordinate that is an integer comes out as one. It is a float64 for
 * every dtype, which `coordinates.precision` allows.
 */
export function sourceCoordinate(outputIndex: number, axis: Axis): number {
  const { inputSize, outputSize, alignCorners, scaleFactor } = axis;
  // `coordinates.align-corners-output-one`, `coordinates.align-corners-ignores-factor`
  if (alignCorners) return outputSize > 1 ? (outputIndex * (inputSize - 1)) / (outputSize - 1) : 0;
  const centre = outputIndex + 0.5;
  return (scaleFactor === undefined ? (centre * inputSize) / outputSize : centre / scaleFactor) - 0.5;
}

/** `coordinates.step-from-sizes`, `coordinates.given-scale-factor`, `coordinates.align-corners`: input elements per output element. */
export function inputStep({ inputSize, outputSize, alignCorners, scaleFactor }: Axis): number {
  if (alignCorners) return outputSize > 1 ? (inputSize - 1) / (outputSize - 1) : 0;
  return scaleFactor === undefined ? inputSize / outputSize : 1 / scaleFactor;
}
