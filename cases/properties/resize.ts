import type { InterpolateOptions } from '#spec/signature.ts';

/** The spatial axes of a call, and how their new sizes are asked for: each list has one entry an axis. */
export type Resize =
  | { from: readonly number[]; size: readonly number[] }
  | { from: readonly number[]; factor: readonly number[]; recompute: boolean };

/** One axis of a resize. The factor is absent where the kernel does not get it. */
export interface ResizedAxis {
  from: number;
  to: number;
  factor?: number;
}

/** `output-size.truncated-product` */
export function outputSize(inputSize: number, factor: number): number {
  return Math.trunc(inputSize * factor);
}

export function axesOf(resize: Resize): readonly ResizedAxis[] {
  if ('size' in resize) return resize.from.map((from, axis) => ({ from, to: resize.size[axis] }));
  return resize.from.map((from, axis) => {
    const factor = resize.factor[axis];
    const to = outputSize(from, factor);
    return resize.recompute ? { from, to } : { from, to, factor };
  });
}

export function outputSizes(resize: Resize): readonly number[] {
  return axesOf(resize).map(({ to }) => to);
}

export function resizeOptions(resize: Resize): InterpolateOptions {
  if ('size' in resize) return { size: resize.size };
  if (resize.recompute) return { scaleFactor: resize.factor, recomputeScaleFactor: true };
  return { scaleFactor: resize.factor };
}

/** The same resize with its axes in another order. */
export function permuted(resize: Resize, order: readonly number[]): Resize {
  const pick = (list: readonly number[]) => order.map((axis) => list[axis]);
  if ('size' in resize) return { from: pick(resize.from), size: pick(resize.size) };
  return { ...resize, from: pick(resize.from), factor: pick(resize.factor) };
}

/** The resize of one axis alone, with other axes that keep their sizes beside it. */
export function onlyAxis(resize: Resize, kept: number, others: number): Resize {
  const from = resize.from.map((size, axis) => (axis === kept ? size : others));
  if ('size' in resize) return { from, size: resize.size.map((size, axis) => (axis === kept ? size : others)) };
  return { ...resize, from, factor: resize.factor.map((factor, axis) => (axis === kept ? factor : 1)) };
}
