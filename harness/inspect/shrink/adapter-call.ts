import type { Call } from '#cases/case.ts';
import { decoded } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { interpolateOptions } from '../../core/entry-options.ts';
import { numberText } from '../../core/number-text.ts';
import { toWire, toWireNumber } from '../../core/protocol.ts';
import { keywordArguments, pythonLiteral } from '../../torch/pytorch-call.ts';

const MEMBERS = {
  interpolate: 'interpolate',
  'interpolate.backward': 'interpolateBackward',
  upsample: 'upsample',
  'nn.Upsample': 'createUpsample',
  'nn.UpsamplingNearest2d': 'createUpsample',
  'nn.UpsamplingBilinear2d': 'createUpsample',
} as const satisfies Record<Call['entry'], string>;

/** What an implementation is written in, as far as its specifier tells. */
export type Language = 'javascript' | 'python' | 'other';

export function languageOf(specifier: string): Language {
  if (specifier.startsWith('exec:')) return /python|\.py\b/.test(specifier) ? 'python' : 'other';
  return specifier.endsWith('.wasm') ? 'other' : 'javascript';
}

/** A call as an implementation in this language gets it; undefined where nothing is known of its functions. */
export function adapterCall(call: Call, language: Language): string | undefined {
  if (language === 'other') return undefined;
  return language === 'python' ? pythonCall(call) : javascriptCall(call);
}

/** As the function of the Python kit gets it. */
function pythonCall({ entry, input, options }: Call): string {
  const isModule = entry.startsWith('nn.');
  const { dtype, shape, data } = input;
  const type = dtype === 'bfloat16' ? 'uint16' : dtype;
  const values = Array.from(type === 'uint16' ? data : decoded(input), (value) => pythonLiteral(value));
  const array =
    data.length === 0
      ? `np.zeros(${pythonLiteral(shape)}, np.${type})`
      : `np.array([${values.join(', ')}], np.${type}).reshape(${shape.join(', ')})`;
  const given = [
    array,
    ...keywordArguments(toWire(isModule ? interpolateOptions(entry, options) : options)),
    ...(dtype === 'bfloat16' ? ["dtype='bfloat16'"] : []),
  ];
  return `${isModule ? 'Upsample' : entry}(${given.join(', ')})`;
}

function javascriptCall(call: Call): string {
  const { entry, input, options } = call;
  const member = MEMBERS[entry];
  const given = jsLiteral(options);
  const tensor = tensorLiteral(input);
  if (call.entry === 'interpolate.backward') {
    return `implementation.interpolateBackward(${tensor}, ${jsLiteral(call.inputShape)}, ${given})`;
  }
  return member === 'createUpsample'
    ? `implementation.createUpsample(${given}).forward(${tensor})`
    : `implementation.${member}(${tensor}, ${given})`;
}

function tensorLiteral({ dtype, shape, data }: Tensor): string {
  return `{ dtype: '${dtype}', shape: ${jsLiteral(shape)}, data: ${dataLiteral(data, dtype)} }`;
}

/** Values that are written one by one even where a rule makes them. */
const FEW = 8;

function dataLiteral(data: Tensor['data'], dtype: DType): string {
  const name = data.constructor.name;
  const isBits = data instanceof Uint16Array;
  const element = (value: number) => (isBits ? `0x${value.toString(16).padStart(4, '0')}` : valueLiteral(value, dtype));
  if (data.length > FEW && data.every((value) => Object.is(value, data[0]))) {
    return `new ${name}(${data.length})${Object.is(data[0], 0) ? '' : `.fill(${element(data[0])})`}`;
  }
  if (data.length > FEW && !isBits && data.every((value, at) => Object.is(value, at))) {
    return `${name}.from({ length: ${data.length} }, (_, at) => at)`;
  }
  return `${name}.of(${Array.from(data, element).join(', ')})`;
}

/** A float32 in the fewest digits that make the same bits. */
function valueLiteral(value: number, dtype: DType): string {
  const isPlain = dtype !== 'float32' || !Number.isFinite(value) || Object.is(value, -0);
  return isPlain ? jsLiteral(value) : numberText(toWireNumber(value), dtype);
}

function jsLiteral(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (Array.isArray(value)) return `[${value.map(jsLiteral).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? quoted(value) : String(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return members.length === 0
    ? '{}'
    : `{ ${members.map(([name, member]) => `${name}: ${jsLiteral(member)}`).join(', ')} }`;
}

function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll(String.raw`\"`, '"').replaceAll("'", String.raw`\'`)}'`;
}
