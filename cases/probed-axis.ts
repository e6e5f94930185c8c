import { elementCount } from '#spec/shape.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { exactData } from './exact-bits.ts';
import { tensorWhenRead } from './fill.ts';
import type { Rank, Variant } from './variants.ts';

/** The one axis that a probe resizes; the others keep their size. */
export interface Axis {
  rank: Rank;
  name: 'width' | 'height' | 'depth';
}

/** Axes that are computed by different code, or may be swapped for each other. */
export function axesOf({ ranks }: Variant): readonly Axis[] {
  return [
    ...(ranks.includes('line') ? [{ rank: 'line', name: 'width' } as const] : []),
    ...(ranks.includes('image')
      ? [{ rank: 'image', name: 'width' } as const, { rank: 'image', name: 'height' } as const]
      : []),
    ...(ranks.includes('volume') ? [{ rank: 'volume', name: 'depth' } as const] : []),
  ];
}

/** A rank with its article. */
export function rankText({ rank }: Axis): string {
  return `${rank === 'image' ? 'an' : 'a'} ${rank}`;
}

export function alignments({ alignCorners }: Variant): readonly boolean[] {
  return alignCorners.includes(true) ? [false, true] : [false];
}

export function optionsOf({ mode, antialias }: Variant, aligned: boolean): InterpolateOptions {
  return { mode, ...(aligned && { alignCorners: true }), ...(antialias && { antialias }) };
}

/** A value on the probed axis, another on the axes beside it. */
export function placed({ rank, name }: Axis, value: number, beside: number): number[] {
  if (rank === 'line') return [value];
  if (rank === 'volume') return [value, beside, beside];
  return name === 'width' ? [beside, value] : [value, beside];
}

export function placedText(axis: Axis, variable: string): string {
  const kept = variable === 'f' ? 1 : 2;
  const entries = placed(axis, Number.NaN, kept).map((value) => (Number.isNaN(value) ? variable : String(value)));
  return `(${entries.join(', ')}${entries.length === 1 ? ',' : ''})`;
}

/** As it stands in ids, where `words` say more. */
export function nameOf({ name, antialias }: Variant, aligned: boolean, ...words: readonly string[]): string {
  return [name, antialias && 'antialias', aligned && 'aligned', ...words].filter(Boolean).join('-');
}

/** The dtype follows where it is not float32. */
export function dtypedName(variant: Variant, dtype: DType, aligned: boolean, ...words: readonly string[]): string {
  return nameOf(variant, aligned, ...words, ...(dtype === 'float32' ? [] : [dtype]));
}

export function titleOf({ name, antialias }: Variant, aligned: boolean): string {
  return `${antialias ? 'antialiased ' : ''}${name}${aligned ? ' with aligned corners' : ''}`;
}

export function dtypedTitle(variant: Variant, dtype: DType, aligned = false): string {
  return `${titleOf(variant, aligned)}${dtype === 'float32' ? '' : ` in ${dtype}`}`;
}

/** N is 1, C counts the unit vectors along the axis; the axes beside it have two elements. */
export function unitVectors(axis: Axis, dtype: DType, length: number, unit = 1): Tensor {
  const spatial = placed(axis, length, 2);
  return tensorWhenRead(dtype, [1, length, ...spatial], () =>
    exactData(unitValues(axis, spatial, length, unit), dtype),
  );
}

function unitValues(axis: Axis, spatial: readonly number[], length: number, unit: number): Float64Array {
  const along = axis.name === 'width' ? 1 : 2 ** (spatial.length - 1);
  const plane = elementCount(spatial);
  const values = new Float64Array(length * plane);
  for (let element = 0; element < values.length; element++) {
    const position = Math.floor((element % plane) / along) % length;
    if (position === Math.floor(element / plane)) values[element] = unit;
  }
  return values;
}
