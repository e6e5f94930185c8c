import type { ForwardCall } from '#cases/case.ts';
import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import { axisTaps, isLeftAlone } from '#reference/interpolate.ts';
import { decoded } from '#reference/rounding.ts';
import type { Taps } from '#reference/taps.ts';
import type { Tensor } from '#spec/signature.ts';
import { interpolateOptions } from '../../../core/entry-options.ts';
import { fromWire } from '../../../core/protocol.ts';
import { tensorFromJson } from '../../../core/tensor-json.ts';
import { axisNames } from '../../../inspect/explain/expected-taps.ts';
import { expectationOf } from '../../../judge/expectation.ts';
import { pytorchCall } from '../../../torch/pytorch-call.ts';
import type { PictureData } from '../page-data.ts';

export type Picture = ReturnType<typeof pictureFrom>;
export type AxisWeights = Picture['weights'][number];

/** A call with its answer, judged again element by element. */
export function pictureFrom(data: PictureData) {
  const { entry } = data;
  const input = tensorFromJson(data.input);
  const given = fromWire(data.options);
  const options = interpolateOptions(entry, given);
  const expectation = expectationOf({ input, options });
  const answer = tensorFromJson(data.got);
  const got = decoded(answer);
  const multiple = got.map((value, element) => expectation.multiple(element, value));
  const { ideal } = expectation;
  return {
    data,
    /** As a line of PyTorch. */
    line: pytorchCall({ entry, options: given }),
    call: { entry, input, options: given } satisfies ForwardCall,
    answer,
    shape: answer.shape,
    inputShape: input.shape,
    input: decoded(input),
    expectation,
    got,
    /** Got less expected; zero where both are the same NaN or infinity. */
    difference: got.map((value, element) => (Object.is(value, ideal[element]) ? 0 : value - ideal[element])),
    /** In multiples of the element's bound. */
    multiple,
    worst: multiple.reduce((worst, own, element) => (own > multiple[worst] ? element : worst), 0),
    weights: axisWeights(acceptedCall(input, options), input),
  };
}

/** Along each spatial axis: what every output index reads. */
function axisWeights(call: AcceptedCall, input: Tensor) {
  const names = axisNames(call.axes.length);
  return call.axes.map((axis, at) => {
    const { inputSize, outputSize } = axis;
    const isKept = isLeftAlone(axis, call, input);
    const itself = (_: unknown, index: number): Taps => ({ indices: [index], weights: [1] });
    const taps = isKept ? Array.from({ length: outputSize }, itself) : axisTaps(axis, call);
    return { name: names[at], inputSize, outputSize, taps, isLeftAlone: isKept };
  });
}
