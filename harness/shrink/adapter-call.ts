import type { Call } from '#cases/case.ts';
import type { Tensor } from '#spec/signature.ts';

const MEMBERS = {
  interpolate: 'interpolate',
  'interpolate.backward': 'interpolateBackward',
  upsample: 'upsample',
  'nn.Upsample': 'createUpsample',
  'nn.UpsamplingNearest2d': 'createUpsample',
  'nn.UpsamplingBilinear2d': 'createUpsample',
} as const satisfies Record<Call['entry'], string>;

/** A call as an adapter gets it, in JavaScript. */
export function adapterCall(call: Call): string {
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
  const isBits = data instanceof Uint16Array;
  const elements = [...data].map((value) => (isBits ? `0x${value.toString(16).padStart(4, '0')}` : jsLiteral(value)));
  return `{ dtype: '${dtype}', shape: ${jsLiteral(shape)}, data: ${data.constructor.name}.of(${elements.join(', ')}) }`;
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
