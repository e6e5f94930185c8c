/** One spatial axis of a call, with everything that the modes need to place their taps. */
export interface Axis {
  readonly inputSize: number;
  readonly outputSize: number;
  readonly alignCorners: boolean;
  /** `coordinates.given-scale-factor`: present where the kernel uses the caller's factor rather than the sizes. */
  readonly scaleFactor?: number;
  /** `errata.float64-floor`: a coordinate that rounds up to an integer in float32 is taken as that integer. */
  readonly floorsThroughFloat32?: boolean;
}

/** `coordinates.step-from-sizes`, `coordinates.given-scale-factor`, `coordinates.align-corners`: input elements per output element. */
export function inputStep({ inputSize, outputSize, alignCorners, scaleFactor }: Axis): number {
  if (alignCorners) return outputSize > 1 ? (inputSize - 1) / (outputSize - 1) : 0;
  return scaleFactor === undefined ? inputSize / outputSize : 1 / scaleFactor;
}

/**
 * `coordinates.half-pixel`, `coordinates.align-corners`: the position on the input axis that an output index looks at.
 * The product comes before the division, so that a coordinate that is an integer comes out as one.
 */
export function sourceCoordinate(outputIndex: number, axis: Axis): number {
  const coordinate = axis.alignCorners ? alignedCoordinate(outputIndex, axis) : halfPixelCoordinate(outputIndex, axis);
  return axis.floorsThroughFloat32 === true ? snappedUp(coordinate) : coordinate;
}

function alignedCoordinate(outputIndex: number, { inputSize, outputSize }: Axis): number {
  return outputSize > 1 ? (outputIndex * (inputSize - 1)) / (outputSize - 1) : 0;
}

function halfPixelCoordinate(outputIndex: number, { inputSize, outputSize, scaleFactor }: Axis): number {
  const centre = outputIndex + 0.5;
  return (scaleFactor === undefined ? (centre * inputSize) / outputSize : centre / scaleFactor) - 0.5;
}

function snappedUp(coordinate: number): number {
  const rounded = Math.fround(coordinate);
  return Number.isInteger(rounded) && rounded > coordinate ? rounded : coordinate;
}
