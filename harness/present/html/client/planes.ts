import { elementCount, indexAt } from '#spec/shape.ts';

export type Layout = ReturnType<typeof layoutOf>;

export interface Cell {
  readonly plane: number;
  readonly row: number;
  readonly column: number;
}

const NAMES = ['batch', 'channel', 'depth'];

/** How a tensor lies on paper: planes of rows and columns. A sequence N C L has its channels as rows. */
export function layoutOf(shape: readonly number[]) {
  const leadingShape = shape.slice(0, -2);
  const [rows, columns] = shape.slice(-2);
  const planes = elementCount(leadingShape);
  return { planes, rows, columns, leading: NAMES.slice(0, leadingShape.length), leadingShape };
}

export function cellOf(element: number, { rows, columns }: Layout): Cell {
  const inPlane = element % (rows * columns);
  return {
    plane: Math.floor(element / (rows * columns)),
    row: Math.floor(inPlane / columns),
    column: inPlane % columns,
  };
}

export function elementAt({ plane, row, column }: Cell, { rows, columns }: Layout): number {
  return (plane * rows + row) * columns + column;
}

/** `batch 0, channel 2` */
export function planeName(plane: number, { leading, leadingShape }: Layout): string {
  const places = indexAt(leadingShape, plane);
  return leading.map((name, axis) => `${name} ${places[axis]}`).join(', ');
}

/** A part of an axis around a place: no picture is larger than a screen. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function indicesOf({ start, end }: Span): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at);
}

export function spanAround(place: number, size: number, most: number): Span {
  const start = Math.min(Math.max(place - Math.floor(most / 2), 0), Math.max(size - most, 0));
  return { start, end: Math.min(start + most, size) };
}
