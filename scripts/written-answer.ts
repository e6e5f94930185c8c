import type { TorchValue } from '#harness/torch/torch-value.ts';

/** Whether a value is the one that an example writes: decimals to the digits shown, ints exactly. */
export function matchesValue(written: string, value: TorchValue): boolean {
  const expected = written.match(/[[\]()]|[^[\](),\s]+/g) ?? [];
  const found = [...tokensOf(value)];
  return expected.length === found.length && expected.every((token, index) => matchesToken(token, found[index]));
}

/** Whether a text is the one that an example writes, where `...` stands for anything. */
export function matchesText(written: string, text: string): boolean {
  const pattern = written
    .split('...')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`, 's').test(text);
}

/** A value as Python prints it, in pieces and without commas; floats stay numbers. */
function* tokensOf(value: TorchValue): Generator<string | number> {
  if (typeof value === 'number') yield value;
  else if (typeof value === 'boolean') yield value ? 'True' : 'False';
  else if (value === null) yield 'None';
  else if (typeof value !== 'object') yield String(value);
  else if (value.kind === 'dtype') yield `torch.${value.dtype}`;
  else if (value.kind === 'list' || value.kind === 'tuple') {
    const isList = value.kind === 'list';
    yield isList ? '[' : '(';
    for (const item of value.items) yield* tokensOf(item);
    yield isList ? ']' : ')';
  } else yield `<${value.kind}>`;
}

function matchesToken(written: string, found: string | number): boolean {
  if (typeof found === 'string') return written === found;
  if (Number.isNaN(found)) return written === 'nan';
  if (!Number.isFinite(found)) return written === (found > 0 ? 'inf' : '-inf');
  if (written === '-0.0') return Object.is(found, -0);
  const [, digits, exponent] = /^-?\d+(?:\.(\d*))?(?:e([-+]?\d+))?$/.exec(written) ?? [];
  // Without a point and an exponent it is an int, or no number at all.
  if (digits === undefined && exponent === undefined) return false;
  const halfUnit = 0.5 * 10 ** (Number(exponent ?? 0) - (digits ?? '').length);
  return Number(written) === found || Math.abs(Number(written) - found) <= halfUnit;
}
