import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { fromWire, type WireOptions } from '../protocol.ts';
import { torchFunction } from './torch-creation.ts';
import { describe, ExampleError, type Keywords, type TorchTensor, type TorchValue, tensorOf } from './torch-value.ts';

/** What answers the examples: the members of an implementation that answers at once. */
export interface TorchAnswers {
  interpolate(input: Tensor, options: InterpolateOptions): Tensor;
  upsample(input: Tensor, options: InterpolateOptions): Tensor;
  createUpsample(options: InterpolateOptions): { forward(input: Tensor): Tensor };
  interpolateBackward(gradOutput: Tensor, inputShape: readonly number[], options: InterpolateOptions): Tensor;
}

/** In the order of the target's signatures. */
const OPTION_NAMES = ['size', 'scale_factor', 'mode', 'align_corners', 'recompute_scale_factor', 'antialias'] as const;

/** `torch.autograd`, `F` and `nn`, as far as this package goes. */
export function torchNamespaces(answers: TorchAnswers): ReadonlyMap<string, TorchValue> {
  const operation = (answer: TorchAnswers['interpolate']) =>
    torchFunction(([input, ...positional], keywords) => {
      const options = optionsOf(positional, keywords);
      return { ...torchResult(answer(inputOf(input), options)), resized: { input: tensorOf(input), options } };
    });
  const module = (fixed: InterpolateOptions) =>
    torchFunction((positional, keywords) => {
      const { forward } = answers.createUpsample({ ...optionsOf(positional, keywords), ...fixed });
      return torchFunction(([input]) => torchResult(forward(inputOf(input))));
    });
  const grad = torchFunction(([output, input, gradOutput]) => {
    const { resized } = tensorOf(output);
    if (resized === undefined || resized.input !== input) {
      throw new ExampleError('torch.autograd.grad: expected a result of F.interpolate and the tensor that was resized');
    }
    const { shape } = resized.input;
    const gradient = answers.interpolateBackward(inputOf(gradOutput), shape, resized.options);
    return { kind: 'tuple', items: [torchResult(gradient)] };
  });
  return new Map<string, TorchValue>([
    ['torch', namespace('torch', { autograd: namespace('torch.autograd', { grad }) })],
    [
      'F',
      namespace('torch.nn.functional', {
        interpolate: operation(answers.interpolate),
        upsample: operation(answers.upsample),
      }),
    ],
    [
      'nn',
      namespace('torch.nn', {
        Upsample: module({}),
        UpsamplingNearest2d: module({ mode: 'nearest' }),
        UpsamplingBilinear2d: module({ mode: 'bilinear', alignCorners: true }),
      }),
    ],
  ]);
}

function namespace(name: string, members: Readonly<Record<string, TorchValue>>): TorchValue {
  return { kind: 'namespace', name, members: new Map(Object.entries(members)) };
}

function inputOf(value: TorchValue): Tensor {
  const { dtype, shape, data } = tensorOf(value);
  if (dtype === 'int64') throw new ExampleError('int64 tensor: expected floats, or .to(uint8)');
  return { dtype, shape, data };
}

function torchResult(tensor: Tensor): TorchTensor {
  return { kind: 'tensor', ...tensor };
}

function optionsOf(positional: readonly TorchValue[], keywords: Keywords): InterpolateOptions {
  const given = new Map([...positional.map((value, index) => [OPTION_NAMES[index], value] as const), ...keywords]);
  const wire: Record<string, unknown> = {};
  for (const [name, value] of given) {
    if (!(OPTION_NAMES as readonly string[]).includes(name)) throw new ExampleError(`${name}: there is no such option`);
    if (value !== null) wire[name] = plainOption(value);
  }
  return fromWire(wire as WireOptions);
}

function plainOption(value: TorchValue): number | boolean | string | number[] {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  if (value?.kind === 'list' || value?.kind === 'tuple') return value.items.map((item) => Number(plainOption(item)));
  throw new ExampleError(`expected an option of the signature, got ${describe(value)}`);
}
