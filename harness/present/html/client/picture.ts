import type { ForwardCall } from '#cases/case.ts';
import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import { axisTaps, isLeftAlone } from '#reference/interpolate.ts';
import { decoded } from '#reference/rounding.ts';
import type { Taps } from '#reference/taps.ts';
import type { Tensor } from '#spec/signature.ts';
import { interpolateOptions } from '../../../core/entry-options.ts';
import { fromWire } from '../../../core/protocol.ts';
import { tensorFromJson } from '../../../core/tensor-json.ts';
import { type Expectation, expectationOf } from '../../../judge/expectation.ts';
import { pytorchCall } from '../../../torch/pytorch-call.ts';
import type { PictureData } from '../page-data.ts';

/** A call with its answer, judged again element by element. */
export interface Picture {
  readonly data: PictureData;
  /** As a line of PyTorch. */
  readonly line: string;
  readonly call: ForwardCall;
  readonly answer: Tensor;
  readonly shape: readonly number[];
  readonly inputShape: readonly number[];
  readonly input: Float64Array;
  readonly expectation: Expectation;
  readonly got: Float64Array;
  /** Got less expected; zero where both are the same NaN or infinity. */
  readonly difference: Float64Array;
  /** In multiples of the element's bound. */
  readonly multiple: Float64Array;
  readonly worst: number;
  readonly weights: readonly AxisWeights[];
}

/** Along one spatial axis: what every output index reads. */
export interface AxisWeights {
  readonly name: string;
  readonly inputSize: number;
  readonly outputSize: number;
  readonly taps: readonly Taps[];
  /** The axis keeps its size and is not resampled. */
  readonly isLeftAlone: boolean;
}

export function pictureFrom(data: PictureData): Picture {
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
    line: pytorchCall({ entry, options: given }),
    call: { entry, input, options: given },
    answer,
    shape: answer.shape,
    inputShape: input.shape,
    input: decoded(input),
    expectation,
    got,
    difference: got.map((value, element) => (Object.is(value, ideal[element]) ? 0 : value - ideal[element])),
    multiple,
    worst: multiple.reduce((worst, own, element) => (own > multiple[worst] ? element : worst), 0),
    weights: axisWeights(acceptedCall(input, options), input),
  };
}

function axisWeights(call: AcceptedCall, input: Tensor): AxisWeights[] {
  const names = ['D', 'H', 'W'].slice(-call.axes.length);
  return call.axes.map((axis, at) => ({
    name: names[at],
    inputSize: axis.inputSize,
    outputSize: axis.outputSize,
    taps: isLeftAlone(axis, call, input)
      ? Array.from({ length: axis.outputSize }, (_, index) => ({ indices: [index], weights: [1] }))
      : axisTaps(axis, call),
    isLeftAlone: isLeftAlone(axis, call, input),
  }));
}
