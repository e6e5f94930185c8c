import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import { cubicTaps } from '#reference/bicubic.ts';
import type { Axis } from '#reference/coordinates.ts';
import { acceptedGradient } from '#reference/gradients.ts';
import { axisTaps, isLeftAlone } from '#reference/interpolate.ts';
import { linearTaps } from '#reference/linear.ts';
import { copyTaps } from '#reference/nearest.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { blendAlong, scatterAlong, type Taps } from '#reference/taps.ts';
import type { DType, Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';

/** A call, as a slip looks at it. */
export interface Call extends AcceptedCall {
  readonly dtype: DType;
  readonly inputShape: readonly number[];
  /** As they were handed over. */
  readonly options: InterpolateOptions;
  readonly isBackward: boolean;
}

/** One axis of a call; the width is the first from the end. */
export interface AxisAt extends Axis {
  readonly fromEnd: number;
}

/** What a resize may do instead, in the calls that `when` chooses. Each member takes the place of a step of the right one. */
export interface Slip {
  when?(call: Call): boolean;
  /** Options as it reads them; what they give is checked as a call of its own. */
  options?(options: InterpolateOptions, input: Pick<Tensor, 'dtype' | 'shape'>): InterpolateOptions;
  axis?(axis: AxisAt, call: Call): Axis;
  /** The source coordinate of the linear modes and bicubic, the index of the nearest ones. */
  at?(outputIndex: number, axis: AxisAt, call: Call): number;
  /** Instead of right taps. */
  taps?(taps: Taps, outputIndex: number, axis: AxisAt, call: Call): Taps;
  /** The level of a uint8 after each pass. */
  level?(value: number): number;
  /** The values before, between and after the passes; those before come in the shape of the input. */
  before?(values: Float64Array, call: Call): Float64Array;
  between?(value: number, call: Call): number;
  after?(values: Float64Array, call: Call): Float64Array;
  /** Parts of a gradient that meet in an element: those before, and the next one. */
  meeting?(sum: number, part: number): number;
  refuses?(call: Call): string | false;
}

type Members = Partial<Implementation>;

/** A resize that makes the given slips, and is right in all else; some members may be its own. */
export function slipped(
  name: string,
  slips: readonly Slip[],
  further: (right: Required<Pick<Implementation, 'interpolate' | 'interpolateBackward'>>) => Members = () => ({}),
): Implementation {
  const made = {
    interpolate(input: Tensor, given: InterpolateOptions): Tensor {
      const { dtype, shape } = input;
      const accepted = acceptedCall(input, given);
      const call = callFor({ ...accepted, dtype, inputShape: shape, options: given, isBackward: false }, slips, input);
      const own = slipsIn(call, slips);
      requireNone(call, own);
      let values = own.reduce((some, { before }) => before?.(some, call) ?? some, decoded(input));
      let inner = 1;
      for (const [axis, taps] of tapsFromTheWidth(call, own)) {
        if (taps !== undefined) values = levels(blendAlong(values, axis.inputSize, inner, taps), call, own);
        inner *= axis.outputSize;
      }
      values = own.reduce((some, { after }) => after?.(some, call) ?? some, values);
      return { dtype, shape: call.outputShape, data: encoded(dtype, values) };
    },
    interpolateBackward(gradOutput: Tensor, inputShape: readonly number[], given: InterpolateOptions): Tensor {
      const { dtype } = gradOutput;
      const accepted = acceptedGradient(gradOutput, inputShape, given);
      const asked = { ...accepted, dtype, inputShape, options: given, isBackward: true };
      const call = callFor(asked, slips, { dtype, shape: inputShape });
      const own = slipsIn(call, slips);
      requireNone(call, own);
      const meeting = own.findLast((slip) => slip.meeting)?.meeting;
      const scatter = meeting ? scatterBy(meeting) : scatterAlong;
      let values = decoded(gradOutput);
      let inner = 1;
      for (const [axis, taps] of tapsFromTheWidth(call, own)) {
        if (taps !== undefined) values = scatter(values, axis.inputSize, inner, taps);
        inner *= axis.inputSize;
      }
      values = own.reduce((some, { after }) => after?.(some, call) ?? some, values);
      return { dtype, shape: [...inputShape], data: encoded(dtype, values) };
    },
  };
  return { name, ...made, ...further(made) };
}

function callFor(call: Call, slips: readonly Slip[], input: Pick<Tensor, 'dtype' | 'shape'>): Call {
  const reading = slipsIn(call, slips).filter(({ options }) => options);
  if (reading.length === 0) return call;
  const options = reading.reduce((some, slip) => slip.options?.(some, input) ?? some, call.options);
  return { ...call, ...acceptedCall(input, options) };
}

function slipsIn(call: Call, slips: readonly Slip[]): readonly Slip[] {
  return slips.filter(({ when }) => when?.(call) ?? true);
}

function requireNone(call: Call, slips: readonly Slip[]): void {
  const message = slips.map(({ refuses }) => refuses?.(call)).find(Boolean);
  if (typeof message === 'string') throw new Error(message);
}

/** The axes from the last to the first, with their taps unless an axis is left alone. */
function tapsFromTheWidth(call: Call, slips: readonly Slip[]): [Axis, Taps[] | undefined][] {
  const axes = call.axes.map((axis, place) => ({ ...axis, fromEnd: call.axes.length - place }));
  return axes.toReversed().map((due) => {
    let axis = due;
    for (const slip of slips) axis = { ...axis, ...slip.axis?.(axis, call) };
    if (isLeftAlone(axis, call, call)) return [due, undefined];
    const right = axisTaps(axis, call);
    return [due, right.map((taps, outputIndex) => slippedTaps(taps, outputIndex, axis, call, slips))];
  });
}

function slippedTaps(right: Taps, outputIndex: number, axis: AxisAt, call: Call, slips: readonly Slip[]): Taps {
  return slips.reduce((taps, slip) => {
    const coordinate = slip.at?.(outputIndex, axis, call);
    const own = coordinate === undefined ? taps : tapsAt(coordinate, axis, call);
    return slip.taps?.(own, outputIndex, axis, call) ?? own;
  }, right);
}

function tapsAt(coordinate: number, { inputSize }: Axis, { mode }: Call): Taps {
  if (mode.startsWith('nearest')) return copyTaps(Math.min(Math.max(coordinate, 0), inputSize - 1));
  return mode === 'bicubic' ? cubicTaps(coordinate, inputSize) : linearTaps(coordinate, inputSize);
}

/** Each pass of a uint8 is rounded; nothing else is rounded before the end. */
function levels(values: Float64Array, call: Call, slips: readonly Slip[]): Float64Array {
  const { dtype, mode } = call;
  const between = slips.findLast((slip) => slip.between)?.between;
  const level = slips.findLast((slip) => slip.level)?.level ?? rightLevel;
  if (between) return values.map((value) => between(value, call));
  return dtype === 'uint8' && !mode.startsWith('nearest') ? values.map(level) : values;
}

function rightLevel(value: number): number {
  return Math.min(Math.max(Math.floor(value + 0.5), 0), 255);
}

function scatterBy(meeting: (sum: number, part: number) => number): typeof scatterAlong {
  return (values, inputSize, inner, taps) => {
    const outer = values.length / (taps.length * inner);
    const result = new Float64Array(outer * inputSize * inner);
    for (let source = 0; source < values.length; source++) {
      const plane = Math.floor(source / (taps.length * inner));
      const { indices, weights } = taps[Math.floor(source / inner) % taps.length];
      for (const [tap, index] of indices.entries()) {
        const target = (plane * inputSize + index) * inner + (source % inner);
        result[target] = meeting(result[target], weights[tap] * values[source]);
      }
    }
    return result;
  };
}
