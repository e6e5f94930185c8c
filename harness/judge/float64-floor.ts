import { type Axis, sourceCoordinate } from '#reference/coordinates.ts';

/** An axis whose coordinates are those of the rule, or those of `errata.float64-floor`. */
export interface JudgedAxis extends Axis {
  readonly floorsThroughFloat32: boolean;
}

export function judgedCoordinate(outputIndex: number, axis: JudgedAxis): number {
  const coordinate = sourceCoordinate(outputIndex, axis);
  return axis.floorsThroughFloat32 ? snappedUp(coordinate) : coordinate;
}

/** `errata.float64-floor`: a coordinate that rounds up to an integer in float32 is taken as that integer. */
function snappedUp(coordinate: number): number {
  const rounded = Math.fround(coordinate);
  return Number.isInteger(rounded) && rounded > coordinate ? rounded : coordinate;
}
