/** Places in row-major arrays. */
export function elementCount(shape: readonly number[]): number {
  let count = 1;
  for (let axis = 0; axis < shape.length; axis++) count *= shape[axis];
  return count;
}

export function offsetOf(shape: readonly number[], index: readonly number[]): number {
  let offset = 0;
  for (let axis = 0; axis < index.length; axis++) offset = offset * shape[axis] + index[axis];
  return offset;
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
