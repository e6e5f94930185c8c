import type { Call } from '#cases/case.ts';
import type { WireOptions } from '../core/protocol.ts';
import { toWire } from '../core/protocol.ts';

/** A call as a line of PyTorch to paste, its input named `x` and a gradient of the output `g`. An absent option is left out, which is `None` there too. */
export function pytorchCall({ entry, options }: Pick<Call, 'entry' | 'options'>): string {
  const keywords = keywordArguments(toWire(options));
  if (entry === 'interpolate.backward')
    return `torch.autograd.grad(${pytorchCall({ entry: 'interpolate', options })}, x, g)`;
  if (entry === 'interpolate' || entry === 'upsample') return `F.${entry}(${['x', ...keywords].join(', ')})`;
  return `${entry}(${keywords.join(', ')})(x)`;
}

/** A value as Python spells it: `True`, `(3, 5)`, `(3,)`, `float('nan')`. */
export function pythonLiteral(value: unknown): string {
  if (value === undefined || value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return pythonNumber(value);
  if (Array.isArray(value)) return `(${value.map(pythonLiteral).join(', ')}${value.length === 1 ? ',' : ''})`;
  return pythonString(typeof value === 'string' ? value : JSON.stringify(value));
}

/** The keywords in the order of the target's signature. */
const KEYWORDS = ['size', 'scale_factor', 'mode', 'align_corners', 'recompute_scale_factor', 'antialias'] as const;

export function keywordArguments(options: WireOptions): string[] {
  return KEYWORDS.filter((name) => options[name] !== undefined).map(
    (name) => `${name}=${pythonLiteral(options[name])}`,
  );
}

function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return "float('nan')";
  if (!Number.isFinite(value)) return `float('${value > 0 ? 'inf' : '-inf'}')`;
  return Object.is(value, -0) ? '-0.0' : String(value);
}

function pythonString(text: string): string {
  const escaped = text.replace(/[\\']/g, '\\$&').replace(/[^ -~]/gu, unicodeEscape);
  return `'${escaped}'`;
}

function unicodeEscape(character: string): string {
  return `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
}
