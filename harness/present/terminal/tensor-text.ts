import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { numberText } from '../../core/number-text.ts';
import { count } from '../../core/printable.ts';
import { toWireNumber } from '../../core/protocol.ts';

/** Elements that are printed one by one; beyond, a tensor is summed up. */
const PRINTED = 128;

/** A small tensor as nested rows, a large one by its range and its first values. */
export function tensorLines(tensor: Tensor): string[] {
  const values = decoded(tensor);
  const text = (value: number) => numberText(toWireNumber(value), tensor.dtype);
  if (values.length === 0) return ['no elements'];
  if (values.length <= PRINTED) return nested(Array.from(values, text), tensor.shape);
  return [
    `${count(values.length)} elements${rangeText(values, text)}`,
    `first ${Array.from(values.slice(0, 8), text).join(', ')}, …`,
  ];
}

/** A tensor may be longer than a call takes arguments. */
function rangeText(values: Float64Array, text: (value: number) => string): string {
  const finite = values.filter(Number.isFinite);
  const special = values.length - finite.length;
  const noted = special > 0 ? `, ${count(special)} not finite` : '';
  if (finite.length === 0) return noted;
  const least = finite.reduce((left, right) => Math.min(left, right));
  const most = finite.reduce((left, right) => Math.max(left, right));
  return ` from ${text(least)} to ${text(most)}${noted}`;
}

/** As PyTorch prints: a line for each row, an empty line between planes. */
function nested(texts: readonly string[], shape: readonly number[]): string[] {
  const rowLength = shape.at(-1) ?? 1;
  const planeRows = shape.length > 1 ? shape[shape.length - 2] : 1;
  const width = Math.max(...texts.map((text) => text.length));
  const rows = Array.from({ length: texts.length / rowLength }, (_, row) =>
    texts
      .slice(row * rowLength, (row + 1) * rowLength)
      .map((text) => text.padStart(width))
      .join('  '),
  );
  return rows.flatMap((row, at) => (at > 0 && at % planeRows === 0 ? ['', row] : [row]));
}
