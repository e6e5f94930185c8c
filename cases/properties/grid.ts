/** Places in row-major arrays. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function offsetOf(shape: readonly number[], index: readonly number[]): number {
  return index.reduce((offset, at, axis) => offset * shape[axis] + at, 0);
}

export function indexAt(shape: readonly number[], offset: number): number[] {
  const index = new Array<number>(shape.length);
  let rest = offset;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = rest % shape[axis];
    rest = Math.floor(rest / shape[axis]);
  }
  return index;
}

/** The array whose element at each index is what `valueAt` says. */
export function filled(shape: readonly number[], valueAt: (index: readonly number[]) => number): number[] {
  return Array.from({ length: elementCount(shape) }, (_, offset) => valueAt(indexAt(shape, offset)));
}
